//! Cash of each year or month.

use super::super::drawing::Look;
use super::super::plot::{SMALL, padded};
use super::super::svg::{Anchor, BOLD, Point, Svg, text_width};
use super::super::table::Table;
use super::super::theme::Paint;
use super::{Cash, Layout, Per};
use crate::format::money;
use crate::strategy::Strategy;
use crate::text::chart::{AT_THE_END_OF, cash as words};
use crate::text::month::month as in_words;
use crate::text::strategy::short_name;

/// The share of months whose cash the scale holds whatever the others are.
const HELD: f64 = 0.97;
/// How many times as large the others must be to be cut.
const RARE: f64 = 3.0;

/// The extent of most values; of all where the largest are not many times the others.
pub(super) fn without_rare(values: Vec<f64>) -> (f64, f64) {
    let mut sizes: Vec<f64> = values.iter().map(|x| x.abs()).filter(|x| x.is_finite()).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let largest = sizes.last().copied().unwrap_or(0.0);
    let most = sizes.get((HELD * sizes.len() as f64) as usize).copied().unwrap_or(largest);
    if most <= 0.0 || largest <= RARE * most {
        return padded(values);
    }
    let limit = 1.5 * most;
    padded(values.into_iter().map(|x| x.min(limit).max(-limit)))
}

impl Cash {
    /// What is drawn of a cumulative series, by position.
    pub(super) fn by_period(&self, total: &[f64]) -> Vec<f64> {
        let step = match self.sight.per {
            Per::Total => return total.to_vec(),
            Per::Month => 1,
            Per::Year => 12,
        };
        let last = total.len().saturating_sub(1);
        let sum =
            |(from, to): (Option<usize>, usize)| total[to] - from.map_or(0.0, |from| total[from]);
        if step == 1 {
            return (0..total.len()).map(|month| sum((month.checked_sub(1), month))).collect();
        }
        // What falls on the valuation date belongs to the first year.
        let years = last.div_ceil(step);
        (0..years)
            .map(|year| sum(((year > 0).then_some(year * step), ((year + 1) * step).min(last))))
            .collect()
    }

    /// Where a position stands on the axis of months.
    pub(super) fn month_at(&self, position: usize) -> f64 {
        match self.sight.per {
            Per::Total | Per::Month => position as f64,
            Per::Year => 12.0 * position as f64 + 6.0,
        }
    }

    /// The position of a month's end.
    pub(super) fn position_of(&self, month: usize) -> usize {
        match self.sight.per {
            Per::Total | Per::Month => month,
            Per::Year => month.saturating_sub(1) / 12,
        }
    }

    /// The period at a position.
    pub(super) fn period(&self, position: usize) -> String {
        let ends = |month: usize| in_words(self.start + month.saturating_sub(1) as f64);
        match (self.sight.per, position) {
            (Per::Year, year) => words::year_to(&ends((12 * (year + 1)).min(self.months()))),
            (_, 0) => words::start(&ends(0)),
            (_, month) => ends(month),
        }
    }

    /// Bars of each year, or a line in steps of months; what lies beyond the scale is cut, and its amount is noted.
    pub(super) fn draw_flows(&self, svg: &mut Svg, look: &Look, layout: &Layout) {
        let Layout { frame, x, y, drawn, .. } = layout;
        legend(svg, look, layout);
        let inside = |cash: f64| y.at(cash).max(frame.top).min(frame.bottom);
        for (place, (strategy, values)) in drawn.iter().enumerate() {
            let class = format!("series series-{}", strategy.key());
            if self.sight.per == Per::Year {
                let bar = width_of_bar(layout);
                for (year, cash) in values.iter().enumerate() {
                    let left = self.middle(layout, place, year) - 0.5 * bar;
                    let (top, zero) = (inside(cash.max(0.0)), inside(cash.min(0.0)));
                    let rect = svg.rect((left, top), (bar - 0.6).max(0.6), (zero - top).max(0.4));
                    rect.fill(Paint::Strategy(*strategy)).attr("class", &class).end();
                }
            } else {
                let steps = values.iter().enumerate().flat_map(|(month, cash)| {
                    let (from, to) = (month.saturating_sub(1) as f64, month as f64);
                    [(x.at(from), inside(*cash)), (x.at(to), inside(*cash))]
                });
                svg.polyline(steps).series(*strategy, 1.6).attr("class", &class).end();
            }
        }
    }

    /// The middle of a bar, pixels.
    fn middle(&self, layout: &Layout, place: usize, year: usize) -> f64 {
        let from_middle = place as f64 + 0.5 - 0.5 * layout.drawn.len() as f64;
        layout.x.at(self.month_at(year)) + from_middle * width_of_bar(layout)
    }

