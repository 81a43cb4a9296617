//! Files and the clipboard, for pictures.

use super::super::platform::say_when_copied;
use super::super::window::window;
use crate::browser::object::set;
use crate::reactive::Live;
use crate::text::quote as words;
use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag};

/// Today, where the reader is.
pub fn today() -> String {
    let now = Date::new_0();
    words::date(now.get_full_year(), now.get_month(), now.get_date())
}

/// The file of a drawing.
pub fn drawing(svg: &str) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind).ok()
}

/// Whether pictures may go onto the clipboard.
pub fn can_copy() -> bool {
    item().is_some() && writer().is_some()
}

fn item() -> Option<Function> {
    Reflect::get(&window(), &"ClipboardItem".into()).ok()?.dyn_into().ok()
}

/// The clipboard, where there is one, and its way to write.
fn writer() -> Option<(JsValue, Function)> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let write = Reflect::get(&clipboard, &"write".into()).ok()?.dyn_into().ok()?;
    Some((clipboard, write))
}

/// Puts a bitmap on the clipboard and says so, or says that it could not.
pub fn copy(blob: &Blob, said: Live<String>) {
    say_when_copied(write(blob), words::NOT_COPIED, said);
}

fn write(blob: &Blob) -> Option<Promise> {
    let (clipboard, write) = writer()?;
    let content = Object::new();
    set(&content, "image/png", blob);
    let item = Reflect::construct(&item()?, &Array::of1(&content)).ok()?;
    write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into().ok()
}
