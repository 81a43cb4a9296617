//! What comes back.

use crate::strategy::Strategy;
use crate::view::{Drawing, Look, Readable, ReadoutLine, Table, Theme};

letter! {
    /// An answer, finished: nothing of it has to be computed, drawn or worded again.
    pub struct Told {
        /// The ask's.
        pub id: u64,
        /// Whether a better one follows.
        pub is_draft: bool,
        /// What could not be read in the scenario's link, as sentences.
        pub problems: Vec<String>,
        /// What was found, as sentences in HTML.
        pub sentences: Vec<String>,
        /// Drawings, in the order to be shown.
        pub drawings: Vec<Picture>,
        /// What stands at each position of the first drawing, from left to right; empty if it is not
        /// read by position.
        pub readings: Vec<Reading>,
        /// Tables, as text.
        pub tables: Vec<Table>,
        /// The numbers behind it, by name.
        pub numbers: Vec<Numbers>,
    }

    /// A drawing.
    pub struct Picture {
        /// The whole `<svg>` element.
        pub svg: String,
        /// Width and height it was drawn at, pixels.
        pub size: (f64, f64),
        /// Its colours.
        pub theme: Theme,
        /// What it shows, in a few words.
        pub title: String,
        /// What a reader who does not see it should know.
        pub description: String,
        /// The numbers behind it, as text.
        pub table: Table,
    }

    /// What a drawing says at one position.
    pub struct Reading {
        /// Where, in words.
        pub heading: String,
        /// One line a series: the strategy, if the value is one's, what it is, the value as text.
        pub lines: Vec<(Option<Strategy>, String, String)>,
        /// Where, pixels of the drawing.
        pub x: f64,
        /// A drawing of the position alone, to lay over the other.
        pub cursor: String,
    }

    /// Numbers of one kind.
    pub struct Numbers {
        /// What they are, with their unit: "npv_usd.mining".
        pub name: String,
        /// The numbers; `None` where there is none.
        pub values: Vec<Option<f64>>,
    }

    /// How far an answer is.
    #[derive(Copy)]
    pub struct Progress {
        /// The ask's.
        pub id: u64,
        /// The share done, 0 to 1.
        pub done: f64,
    }

    /// What a queue sends.
    pub enum Reply {
        /// Nothing to show yet.
        Progress(Progress),
        /// An answer, or a draft of it.
        Told(Box<Told>),
        /// Not to be answered.
        Refused(super::Refused),
    }
}

impl From<Drawing> for Picture {
    fn from(drawing: Drawing) -> Picture {
        let Drawing { svg, size, theme, title, description, table, .. } = drawing;
        Picture { svg, size: (size.width, size.height), theme, title, description, table }
    }
}

impl Told {
    pub(super) fn new(id: u64, problems: Vec<String>) -> Told {
        Told {
            id,
            is_draft: false,
            problems,
            sentences: Vec::new(),
            drawings: Vec::new(),
            readings: Vec::new(),
            tables: Vec::new(),
            numbers: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, html: impl Into<String>) {
        self.sentences.push(html.into());
    }

    pub(super) fn show(&mut self, drawing: Drawing) {
        self.drawings.push(drawing.into());
    }

    /// Reads a chart at all of its positions.
    pub(super) fn read(&mut self, chart: &dyn Readable, look: &Look) {
        let line = |line: ReadoutLine| (line.strategy, line.label, line.value);
        let positions = 0..chart.positions();
        let read = positions.filter_map(|position| chart.readout(look, position));
        self.readings = read
            .map(|read| Reading {
                heading: read.heading,
                lines: read.lines.into_iter().map(line).collect(),
                x: read.x,
                cursor: read.cursor,
            })
            .collect();
    }

    /// Keeps numbers under a name; what is no number is none.
    pub(super) fn keep<V: Into<Option<f64>>>(
        &mut self,
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) {
        let finite = |value: V| value.into().filter(|value| value.is_finite());
        let values = values.into_iter().map(finite).collect();
        self.numbers.push(Numbers { name: name.into(), values });
    }

    /// The numbers of that name.
    #[must_use]
    pub fn numbers_of(&self, name: &str) -> Option<&[Option<f64>]> {
        let found = self.numbers.iter().find(|numbers| numbers.name == name)?;
        Some(&found.values)
    }
}
