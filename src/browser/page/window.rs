//! The window and the document, the next frame, and later.

use crate::reactive::{catch_up, flush, on_cleanup, wake_with};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &JsValue);
    // By its name: the library looks for it under every one that the global object has somewhere.
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: web_sys::Window;
}

/// The window. There is always one: this code is not for workers.
pub fn window() -> web_sys::Window {
    WINDOW.with(web_sys::Window::clone)
}

/// Its document.
pub fn document() -> web_sys::Document {
    window().document().unwrap_throw()
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Has the effects of a change run when what the browser is doing is done, before it paints.
pub fn flush_in_microtasks() {
    thread_local! {
        static FLUSH: JsValue = Closure::<dyn FnMut()>::new(flush_now).into_js_value();
    }
    wake_with(|| FLUSH.with(queue_microtask));
}

/// Has them run now; what nobody sees, in a moment.
pub fn flush_now() {
    if flush() {
        put_off();
    }
}

/// How long what nobody sees waits, milliseconds.
const MOMENT: f64 = 60.0;

thread_local! {
    /// When it was put off last, and whether there is an alarm for it.
    static PUT_OFF: Cell<(f64, bool)> = const { Cell::new((0.0, false)) };
}

/// Lets what nobody sees wait a moment from now on, as at every step of a drag.
pub fn put_off() {
    if PUT_OFF.replace((now(), true)).1 {
        return;
    }
    when_due(
        || Some(PUT_OFF.get().0 + MOMENT),
        || {
            PUT_OFF.set((0.0, false));
            catch_up();
        },
    );
}

/// Whether something waits, or may, for a moment without a step.
pub fn is_put_off() -> bool {
    PUT_OFF.get().1
}

/// What the page has to do before a frame is painted.
struct Frame {
    work: Vec<Box<dyn FnOnce()>>,
    /// Whether it is being done.
    is_now: bool,
}

thread_local! {
    static FRAME: RefCell<Frame> = const { RefCell::new(Frame { work: Vec::new(), is_now: false }) };
}

/// Runs `work` before the next frame is painted.
pub fn in_next_frame(work: impl FnOnce() + 'static) {
    frame(Box::new(work));
}

/// The browser is asked once for all that a frame has to do: another thread hears of it each time.
fn frame(work: Box<dyn FnOnce()>) {
    let is_first = FRAME.with_borrow_mut(|frame| {
        frame.work.push(work);
        frame.work.len() == 1
    });
    if is_first {
        thread_local! {
            static RUN: JsValue = Closure::<dyn FnMut()>::new(run_frame).into_js_value();
        }
        // Refused to no window.
        let _ = RUN.with(|run| window().request_animation_frame(run.unchecked_ref()));
    }
}

fn run_frame() {
    let work = FRAME.with_borrow_mut(|frame| {
        frame.is_now = true;
        std::mem::take(&mut frame.work)
    });
    work.into_iter().for_each(|work| work());
    FRAME.with_borrow_mut(|frame| frame.is_now = false);
}

/// Runs `work` a pause after the next frame is painted: the one that is being made, if there is one.
pub fn behind_frame(pause: Duration, work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    if FRAME.with_borrow(|frame| frame.is_now) {
        // Nothing that has a pause comes before this frame is painted, however short.
        timeout(pause, work);
    } else {
        frame(Box::new(move || timeout(pause, work)));
    }
}

/// Runs `work` after a pause.
pub fn after(pause: Duration, work: impl FnOnce() + 'static) {
    timeout(pause, Box::new(work));
}

fn timeout(pause: Duration, work: Box<dyn FnOnce()>) {
    let work = Closure::once_into_js(work);
    let milliseconds = pause.as_millis() as i32;
    // Refused to no window.
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
}

/// Runs `work` when a time has come, by the page's clock, that may be put off until then; not at all when there is none any
/// more. To look at the clock takes less than to set an alarm anew, so the one there is rings too early rather.
pub fn when_due(due: impl Fn() -> Option<f64> + 'static, work: impl FnOnce() + 'static) {
    alarm(Box::new(due), Box::new(work));
}

fn alarm(due: Box<dyn Fn() -> Option<f64>>, work: Box<dyn FnOnce()>) {
    let Some(left) = due().map(|due| due - now()) else { return };
    if left <= 0.0 {
        return work();
    }
    let pause = Duration::from_millis(left.ceil() as u64);
    timeout(pause, Box::new(move || alarm(due, work)));
}

/// Listens to an event of the window for as long as the present owner lives.
pub fn listen(event: &'static str, hear: impl FnMut() + 'static) {
    let hear = Closure::<dyn FnMut()>::new(hear);
    let _ = window().add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    on_cleanup(move || {
        let _ = window().remove_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    });
}
