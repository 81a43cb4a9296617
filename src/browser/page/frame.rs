//! Later: the next animation frame, and a pause that starts again with each call.

use super::window::{flush_now, in_next_frame, now, when_due};
use crate::reactive::Live;

/// Runs `work` in the next animation frame, once however often it is asked for before then, and at its end what follows
/// the changes made until then; `work` not at all when its owner is done by then.
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
                flush_now();
            });
        }
    }
}

/// Runs `work` when nothing was asked for a while, unless its owner is done by then.
#[derive(Clone, Copy)]
pub struct AtRest {
    asked: Live<Option<Asked>>,
    /// Milliseconds.
    pause: f64,
}

struct Asked {
    /// When that was last, by the page's clock.
    last: f64,
    work: Box<dyn FnOnce()>,
}

impl AtRest {
    /// A pause of so many milliseconds.
    pub fn new(milliseconds: u64) -> AtRest {
        AtRest { asked: Live::new(None), pause: milliseconds as f64 }
    }

    /// Asks for it, forgetting what was asked before.
    pub fn ask(self, work: impl FnOnce() + 'static) {
        let asked = Some(Asked { last: now(), work: Box::new(work) });
        if !matches!(self.asked.alter(|before| std::mem::replace(before, asked)), Some(None)) {
            return;
        }
        let due = move || self.asked.peek(|asked| Some(asked.as_ref()?.last + self.pause));
        when_due(
            move || due().flatten(),
            move || {
                if let Some(Some(asked)) = self.asked.alter(Option::take) {
                    (asked.work)();
                }
            },
        );
    }
}
