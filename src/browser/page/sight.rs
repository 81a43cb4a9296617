//! Whether an element is in sight, and how wide it is: the browser's observers, let go with their
//! owner.

use super::dom::{El, el};
use crate::reactive::{Kept, Live, Pace};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

/// An observer with the closure that it calls.
struct Watch<O> {
    observer: O,
    disconnect: fn(&O),
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl<O> Drop for Watch<O> {
    fn drop(&mut self) {
        (self.disconnect)(&self.observer);
    }
}

/// Tells whenever the element comes into sight or leaves it.
pub fn follow(place: &El, tell: impl Fn(bool) + 'static) {
    watch(place, "0px", Box::new(tell));
}

/// What is brought up to date at once while it is in sight; while it is not, a moment later, and at the end of a drag.
pub fn at_leisure(build: impl FnOnce() -> El) -> El {
    let pace = Pace::new(true);
    let place = pace.with(build);
    follow(&place, move |seen| pace.set(seen));
    place
}

/// Tells whenever the element comes over the middle of the window, or a little above, or leaves it.
pub fn follow_middle(place: &El, tell: impl Fn(bool) + 'static) {
    watch(place, "-40% 0px -59% 0px", Box::new(tell));
}

fn watch(place: &El, margin: &str, tell: Box<dyn Fn(bool)>) {
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.pop().unchecked_into::<IntersectionObserverEntry>();
        tell(last.is_intersecting());
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let made = IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options);
    if let Ok(observer) = made {
        observer.observe(place.node());
        let disconnect = IntersectionObserver::disconnect;
        Kept::new(Rc::new(Watch { observer, disconnect, _call: call }));
    }
}

/// Keeps `width` at the width of the place that this empty element is put into, in pixels, to the pixel. It stands for the
/// place, which gets another height by what is drawn there: a browser tells the page around of an observer under whose hands
/// what it observes changes.
pub fn ruler(width: Live<f64>) -> El {
    let ruler = el("div", "");
    let element = ruler.node().clone();
    let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |_| {
        let now = element.get_bounding_client_rect().width();
        if now > 0.0 && width.now().is_some_and(|w| (w - now).abs() >= 1.0) {
            width.set(now);
        }
    });
    if let Ok(observer) = ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observer.observe(ruler.node());
        let disconnect = ResizeObserver::disconnect;
        Kept::new(Rc::new(Watch { observer, disconnect, _call: call }));
    }
    ruler
}
