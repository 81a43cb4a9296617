//! Cumulative cash of one use in several scenarios, one line each.

use super::cash::{Cash, at_years_ends};
use super::drawing::{Drawing, Look, spread};
use super::plot::{Frame, MoneyTicks, NAME, SMALL, end_room, padded, rows, years};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::table::Table;
use super::theme::Paint;
use crate::format::{money, or_absent};
use crate::strategy::Strategy;
use crate::text::compare as words;
use crate::text::strategy::name;
use crate::text::units::named;

/// How lines are told apart, besides their names: the last, on the page, is whole.
const DASHES: [&str; 3] = ["9 4", "3 3", "12 3 2 3"];

/// Cumulative cash of a use, by scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Month of index 0 on the page, as stored.
    pub start: f64,
    /// The use.
    pub strategy: Strategy,
    /// Name and USD at index 0 to T of each that is ready; the last is the one on the page.
    pub series: Vec<(String, Vec<f64>)>,
}

impl Overlay {
    /// Of scenarios by their names.
    #[must_use]
    pub fn of(strategy: Strategy, all: impl IntoIterator<Item = (String, Cash)>) -> Overlay {
        let mut start = 0.0;
        let one = |(name, cash): (String, Cash)| {
            start = cash.start;
            Some((name, cash.series.into_iter().nth(strategy as usize)??))
        };
        let series = all.into_iter().filter_map(one).collect();
        Overlay { start, strategy, series }
    }

    fn months(&self) -> usize {
        self.series.iter().map(|(_, values)| values.len()).max().unwrap_or(0).saturating_sub(1)
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let domain = padded(self.series.iter().flat_map(|(_, values)| values.iter().copied()));
        let ticks = MoneyTicks::of(look, domain, look.size.height, 62.0);
        let last = |values: &Vec<f64>| values.last().copied().unwrap_or(0.0);
        let ends: Vec<(&str, f64, String)> = self
            .series
            .iter()
            .map(|(name, values)| (name.as_str(), last(values), money(look.format, last(values))))
            .collect();
        let labels = ends.iter().map(|(name, _, value)| (*name, value.as_str()));
        let (right, stacked) = end_room(look, labels);
        let right = right.min(0.4 * look.size.width);
        let frame = Frame::inside(look, ticks.width() + 10.0, right, 12.0, 28.0);
        let x = Scale::linear((0.0, self.months() as f64), (frame.left, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        let paint = Paint::Strategy(self.strategy);
        let mut svg = Svg::new(look.theme);
        rows(&mut svg, &frame, &y, &ticks);
        years(&mut svg, &frame, &x, self.start, self.months());
        let page = self.series.len().saturating_sub(1);
        for (at, (_, values)) in self.series.iter().enumerate() {
            let points =
                values.iter().enumerate().map(|(month, cash)| (x.at(month as f64), y.at(*cash)));
            let line = svg.polyline(points);
            if at == page {
                line.stroke(paint, 2.4).end();
            } else {
                line.stroke(Paint::Ink, 1.6).dash(DASHES[at % DASHES.len()]).end();
            }
        }
        let wanted: Vec<f64> = ends.iter().map(|(_, end, _)| y.at(*end)).collect();
        let gap = if stacked { 30.0 } else { 17.0 };
        let placed = spread(&wanted, gap, (frame.top, frame.bottom));
        for (at, ((name, ..), place)) in ends.iter().zip(placed).enumerate() {
            let value = &ends[at].2;
            let paint = if at == page { paint } else { Paint::Ink };
            let dash = if at == page { "" } else { DASHES[at % DASHES.len()] };
            let x = frame.right + 4.0;
            svg.line((x, place), (x + 14.0, place), paint, 2.0).dash(dash).end();
            let x = x + 19.0;
            if stacked {
                svg.text((x, place - 2.0), Anchor::Start, NAME, name).bold().fill(paint).end();
                let text = svg.text((x, place + 12.0), Anchor::Start, SMALL, value);
                text.fill(Paint::Ink).end();
            } else {
                let text = svg.text((x, place + 4.2), Anchor::Start, NAME, name);
                text.bold().fill(paint).followed_by(6.0, SMALL, Paint::Ink, value).end();
            }
        }
        let title = named(look.format, &words::overlay(name(self.strategy)));
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let one = |(name, values): &(String, Vec<f64>)| {
            let end = or_absent(values.last().copied(), |end| money(look.format, end));
            let low = values.iter().copied().fold(0.0, f64::min);
            words::line(name, &end, &money(look.format, low))
        };
        self.series.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn table(&self, look: &Look) -> Table {
        let columns = self.series.iter().map(|(name, values)| (name.as_str(), Some(&values[..])));
        at_years_ends(look, self.start, self.months(), columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::scenario::{Input, Scenario};
    use crate::view::Theme;

    fn cash(scenario: &Scenario) -> Cash {
        Cash::of(scenario, &evaluate(scenario))
    }

    #[test]
    fn every_scenario_has_a_line_and_a_column() {
        let here = Scenario::default();
        let short = here.nearest(Input::SiteHorizonYears, 15.0);
        let all = [("A & co".to_owned(), cash(&short)), ("page".to_owned(), cash(&here))];
        let overlay = Overlay::of(Strategy::Colocation, all);
        for width in [320.0, 900.0] {
            let drawing = overlay.draw(&Look::new(&Plain, width, 260.0, Theme::Light));
            assert_eq!(drawing.svg.matches("<path").count(), 2, "{}", drawing.svg);
            assert!(drawing.svg.contains("A &amp; co") && !drawing.svg.contains("NaN"));
            assert_eq!((drawing.table.header.len(), drawing.table.rows.len()), (3, 21));
            // The shorter one has ended.
            assert_eq!(drawing.table.rows[20][1], crate::format::ABSENT);
        }
    }

    #[test]
    fn what_is_not_ready_has_no_line() {
        let never = Scenario::default().nearest(Input::SiteHorizonYears, 1.0);
        let overlay = Overlay::of(Strategy::Colocation, [("A".to_owned(), cash(&never))]);
        assert!(overlay.series.is_empty());
        let drawing = overlay.draw(&Look::new(&Plain, 600.0, 260.0, Theme::Light));
        assert!(!drawing.svg.contains("NaN"));
    }
}
