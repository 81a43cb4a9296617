//! The hybrid frontier: NPV, stressed NPV and peak funding over the share of the site given to AI.

use super::drawing::{Drawing, Look, Readable, Readout, ReadoutLine, overlay};
use super::labels::spot;
use super::plot::{Frame, MoneyTicks, NAME, SMALL, padded, rows};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::{Table, Value};
use super::theme::Paint;
use crate::analysis::frontier::{BestShare, HybridFrontier, Limits};
use crate::evaluation::Figure;
use crate::format::{money, percent};
use crate::strategy::Strategy;
use crate::text::chart::{NOT_READY, NPV, hybrid as words};
use crate::text::data as units;
use crate::text::figure::name;

/// What the hybrid is worth over its share of AI.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Shares of grid megawatts given to AI, rising.
    pub shares: Vec<f64>,
    /// NPV at each share, USD.
    pub npv: Vec<f64>,
    /// NPV under the chosen stress, USD, and the stress's name; `None` if none is chosen.
    pub stressed: Option<(String, Vec<f64>)>,
    /// Deepest funding need at each share, as a positive number, USD.
    pub peak_funding: Vec<f64>,
    /// The scenario's share.
    pub present: f64,
    /// The best share under the reader's limits; `None` if no share meets them.
    pub best: Option<f64>,
    /// The most that may be funded, USD.
    pub funding_limit: Option<f64>,
}

struct Layout {
    upper: Frame,
    lower: Frame,
    x: Scale,
    npv: Scale,
    funding: Scale,
    npv_ticks: MoneyTicks,
    funding_ticks: MoneyTicks,
}

impl Frontier {
    /// The chart; `stress`: the name of the stress whose NPVs the frontier holds.
    #[must_use]
    pub fn of(
        found: &HybridFrontier,
        present: f64,
        stress: Option<String>,
        limits: &Limits,
        best: Option<&BestShare>,
    ) -> Frontier {
        let stressed: Option<Vec<f64>> =
            found.points.iter().map(|point| point.stressed_npv_usd).collect();
        Frontier {
            shares: found.points.iter().map(|point| point.share).collect(),
            npv: found.points.iter().map(|point| point.npv_usd).collect(),
            stressed: stress.zip(stressed),
            peak_funding: found.points.iter().map(|point| point.peak_funding_usd).collect(),
            present,
            best: best.map(|best| best.point.share),
            funding_limit: limits.peak_funding_usd,
        }
    }

    fn stressed_values(&self) -> &[f64] {
        self.stressed.as_ref().map_or(&[], |(_, values)| values)
    }

    fn layout(&self, look: &Look) -> Layout {
        let height = look.size.height;
        let worth = padded(self.npv.iter().chain(self.stressed_values()).copied());
        let need = padded(self.peak_funding.iter().copied().chain(self.funding_limit));
        let npv_ticks = MoneyTicks::of(look, worth, 0.55 * height, 48.0);
        let funding_ticks = MoneyTicks::of(look, need, 0.25 * height, 40.0);
        let left = npv_ticks.width().max(funding_ticks.width()) + 10.0;
        let top = if self.key_breaks(look, left) { 54.0 } else { 40.0 };
        let whole = Frame::inside(look, left, 22.0, top, 42.0);
        let cut = whole.top + 0.62 * whole.height();
        let upper = Frame { bottom: cut - 18.0, ..whole };
        let lower = Frame { top: cut + 14.0, ..whole };
        let from = self.shares.first().copied().unwrap_or(0.0);
        let to = self.shares.last().copied().unwrap_or(1.0);
        Layout {
            x: Scale::linear((from, to), (whole.left, whole.right)),
            npv: Scale::linear(worth, (upper.bottom, upper.top)),
            funding: Scale::linear(need, (lower.bottom, lower.top)),
            upper,
            lower,
            npv_ticks,
            funding_ticks,
        }
    }

