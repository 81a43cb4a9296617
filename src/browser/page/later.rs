//! What is not needed for the first answer: parts of the page whose code is loaded later, in their places.
//!
//! A part is told by data (`part.rs`); `made.rs` makes it, where the modules part.

use super::Store;
use super::behind::behind;
use super::dom::{El, el};
use super::loading::{Chunk, Later, State};
use super::part::Part;
use super::platform::close;
use super::still;
use crate::text::page as words;

/// Makes a part in its place as soon as its module is there; says so if it cannot come.
pub fn later(place: El, store: Store, part: Part) -> El {
    let (later, chunk) = (store.later(), part.chunk());
    let state = later.state(chunk);
    let build = move |state: &State| match state {
        State::Here => (behind().make)(store, part.clone()),
        _ if !part.is_missed() => Vec::new(),
        State::Missing => missing(later, chunk),
        State::Away | State::Coming => match part {
            Part::Cash => still::cash(store),
            _ => waiting(chunk),
        },
    };
    place
        .live_attr("aria-busy", move || waits(state.get()))
        // What is shown of what comes does not change when it is asked for.
        .live_children(move || state.get().asked(), build)
}

/// Starts what has no place of its own, or fills one that is there, as soon as its module is.
pub fn begin(store: Store, part: Part) {
    drop(later(el("div", ""), store, part));
}

fn waits(state: State) -> Option<String> {
    matches!(state, State::Away | State::Coming).then(|| "true".to_owned())
}

/// Whatever is said, a dialog can be closed, and under the first screen it stands as a section does.
fn said(chunk: Chunk, words: El) -> Vec<El> {
    match chunk {
        Chunk::Dialogs => vec![close(), words],
        Chunk::Studies | Chunk::Futures | Chunk::Desk => vec![el("div", "part").child(words)],
        _ => vec![words],
    }
}

/// That it comes: seen only where that takes long (`layout.css`).
fn waiting(chunk: Chunk) -> Vec<El> {
    said(chunk, el("p", "awaited").text(words::LOADING))
}

/// That it is missing, and the way to try again.
fn missing(later: Later, chunk: Chunk) -> Vec<El> {
    let again = El::button("firm", words::TRY_AGAIN).on("click", move |_| later.want(chunk));
    let alert = el("p", "").attr("role", "alert").text(words::NOT_LOADED);
    said(chunk, el("div", "missing").child(alert).child(again))
}
