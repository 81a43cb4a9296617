//! The slider of a number: over the plausible range, widened to hold the present value.

use super::super::Store;
use super::super::dom::{El, el, input_of, key};
use super::super::later::later;
use super::super::part::Part;
use super::track::track;
use crate::analysis::step::{Span, stepped};
use crate::decimal::{fixed, shortest};
use crate::format::value_with_unit;
use crate::reactive::{Live, effect, untrack};
use crate::scenario::{Input, Parts};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Event;

/// Positions of the native slider from end to end.
const POSITIONS: f64 = 1000.0;

/// The slider.
pub fn slider(store: Store, input: Input) -> El {
    let row = input.row();
    let range = Live::new(Span::of(input, store.value_now(input)));
    effect(move || {
        store.follow_settled();
        let now = Span::of(input, store.value_now(input));
        if range.now() != Some(now) {
            range.set(now);
        }
    });
    let here = move || range.get().position(input, store.value(input));
    let default = move || range.get().position(input, row.default);
    let words = move |value: f64| value_with_unit(&store.numbers(), input, value);
    let held = Rc::new(Cell::new(None::<f64>));
    let let_go = Rc::clone(&held);
    let handle = el("input", "")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &shortest(POSITIONS))
        .attr("step", "any")
        .attr("aria-label", row.label)
        .live_attr("aria-valuetext", move || Some(words(store.value(input))))
        .live_value(move || shortest(here() * POSITIONS))
        .on("input", move |event| {
            if let (Some(handle), Some(range)) = (input_of(&event), range.now()) {
                store.drag(input, range.value(input, handle.value_as_number() / POSITIONS));
            }
        })
        .on("change", move |event| {
            store.rest();
            // Let go between two steps, the thumb goes to the value it has set.
            settle(&event, untrack(here));
        })
        .on("pointerdown", move |_| held.set(Some(store.value_now(input))))
        .on("pointercancel", move |_| {
            // The finger went on to move the page: what it has touched on the way stays as it was.
            if let Some(before) = let_go.take() {
                store.set(input, before);
                store.rest();
            }
        })
        .on("keydown", move |event| keys(store, input, range, &event));
    let rail = el("div", "rail")
        .live_style("--default", move || fixed(default(), 4))
        .child(track(here))
        .child(handle);
    let ends = el("div", "ends")
        .attr("aria-hidden", "true")
        .child(el("span", "").live_text(move || words(range.get().low)))
        .child(el("span", "").live_text(move || words(range.get().high)));
    // What moves no present value has no curve.
    el("div", "slider")
        .children(
            (row.low < row.high && row.affects != Parts::NONE)
                .then(|| later(el("div", "curve"), store, Part::Curve(input, range))),
        )
        .child(rail)
        .child(ends)
}

/// Puts the thumb where the value is.
fn settle(event: &Event, at: f64) {
    if let Some(handle) = input_of(event) {
        handle.set_value(&shortest(at * POSITIONS));
    }
}

fn keys(store: Store, input: Input, range: Live<Span>, event: &Event) {
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
