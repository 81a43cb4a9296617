//! How a cell looks: what part it plays, and how its number is written.

/// The part a cell plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// A formula, or plain text.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// The title of a sheet.
    Title,
    /// Meant to be changed: an input.
    Input,
    /// A labelled value: worked out by the page, no formula.
    Labelled,
    /// A sum, or what a sheet comes to.
    Total,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// As the program likes.
    #[default]
    General,
    /// Whole, with separators: dollars.
    Whole,
    /// Two decimals, with separators.
    Cents,
    /// Six decimals: factors.
    Factor,
    /// A share as percent.
    Percent,
    /// A calendar month.
    Month,
    /// Text over several lines.
    Wrapped,
}

/// Both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The part.
    pub part: Part,
    /// The numbers.
    pub numbers: Numbers,
}

impl Part {
    /// All, in the order of [`Style::index`].
    pub const ALL: [Part; 6] =
        [Part::Plain, Part::Heading, Part::Title, Part::Input, Part::Labelled, Part::Total];

    /// With these numbers.
    pub const fn as_(self, numbers: Numbers) -> Style {
        Style { part: self, numbers }
    }
}

impl Numbers {
    /// All, in the order of [`Style::index`].
    pub const ALL: [Numbers; 7] = [
        Numbers::General,
        Numbers::Whole,
        Numbers::Cents,
        Numbers::Factor,
        Numbers::Percent,
        Numbers::Month,
        Numbers::Wrapped,
    ];
}

impl From<Numbers> for Style {
    fn from(numbers: Numbers) -> Style {
        Part::Plain.as_(numbers)
    }
}

impl From<Part> for Style {
    fn from(part: Part) -> Style {
        part.as_(Numbers::General)
    }
}

impl Style {
    /// Its place in the file's list of formats.
    pub fn index(self) -> usize {
        self.part as usize * Numbers::ALL.len() + self.numbers as usize
    }
}