    /// The chart: NPV above, funding below, one axis of shares.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let layout = self.layout(look);
        let Layout { upper, lower, x, .. } = &layout;
        let mut svg = Svg::new(look.theme);
        let hybrid = Paint::Strategy(Strategy::Hybrid);
        rows(&mut svg, upper, &layout.npv, &layout.npv_ticks);
        rows(&mut svg, lower, &layout.funding, &layout.funding_ticks);
        let points = |values: &[f64], y: &Scale| -> Vec<(f64, f64)> {
            self.shares
                .iter()
                .zip(values)
                .map(|(share, value)| (x.at(*share), y.at(*value)))
                .collect()
        };
        if let Some(limit) = self.funding_limit {
            let at = layout.funding.at(limit);
            let line = svg.line((lower.left, at), (lower.right, at), Paint::Ink, 1.0);
            line.dash("4 3").end();
            let text = words::limit(&money(look.format, limit));
            let text = svg.text((lower.left + 4.0, at - 5.0), Anchor::Start, SMALL, &text).halo();
            text.fill(Paint::Ink).end();
        }
        if !self.npv.iter().any(|npv| npv.is_finite()) {
            let middle = (0.5 * (upper.left + upper.right), 0.5 * (upper.top + upper.bottom));
            let text = svg.text(middle, Anchor::Middle, NAME, NOT_READY);
            text.halo().fill(Paint::Soft).end();
        }
        svg.polyline(points(&self.npv, &layout.npv)).stroke(hybrid, 2.2).end();
        svg.polyline(points(self.stressed_values(), &layout.npv))
            .stroke(hybrid, 1.6)
            .dash("3 3")
            .end();
        svg.polyline(points(&self.peak_funding, &layout.funding)).stroke(Paint::Ink, 1.8).end();
        self.draw_key(&mut svg, look, upper.left);
        let at = (lower.left, lower.top - 9.0);
        svg.text(at, Anchor::Start, NAME, name(Figure::PeakFunding)).bold().fill(Paint::Ink).end();
        self.draw_shares(&mut svg, look, &layout);
        let title = words::TITLE.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    /// Where the second line's key begins beside the first one's.
    fn second(left: f64) -> f64 {
        left + 23.0 + text_width(NPV, NAME) * BOLD + 16.0
    }

    /// Whether the second line's key has no room beside the first one's, and stands under it.
    fn key_breaks(&self, look: &Look, left: f64) -> bool {
        self.stressed.as_ref().is_some_and(|(name, _)| {
            let text = text_width(&words::stressed(name), NAME);
            Frontier::second(left) + 23.0 + text > look.size.width
        })
    }

    fn draw_key(&self, svg: &mut Svg, look: &Look, left: f64) {
        let hybrid = Paint::Strategy(Strategy::Hybrid);
        svg.line((left, 8.0), (left + 18.0, 8.0), hybrid, 2.2).end();
        svg.text((left + 23.0, 12.0), Anchor::Start, NAME, NPV).bold().fill(hybrid).end();
        if let Some((name, _)) = &self.stressed {
            let breaks = self.key_breaks(look, left);
            let (next, y) = if breaks { (left, 23.0) } else { (Frontier::second(left), 8.0) };
            svg.line((next, y), (next + 18.0, y), hybrid, 1.6).dash("3 3").end();
            let text = words::stressed(name);
            svg.text((next + 23.0, y + 4.0), Anchor::Start, NAME, &text).fill(hybrid).end();
        }
    }

