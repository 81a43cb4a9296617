//! The focus stays near a button that is gone once it was pressed, or that does nothing any more: a reader without a mouse
//! goes on from there, and not from the head of the page.

use super::window::{behind_frame, document};
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// What can take it over. Not what text is typed in: there a phone would raise its keyboard.
const PLACES: &str = "button, summary, select, a[href], input:is([type=range], [type=checkbox])";

/// By then all that follows a press is renewed, what was out of sight when it came too.
const WHILE: Duration = Duration::from_millis(150);

thread_local! {
    /// Whether it is kept.
    static KEPT: Cell<bool> = const { Cell::new(false) };
}

/// From now on, for as long as the document is there, whichever page in it asks first.
pub fn keep_focus() {
    if KEPT.replace(true) {
        return;
    }
    let hear = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(pressed) = pressed {
            keep(&pressed);
        }
    });
    // Before the page hears of it: what is pressed may be gone behind that.
    let _ = document().add_event_listener_with_callback_and_bool(
        "click",
        hear.into_js_value().unchecked_ref(),
        true,
    );
}

/// What has the focus, but for the page as a whole.
fn focused() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

fn keep(pressed: &Element) -> Option<()> {
    let way = focused().filter(|way| way.tag_name() == "BUTTON" && way.contains(Some(pressed)))?;
    let all = document().query_selector_all(PLACES).ok()?;
    let at = (0..all.length())
        .find(|at| all.item(*at).is_some_and(|one| one.is_same_node(Some(&way))))?;
    behind_frame(WHILE, move || {
        let elsewhere = focused().is_some_and(|now| !now.is_same_node(Some(&way)));
        if !takes(&way) && !elsewhere {
            // The nearest one, rather what follows.
            let far = 1..all.length();
            let _ = far
                .flat_map(|far| [at.checked_add(far), at.checked_sub(far)])
                .filter_map(|at| all.item(at?)?.dyn_into::<HtmlElement>().ok())
                .find(|near| takes(near))
                .map(|near| near.focus());
        }
    });
    Some(())
}

/// Whether something is there and takes the focus.
fn takes(place: &Element) -> bool {
    place.is_connected()
        && !place.has_attribute("disabled")
        && place.dyn_ref::<HtmlElement>().is_some_and(|place| place.offset_width() > 0)
}
