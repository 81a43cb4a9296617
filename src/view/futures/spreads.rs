//! The range of each use's NPV, all on one axis.

use super::super::drawing::{Drawing, Look, Table};
use super::super::plot::{Frame, MoneyTicks, NAME, SMALL, extent, widest};
use super::super::scale::Scale;
use super::super::svg::{Anchor, BOLD, Svg};
use super::super::theme::Paint;
use crate::format::money;
use crate::simulation::report::Report;
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// Percentiles 5, 25, 50, 75, 95 and the mean of each use's NPV, USD.
#[derive(Clone, Debug, PartialEq)]
pub struct Spreads(pub Vec<(Strategy, [f64; 5], f64)>);

/// From row to row, pixels.
const ROW: f64 = 40.0;

impl Spreads {
    /// Of a report.
    #[must_use]
    pub fn of(report: &Report) -> Spreads {
        let row = |strategy: Strategy| {
            let spread = report.strategies[strategy as usize].as_ref()?;
            Some((strategy, spread.npv_percentiles, spread.npv.mean))
        };
        Spreads(Strategy::ALL.into_iter().filter_map(row).collect())
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        ROW * self.0.len().max(1) as f64 + 34.0
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let names = self.0.iter().map(|(strategy, ..)| short_name(*strategy));
        let left = BOLD * widest(names, NAME) + 14.0;
        let frame = Frame::inside(look, left, 14.0, 6.0, 28.0);
        let domain = extent(self.0.iter().flat_map(|(_, ends, _)| *ends));
        let x = Scale::linear(domain, (frame.left, frame.right));
        let ticks = MoneyTicks::of(look, domain, frame.width(), 90.0);
        for (value, label) in ticks.values.iter().zip(&ticks.labels) {
            let paint = if *value == 0.0 { Paint::Soft } else { Paint::Grid };
            let at = x.at(*value);
            svg.line((at, frame.top), (at, frame.bottom), paint, 1.0).end();
            let text = svg.text((at, frame.bottom + 18.0), Anchor::Middle, SMALL, label);
            text.fill(Paint::Soft).end();
        }
        for (at, (strategy, [p5, p25, p50, p75, p95], mean)) in self.0.iter().enumerate() {
            let y = frame.top + ROW * (at as f64 + 0.5);
            let paint = Paint::Strategy(*strategy);
            let class = format!("series series-{}", strategy.key());
            svg.tag("g").attr("class", &class).open();
            let name =
                svg.text((frame.left - 8.0, y + 4.2), Anchor::End, NAME, short_name(*strategy));
            name.bold().fill(paint).end();
            svg.line((x.at(*p5), y), (x.at(*p95), y), paint, 1.4).end();
            for end in [p5, p95] {
                svg.line((x.at(*end), y - 5.0), (x.at(*end), y + 5.0), paint, 1.4).end();
            }
            let half = svg.rect((x.at(*p25), y - 8.0), x.at(*p75) - x.at(*p25), 16.0);
            half.fill(paint).opacity(0.35).end();
            svg.line((x.at(*p50), y - 10.0), (x.at(*p50), y + 10.0), paint, 2.4).end();
            svg.marker(*strategy, (x.at(*mean), y), 4.0).end();
            svg.close("g");
        }
        let title = words::NPVS.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let text = |(strategy, [p5, .., p95], mean): &(Strategy, [f64; 5], f64)| {
            let [p5, p95, mean] = [p5, p95, mean].map(|usd| money(look.format, *usd));
            format!("{}: {p5} to {p95}, mean {mean}", short_name(*strategy))
        };
        let parts: Vec<String> = self.0.iter().map(text).collect();
        format!("{}. {}.", words::NPVS, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header = [words::COLUMNS[0], "5 %", "25 %", "50 %", "75 %", "95 %", words::COLUMNS[2]];
        let row = |(strategy, ends, mean): &(Strategy, [f64; 5], f64)| {
            let numbers = ends.iter().chain([mean]).map(|usd| money(look.format, *usd));
            [short_name(*strategy).to_owned()].into_iter().chain(numbers).collect()
        };
        Table { header: header.map(str::to_owned).to_vec(), rows: self.0.iter().map(row).collect() }
    }
}
