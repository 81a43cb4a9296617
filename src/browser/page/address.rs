//! The address bar holds a link to the scenario when it is at rest.

use super::Store;
use super::frame::AtRest;
use super::live::effect;
use crate::scenario::{parse_link, to_link};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// How long nothing must change, milliseconds.
const REST: u64 = 400;

/// What the address says, without `#`.
pub fn read() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let text = hash.trim_start_matches('#').to_owned();
    // Mail and chat programs escape what they carry.
    js_sys::decode_uri_component(&text).map_or(text, String::from)
}

/// Keeps the address and the scenario alike, both ways.
pub fn keep(store: Store) {
    let rest = AtRest::new(REST);
    let mut before = None::<String>;
    effect(move || {
        let link = to_link(&store.scenario());
        if before.as_ref().is_some_and(|before| *before != link) {
            let link = link.clone();
            rest.ask(move || write(&link));
        }
        before = Some(link);
    });
    let listener = window_event_listener(ev::hashchange, move |_| {
        let link = parse_link(&read());
        store.replace(link.scenario.clone());
        store.link_notes().set(link.into());
    });
    on_cleanup(move || listener.remove());
}

/// Replaces the entry, so that the way back leads out of the page and not through every change.
fn write(link: &str) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let hash = if link.is_empty() { String::new() } else { format!("#{link}") };
    if let Ok(history) = window().history() {
        // Refused in a document without an origin of its own: the page works all the same.
        let _ = history.replace_state_with_url(
            &JsValue::NULL,
            "",
            Some(&format!("{path}{query}{hash}")),
        );
    }
}
