//! Fans of cumulative cash: how far apart futures go, a panel a use.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{Frame, MoneyTicks, NAME, padded, rows, years};
use super::super::scale::Scale;
use super::super::svg::{Anchor, Point, Svg};
use super::super::table::Table;
use super::super::theme::Paint;
use crate::format::money;
use crate::scenario::{Input, Scenario};
use crate::simulation::report::Report;
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;

/// Cumulative free cash flow at index 0 and each year's end, at percentiles 5, 25, 50, 75, 95, USD.
#[derive(Clone, Debug, PartialEq)]
pub struct Fans {
    /// Month of index 0, as stored.
    pub start: f64,
    /// By use.
    pub fans: Vec<(Strategy, Vec<[f64; 5]>)>,
}

impl Fans {
    /// Of a report on a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario, report: &Report) -> Fans {
        let fan = |strategy: Strategy| {
            let spread = report.strategies[strategy as usize].as_ref()?;
            Some((strategy, spread.fan.clone()))
        };
        Fans {
            start: scenario.get(Input::SiteStart),
            fans: Strategy::ALL.into_iter().filter_map(fan).collect(),
        }
    }

    fn columns(&self, look: &Look) -> usize {
        if look.is_narrow() { 1 } else { 2.min(self.fans.len().max(1)) }
    }

    /// How high it is at a look's width, pixels.
    #[must_use]
    pub fn height(&self, look: &Look) -> f64 {
        let panel = if look.is_narrow() { 190.0 } else { 220.0 };
        panel * self.fans.len().max(1).div_ceil(self.columns(look)) as f64
    }

    /// The picture: all panels on the same axes.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let all = self.fans.iter().flat_map(|(_, fan)| fan.iter().flatten().copied());
        let domain = padded(all);
        let columns = self.columns(look);
        let down = self.fans.len().max(1).div_ceil(columns);
        let (wide, high) = (look.size.width / columns as f64, look.size.height / down as f64);
        let ticks = MoneyTicks::of(look, domain, high, 36.0);
        for (at, (strategy, fan)) in self.fans.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            let corner = (wide * column as f64, high * row as f64);
            let panel = Look::new(look.format, wide, high, look.theme);
            let inside = Frame::inside(&panel, ticks.width() + 12.0, 14.0, 26.0, 28.0);
            let frame = Frame {
                left: inside.left + corner.0,
                right: inside.right + corner.0,
                top: inside.top + corner.1,
                bottom: inside.bottom + corner.1,
            };
            self.panel(&mut svg, &frame, *strategy, fan, (domain, &ticks));
        }
        let title = words::FANS.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn panel(
        &self,
        svg: &mut Svg,
        frame: &Frame,
        strategy: Strategy,
        fan: &[[f64; 5]],
        (domain, ticks): ((f64, f64), &MoneyTicks),
    ) {
        let months = 12 * fan.len().saturating_sub(1);
        let x = Scale::linear((0.0, months as f64), (frame.left, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        rows(svg, frame, &y, ticks);
        years(svg, frame, &x, self.start, months);
        let paint = Paint::Strategy(strategy);
        let class = format!("series series-{}", strategy.key());
        svg.tag("g").attr("class", &class).open();
        let line = |which: usize| {
            let place = move |(year, ends): (usize, &[f64; 5])| -> Point {
                (x.at(12.0 * year as f64), y.at(ends[which]))
            };
            fan.iter().enumerate().map(place).collect::<Vec<Point>>()
        };
        for (low, high, opacity) in [(0, 4, 0.16), (1, 3, 0.28)] {
            let around = line(low).into_iter().chain(line(high).into_iter().rev());
            svg.polygon(around).fill(paint).fill_opacity(opacity).end();
        }
        svg.polyline(line(2)).stroke(paint, 2.0).end();
        let name =
            svg.text((frame.left, frame.top - 10.0), Anchor::Start, NAME, short_name(strategy));
        name.bold().fill(paint).end();
        svg.close("g");
    }

    fn describe(&self, look: &Look) -> String {
        let text = |(strategy, fan): &(Strategy, Vec<[f64; 5]>)| {
            let [p5, .., p95] = fan.last()?;
            let [p5, p95] = [p5, p95].map(|usd| money(look.format, *usd));
            Some(words::spread_at_the_end(short_name(*strategy), &p5, &p95))
        };
        let parts: Vec<String> = self.fans.iter().filter_map(text).collect();
        format!("{}. {}.", words::FANS, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header = [words::COLUMNS[0], words::YEAR, "5%", "25%", "50%", "75%", "95%"];
        let rows = self.fans.iter().flat_map(|(strategy, fan)| {
            fan.iter().enumerate().map(|(year, ends)| {
                let names = vec![short_name(*strategy).to_owned(), year.to_string()];
                (names, ends.iter().copied().map(Some).collect())
            })
        });
        let header = header.map(str::to_owned).to_vec();
        Table::of_numbers(header, "USD", rows, |_, usd| money(look.format, usd))
    }
}
