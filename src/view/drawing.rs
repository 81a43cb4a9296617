//! What every chart takes and gives.

use super::svg::Svg;
use super::table::Table;
use super::theme::{TYPEFACES, Theme};
use crate::format::Format;
use crate::format::escape;
use crate::math::Within;
use crate::rank::largest_first;
use crate::strategy::Strategy;
use std::fmt::Write as _;

/// A drawing's extent, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// How a chart is to look: in whose numbers, how large, where.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The reader's numbers.
    pub format: &'a dyn Format,
    /// The extent.
    pub size: Size,
    /// The colours.
    pub theme: Theme,
}

impl<'a> Look<'a> {
    /// A look. The extent is kept between 40 x 16 and 4000 x 4000 pixels.
    #[must_use]
    pub fn new(format: &'a dyn Format, width: f64, height: f64, theme: Theme) -> Look<'a> {
        let within = |x: f64, low: f64| if x.is_finite() { x.within(low, 4000.0) } else { low };
        Look {
            format,
            size: Size { width: within(width, 40.0), height: within(height, 16.0) },
            theme,
        }
    }

    /// Whether it is as narrow as a phone.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.size.width < 520.0
    }
}

/// A finished drawing with its words and its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The whole `<svg>` element.
    pub svg: String,
    /// The extent it was drawn at.
    pub size: Size,
    /// The theme it was drawn with.
    pub theme: Theme,
    /// What it shows, in a few words.
    pub title: String,
    /// What a reader who does not see it should know.
    pub description: String,
    /// The numbers behind it.
    pub table: Table,
    /// What its marks stand for, where a list beside it says so: for a file, which has none.
    pub key: String,
}

/// What a chart says at one position, for hover and keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// Where, in words: "June 2031".
    pub heading: String,
    /// One line a series, in the order to be shown.
    pub lines: Vec<ReadoutLine>,
    /// Where, in pixels of the drawing.
    pub x: f64,
    /// A drawing of the position alone (a rule and dots), the size of the chart, to lay over it.
    pub cursor: String,
}

/// One value of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadoutLine {
    /// The strategy, if the value is one's.
    pub strategy: Option<Strategy>,
    /// What it is.
    pub label: String,
    /// The value as text.
    pub value: String,
}

/// A chart that can be read position by position.
pub trait Readable {
    /// How many positions it has.
    fn positions(&self) -> usize;
    /// The position nearest to `x`, a share of the drawing's width; `None` if it has none.
    fn nearest(&self, look: &Look, x: f64) -> Option<usize>;
    /// What stands at a position; `None` if there is no such position.
    fn readout(&self, look: &Look, position: usize) -> Option<Readout>;
}

impl Drawing {
    /// The drawing of what `body` wrote.
    #[must_use]
    pub fn new(
        look: &Look,
        body: Svg,
        title: String,
        description: String,
        table: Table,
    ) -> Drawing {
        let svg = picture(look, body, &title, &description);
        Drawing {
            svg,
            size: look.size,
            theme: look.theme,
            title,
            description,
            table,
            key: String::new(),
        }
    }
}

/// The element alone, for where its words and numbers stand beside it.
pub(super) fn picture(look: &Look, body: Svg, title: &str, description: &str) -> String {
    root(look.size, look.theme, &format!("{title}. {description}"), &body.into_string())
}

/// The root element: an image with its name. Files have the name as title, too, and a typeface; on
/// the page a title would pop up under the pointer.
pub(super) fn root(size: Size, theme: Theme, label: &str, body: &str) -> String {
    let (width, height) = pixels(size);
    let label = escape(label);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{label}\" \
         font-variant=\"tabular-nums\""
    );
    if theme == Theme::Page {
        svg.push('>');
    } else {
        let _ = write!(svg, " font-family=\"{TYPEFACES}\"><title>{label}</title>");
    }
    svg + body + "</svg>"
}

/// Whole pixels: written as what they are, since std's writing of other numbers is 20 kB.
fn pixels(size: Size) -> (u32, u32) {
    (size.width.round() as u32, size.height.round() as u32)
}

/// What lies over a chart to show a position: hidden from readers of the page, since it repeats words of theirs.
pub(super) fn overlay(look: &Look, body: Svg) -> String {
    let (width, height) = pixels(look.size);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart cursor\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         aria-hidden=\"true\" pointer-events=\"none\">{}</svg>",
        body.into_string()
    )
}

/// Positions as near to the `wanted` ones as they can be `gap` apart and within `from..to`, in the
/// same order; closer together if there is no room.
pub(super) fn spread(wanted: &[f64], gap: f64, (from, to): (f64, f64)) -> Vec<f64> {
    let order = largest_first(&wanted.iter().map(|at| -at).collect::<Vec<f64>>());
    let room = (to - from).max(0.0);
    let gap = gap.min(room / wanted.len().saturating_sub(1).max(1) as f64);
    // Blocks of touching labels: (sum of wanted less offset, how many), each at its mean.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    let place = |(sum, count): (f64, usize)| {
        let length = (count - 1) as f64 * gap;
        (sum / count as f64).within(from, (to - length).max(from))
    };
    for index in &order {
        let mut block = (wanted[*index], 1);
        while let Some(last) = blocks.last().copied() {
            let end = place(last) + last.1 as f64 * gap;
            if end <= place(block) + 1e-9 {
                break;
            }
            blocks.pop();
            block = (last.0 + block.0 - last.1 as f64 * gap * block.1 as f64, last.1 + block.1);
        }
        blocks.push(block);
    }
    let mut placed = vec![0.0; wanted.len()];
    let mut next = order.into_iter();
    for block in blocks {
        let start = place(block);
        for (i, index) in next.by_ref().take(block.1).enumerate() {
            placed[index] = start + i as f64 * gap;
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_do_not_touch_stay() {
        assert_eq!(spread(&[10.0, 60.0, 30.0], 15.0, (0.0, 100.0)), [10.0, 60.0, 30.0]);
    }

    #[test]
    fn labels_that_touch_move_apart_around_their_mean() {
        assert_eq!(spread(&[50.0, 50.0], 10.0, (0.0, 100.0)), [45.0, 55.0]);
        assert_eq!(spread(&[50.0, 54.0, 52.0], 10.0, (0.0, 100.0)), [42.0, 62.0, 52.0]);
    }

    #[test]
    fn labels_stay_within_bounds_and_apart() {
        let placed = spread(&[98.0, 99.0, 2.0, 97.0], 14.0, (0.0, 100.0));
        assert_eq!(placed, [86.0, 100.0, 2.0, 72.0]);
        let squeezed = spread(&[5.0; 5], 14.0, (0.0, 20.0));
        assert_eq!(squeezed, [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert!(spread(&[], 5.0, (0.0, 1.0)).is_empty());
    }
}
