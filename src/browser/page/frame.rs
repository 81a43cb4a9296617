//! Later: the next animation frame, and a pause that starts again with each call.

use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

/// Runs `work` in the next animation frame, once however often it is asked for before then.
#[derive(Clone, Copy)]
pub struct OncePerFrame {
    pending: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl OncePerFrame {
    /// Nothing is asked for yet.
    pub fn new() -> OncePerFrame {
        OncePerFrame { pending: StoredValue::new_local(Rc::new(Cell::new(false))) }
    }

    /// Asks for it.
    pub fn ask(self, work: impl FnOnce() + 'static) {
        let Some(pending) = self.pending.try_get_value() else { return };
        if !pending.replace(true) {
            request_animation_frame(move || {
                pending.set(false);
                work();
            });
        }
    }
}

/// Runs `work` when nothing was asked for a while.
#[derive(Clone, Copy)]
pub struct AtRest {
    last: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    pause: Duration,
}

impl AtRest {
    /// A pause of so many milliseconds.
    pub fn new(milliseconds: u64) -> AtRest {
        let last = StoredValue::new_local(None);
        AtRest { last, pause: Duration::from_millis(milliseconds) }
    }

    /// Asks for it, forgetting what was asked before.
    pub fn ask(self, work: impl FnOnce() + 'static) {
        let handle = set_timeout_with_handle(work, self.pause).ok();
        let before = self.last.try_update_value(|last| std::mem::replace(last, handle));
        if let Some(Some(before)) = before {
            before.clear();
        }
    }
}
