//! The cash that each use needs, beside what the plan says.

use super::super::drawing::{Drawing, Look};
use super::super::plot::extent;
use super::super::svg::Svg;
use super::super::table::Table;
use super::super::theme::Paint;
use super::lanes::Lanes;
use crate::format::money;
use crate::simulation::report::Report;
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// What each use needs at percentiles 5, 50 and 95, and what is planned, USD.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs(pub Vec<(Strategy, [f64; 3], f64)>);

/// From lane to lane, pixels.
const LANE: f64 = 34.0;

impl Needs {
    /// Of a report.
    #[must_use]
    pub fn of(report: &Report) -> Needs {
        let lane = |strategy: Strategy| {
            let spread = report.strategies[strategy as usize].as_ref()?;
            Some((strategy, spread.cash_needed_usd, spread.cash_planned_usd))
        };
        Needs(Strategy::ALL.into_iter().filter_map(lane).collect())
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        Lanes::height(self.0.len(), LANE)
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let uses: Vec<Strategy> = self.0.iter().map(|(strategy, ..)| *strategy).collect();
        let all = |(_, ends, planned): &(Strategy, [f64; 3], f64)| [ends[0], ends[2], *planned];
        let domain = extent(self.0.iter().flat_map(all));
        let lanes = Lanes::of(look, &uses, LANE, domain);
        lanes.axis(&mut svg, look, domain);
        for (number, (strategy, [p5, p50, p95], planned)) in self.0.iter().enumerate() {
            let (paint, y) = (Paint::Strategy(*strategy), lanes.bottom(number) - LANE / 2.0);
            let [p5, p50, p95, planned] = [p5, p50, p95, planned].map(|usd| lanes.x.at(*usd));
            let class = format!("series series-{}", strategy.key());
            svg.tag("g").attr("class", &class).open();
            lanes.name(&mut svg, *strategy, y);
            svg.rect((p5, y - 6.0), p95 - p5, 12.0).fill(paint).fill_opacity(0.35).end();
            svg.line((p50, y - 8.0), (p50, y + 8.0), paint, 2.6).end();
            svg.line((planned, y - 12.0), (planned, y + 12.0), Paint::Ink, 1.4).dash("3 2").end();
            svg.close("g");
        }
        let title = words::NEEDS.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let text = |(strategy, [_, p50, p95], planned): &(Strategy, [f64; 3], f64)| {
            let [p50, p95, planned] = [p50, p95, planned].map(|usd| money(look.format, *usd));
            words::needs(short_name(*strategy), &p50, &p95, &planned)
        };
        let parts: Vec<String> = self.0.iter().map(text).collect();
        format!("{}. {}.", words::NEEDS, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header = [words::COLUMNS[0], "5%", "50%", "95%", words::PLANNED];
        let row = |(strategy, ends, planned): &(Strategy, [f64; 3], f64)| {
            let numbers = ends.iter().chain([planned]).map(|usd| Some(*usd));
            (vec![short_name(*strategy).to_owned()], numbers.collect())
        };
        let header = header.map(str::to_owned).to_vec();
        let show = |_, usd| money(look.format, usd);
        Table::of_numbers(header, "USD", self.0.iter().map(row), show)
    }
}
