//! The two axes and the reader's point with its values.

use super::{DrawnAxis, Map};
use crate::format::{Screen, money_axis, short, unit, value_with_unit};
use crate::math::Within;
use crate::view::drawing::Look;
use crate::view::labels::Area;
use crate::view::plot::{Frame, SMALL, within};
use crate::view::scale::Scale;
use crate::view::svg::{Anchor, BOLD, Point, Svg, text_width};
use crate::view::theme::Paint;

impl Map {
    pub(super) fn draw_axes(
        &self,
        svg: &mut Svg,
        look: &Look,
        frame: &Frame,
        x: &Scale,
        y: &Scale,
    ) {
        let (values, labels) = axis_ticks(look, &self.x, frame.width());
        for (value, label) in values.iter().zip(labels) {
            let at = x.at(*value);
            svg.line((at, frame.bottom), (at, frame.bottom + 4.0), Paint::Soft, 1.0).end();
            let half = text_width(&label, SMALL) / 2.0;
            let text_at = at.min(look.size.width - half);
            let text = svg.text((text_at, frame.bottom + 17.0), Anchor::Middle, SMALL, &label);
            text.fill(Paint::Soft).end();
        }
        let (values, labels) = axis_ticks(look, &self.y, look.size.height);
        for (value, label) in values.iter().zip(labels) {
            let at = y.at(*value);
            svg.line((frame.left - 4.0, at), (frame.left, at), Paint::Soft, 1.0).end();
            let text = svg.text((frame.left - 8.0, at + 4.0), Anchor::End, SMALL, &label);
            text.fill(Paint::Soft).end();
        }
        let name = format!("↑ {}", axis_name(look, &self.y));
        svg.text((0.0, 12.0), Anchor::Start, SMALL, &name).bold().fill(Paint::Ink).end();
        let name = format!("{} →", axis_name(look, &self.x));
        let at = (frame.right, frame.bottom + 34.0);
        svg.text(at, Anchor::End, SMALL, &name).bold().fill(Paint::Ink).end();
    }

    pub(super) fn draw_point(
        &self,
        svg: &mut Svg,
        look: &Look,
        frame: &Frame,
        (x, y): Point,
        values: Point,
    ) {
        let x = within(x, frame.left, frame.right);
        let y = within(y, frame.top, frame.bottom);
        svg.line((x, y), (x, frame.bottom), Paint::Ink, 0.8).dash("2 3").end();
        svg.line((frame.left, y), (x, y), Paint::Ink, 0.8).dash("2 3").end();
        let value = value_with_unit(look.format, self.x.input, values.0);
        let (at, anchor) = if x > 0.7 * look.size.width {
            (x - 5.0, Anchor::End)
        } else {
            (x + 5.0, Anchor::Start)
        };
        let at = (at, frame.bottom - 7.0);
        let under = Area::of_text(at, anchor, BOLD * text_width(&value, SMALL), SMALL);
        svg.text(at, anchor, SMALL, &value).bold().halo().fill(Paint::Ink).end();
        let value = value_with_unit(look.format, self.y.input, values.1);
        let above = if y < frame.top + 20.0 { y + 14.0 } else { y - 6.0 };
        let width = text_width(&value, SMALL) * BOLD;
        let left = if x - frame.left < width + 16.0 { x + 11.0 } else { frame.left + 5.0 };
        // In the lower left corner the other value stands there.
        let beside = Area::of_text((left, above), Anchor::Start, width, SMALL);
        let above = if beside.meets(&under) { under.top - 5.0 } else { above };
        let text = svg.text((left, above), Anchor::Start, SMALL, &value).bold().halo();
        text.fill(Paint::Ink).end();
        svg.tag("g").attr("class", "point").open();
        svg.circle((x, y), 7.0).fill(Paint::Surface).stroke(Paint::Ink, 2.0).end();
        svg.circle((x, y), 2.6).fill(Paint::Ink).end();
        svg.close("g");
    }
}

/// "Power price, $/MWh".
fn axis_name(look: &Look, axis: &DrawnAxis) -> String {
    let unit = unit(look.format, axis.input);
    let label = axis.input.row().label;
    if unit.is_empty() { label.to_owned() } else { format!("{label}, {unit}") }
}

/// Ticks, as stored, with labels in screen units; the unit itself stands beside the axis's name.
pub(super) fn axis_ticks(look: &Look, axis: &DrawnAxis, length: f64) -> (Vec<f64>, Vec<String>) {
    let row = axis.input.row();
    let screen = Screen::of(look.format, row.unit);
    let (from, to) = (screen.number(axis.from), screen.number(axis.to));
    let scale = Scale::new(row.scale, (from, to), (0.0, 1.0));
    let shown = scale.ticks((length / 76.0).within(2.0, 8.0) as usize);
    let labels = if screen.before.is_empty() {
        shown
            .iter()
            .map(|tick| short(look.format, *tick, 4) + if screen.percent { "%" } else { "" })
            .collect()
    } else {
        money_axis(look.format, &shown)
    };
    let stored = shown.iter().map(|tick| screen.stored(*tick));
    (stored.collect(), labels)
}
