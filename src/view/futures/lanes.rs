//! One lane a use over a common dollar axis: what the pictures of ranges share.

use super::super::drawing::Look;
use super::super::plot::{Frame, MoneyTicks, NAME, SMALL, widest};
use super::super::scale::Scale;
use super::super::svg::{Anchor, BOLD, Svg};
use super::super::theme::Paint;
use crate::strategy::Strategy;
use crate::text::strategy::short_name;

/// Room under the lanes for the axis, pixels.
const AXIS: f64 = 28.0;
/// Room over them, pixels.
const TOP: f64 = 6.0;
/// The least room between two labels of the axis, pixels.
const BETWEEN: f64 = 8.0;

/// Lanes with their axis.
pub(super) struct Lanes {
    frame: Frame,
    /// From dollars to pixels.
    pub x: Scale,
    /// From lane to lane, pixels.
    lane: f64,
}

impl Lanes {
    /// How high so many lanes of `lane` pixels are.
    pub(super) fn height(count: usize, lane: f64) -> f64 {
        lane * count.max(1) as f64 + TOP + AXIS
    }

    /// Lanes of uses over a range of dollars.
    pub(super) fn of(look: &Look, uses: &[Strategy], lane: f64, domain: (f64, f64)) -> Lanes {
        let left = BOLD * widest(uses.iter().map(|s| short_name(*s)), NAME) + 14.0;
        let frame = Frame::inside(look, left, 14.0, TOP, AXIS);
        let x = Scale::linear(domain, (frame.left, frame.right));
        Lanes { frame, x, lane }
    }

    /// The axis: a rule at each tick, its dollars under it.
    pub(super) fn axis(&self, svg: &mut Svg, look: &Look, domain: (f64, f64)) {
        let frame = &self.frame;
        let ticks = self.ticks(look, domain);
        for (value, label) in ticks.values.iter().zip(&ticks.labels) {
            let paint = if *value == 0.0 { Paint::Soft } else { Paint::Grid };
            let at = self.x.at(*value);
            svg.line((at, frame.top), (at, frame.bottom), paint, 1.0).end();
            let text = svg.text((at, frame.bottom + 18.0), Anchor::Middle, SMALL, label);
            text.fill(Paint::Soft).end();
        }
    }

    /// A tick about every 90 pixels; closer where that leaves fewer than three, as long as their labels stand apart.
    fn ticks(&self, look: &Look, domain: (f64, f64)) -> MoneyTicks {
        let every = |pixels| MoneyTicks::of(look, domain, self.frame.width(), pixels);
        let apart = |ticks: &MoneyTicks| match ticks.values.as_slice() {
            [first, second, ..] => {
                self.x.at(*second) - self.x.at(*first) >= ticks.width() + BETWEEN
            }
            _ => false,
        };
        let closer = [30.0, 45.0, 60.0].map(every).into_iter().filter(apart);
        // Of equals the last: the widest apart.
        let all = closer.chain([every(90.0)]);
        all.max_by_key(|ticks| ticks.values.len().min(3)).unwrap_or_else(|| every(90.0))
    }

    /// The lower edge of a lane.
    pub(super) fn bottom(&self, number: usize) -> f64 {
        self.frame.top + self.lane * (number as f64 + 1.0)
    }

    /// The lane at a height; `None` beside the lanes.
    pub(super) fn at(&self, y: f64, count: usize) -> Option<usize> {
        let lane = ((y - self.frame.top) / self.lane).floor();
        (lane >= 0.0 && lane < count as f64).then_some(lane as usize)
    }

    /// Where a word stands under the name of a use whose lane has this base.
    pub(super) fn under_name(&self, base: f64) -> (f64, f64) {
        (self.frame.left - 8.0, base + 2.0)
    }

    /// The name of a use before its lane, in the middle of the height `y`.
    pub(super) fn name(&self, svg: &mut Svg, strategy: Strategy, y: f64) {
        let at = (self.frame.left - 8.0, y + 4.2);
        let name = svg.text(at, Anchor::End, NAME, short_name(strategy));
        name.bold().fill(Paint::Strategy(strategy)).end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::view::Theme;

    #[test]
    fn zero_never_stands_alone_and_labels_stand_apart() {
        let uses = [Strategy::Mining, Strategy::GpuCloud];
        for width in [300.0, 340.0, 358.0, 420.0] {
            let look = Look::new(&Plain, width, 120.0, Theme::Light);
            // With the usual step zero stands alone in the second.
            for domain in [(-3e9, 4e9), (-1.3e9, 0.9e9), (-0.9e9, 1.9e9)] {
                let lanes = Lanes::of(&look, &uses, 30.0, domain);
                let ticks = lanes.ticks(&look, domain);
                assert!(ticks.values.len() >= 2, "{width} {domain:?} {:?}", ticks.labels);
                let apart = lanes.x.at(ticks.values[1]) - lanes.x.at(ticks.values[0]);
                assert!(apart > ticks.width(), "{width} {domain:?} {:?}", ticks.labels);
            }
        }
    }
}
