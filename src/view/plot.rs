//! What charts with axes share: the frame, grid and tick labels, labels at line ends.

use super::drawing::{Look, spread};
use super::scale::Scale;
use super::svg::{Anchor, BOLD, Point, Svg, text_width};
use super::theme::Paint;
use crate::format::money_axis;
use crate::math::Within;
use crate::strategy::Strategy;

/// Size of tick labels and notes, pixels.
pub(super) const SMALL: f64 = 12.0;
/// Size of names, pixels.
pub(super) const NAME: f64 = 12.5;

/// The part of a drawing's width that margins may take.
pub(super) const MARGINS: f64 = 0.7;

/// The rectangle in which data is drawn, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Frame {
    /// The drawing less its margins; those shrink where the drawing is tiny.
    pub(super) fn inside(look: &Look, left: f64, right: f64, top: f64, bottom: f64) -> Frame {
        let (width, height) = (look.size.width, look.size.height);
        let across = (MARGINS * width / (left + right).max(1.0)).min(1.0);
        let down = (0.6 * height / (top + bottom).max(1.0)).min(1.0);
        Frame {
            left: left * across,
            right: width - right * across,
            top: top * down,
            bottom: height - bottom * down,
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// The nearest place within bounds; the lower one if they cross or `x` is not a number.
pub(super) fn within(x: f64, low: f64, high: f64) -> f64 {
    x.min(high).max(low)
}

/// The widest of some texts, pixels.
pub(super) fn widest<'a>(texts: impl IntoIterator<Item = &'a str>, size: f64) -> f64 {
    texts.into_iter().map(|text| text_width(text, size)).fold(0.0, f64::max)
}

/// The extent of finite values and zero with a little room at each end that has any.
pub(super) fn padded(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (low, high) = extent(values);
    let room = 0.05 * (high - low);
    (if low < 0.0 { low - room } else { low }, if high > 0.0 { high + room } else { high })
}

/// The lowest and highest of finite values and zero; (0, 1) if there is nothing else.
pub(super) fn extent(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let finite = values.into_iter().filter(|x| x.is_finite());
    let (low, high) = finite.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
    if low == high { (low, low + 1.0) } else { (low, high) }
}

/// Ticks of a dollar axis with their labels.
pub(super) struct MoneyTicks {
    pub values: Vec<f64>,
    pub labels: Vec<String>,
}

impl MoneyTicks {
    /// For a scale drawn over `length` pixels, one tick every `every`.
    pub(super) fn of(look: &Look, (low, high): (f64, f64), length: f64, every: f64) -> MoneyTicks {
        let count = (length / every).within(2.0, 8.0) as usize;
        let values = super::scale::ticks(low, high, count);
        let labels = money_axis(look.format, &values);
        MoneyTicks { values, labels }
    }

    /// The room that the labels need.
    pub(super) fn width(&self) -> f64 {
        widest(self.labels.iter().map(String::as_str), SMALL)
    }
}

/// Horizontal grid lines with labels left of the frame, and a stronger line at zero.
pub(super) fn rows(svg: &mut Svg, frame: &Frame, y: &Scale, ticks: &MoneyTicks) {
    for (value, label) in ticks.values.iter().zip(&ticks.labels) {
        let at = y.at(*value);
        let (paint, width) = if *value == 0.0 { (Paint::Soft, 1.0) } else { (Paint::Grid, 1.0) };
        svg.line((frame.left, at), (frame.right, at), paint, width).end();
        svg.text((frame.left - 8.0, at + 4.0), Anchor::End, SMALL, label).fill(Paint::Soft).end();
    }
}

/// Calendar years under the frame, for months counted from `start` (stored months).
pub(super) fn years(svg: &mut Svg, frame: &Frame, x: &Scale, start: f64, months: usize) {
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|years| {
        let pixels = x.at(12.0 * f64::from(*years)) - x.at(0.0);
        pixels >= 44.0
    });
    let every = every.unwrap_or(100) as usize;
    let first = start.within(0.0, 1e6) as usize;
    for month in (0..=months).filter(|m| (first + m).is_multiple_of(12)) {
        let year = (first + month) / 12;
        let at = x.at(month as f64);
        if year.is_multiple_of(every) {
            svg.line((at, frame.bottom), (at, frame.bottom + 5.0), Paint::Soft, 1.0).end();
            let text = year.to_string();
            svg.text((at, frame.bottom + 18.0), Anchor::Middle, SMALL, &text)
                .fill(Paint::Soft)
                .end();
        }
    }
}

/// A label at the end of a line.
pub(super) struct EndLabel {
    pub strategy: Strategy,
    pub y: f64,
    pub name: String,
    pub value: String,
}

/// The room that labels at line ends need, with their connectors, and whether name and value stand
/// under each other.
pub(super) fn end_room<'a>(
    look: &Look,
    labels: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> (f64, bool) {
    let stacked = look.is_narrow();
    let widths = labels.map(|(name, value)| {
        let (name, value) = (BOLD * text_width(name, NAME), text_width(value, SMALL));
        if stacked { name.max(value) } else { name + 6.0 + value }
    });
    (widths.fold(0.0, f64::max) + 24.0, stacked)
}

/// Names and values at line ends, moved apart, each with its marker and, if it moved, a connector.
pub(super) fn end_labels(
    svg: &mut Svg,
    end_x: f64,
    stacked: bool,
    bounds: (f64, f64),
    labels: &[EndLabel],
) {
    let gap = if stacked { 30.0 } else { 17.0 };
    let wanted: Vec<f64> = labels.iter().map(|label| label.y).collect();
    let placed = spread(&wanted, gap, bounds);
    for (label, at) in labels.iter().zip(placed) {
        let paint = Paint::Strategy(label.strategy);
        svg.tag("g").attr("class", &format!("series series-{}", label.strategy.key())).open();
        if (at - label.y).abs() > 2.0 {
            let bend = [
                (end_x + 5.0, label.y),
                (end_x + 9.0, label.y),
                (end_x + 13.0, at),
                (end_x + 16.0, at),
            ];
            svg.polyline(bend).stroke(paint, 0.8).stroke_opacity(0.7).end();
        }
        svg.marker(label.strategy, (end_x, label.y), 3.6).end();
        let x = end_x + 19.0;
        if stacked {
            let name = svg.text((x, at - 2.0), Anchor::Start, NAME, &label.name);
            name.bold().fill(paint).end();
            let value = svg.text((x, at + 12.0), Anchor::Start, SMALL, &label.value);
            value.fill(Paint::Ink).end();
        } else {
            let name = svg.text((x, at + 4.2), Anchor::Start, NAME, &label.name).bold().fill(paint);
            name.followed_by(6.0, SMALL, Paint::Ink, &label.value).end();
        }
        svg.close("g");
    }
}

/// A rule through the frame at `x`, with the markers of the values there.
pub(super) fn cursor(svg: &mut Svg, frame: &Frame, x: f64, values: &[(Strategy, f64)]) {
    svg.line((x, frame.top), (x, frame.bottom), Paint::Soft, 1.0).dash("2 2").end();
    for (strategy, y) in values {
        let at: Point = (x, *y);
        svg.marker(*strategy, at, 4.2).end();
    }
}
