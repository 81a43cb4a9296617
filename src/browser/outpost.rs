//! The program in a worker: no page, random futures alone.
//!
//! The worker's script (`www/worker.js`) calls [`work_on_futures`]; from then on letters come in and go
//! out as arrays of numbers (`question::errand`). Work is done in slices, so that a newer letter is
//! heard between two of them.

use super::chunks;
use crate::question::errand::{Finding, Outpost, told};
use js_sys::{Array, Float64Array};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// How long a slice is, milliseconds: how late a newer letter may be heard.
const SLICE: f64 = 24.0;

/// What the worker says before any answer: that it can be asked, or that it cannot.
pub const READY: [f64; 1] = [0.0];
/// See [`READY`].
pub const USELESS: [f64; 1] = [1.0];

/// Makes the worker one that counts futures.
#[wasm_bindgen(js_name = workOnFutures)]
pub fn work_on_futures() {
    chunks::load_outpost(|is_there| {
        if is_there {
            chunks::outpost();
        } else {
            post(&USELESS);
        }
    });
}

thread_local! {
    static OUTPOST: RefCell<Outpost> = RefCell::default();
    /// Whether a slice is to come.
    static BOOKED: Cell<bool> = const { Cell::new(false) };
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

fn post(letter: &[f64]) {
    let letter = Float64Array::from(letter);
    // Refused only of what cannot be cloned.
    let _ = scope().post_message_with_transfer(&letter, &Array::of1(&letter.buffer()));
}

/// Listens from now on.
pub fn open() {
    let Ok(channel) = MessageChannel::new() else { return post(&USELESS) };
    // A message to oneself comes behind the page's, and sooner than a timer may.
    let (inner, outer) = (channel.port1(), channel.port2());
    let wake = Closure::<dyn FnMut()>::new(move || slice(&outer)).into_js_value();
    inner.set_onmessage(Some(wake.unchecked_ref()));
    let port = channel.port2();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(letter) = event.data().dyn_into::<Float64Array>() {
            OUTPOST.with_borrow_mut(|outpost| outpost.hear(now(), &letter.to_vec()));
            book(&port);
        }
    });
    scope().set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    post(&READY);
}

/// Sees to it that work goes on.
fn book(port: &MessagePort) {
    if !BOOKED.get() && OUTPOST.with_borrow(Outpost::has_work) {
        BOOKED.set(true);
        let _ = port.post_message(&JsValue::NULL);
    }
}

fn slice(port: &MessagePort) {
    BOOKED.set(false);
    let (end, mut progress) = (now() + SLICE, None);
    let mut time = now();
    while time < end && OUTPOST.with_borrow(Outpost::has_work) {
        if let Some(letter) = OUTPOST.with_borrow_mut(|outpost| outpost.step(time)) {
            match told(&letter).map(|told| told.finding) {
                // Told once a slice: also that the worker lives.
                Some(Finding::Going { .. }) => progress = Some(letter),
                _ => {
                    progress = None;
                    post(&letter);
                }
            }
        }
        time = now();
    }
    if let Some(letter) = progress {
        post(&letter);
    }
    book(port);
}
