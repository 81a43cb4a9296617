//! Where the focus is: near a button that is gone once it was pressed, or that does nothing any more, so that a reader
//! without a mouse goes on from there, and not from the head of the page; in sight, in a place that stays at the edge of the
//! window; and not behind a menu.

use super::dom::target;
use super::window::{behind_frame, document};
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FocusEvent, HtmlElement};

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
    hear("click", |event| {
        if let Some(pressed) = target(event) {
            keep(&pressed);
        }
    });
    hear("focusin", |event| go_on(target(event)));
    hear("focusout", |event| go_on(next(event)));
    hear("pointerdown", |event| close_menu(target(event)));
}

/// Before the page hears of it: what is pressed may be gone behind that.
fn hear(event: &str, of: fn(&Event)) {
    let hear = Closure::<dyn FnMut(Event)>::new(move |event| of(&event)).into_js_value();
    let hear = hear.unchecked_ref();
    let _ = document().add_event_listener_with_callback_and_bool(event, hear, true);
}

/// What has the focus next, of an event of its leaving.
fn next(event: &Event) -> Option<Element> {
    event.unchecked_ref::<FocusEvent>().related_target()?.dyn_into().ok()
}

fn is_in(at: Option<&Element>, places: &str) -> bool {
    at.is_some_and(|at| matches!(at.closest(places), Ok(Some(_))))
}

/// Marks the document while the focus is in a place at the lower edge of a narrow window, from before it comes there: to
/// bring what has it into sight the browser would move the page, under a place that stays where it is.
fn go_on(at: Option<Element>) {
    if let Some(root) = document().document_element() {
        let is_docked = is_in(at.as_ref(), ".headline, .tray");
        let _ = root.class_list().toggle_with_force("docked", is_docked);
    }
    if at.is_some() {
        close_menu(at);
    }
}

/// The menu of units closes where the hand goes on elsewhere, which may be behind it.
fn close_menu(at: Option<Element>) {
    let open = document().query_selector(".units[open]");
    if let (false, Ok(Some(menu))) = (is_in(at.as_ref(), ".units"), open) {
        let _ = menu.remove_attribute("open");
    }
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
