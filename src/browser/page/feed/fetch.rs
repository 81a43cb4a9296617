//! One question to another origin, and its answer, its refusal or its silence.

use super::super::platform::when_settled;
use crate::browser::object::set;
use crate::feed::{Failure, ORIGIN, PATIENCE_MS};
use js_sys::{Error, Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch(address: &str, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = AbortSignal, js_name = timeout, catch)]
    fn abort_after(milliseconds: u32) -> Result<JsValue, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Response) -> Result<Promise, JsValue>;
}

/// Status and body, or why there are none.
pub type FetchAnswer = Result<(u16, String), Failure>;

/// Who waits for the answer.
type Waits = Box<dyn FnOnce(FetchAnswer)>;

/// Asks, and hands over the answer. Nothing of the reader goes along: no cookie, no word of the page.
pub fn ask(path: &str, done: impl FnOnce(FetchAnswer) + 'static) {
    let waits: Waits = Box::new(done);
    let options = Object::new();
    for (name, value) in [
        ("credentials", "omit"),
        ("referrerPolicy", "no-referrer"),
        ("cache", "no-store"),
        // Nowhere but to the origin that the page's policy names.
        ("redirect", "error"),
    ] {
        set(&options, name, &value.into());
    }
    // Without it, where a browser has none, the browser's own patience ends the waiting.
    if let Ok(signal) = abort_after(PATIENCE_MS) {
        set(&options, "signal", &signal);
    }
    match fetch(&format!("{ORIGIN}{path}"), &options) {
        Ok(promise) => {
            when(&promise, waits, |response, waits| read(&response.unchecked_into(), waits));
        }
        Err(_) => waits(Err(Failure::Unreachable)),
    }
}

fn read(response: &Response, waits: Waits) {
    let status = response.status();
    match response.text() {
        Ok(body) => when(&body, waits, move |text, waits| {
            waits(Ok((status, text.as_string().unwrap_or_default())));
        }),
        Err(_) => waits(Err(Failure::Unreachable)),
    }
}

/// Goes on with what is promised, or says why it did not come.
fn when(promise: &Promise, waits: Waits, then: impl FnOnce(JsValue, Waits) + 'static) {
    when_settled(promise, move |came| match came.dyn_into::<Error>() {
        Ok(error) => waits(Err(failure(&error))),
        Err(came) => then(came, waits),
    });
}

/// A signal that was given for lack of time names its error so; a browser says no more of any other.
fn failure(error: &Error) -> Failure {
    match String::from(error.name()).as_str() {
        "TimeoutError" | "AbortError" => Failure::Silent,
        _ => Failure::Unreachable,
    }
}