    /// Where a use's cash at a position is drawn, within the frame.
    pub(super) fn point(
        &self,
        layout: &Layout,
        strategy: Strategy,
        position: usize,
    ) -> Option<Point> {
        let Layout { frame, x, y, drawn, .. } = layout;
        let place = drawn.iter().position(|(of, _)| *of == strategy)?;
        let cash = drawn[place].1.get(position)?;
        let across = match self.sight.per {
            Per::Total | Per::Month => x.at(self.month_at(position)),
            Per::Year => self.middle(layout, place, position),
        };
        Some((across, y.at(*cash).max(frame.top).min(frame.bottom)))
    }

    /// What is drawn, as lines that a note should not cover: a bar is one.
    pub(super) fn lines(&self, layout: &Layout) -> Vec<Vec<Point>> {
        let zero = layout.y.at(0.0);
        let mut lines = Vec::new();
        for (strategy, values) in &layout.drawn {
            let points: Vec<Point> = (0..values.len())
                .filter_map(|position| self.point(layout, *strategy, position))
                .collect();
            match self.sight.per {
                Per::Total | Per::Month => lines.push(points),
                Per::Year => lines.extend(points.into_iter().map(|(x, y)| vec![(x, zero), (x, y)])),
            }
        }
        lines
    }

    /// The months whose cash lies beyond the scale, the first of each run: they are cut at the frame.
    pub(super) fn cut(&self, layout: &Layout) -> Vec<(Strategy, usize, f64)> {
        let Layout { frame, y, drawn, .. } = layout;
        let (low, high) = (y.value(frame.bottom), y.value(frame.top));
        let room = 1e-9 * (high - low);
        let mut cut = Vec::new();
        for (strategy, values) in drawn {
            let mut last = None;
            for (month, cash) in values.iter().enumerate() {
                if (low - room..=high + room).contains(cash) {
                    continue;
                }
                if last.is_none_or(|last| month > last + 1) {
                    cut.push((*strategy, month, *cash));
                }
                last = Some(month);
            }
        }
        cut
    }

    pub(super) fn describe_flows(&self, look: &Look) -> String {
        let extreme =
            |(position, cash): (usize, f64)| (money(look.format, cash), self.period(position));
        let sentences = self.ready().filter_map(|(strategy, total)| {
            let values = self.by_period(total);
            let all = || values.iter().copied().enumerate();
            let least = all().min_by(|a, b| a.1.total_cmp(&b.1))?;
            let most = all().max_by(|a, b| a.1.total_cmp(&b.1))?;
            Some(words::flows(short_name(strategy), &extreme(least), &extreme(most)))
        });
        sentences.collect::<Vec<_>>().join(" ")
    }

    pub(super) fn table_of_flows(&self, look: &Look) -> Table {
        let all: Vec<(Strategy, Option<Vec<f64>>)> = Strategy::ALL
            .into_iter()
            .filter(|strategy| self.is_drawn(*strategy))
            .map(|strategy| {
                let total = self.series[strategy as usize].as_deref();
                (strategy, total.map(|total| self.by_period(total)))
            })
            .collect();
        let names = all.iter().map(|(strategy, _)| short_name(*strategy).to_owned());
        let header = std::iter::once(AT_THE_END_OF.to_owned()).chain(names).collect();
        let count = all.iter().flat_map(|(_, values)| values.as_ref().map(Vec::len)).max();
        let rows = (0..count.unwrap_or(0)).map(|position| {
            let cash = all.iter().map(|(_, values)| values.as_ref()?.get(position).copied());
            (vec![self.period(position)], cash.collect())
        });
        Table::of_numbers(header, "USD", rows, |_, cash| money(look.format, cash))
    }
}

/// The uses with their markers, in a row over the frame.
fn legend(svg: &mut Svg, look: &Look, layout: &Layout) {
    let mut left = layout.frame.left;
    for (strategy, _) in &layout.drawn {
        let name = short_name(*strategy);
        let width = BOLD * text_width(name, SMALL) + 24.0;
        if left + width - 10.0 > look.size.width {
            return;
        }
        svg.marker(*strategy, (left + 5.0, 10.0), 4.0).end();
        let text = svg.text((left + 14.0, 14.0), Anchor::Start, SMALL, name);
        text.bold().fill(Paint::Strategy(*strategy)).end();
        left += width;
    }
}

/// How wide a bar is, pixels.
fn width_of_bar(layout: &Layout) -> f64 {
    0.8 * (layout.x.at(12.0) - layout.x.at(0.0)) / layout.drawn.len().max(1) as f64
}