    /// The axis of shares, where the scenario stands and where it is best.
    fn draw_shares(&self, svg: &mut Svg, look: &Look, layout: &Layout) {
        let Layout { upper, lower, x, .. } = layout;
        for share in x.ticks(if look.is_narrow() { 4 } else { 10 }) {
            let (at, text) = (x.at(share), percent(look.format, share, 0));
            svg.line((at, lower.bottom), (at, lower.bottom + 4.0), Paint::Soft, 1.0).end();
            svg.text((at, lower.bottom + 17.0), Anchor::Middle, SMALL, &text)
                .fill(Paint::Soft)
                .end();
        }
        let at = (lower.right, lower.bottom + 34.0);
        svg.text(at, Anchor::End, SMALL, words::AXIS).bold().fill(Paint::Ink).end();
        let over = |values: &[f64]| -> Vec<(f64, f64)> {
            let there = self.shares.iter().zip(values);
            there.map(|(share, value)| (x.at(*share), layout.npv.at(*value))).collect()
        };
        let mut lines = vec![over(&self.npv), over(self.stressed_values())];
        lines.extend(
            self.best.map(|best| vec![(x.at(best), upper.top), (x.at(best), upper.bottom)]),
        );
        for (share, name, paint) in
            [(Some(self.present), words::NOW, Paint::Soft), (self.best, words::BEST, Paint::Ink)]
        {
            let Some(share) = share.filter(|share| share.is_finite()) else { continue };
            let Some(value) = self.between(&self.npv, share) else { continue };
            let at = x.at(share);
            svg.line((at, upper.top), (at, lower.bottom), paint, 1.0).dash("2 3").end();
            for (values, y) in [(&self.npv, &layout.npv), (&self.peak_funding, &layout.funding)] {
                if let Some(value) = self.between(values, share) {
                    let dot = svg.circle((at, y.at(value)), 4.0).fill(Paint::Surface);
                    dot.stroke(paint, 1.8).end();
                }
            }
            let (share_text, npv) = (percent(look.format, share, 0), money(look.format, value));
            let text = words::marked(name, &share_text, &npv);
            let width = text_width(&text, SMALL) * BOLD;
            let beside = || {
                let end = at + width + 8.0 > upper.right;
                let (dx, anchor) = if end { (-5.0, Anchor::End) } else { (5.0, Anchor::Start) };
                ((at + dx, upper.top - 6.0), anchor)
            };
            // The best share's words stand over the frame, the scenario's beside its point.
            let (place, anchor) = match paint {
                Paint::Ink => beside(),
                _ => {
                    let point = (at, layout.npv.at(value));
                    let found = spot(upper, point, (width, SMALL), &lines, &mut Vec::new());
                    found.map_or_else(beside, |spot| (spot.at, spot.anchor))
                }
            };
            let text = svg.text(place, anchor, SMALL, &text).bold().halo();
            text.fill(paint).end();
        }
    }

    /// A series at a share between two of its points.
    fn between(&self, values: &[f64], share: f64) -> Option<f64> {
        let next = self.shares.iter().position(|s| *s >= share)?;
        let before = next.saturating_sub(1);
        let (a, b) = (*self.shares.get(before)?, *self.shares.get(next)?);
        let part = if b > a { (share - a) / (b - a) } else { 0.0 };
        let value = values.get(before)? * (1.0 - part) + values.get(next)? * part;
        Some(value).filter(|value| value.is_finite())
    }

    fn describe(&self, look: &Look) -> String {
        let at = |share: f64| {
            let npv = self.between(&self.npv, share)?;
            let need = self.between(&self.peak_funding, share)?;
            let (npv, need) = (money(look.format, npv), money(look.format, need));
            Some(words::at(&percent(look.format, share, 0), &npv, &need))
        };
        let now = at(self.present).map(|text| words::now_at(&text));
        let best = match self.best {
            Some(share) => at(share).map(|text| words::best_at(&text)),
            None => Some(words::NONE.to_owned()),
        };
        [now, best].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn table(&self, look: &Look) -> Table {
        let mut header = vec![words::SHARE.to_owned(), NPV.to_owned()];
        header.extend(self.stressed.iter().map(|(name, _)| words::stressed(name)));
        header.push(name(Figure::PeakFunding).to_owned());
        let row = |(i, share): (usize, &f64)| {
            let stressed = self.stressed.iter().map(|(_, values)| values);
            let all = [&self.npv].into_iter().chain(stressed).chain([&self.peak_funding]);
            let values = all.map(|values| values.get(i).copied()).collect();
            (vec![percent(look.format, *share, 0)], values)
        };
        let rows = self.shares.iter().enumerate().map(row);
        let shares = self.shares.iter().map(|share| Value::Number(*share));
        Table::of_numbers(header, "USD", rows, |_, usd| money(look.format, usd)).with_column(
            0,
            units::OF_SITE,
            shares,
        )
    }
}

impl Readable for Frontier {
    fn positions(&self) -> usize {
        self.shares.len()
    }

