//! The window and the document, the next frame, and later.

use crate::reactive::{flush, on_cleanup, wake_with};
use std::time::Duration;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &JsValue);
}

/// The window. There is always one: this code is not for workers.
pub fn window() -> web_sys::Window {
    web_sys::window().unwrap_throw()
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
        static FLUSH: JsValue = Closure::<dyn FnMut()>::new(flush).into_js_value();
    }
    wake_with(|| FLUSH.with(queue_microtask));
}

/// Runs `work` before the next frame is painted.
pub fn in_next_frame(work: impl FnOnce() + 'static) {
    frame(Box::new(work));
}

fn frame(work: Box<dyn FnOnce()>) {
    let work = Closure::once_into_js(work);
    // Refused to no window.
    let _ = window().request_animation_frame(work.unchecked_ref());
}

/// Runs `work` a pause after the next frame is painted.
pub fn behind_frame(pause: Duration, work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    frame(Box::new(move || {
        timeout(pause, work);
    }));
}

/// Something that will happen, unless it is called off.
#[derive(Clone, Copy, Debug)]
pub struct Later(i32);

impl Later {
    /// Calls it off.
    pub fn cancel(self) {
        window().clear_timeout_with_handle(self.0);
    }
}

/// Runs `work` after a pause.
pub fn after(pause: Duration, work: impl FnOnce() + 'static) -> Later {
    timeout(pause, Box::new(work))
}

fn timeout(pause: Duration, work: Box<dyn FnOnce()>) -> Later {
    let work = Closure::once_into_js(work);
    let milliseconds = pause.as_millis() as i32;
    let set = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
    // Refused to no window; no timer has the number 0.
    Later(set.unwrap_or(0))
}

/// Listens to an event of the window for as long as the present owner lives.
pub fn listen(event: &'static str, hear: impl FnMut() + 'static) {
    let hear = Closure::<dyn FnMut()>::new(hear);
    let _ = window().add_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    on_cleanup(move || {
        let _ = window().remove_event_listener_with_callback(event, hear.as_ref().unchecked_ref());
    });
}
