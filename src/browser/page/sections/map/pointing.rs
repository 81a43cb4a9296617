//! The reader's point on the map: dragged by mouse, touch and keyboard, it moves both inputs.

use super::Board;
use crate::scenario::Input;
use crate::text::map as words;
use crate::view::format::value_with_unit;
use crate::view::{Readout, markup};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

/// The point, and what is read under the pointer.
pub fn layer(board: Board) -> AnyView {
    let layer = NodeRef::<html::Div>::new();
    let dragging = RwSignal::new(false);
    let hovered = RwSignal::new(None::<(f64, f64)>);
    // Where an event is on the map, shares of its extent.
    let share = move |event: &ev::PointerEvent| {
        let bounds = layer.get_untracked()?.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        let down = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
        Some((across, down))
    };
    let take = move |event: &ev::PointerEvent| {
        let Some(at) = share(event) else { return };
        if let Some(values) = untrack(|| board.with(|map, look| map.values_at(look, at))) {
            board.put(values);
        }
    };
    let press = move |event: ev::PointerEvent| {
        // A finger beside the point may be about to scroll: it places the point when it lifts.
        let on_point = event_target::<web_sys::Element>(&event).closest(".handle");
        let on_point = on_point.ok().flatten().is_some();
        if event.button() != 0 || (event.pointer_type() == "touch" && !on_point) {
            return;
        }
        if let Some(layer) = layer.get_untracked() {
            let _ = layer.set_pointer_capture(event.pointer_id());
        }
        dragging.set(true);
        hovered.set(None);
        board.store.rest();
        if !on_point {
            take(&event);
        }
    };
    let movement = move |event: ev::PointerEvent| {
        if dragging.get_untracked() {
            take(&event);
        } else if event.pointer_type() == "mouse" {
            hovered.set(share(&event));
        }
    };
    let lift = move |event: ev::PointerEvent| {
        if event.pointer_type() == "touch" && !dragging.get_untracked() {
            take(&event);
        }
        if dragging.get_untracked() {
            dragging.set(false);
        }
        board.store.rest();
    };
    let keys = move |event: ev::KeyboardEvent| {
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        let (x, y) = match event.key().as_str() {
            "ArrowRight" => (many, 0.0),
            "ArrowLeft" => (-many, 0.0),
            "ArrowUp" => (0.0, many),
            "ArrowDown" => (0.0, -many),
            "PageUp" => (0.0, 10.0),
            "PageDown" => (0.0, -10.0),
            _ => return,
        };
        event.prevent_default();
        board.step(x, y);
    };
    let reading = move || -> Option<Readout> {
        let at = hovered.get()?;
        board.with(|map, look| map.readout(look, map.values_at(look, at))).flatten()
    };
    let position = move |axis: fn((f64, f64)) -> f64| {
        move || {
            let share = board.with(|map, look| {
                let at = map.position(look, map.point);
                axis((at.0 / look.size.width, at.1 / look.size.height))
            });
            format!("{:.3}%", share.unwrap_or(0.5) * 100.0)
        }
    };
    let spoken = move || board.spoken();
    let left = move || {
        let share = reading().map_or(0.0, |reading| reading.x / board.width.get());
        format!("{:.2}%", share * 100.0)
    };
    let flips = move || reading().is_some_and(|reading| reading.x > 0.6 * board.width.get());
    view! {
        <div class="pointing" node_ref=layer class:dragging=dragging
            on:pointerdown=press on:pointermove=movement on:pointerup=lift
            on:pointercancel=move |_| dragging.set(false)
            on:pointerleave=move |_| hovered.set(None)>
            <div class="overlay"
                inner_html=move || reading().map(|reading| reading.cursor).unwrap_or_default()>
            </div>
            <div class="reading" class:flips=flips hidden=move || hovered.get().is_none()
                style=("--x", left)
                inner_html=move || reading().map(|r| markup::reading(&r)).unwrap_or_default()>
            </div>
            <div class="handle" tabindex="0" role="slider"
                aria-label=words::POINT
                aria-roledescription=words::POINT_ROLE
                aria-description=words::KEYS
                aria-valuemin="0" aria-valuemax="100"
                aria-valuenow=move || position(|at| at.0)().trim_end_matches('%').to_owned()
                aria-valuetext=spoken
                style:left=position(|at| at.0)
                style:top=position(|at| at.1)
                on:keydown=keys>
            </div>
        </div>
    }
    .into_any()
}

impl Board {
    /// Moves both inputs, to their steps.
    fn put(self, (x_value, y_value): (f64, f64)) {
        let on_step = super::super::super::control::snapped;
        let (x, y) = (self.x.get_untracked(), self.y.get_untracked());
        self.store.drag_both((x, on_step(x, x_value)), (y, on_step(y, y_value)));
    }

    /// Moves so many steps across and upwards.
    fn step(self, across: f64, up: f64) {
        let stepped = super::super::super::control::stepped;
        let target =
            |input: Input, steps: f64| (input, stepped(input, self.store.value_now(input), steps));
        let (x, y) = (self.x.get_untracked(), self.y.get_untracked());
        self.store.drag_both(target(x, across), target(y, up));
    }

    /// Where the point is and what is best there, in words.
    fn spoken(self) -> String {
        let (x, y) = (self.x.get(), self.y.get());
        let value =
            |input: Input| value_with_unit(&self.store.numbers(), input, self.store.value(input));
        let outcome = self.with(|map, look| {
            let lines = map.readout(look, map.point).map(|reading| reading.lines);
            let say = |line: &crate::view::ReadoutLine| format!("{} {}", line.label, line.value);
            lines.unwrap_or_default().first().map(say)
        });
        let outcome = outcome.flatten().unwrap_or_default();
        words::place((x.row().label, &value(x)), (y.row().label, &value(y)), &outcome)
    }
}
