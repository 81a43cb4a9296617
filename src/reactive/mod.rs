//! Values that are followed: what reads one is run again when it has changed.
//!
//! Three things: a [`Live`] value is changed by anybody; a [`Memo`] is worked out from others, and only when one of
//! them has changed; an [`effect`] acts on what it reads. All belong to the [`Owner`] in which they are made and go
//! with it. What is handed around are numbers of places (`graph.rs`), so handles are copied freely, and one whose owner
//! is done finds nothing instead of something else.
//!
//! A change runs nothing: it marks what follows it and asks for a [`flush`], which then runs every effect at most once,
//! those made first before those made within them. Whoever owns the thread says how a flush is asked for
//! ([`wake_with`]); a page takes the browser's queue of microtasks. What is to look at things before and after all of it is
//! told by [`run_between`].
//!
//! What is made in a [`Pace`] is put off while nobody sees it, and runs when somebody does, or when whoever owns the
//! thread finds the time ([`catch_up`]).
//!
//! No value is borrowed while another's code runs, no chain is followed by recursion, and dropping is no recursion
//! either: depth costs memory, not stack.

mod graph;
mod live;
mod owner;
mod pace;
#[cfg(test)]
mod tests;

pub use graph::{catch_up, flush, hold, run_between, untrack, wake_with};
pub use live::{Kept, Live, Memo, effect};
pub use owner::{Owner, on_cleanup};
pub use pace::Pace;
