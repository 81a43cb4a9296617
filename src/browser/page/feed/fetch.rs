//! One question to another origin, and its answer, its refusal or its silence.

use crate::browser::object::set;
use crate::feed::{Failure, ORIGIN, PATIENCE_MS};
use js_sys::{Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
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

/// Who waits for the answer; called once.
type Waits = Rc<RefCell<Option<Box<dyn FnOnce(FetchAnswer)>>>>;

/// Asks, and hands over the answer. Nothing of the reader goes along: no cookie, no word of the page.
pub fn ask(path: &str, done: impl FnOnce(FetchAnswer) + 'static) {
    let waits: Waits = Rc::new(RefCell::new(Some(Box::new(done))));
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
            let next = Rc::clone(&waits);
            when(promise, &waits, move |response| read(&response.unchecked_into(), &next));
        }
        Err(_) => answer(&waits, Err(Failure::Unreachable)),
    }
}

fn read(response: &Response, waits: &Waits) {
    let status = response.status();
    match response.text() {
        Ok(body) => {
            let last = Rc::clone(waits);
            when(body, waits, move |text| {
                answer(&last, Ok((status, text.as_string().unwrap_or_default())));
            });
        }
        Err(_) => answer(waits, Err(Failure::Unreachable)),
    }
}

/// Goes on with what is promised, or says why it did not come.
fn when(promise: Promise, waits: &Waits, then: impl FnOnce(JsValue) + 'static) {
    let waits = Rc::clone(waits);
    let then = Closure::once(then);
    let refused = Closure::once(move |error: JsValue| answer(&waits, Err(failure(&error))));
    let _ = promise.then2(&then, &refused);
    // One of the two is called, once a press.
    then.forget();
    refused.forget();
}

fn answer(waits: &Waits, answer: FetchAnswer) {
    let waiting = waits.borrow_mut().take();
    if let Some(done) = waiting {
        done(answer);
    }
}

/// A signal that was given for lack of time names its error so; a browser says no more of any other.
fn failure(error: &JsValue) -> Failure {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("TimeoutError" | "AbortError") => Failure::Silent,
        _ => Failure::Unreachable,
    }
}
