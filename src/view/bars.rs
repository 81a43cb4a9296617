//! Bars of NPV: the comparison where there is no room for a table.

use super::drawing::{Drawing, Look};
use super::plot::{Frame, NAME, SMALL, extent, widest, within};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::table::Table;
use super::theme::Paint;
use crate::evaluation::Evaluation;
use crate::format::{money, or_absent};
use crate::math::Within;
use crate::strategy::Strategy;
use crate::text::chart::{NOT_READY, SELL_NOW, bars as words};
use crate::text::strategy::short_name;

/// Net present values side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// By [`Strategy`], USD; `None` if not ready within the horizon.
    pub npvs: [Option<f64>; 4],
    /// What selling now brings, USD: marked where it is above zero.
    pub sell_now_usd: f64,
}

impl Bars {
    /// The NPVs of an evaluation.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> Bars {
        let npvs = Strategy::ALL.map(|strategy| evaluation.npv(strategy));
        Bars { npvs, sell_now_usd: evaluation.sell_now_usd }
    }

    /// The height at which the bars look well, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        if self.sells() { 4.0 * 40.0 + 22.0 } else { 4.0 * 40.0 }
    }

    fn sells(&self) -> bool {
        self.sell_now_usd > 0.0 && self.sell_now_usd.is_finite()
    }

    fn values(&self) -> [(Strategy, Option<f64>); 4] {
        let npv = |s: Strategy| (s, self.npvs[s as usize].filter(|npv| npv.is_finite()));
        Strategy::ALL.map(npv)
    }

    fn best(&self) -> Option<(Strategy, f64)> {
        let there = self.values().into_iter().filter_map(|(s, npv)| Some((s, npv?)));
        there.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The chart.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let sale = self.sells().then_some(self.sell_now_usd);
        let (low, high) = extent(self.values().into_iter().filter_map(|(_, npv)| npv).chain(sale));
        let texts = self.values().map(|(_, npv)| or_absent(npv, |npv| money(look.format, npv)));
        let names = widest(Strategy::ALL.map(short_name), NAME) * BOLD + 26.0;
        let room = widest(texts.iter().map(String::as_str), NAME) * BOLD + 8.0;
        let foot = if sale.is_some() { 22.0 } else { 0.0 };
        let frame = Frame::inside(look, names, 1.0, 0.0, foot);
        // Room for a value outside each end that has a bar.
        let left = if low < 0.0 { frame.left + room } else { frame.left };
        let right = if high > 0.0 { frame.right - room } else { frame.right };
        let x = Scale::linear((low, high), (left, right.max(left + 1.0)));
        let (zero, step) = (x.at(0.0), frame.height() / 4.0);
        let thick = (step * 0.52).within(2.0, 26.0);
        if let Some(sale) = sale {
            let at = x.at(sale);
            svg.line((at, frame.top), (at, frame.bottom + 3.0), Paint::Ink, 1.0).dash("3 3").end();
            let text = words::sell_now(&money(look.format, sale));
            let half = text_width(&text, SMALL) / 2.0;
            let at = within(at, half, look.size.width - half);
            let y = frame.bottom + 16.0;
            svg.text((at, y), Anchor::Middle, SMALL, &text).fill(Paint::Soft).end();
        }
        let best = self.best().map(|(strategy, _)| strategy);
        for (i, ((strategy, npv), text)) in self.values().into_iter().zip(&texts).enumerate() {
            let middle = frame.top + (i as f64 + 0.5) * step;
            let paint = Paint::Strategy(strategy);
            svg.tag("g").attr("class", &format!("series series-{}", strategy.key())).open();
            svg.marker(strategy, (7.0, middle), 4.4).end();
            let name = svg.text((19.0, middle + 4.3), Anchor::Start, NAME, short_name(strategy));
            let name = name.fill(Paint::Ink);
            if best == Some(strategy) {
                name.bold().end()
            } else {
                name.end()
            }
            let end = npv.map_or(zero, |npv| x.at(npv));
            let bar = svg.rect((zero.min(end), middle - thick / 2.0), (end - zero).abs(), thick);
            bar.fill(paint).end();
            let (at, anchor) =
                if end < zero { (end - 6.0, Anchor::End) } else { (end + 6.0, Anchor::Start) };
            let text = if npv.is_none() { words::NOT_IN_TIME } else { text };
            let value = svg.text((at, middle + 4.3), anchor, NAME, text).halo();
            let value = value.fill(if npv.is_none() { Paint::Soft } else { Paint::Ink });
            if best == Some(strategy) {
                value.bold().end()
            } else {
                value.end()
            }
            svg.close("g");
        }
        svg.line((zero, frame.top), (zero, frame.bottom), Paint::Soft, 1.0).end();
        let title = words::TITLE.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let each = self.values().map(|(strategy, npv)| {
            let text = npv.map_or(NOT_READY.to_owned(), |npv| money(look.format, npv));
            format!("{} {text}", short_name(strategy))
        });
        format!("{}.", each.join(", "))
    }

    fn table(&self, look: &Look) -> Table {
        let header = vec![words::STRATEGY.to_owned(), words::TITLE.to_owned()];
        let row = |(strategy, npv)| (vec![short_name(strategy).to_owned()], vec![npv]);
        let sell_now = Some(self.sell_now_usd).filter(|usd| usd.is_finite());
        let sell_now = (vec![SELL_NOW.to_owned()], vec![sell_now]);
        let rows = self.values().into_iter().map(row).chain([sell_now]);
        Table::of_numbers(header, "USD", rows, |_, usd| money(look.format, usd))
    }
}