    fn nearest(&self, look: &Look, x: f64) -> Option<usize> {
        let target = self.layout(look).x.value(x * look.size.width);
        let distance = |i: &usize| (self.shares[*i] - target).abs();
        (0..self.shares.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    fn readout(&self, look: &Look, position: usize) -> Option<Readout> {
        let share = self.shares.get(position).copied().filter(|share| share.is_finite())?;
        let layout = self.layout(look);
        let at = layout.x.at(share);
        let mut svg = Svg::new(look.theme);
        svg.line((at, layout.upper.top), (at, layout.lower.bottom), Paint::Soft, 1.0).end();
        let mut lines = Vec::new();
        let stressed = self.stressed.as_ref();
        let stressed = stressed.map(|(name, values)| (words::stressed(name), values, &layout.npv));
        let npv = (NPV.to_owned(), &self.npv, &layout.npv);
        let need = (name(Figure::PeakFunding).to_owned(), &self.peak_funding, &layout.funding);
        for (label, values, y) in [Some(npv), stressed, Some(need)].into_iter().flatten() {
            let Some(value) = values.get(position) else { continue };
            svg.circle((at, y.at(*value)), 3.6).fill(Paint::Ink).stroke(Paint::Surface, 1.2).end();
            lines.push(ReadoutLine { strategy: None, label, value: money(look.format, *value) });
        }
        let heading = words::heading(&percent(look.format, share, 0));
        Some(Readout { heading, lines, x: at, cursor: overlay(look, svg) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::frontier as analysis;
    use crate::evaluation::Engine;
    use crate::format::Plain;
    use crate::scenario::Scenario;
    use crate::view::Theme;

    fn frontier() -> Frontier {
        Frontier {
            shares: vec![0.0, 0.5, 1.0],
            npv: vec![10e6, 60e6, 90e6],
            stressed: Some(("2022 winter".to_owned(), vec![-40e6, 0.0, 20e6])),
            peak_funding: vec![0.0, 400e6, 900e6],
            present: 0.25,
            best: Some(0.5),
            funding_limit: Some(400e6),
        }
    }

    #[test]
    fn a_share_between_two_points_lies_between_their_values() {
        assert_eq!(frontier().between(&frontier().npv, 0.25), Some(35e6));
        assert_eq!(frontier().between(&frontier().npv, 2.0), None);
        let look = Look::new(&Plain, 500.0, 360.0, Theme::Page);
        let said = "Now 25%: NPV $35.0m, deepest funding need $200m. \
                    Best under the limits at 50%: NPV $60.0m, deepest funding need $400m.";
        assert_eq!(frontier().describe(&look), said);
    }

    #[test]
    fn every_series_is_read() {
        let look = Look::new(&Plain, 500.0, 360.0, Theme::Page);
        assert_eq!(frontier().nearest(&look, 0.99), Some(2));
        let reading = frontier().readout(&look, 1).unwrap();
        let values: Vec<_> = reading.lines.iter().map(|line| line.value.as_str()).collect();
        assert_eq!((reading.heading.as_str(), values), ("50% AI", vec!["$60.0m", "$0", "$400m"]));
    }

    #[test]
    fn a_stress_is_drawn_only_if_it_was_computed() {
        let (mut engine, scenario) = (Engine::new(), Scenario::default());
        let limits = Limits { peak_funding_usd: Some(1e8), ..Limits::default() };
        let chart = |npvs: Option<&[f64]>, engine: &mut Engine| {
            let found = analysis::frontier(engine, &scenario, 3, npvs).expect("ready");
            Frontier::of(&found, 0.5, Some("winter".to_owned()), &limits, None)
        };
        assert_eq!(chart(None, &mut engine).stressed, None);
        let with = chart(Some(&[1.0, 2.0, 3.0]), &mut engine);
        assert_eq!(with.stressed, Some(("winter".to_owned(), vec![1.0, 2.0, 3.0])));
        assert_eq!(with.shares, [0.0, 0.5, 1.0]);
        assert_eq!(with.funding_limit, Some(1e8));
    }
}
