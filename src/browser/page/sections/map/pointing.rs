//! The reader's point on the map: dragged by mouse, touch and keyboard, it moves both inputs.

use super::super::super::dom::{El, el, target};
use super::Board;
use crate::analysis::step::{snapped, stepped};
use crate::decimal::fixed;
use crate::format::value_with_unit;
use crate::math::Within;
use crate::reactive::{Live, effect, untrack};
use crate::scenario::Input;
use crate::text::map as words;
use crate::view::{ReadoutLine, markup};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// A position on the map, shares of its extent from the upper left.
type Share = (f64, f64);

/// The layer over the map that takes the pointer.
#[derive(Clone, Copy)]
struct Pointing {
    board: Board,
    dragging: Live<bool>,
    /// Where a mouse is that drags nothing.
    hovered: Live<Option<Share>>,
}

/// The point, and what is read under the pointer.
pub fn layer(board: Board) -> El {
    let (dragging, hovered) = (Live::new(false), Live::new(None));
    let pointing = Pointing { board, dragging, hovered };
    let layer = el("div", "pointing").live_class("dragging", move || dragging.get());
    let (overlay, reading) = (el("div", "overlay"), el("div", "reading"));
    pointing.read([overlay.clone(), reading.clone()]);
    let layer = [
        ("pointerdown", Pointing::press as fn(Pointing, &Element, &PointerEvent)),
        ("pointermove", Pointing::glide),
        ("pointerup", Pointing::lift),
        ("pointercancel", Pointing::cancel),
        ("pointerleave", Pointing::leave),
    ]
    .into_iter()
    .fold(layer, |layer, (name, act)| {
        let element = layer.node().clone();
        layer.on(name, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                act(pointing, &element, event);
            }
        })
    });
    let marker = el("div", "overlay").live_html(move || {
        board.with(|map, look| map.marker(look, board.point.get())).unwrap_or_default()
    });
    layer.child(marker).child(overlay).child(reading).child(handle(board))
}

/// The point itself, as far as hands and keys take hold of it; it is drawn by the marker.
fn handle(board: Board) -> El {
    let place = move || {
        let share = board.with(|map, look| {
            let at = map.position(look, board.point.get());
            (at.0 / look.size.width, at.1 / look.size.height)
        });
        share.map(|(across, down)| (across.within(0.0, 1.0), down.within(0.0, 1.0)))
    };
    let percent = |share: Option<f64>| format!("{}%", fixed(share.unwrap_or(0.5) * 100.0, 2));
    el("div", "handle")
        .attr("tabindex", "0")
        .attr("role", "slider")
        .attr("aria-label", words::POINT)
        .attr("aria-roledescription", words::POINT_ROLE)
        .attr("aria-description", words::KEYS)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .live_attr("aria-valuenow", move || place().map(|(across, _)| fixed(across * 100.0, 0)))
        .live_attr("aria-valuetext", move || Some(board.spoken()))
        .live_style("left", move || percent(place().map(|(across, _)| across)))
        .live_style("top", move || percent(place().map(|(_, down)| down)))
        .on("keydown", move |event| board.key(&event))
}

impl Pointing {
    fn press(self, layer: &Element, event: &PointerEvent) {
        // A finger beside the point may be about to scroll: it places the point when it lifts.
        let target = target(event);
        let on_point = target.is_some_and(|target| target.class_list().contains("handle"));
        if event.button() != 0 || (event.pointer_type() == "touch" && !on_point) {
            return;
        }
        let _ = layer.set_pointer_capture(event.pointer_id());
        self.dragging.set(true);
        self.hovered.set(None);
        self.board.store.rest();
        if !on_point {
            self.take(layer, event);
        }
    }

    fn glide(self, layer: &Element, event: &PointerEvent) {
        if self.dragging.now() == Some(true) {
            self.take(layer, event);
        } else if event.pointer_type() == "mouse" {
            self.hovered.set(Some(share(layer, event)));
        }
    }

    fn lift(self, layer: &Element, event: &PointerEvent) {
        if event.pointer_type() == "touch" && self.dragging.now() != Some(true) {
            self.take(layer, event);
        }
        self.let_go();
    }

    /// The browser has taken the pointer for something else, and tells nothing more of it.
    fn cancel(self, _: &Element, _: &PointerEvent) {
        self.let_go();
        self.hovered.set(None);
    }

    fn leave(self, layer: &Element, event: &PointerEvent) {
        // A captured pointer leaves only when it is let go.
        let is_held = layer.has_pointer_capture(event.pointer_id());
        if self.dragging.now() == Some(true) && !is_held {
            self.let_go();
        }
        self.hovered.set(None);
    }

    /// Ends a drag: the next one is a step of its own.
    fn let_go(self) {
        self.dragging.set(false);
        self.board.store.rest();
    }

    /// Moves both inputs to where the pointer is.
    fn take(self, layer: &Element, event: &PointerEvent) {
        let at = share(layer, event);
        let values = untrack(|| self.board.with(|map, look| map.values_at(look, at)));
        if let Some((x_value, y_value)) = values {
            let (x, y) = untrack(|| self.board.inputs());
            self.board.store.drag_both((x, snapped(x, x_value)), (y, snapped(y, y_value)));
        }
    }

    /// Shows what is best under the mouse.
    fn read(self, [overlay, reading]: [El; 2]) {
        effect(move || {
            let readout = self.hovered.get().and_then(|at| {
                self.board.with(|map, look| {
                    let readout = map.readout(look, map.values_at(look, at))?;
                    Some((readout.x / look.size.width, at.1, readout))
                })?
            });
            let (overlay, element) = (overlay.node(), reading.node());
            let Some((share, down, readout)) = readout else {
                overlay.set_inner_html("");
                let _ = element.set_attribute("hidden", "");
                return;
            };
            overlay.set_inner_html(&readout.cursor);
            element.set_inner_html(&markup::reading(&readout));
            let _ = element.class_list().toggle_with_force("flips", share > 0.6);
            let _ = element.remove_attribute("hidden");
            let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
            for (name, share) in [("--x", share), ("--y", down)] {
                let _ = style.set_property(name, &format!("{}%", fixed(share * 100.0, 2)));
            }
        });
    }
}

/// Where an event is on the map.
fn share(layer: &Element, event: &PointerEvent) -> Share {
    let bounds = layer.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    let down = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
    (across, down)
}

impl Board {
    /// Moves the point as a key says.
    fn key(self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        let (across, up) = match event.key().as_str() {
            "ArrowRight" => (many, 0.0),
            "ArrowLeft" => (-many, 0.0),
            "ArrowUp" => (0.0, many),
            "ArrowDown" => (0.0, -many),
            "PageUp" => (0.0, 10.0),
            "PageDown" => (0.0, -10.0),
            _ => return,
        };
        event.prevent_default();
        let (x, y) = untrack(|| self.inputs());
        let (input, steps) = if across == 0.0 { (y, up) } else { (x, across) };
        self.store.set(input, stepped(input, self.store.value_now(input), steps));
    }

    /// Where the point is and what is best there, in words. Tracked.
    fn spoken(self) -> String {
        let (x, y) = self.inputs();
        let value =
            |input: Input| value_with_unit(&self.store.numbers(), input, self.store.value(input));
        let outcome = self.with(|map, look| {
            let say = |line: &ReadoutLine| format!("{} {}", line.label, line.value);
            map.readout(look, self.point.get())?.lines.first().map(say)
        });
        let outcome = outcome.flatten().unwrap_or_default();
        words::place((x.row().label, &value(x)), (y.row().label, &value(y)), &outcome)
    }
}
