//! The program in a worker: no page, random futures alone.
//!
//! The worker's script (`www/worker.js`) calls `workOnFutures` (`entries.rs`); from then on letters come in and go
//! out as arrays of numbers (`question::errand`). Work is done in slices, so that a newer letter is
//! heard between two of them.
//!
//! Where the device has processors to spare it starts workers of its own from the same script, hands
//! that count parts of the futures (`question::errand::Pool`). Their name says what a worker is to be.

use crate::question::errand::{Finding, Hand, Outpost, told};
use js_sys::{Array, Float64Array, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{
    DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort, Worker, WorkerOptions,
    WorkerType,
};

/// How long a slice is, milliseconds: how late a newer letter may be heard.
const SLICE: f64 = 12.0;
/// The name of a worker that is a hand.
const HAND: &str = "hand";

/// What the worker says before any answer: that it can be asked, or that it cannot.
pub const READY: [f64; 1] = [0.0];
/// See [`READY`].
pub const USELESS: [f64; 1] = [1.0];

thread_local! {
    static OUTPOST: RefCell<Outpost> = RefCell::default();
    /// Whether a slice is to come.
    static BOOKED: Cell<bool> = const { Cell::new(false) };
    /// Workers that help, by their number in the pool; they end with this one.
    static HANDS: RefCell<Vec<Worker>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = self)]
    static SCOPE: DedicatedWorkerGlobalScope;
}

fn scope() -> DedicatedWorkerGlobalScope {
    SCOPE.with(Clone::clone)
}

fn now() -> f64 {
    scope().performance().map_or(0.0, |clock| clock.now())
}

fn post(letter: &[f64]) {
    let letter = Float64Array::from(letter);
    // Refused only of what cannot be cloned.
    let _ = scope().post_message_with_transfer(&letter, &Array::of1(&letter.buffer()));
}

/// Says that nothing can be asked here.
pub fn be_useless() {
    post(&USELESS);
}

/// Listens from now on, as what the worker's name says: a hand, or one with so many hands.
pub fn open() {
    let name = scope().name();
    if name == HAND { be_a_hand() } else { work_with(name.parse().unwrap_or(0)) }
}

/// Counts parts as they come.
fn be_a_hand() {
    let mut hand = Hand::default();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(letter) = event.data().dyn_into::<Float64Array>()
            && let Some(rows) = hand.work(&letter.to_vec())
        {
            post(&rows);
        }
    });
    scope().set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    post(&READY);
}

/// Starts a hand. Where a browser starts no worker inside a worker there is none, and less help.
fn start_hand(port: &MessagePort) -> Option<Worker> {
    let location = Reflect::get(&scope(), &"location".into()).ok()?;
    let script = Reflect::get(&location, &"href".into()).ok()?.as_string()?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(HAND);
    let worker = Worker::new_with_options(&script, &options).ok()?;
    let at = HANDS.with_borrow(Vec::len);
    let (port, mut is_ready) = (port.clone(), false);
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(letter) = event.data().dyn_into::<Float64Array>() else { return };
        let letter = letter.to_vec();
        // It says first whether it can work.
        OUTPOST.with_borrow(|outpost| match is_ready {
            true => outpost.hands().borrow_mut().hear(at, &letter),
            false if letter == READY => outpost.hands().borrow_mut().open(at),
            false => {}
        });
        is_ready |= letter == READY;
        book(&port);
    });
    let lose = Closure::<dyn FnMut()>::new(move || {
        OUTPOST.with_borrow(|outpost| outpost.hands().borrow_mut().lose(at));
    });
    worker.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    worker.set_onerror(Some(lose.into_js_value().unchecked_ref()));
    Some(worker)
}

/// Sends what is to be sent to the hands.
fn hand_out() {
    let letters = OUTPOST.with_borrow(|outpost| outpost.hands().borrow_mut().letters());
    HANDS.with_borrow(|hands| {
        for (hand, letter) in letters {
            if let Some(worker) = hands.get(hand) {
                let letter = Float64Array::from(letter.as_slice());
                // Refused only of what cannot be cloned.
                let _ = worker.post_message(&letter);
            }
        }
    });
}

/// Answers the page, with so many hands that are started when it first asks.
fn work_with(hands: usize) {
    let Ok(channel) = MessageChannel::new() else { return post(&USELESS) };
    // A message to oneself comes behind the page's, and sooner than a timer may.
    let (inner, outer) = (channel.port1(), channel.port2());
    let wake = Closure::<dyn FnMut()>::new(move || slice(&outer)).into_js_value();
    inner.set_onmessage(Some(wake.unchecked_ref()));
    let port = channel.port2();
    let mut to_start = hands;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(letter) = event.data().dyn_into::<Float64Array>() {
            OUTPOST.with_borrow_mut(|outpost| outpost.hear(now(), &letter.to_vec()));
            for _ in 0..std::mem::take(&mut to_start) {
                let hand = start_hand(&port);
                HANDS.with_borrow_mut(|hands| hands.extend(hand));
            }
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
        hand_out();
        time = now();
    }
    if let Some(letter) = progress {
        post(&letter);
    }
    book(port);
}
