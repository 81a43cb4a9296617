//! How many futures have converted by the end of each year.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{Frame, NAME, SMALL, widest};
use super::super::scale::Scale;
use super::super::svg::{Anchor, Svg};
use super::super::table::{Table, Value};
use super::super::theme::Paint;
use crate::format::{duration_months, percent};
use crate::simulation::waiting::WaitingValue;
use crate::strategy::Strategy;
use crate::text::data as units;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// By date: its month, the shares that have become colocation and GPU cloud by then.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted(pub Vec<(usize, [f64; 2])>);

const USES: [Strategy; 2] = [Strategy::Colocation, Strategy::GpuCloud];
/// From row to row, pixels.
const ROW: f64 = 30.0;

impl Converted {
    /// Of the value of waiting.
    #[must_use]
    pub fn of(value: &WaitingValue) -> Converted {
        let sum = |(mut sums, mut all): ([f64; 2], Vec<(usize, [f64; 2])>), (month, share)| {
            let share: [f64; 2] = share;
            sums = [sums[0] + share[0], sums[1] + share[1]];
            all.push((month, sums));
            (sums, all)
        };
        let dates = value.dates.iter().map(|date| (date.month, date.shares()));
        Converted(dates.fold(([0.0; 2], Vec::new()), sum).1)
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        ROW * self.0.len() as f64 + 34.0
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let names: Vec<String> =
            self.0.iter().map(|(month, _)| duration_months(look.format, *month)).collect();
        let left = widest(names.iter().map(String::as_str), NAME) + 12.0;
        let frame = Frame::inside(look, left, 52.0, 4.0, 30.0);
        let x = Scale::linear((0.0, 1.0), (frame.left, frame.right));
        for ((number, (_, shares)), name) in self.0.iter().enumerate().zip(&names) {
            let y = frame.top + ROW * number as f64;
            let text = svg.text((frame.left - 8.0, y + 17.0), Anchor::End, NAME, name);
            text.fill(Paint::Ink).end();
            svg.rect((frame.left, y + 4.0), frame.width(), 18.0).fill(Paint::Grid).end();
            let mut from = 0.0;
            for (strategy, share) in USES.into_iter().zip(shares) {
                let (start, end) = (x.at(from), x.at(from + share));
                let bar = svg.rect((start, y + 4.0), end - start, 18.0);
                bar.fill(Paint::Strategy(strategy)).end();
                from += share;
            }
            let text = percent(look.format, from, 0);
            let at = (frame.right + 8.0, y + 17.0);
            svg.text(at, Anchor::Start, NAME, &text).fill(Paint::Ink).end();
        }
        let mut at = frame.left;
        for strategy in USES {
            svg.marker(strategy, (at + 5.0, frame.bottom + 16.0), 4.5).end();
            let name = short_name(strategy);
            let text = svg.text((at + 15.0, frame.bottom + 20.0), Anchor::Start, SMALL, name);
            text.fill(Paint::Ink).end();
            at += 40.0 + super::super::svg::text_width(name, SMALL);
        }
        let title = words::CONVERTED.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let text = |(month, [colocation, cloud]): &(usize, [f64; 2])| {
            let all = percent(look.format, colocation + cloud, 0);
            format!("{}: {all}", duration_months(look.format, *month))
        };
        let parts: Vec<String> = self.0.iter().map(text).collect();
        format!("{}. {}.", words::CONVERTED, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header =
            [words::DATES[0], short_name(USES[0]), short_name(USES[1])].map(str::to_owned).to_vec();
        let row = |(month, shares): &(usize, [f64; 2])| {
            (vec![duration_months(look.format, *month)], shares.map(Some).to_vec())
        };
        let months = self.0.iter().map(|(month, _)| Value::Number(*month as f64));
        let show = |_, share| percent(look.format, share, 1);
        Table::of_numbers(header, units::OF_FUTURES, self.0.iter().map(row), show).with_column(
            0,
            units::MONTHS,
            months,
        )
    }
}
