//! Later: the next animation frame, and a pause that starts again with each call.

use super::window::{Later, after, in_next_frame};
use crate::reactive::Live;
use std::time::Duration;

/// Runs `work` in the next animation frame, once however often it is asked for before then; not at all when its owner
/// is done by then.
#[derive(Clone, Copy)]
pub struct OncePerFrame {
    pending: Live<bool>,
}

impl OncePerFrame {
    /// Nothing is asked for yet.
    pub fn new() -> OncePerFrame {
        OncePerFrame { pending: Live::new(false) }
    }

    /// Asks for it.
    pub fn ask(self, work: impl FnOnce() + 'static) {
        if self.pending.alter(|pending| std::mem::replace(pending, true)) == Some(false) {
            in_next_frame(move || {
                if self.pending.alter(|pending| *pending = false).is_some() {
                    work();
                }
            });
        }
    }
}

/// Runs `work` when nothing was asked for a while, unless its owner is done by then.
#[derive(Clone, Copy)]
pub struct AtRest {
    last: Live<Option<Later>>,
    pause: Duration,
}

impl AtRest {
    /// A pause of so many milliseconds.
    pub fn new(milliseconds: u64) -> AtRest {
        let last = Live::new(None);
        AtRest { last, pause: Duration::from_millis(milliseconds) }
    }

    /// Asks for it, forgetting what was asked before.
    pub fn ask(self, work: impl FnOnce() + 'static) {
        let work = move || {
            if self.last.alter(|last| *last = None).is_some() {
                work();
            }
        };
        let handle = Some(after(self.pause, work));
        let before = self.last.alter(|last| std::mem::replace(last, handle));
        if let Some(Some(before)) = before {
            before.cancel();
        }
    }
}
