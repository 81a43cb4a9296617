//! What the browser offers for handing something on: its dialogs, its clipboard, its files.

use super::dom::{El, el};
use super::window::window;
use crate::browser::object::set;
use crate::reactive::Live;
use crate::text::{page, share as words};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlDialogElement;

/// The address of the folder that the page is in; of the site, where the page has left it for a disk; `None` where nobody else
/// could open it.
pub fn base() -> Option<String> {
    folder().or_else(|| Some(home()).filter(|home| !home.is_empty()))
}

fn folder() -> Option<String> {
    let location = window().location();
    let (origin, path) = (location.origin().ok()?, location.pathname().ok()?);
    let folder = path.get(..=path.bytes().rposition(|byte| byte == b'/')?)?;
    origin.starts_with("http").then(|| format!("{origin}{folder}"))
}

/// Where the pages beside this one are, before their names: beside it, unless it says that it left them (`data-home`),
/// as the one-file edition does.
pub fn home() -> String {
    let said = super::window::document().query_selector("[data-home]").ok().flatten();
    said.and_then(|element| element.get_attribute("data-home")).unwrap_or_default()
}

/// Whether the window is as narrow as a phone's.
pub fn is_narrow() -> bool {
    is_narrower(600.0)
}

/// Whether the window has fewer pixels across.
pub fn is_narrower(than: f64) -> bool {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < than)
}

/// Opens a dialog over the page.
pub fn dialog(window: &El) {
    if let Some(dialog) = window.node().dyn_ref::<HtmlDialogElement>() {
        // Refused only if it is open already.
        let _ = dialog.show_modal();
    }
}

/// What closes the dialog that it stands in.
pub fn close() -> El {
    let button = el("button", "icon close").attr("aria-label", page::CLOSE).text("×");
    el("form", "").attr("method", "dialog").child(button)
}

/// Puts a text on the clipboard and says so, or says that it could not.
pub fn copy(text: &str, said: Live<String>) {
    let navigator = window().navigator();
    // Absent where the page came without encryption.
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined());
    let copying = there.then(|| navigator.clipboard().write_text(text));
    say_when_copied(copying, words::NOT_COPIED, said);
}

/// Says that something is on the clipboard when it is, or `refused` if it could not be put there.
pub fn say_when_copied(copying: Option<Promise>, refused: &'static str, said: Live<String>) {
    let Some(copying) = copying else { return said.set(refused.to_owned()) };
    // What is copied comes to nothing, what is refused to an error.
    when_settled(&copying, move |came| {
        said.set(if came.is_undefined() { words::COPIED } else { refused }.to_owned());
    });
}

/// Hands on what a promise comes to, be it an error; whether it will. Of two functions the one that is not called would
/// stay for good.
pub fn when_settled(promise: &Promise, hand_on: impl FnOnce(JsValue) + 'static) -> bool {
    let done = Closure::once_into_js(hand_on);
    let then = Reflect::get(promise, &"then".into())
        .and_then(|then| then.dyn_into::<Function>()?.call2(promise, &done, &done));
    then.is_ok()
}

/// Whether the system can hand something on.
pub fn can_share() -> bool {
    Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Hands a text and an address to the system.
pub fn share(text: &str, address: &str) {
    let navigator = window().navigator();
    let data = Object::new();
    for (name, value) in [("title", page::NAME), ("text", text), ("url", address)] {
        set(&data, name, &value.into());
    }
    if let Ok(share) = Reflect::get(&navigator, &"share".into())
        && let Some(share) = share.dyn_ref::<Function>()
        && let Ok(promise) = share.call1(&navigator, &data)
        && let Some(promise) = promise.dyn_ref::<Promise>()
    {
        // Whoever changes their mind rejects it: nothing to say.
        when_settled(promise, |_| {});
    }
}
