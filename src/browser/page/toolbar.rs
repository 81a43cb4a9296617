//! The masthead: name, question, the way back.

use super::Store;
use super::dom::{El, el};
use super::share::sharing;
use crate::text::page;

/// The masthead.
pub fn masthead(store: Store) -> El {
    let tools = el("div", "tools")
        .child(
            El::button("quiet", page::UNDO)
                .live_flag("disabled", move || !store.steps().0)
                .on("click", move |_| store.undo()),
        )
        .child(
            El::button("quiet", page::REDO)
                .live_flag("disabled", move || !store.steps().1)
                .on("click", move |_| store.redo()),
        )
        .child(
            El::button("quiet", page::RESET_ALL)
                .live_flag("disabled", move || {
                    store.changed().is_empty() && store.given().is_empty()
                })
                .on("click", move |_| store.reset_all()),
        )
        .children(sharing(store));
    el("header", "masthead")
        .child(el("p", "wordmark").text(page::NAME))
        .child(tools)
        .child(el("h1", "").text(page::QUESTION))
        .child(el("p", "deck").text(page::DECK))
}
