//! The best use in a hundred futures, a dot each.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{NAME, SMALL};
use super::super::svg::{Anchor, Svg, text_width};
use super::super::table::Table;
use super::super::theme::Paint;
use crate::simulation::report::Report;
use crate::strategy::Strategy;
use crate::text::data as units;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// How many futures of a hundred each choice is the best in, most first; `None`: selling now.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances(pub Vec<(Option<Strategy>, usize)>);

/// From line to line of the legend, pixels.
const LEGEND: f64 = 22.0;

impl Chances {
    /// Of a report.
    #[must_use]
    pub fn of(report: &Report) -> Chances {
        Chances(words::chances(report))
    }

    fn name(who: Option<Strategy>) -> &'static str {
        who.map_or(words::SELL_NOW, short_name)
    }

    /// How many dots stand beside each other at a width.
    fn columns(width: f64) -> usize {
        if width < 520.0 { 20 } else { 25 }
    }

    /// How high it is at a width, pixels.
    #[must_use]
    pub fn height(&self, width: f64) -> f64 {
        let columns = Chances::columns(width);
        let pitch = (width / columns as f64).min(26.0);
        pitch * (100_usize.div_ceil(columns)) as f64 + LEGEND * self.lines(width) as f64 + 12.0
    }

    /// Where an entry of the legend ends that begins at `x`.
    fn end((who, count): &(Option<Strategy>, usize), x: f64) -> f64 {
        let (name, count) = (Chances::name(*who), count.to_string());
        x + 34.0 + text_width(name, NAME) + text_width(&count, SMALL)
    }

    /// How many lines the legend needs.
    fn lines(&self, width: f64) -> usize {
        self.places(width).last().map_or(1, |(_, line)| line + 1)
    }

    /// Where each entry of the legend begins, and in which line.
    fn places(&self, width: f64) -> Vec<(f64, usize)> {
        let (mut x, mut line) = (6.0, 0);
        let mut places = Vec::new();
        for entry in &self.0 {
            // The room behind an entry may be cut.
            if x > 6.0 && Chances::end(entry, x) - 12.0 > width {
                (x, line) = (6.0, line + 1);
            }
            places.push((x, line));
            x = Chances::end(entry, x);
        }
        places
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let columns = Chances::columns(look.size.width);
        let pitch = (look.size.width / columns as f64).min(26.0);
        let radius = 0.3 * pitch;
        let all = self.0.iter().flat_map(|(who, count)| std::iter::repeat_n(*who, *count));
        for (at, who) in all.enumerate() {
            let (row, column) = (at / columns, at % columns);
            let centre = ((column as f64 + 0.5) * pitch, (row as f64 + 0.5) * pitch);
            match who {
                Some(strategy) => svg.marker(strategy, centre, radius).end(),
                None => {
                    let ring = svg.circle(centre, radius).attr("fill", "none");
                    ring.stroke(Paint::Soft, 1.4).end();
                }
            }
        }
        let top = pitch * 100_usize.div_ceil(columns) as f64 + 20.0;
        self.legend(&mut svg, top, look.size.width);
        let title = words::CHANCES.to_owned();
        Drawing::new(look, svg, title, self.describe(), self.table())
    }

    fn legend(&self, svg: &mut Svg, top: f64, width: f64) {
        for ((who, count), (x, line)) in self.0.iter().zip(self.places(width)) {
            let y = top + LEGEND * line as f64;
            match who {
                Some(strategy) => svg.marker(*strategy, (x, y), 4.5).end(),
                None => {
                    let ring = svg.circle((x, y), 4.5).attr("fill", "none");
                    ring.stroke(Paint::Soft, 1.4).end();
                }
            }
            let (name, count) = (Chances::name(*who), count.to_string());
            let text = svg.text((x + 10.0, y + 4.0), Anchor::Start, NAME, name).fill(Paint::Ink);
            text.followed_by(5.0, SMALL, Paint::Soft, &count).end();
        }
    }

    fn describe(&self) -> String {
        let parts: Vec<String> =
            self.0.iter().map(|(who, count)| words::best_in(Chances::name(*who), *count)).collect();
        format!("{}: {}.", words::CHANCES, parts.join(", "))
    }

    fn table(&self) -> Table {
        let header = [words::COLUMNS[0], words::COLUMNS[1]].map(str::to_owned).to_vec();
        let row = |(who, count): &(Option<Strategy>, usize)| {
            (vec![Chances::name(*who).to_owned()], vec![Some(*count as f64)])
        };
        let show = |_, count| units::of_100(count);
        Table::of_numbers(header, units::OF_100, self.0.iter().map(row), show)
    }
}
