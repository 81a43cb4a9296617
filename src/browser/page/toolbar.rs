//! The masthead: name, question, the way back.

use super::Store;
use crate::text::page;
use leptos::prelude::*;

/// The masthead.
pub fn masthead(store: Store) -> AnyView {
    let steps = Memo::new(move |_| store.steps());
    let changes = Memo::new(move |_| store.changed().len());
    view! {
        <header class="masthead">
            <p class="wordmark">{page::NAME}</p>
            <div class="tools">
                <button type="button" class="quiet" disabled=move || !steps.get().0
                    on:click=move |_| store.undo()>{page::UNDO}</button>
                <button type="button" class="quiet" disabled=move || !steps.get().1
                    on:click=move |_| store.redo()>{page::REDO}</button>
                <button type="button" class="quiet" disabled=move || changes.get() == 0
                    on:click=move |_| store.reset_all()>{page::RESET_ALL}</button>
            </div>
            <h1>{page::QUESTION}</h1>
        </header>
    }
    .into_any()
}
