//! Files that the reader opens here.

use super::platform::when_settled;
use crate::reactive::Live;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, Event};

/// Hands on the text of the first of an element's or a drop's files, none if it cannot be read, unless `told`, where it is
/// said what came of it, is gone with its page by then; whether there is a file.
pub fn first_file<T: 'static>(
    holder: &JsValue,
    told: Live<T>,
    hand_on: impl FnOnce(Option<String>) + 'static,
) -> bool {
    let files = Reflect::get(holder, &"files".into()).unwrap_or_default();
    let file = Reflect::get_u32(&files, 0).ok().and_then(|file| file.dyn_into::<Blob>().ok());
    let Some(file) = file else { return false };
    when_settled(&file.text(), move |text| {
        if told.peek(|_| ()).is_some() {
            // A folder that was dropped, a file that is gone: then it is an error that comes.
            hand_on(text.as_string());
        }
    })
}

/// The same of what was chosen in a field, in which the same file can be chosen again then, set right.
pub fn chosen<T: 'static>(
    event: &Event,
    told: Live<T>,
    hand_on: impl FnOnce(Option<String>) + 'static,
) {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    first_file(&field, told, hand_on);
    let _ = Reflect::set(&field, &"value".into(), &"".into());
}
