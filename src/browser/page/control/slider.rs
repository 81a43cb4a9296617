//! The slider of a number: over the plausible range, widened to hold the present value.

use super::super::Store;
use super::super::curves::curve_above;
use super::super::dom::{El, el, key, typed};
use super::super::live::{Live, effect};
use crate::analysis::sweep::{position, share};
use crate::scenario::{Input, Row};
use crate::view::format::value_with_unit;
use web_sys::Event;

/// Positions of the native slider from end to end.
const POSITIONS: f64 = 1000.0;

/// The ends of a slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// At the left.
    pub low: f64,
    /// At the right.
    pub high: f64,
}

impl Range {
    /// The plausible range of an input, widened to hold `value`; the accepted one where the
    /// plausible one is a point.
    pub fn of(input: Input, value: f64) -> Range {
        let row = input.row();
        let (low, high) = if row.low < row.high { (row.low, row.high) } else { (row.min, row.max) };
        Range { low: low.min(value), high: high.max(value) }
    }

    /// Where a value stands, 0 to 1.
    pub fn position(self, input: Input, value: f64) -> f64 {
        share(input, (self.low, self.high), value).clamp(0.0, 1.0)
    }

    /// The value at a position, on the input's step unless it is an end.
    pub fn value(self, input: Input, at: f64) -> f64 {
        let value = position(input, (self.low, self.high), at.clamp(0.0, 1.0));
        snap(input.row(), value).clamp(self.low, self.high)
    }
}

/// The multiple of the input's step that is nearest to `value`, without the noise of the division.
fn snap(row: &Row, value: f64) -> f64 {
    let steps = (value / row.step).round();
    // 1/step is exact where step is a power of ten written in decimals.
    let inverse = (1.0 / row.step).round();
    if row.step < 1.0 && (inverse * row.step - 1.0).abs() < 1e-9 {
        steps / inverse
    } else {
        steps * row.step
    }
}

/// The accepted value on the input's step that is nearest to `value`.
pub fn snapped(input: Input, value: f64) -> f64 {
    let row = input.row();
    snap(row, value).clamp(row.min, row.max)
}

/// The value so many steps on, within what is accepted.
pub fn stepped(input: Input, value: f64, steps: f64) -> f64 {
    let row = input.row();
    snap(row, value + steps * row.step).clamp(row.min, row.max)
}

/// The slider.
pub fn slider(store: Store, input: Input) -> El {
    let row = input.row();
    let range = Live::new(Range::of(input, store.value_now(input)));
    effect(move || {
        store.follow_settled();
        let now = Range::of(input, store.value_now(input));
        if range.now() != Some(now) {
            range.set(now);
        }
    });
    let here = move || range.get().position(input, store.value(input));
    let default = move || range.get().position(input, row.default);
    let words = move |value: f64| value_with_unit(&store.numbers(), input, value);
    let handle = el("input", "")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &POSITIONS.to_string())
        .attr("step", "any")
        .attr("aria-label", row.label)
        .live_attr("aria-valuetext", move || Some(words(store.value(input))))
        .live_value(move || (here() * POSITIONS).to_string())
        .on("input", move |event| {
            if let (Ok(at), Some(range)) = (typed(&event).parse::<f64>(), range.now()) {
                store.drag(input, range.value(input, at / POSITIONS));
            }
        })
        .on("change", move |_| store.rest())
        .on("keydown", move |event| keys(store, input, range, &event));
    let rail = el("div", "rail")
        .live_style("--default", move || format!("{:.4}", default()))
        .child(el("div", "track").attr("aria-hidden", "true"))
        .child(handle);
    let ends = el("div", "ends")
        .attr("aria-hidden", "true")
        .child(el("span", "").live_text(move || words(range.get().low)))
        .child(el("span", "").live_text(move || words(range.get().high)));
    el("div", "slider")
        .live_style("--at", move || format!("{:.4}", here()))
        .children((row.low < row.high).then(|| curve_above(store, input, range)))
        .child(rail)
        .child(ends)
}

fn keys(store: Store, input: Input, range: Live<Range>, event: &Event) {
    let Some(range) = range.now() else { return };
    let now = store.value_now(input);
    let target = match key(event).as_str() {
        "ArrowRight" | "ArrowUp" => stepped(input, now, 1.0),
        "ArrowLeft" | "ArrowDown" => stepped(input, now, -1.0),
        "PageUp" => stepped(input, now, 10.0),
        "PageDown" => stepped(input, now, -10.0),
        "Home" => range.low,
        "End" => range.high,
        _ => return,
    };
    event.prevent_default();
    store.set(input, target);
}
