//! Keeps what is looked at where it is while something above it grows.
//!
//! Browsers that have scroll anchoring do that themselves, but look at the top of the window rather than at what has the
//! focus, which a part that comes late then carries away. WebKit has none. Whatever changes the page runs booked, so all of
//! it is looked at before and after.

use super::window::{document, listen, now, window};
use crate::reactive::run_between;
use std::cell::{Cell, RefCell};
use web_sys::Element;

/// What moves with the page, and what stands over it.
const FLOWS: &str = "section, footer";
const STANDS: &str = ".headline, .standing, .contents";

/// What is looked at, and how far from the top of the window it is.
struct Held(Element, f64);

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
    /// When a value was last moved or typed.
    static MOVED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// How long what is moved counts as being moved, milliseconds.
const MOMENT: f64 = 60.0;

/// From now on the page stays where it is.
pub fn keep() {
    listen("input", || MOVED.set(now()));
    run_between(hold, let_go);
}

fn hold() {
    // Within a drag nothing grows but what is looked at, and every step counts.
    if now() - MOVED.get() < MOMENT {
        return;
    }
    let root = document().document_element();
    // What is at its top stays there by itself.
    if root.is_some_and(|root| root.get_bounding_client_rect().top() < 0.0) {
        HELD.set(Held::now());
    }
}

fn let_go() {
    if let Some(held) = HELD.take() {
        held.bring_back();
    }
}

impl Held {
    fn now() -> Option<Held> {
        let element = focused().or_else(topmost)?;
        let top = element.get_bounding_client_rect().top();
        Some(Held(element, top))
    }

    fn bring_back(self) {
        let place = self.0.get_bounding_client_rect();
        let moved = place.top() - self.1;
        // What is gone or hidden has no place.
        if place.height() > 0.0 && moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// What has the focus, while it is in sight.
fn focused() -> Option<Element> {
    let element = document().active_element()?;
    let place = element.get_bounding_client_rect();
    let is_seen = place.bottom() > 0.0 && place.top() < height();
    (is_seen && flows(&element)).then_some(element)
}

/// What is in the middle of the window, as far up as possible.
fn topmost() -> Option<Element> {
    let document = document();
    let middle = document.document_element()?.get_bounding_client_rect().width() / 2.0;
    let at = |share: f64| document.element_from_point(middle as f32, (height() * share) as f32);
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].into_iter().filter_map(at).find(flows)
}

fn flows(element: &Element) -> bool {
    let is_in = |what: &str| element.closest(what).ok().flatten().is_some();
    is_in(FLOWS) && !is_in(STANDS)
}

fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
