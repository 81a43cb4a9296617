//! What drives each use's NPV, and the lead: a field of shares, the strongest driver first.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{NAME, SMALL, widest};
use super::super::svg::{Anchor, BOLD, Svg, text_width};
use super::super::table::Table;
use super::super::theme::Paint;
use crate::format::percent;
use crate::simulation::Driver;
use crate::simulation::report::{Drivers, Report};
use crate::strategy::Strategy;
use crate::text::data as units;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// One column: of the lead (`None`) or of a use.
type Column = (Option<Strategy>, Drivers);

/// Squared rank correlations.
#[derive(Clone, Debug, PartialEq)]
pub struct Causes {
    columns: Vec<Column>,
    /// Drivers that ever count, what counts most anywhere first.
    rows: Vec<Driver>,
}

/// From row to row, pixels.
const ROW: f64 = 30.0;
/// Room for the names of the columns, pixels.
const HEAD: f64 = 44.0;

impl Causes {
    /// Of a report; `None` if nothing is random.
    #[must_use]
    pub fn of(report: &Report) -> Option<Causes> {
        let lead = report.lead.iter().map(|lead| (None, lead.drivers));
        let uses = Strategy::ALL.into_iter().filter_map(|strategy| {
            Some((Some(strategy), report.strategies[strategy as usize].as_ref()?.drivers))
        });
        let columns: Vec<Column> = lead.chain(uses).collect();
        let share = |driver: Driver| {
            let shares = columns.iter().filter_map(|(_, drivers)| drivers[driver as usize]);
            shares.fold(0.0_f64, f64::max)
        };
        let counts = |driver: &Driver| {
            columns.iter().any(|(_, drivers)| drivers[*driver as usize].is_some())
        };
        let mut rows: Vec<Driver> = Driver::ALL.into_iter().filter(counts).collect();
        rows.sort_by(|a, b| share(*b).total_cmp(&share(*a)));
        (!rows.is_empty()).then_some(Causes { columns, rows })
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        HEAD + ROW * self.rows.len() as f64 + 4.0
    }

    fn name(column: &Column) -> &'static str {
        column.0.map_or(words::LEAD_COLUMN, short_name)
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let narrow = look.is_narrow();
        let size = if narrow { SMALL } else { NAME };
        let left = widest(self.rows.iter().map(|driver| words::driver_name(*driver)), size) + 8.0;
        let wide = (look.size.width - left) / self.columns.len() as f64;
        for (number, column) in self.columns.iter().enumerate() {
            let x = left + wide * number as f64 + 5.0;
            let paint = column.0.map_or(Paint::Ink, Paint::Strategy);
            // Where columns are narrow, names stand at three heights, the last ones drawn in.
            let name = Causes::name(column);
            let y = HEAD - 8.0 - if narrow { 13.0 * (number % 3) as f64 } else { 0.0 };
            let x = x.min(look.size.width - BOLD * text_width(name, SMALL));
            svg.text((x, y), Anchor::Start, SMALL, name).bold().fill(paint).end();
        }
        for (number, driver) in self.rows.iter().enumerate() {
            let y = HEAD + ROW * number as f64;
            svg.line((0.0, y), (look.size.width, y), Paint::Grid, 1.0).end();
            let at = (0.0, y + ROW / 2.0 + 4.0);
            svg.text(at, Anchor::Start, size, words::driver_name(*driver)).fill(Paint::Ink).end();
            for (number, (of, drivers)) in self.columns.iter().enumerate() {
                let Some(share) = drivers[*driver as usize] else { continue };
                let x = left + wide * number as f64;
                let paint = of.map_or(Paint::Ink, Paint::Strategy);
                let room = wide - 10.0;
                let bar = svg.rect((x + 5.0, y + ROW - 7.0), room * share, 4.0);
                bar.fill(paint).fill_opacity(0.75).end();
                let text = percent(look.format, share, 0);
                let paint = if share < 0.01 { Paint::Soft } else { Paint::Ink };
                let at = (x + 5.0).min(look.size.width - text_width(&text, SMALL));
                let at = (at, y + ROW / 2.0 + 2.0);
                svg.text(at, Anchor::Start, SMALL, &text).fill(paint).end();
            }
        }
        let title = words::CAUSES.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let text = |column: &Column| {
            let share = |driver: Driver| column.1[driver as usize].unwrap_or(0.0);
            let most = self
                .rows
                .iter()
                .copied()
                .reduce(|most, next| if share(next) > share(most) { next } else { most })?;
            let percent = percent(look.format, share(most), 0);
            Some(format!("{}: {} {percent}", Causes::name(column), words::driver_name(most)))
        };
        let parts: Vec<String> = self.columns.iter().filter_map(text).collect();
        format!("{}. {}.", words::CAUSES, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let names = self.columns.iter().map(Causes::name);
        let header = [words::DRIVER].into_iter().chain(names).map(str::to_owned).collect();
        let row = |driver: &Driver| {
            let shares = self.columns.iter().map(|(_, drivers)| drivers[*driver as usize]);
            (vec![words::driver_name(*driver).to_owned()], shares.collect())
        };
        let show = |_, share| percent(look.format, share, 1);
        Table::of_numbers(header, units::OF_VARIANCE, self.rows.iter().map(row), show)
    }
}
