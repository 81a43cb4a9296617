//! What differs from the defaults, each with its way back.

use super::super::Store;
use crate::scenario::Input;
use crate::text::page;
use crate::view::format::value_with_unit;
use leptos::prelude::*;

/// The list, while there is something in it.
pub fn changed(store: Store) -> AnyView {
    let inputs = Memo::new(move |_| store.changed());
    let items = move || inputs.get().into_iter().map(|i| item(store, i)).collect::<Vec<_>>();
    view! {
        <div class="changes" hidden=move || inputs.with(Vec::is_empty)>
            <h3>{page::CHANGED}</h3>
            <ul>{items}</ul>
            <button type="button" class="quiet" on:click=move |_| store.reset_all()>
                {page::RESET_ALL}
            </button>
        </div>
    }
    .into_any()
}

fn item(store: Store, input: Input) -> AnyView {
    let row = input.row();
    let now = move || value_with_unit(&store.numbers(), input, store.value(input));
    let default = page::was(&value_with_unit(&store.numbers(), input, row.default));
    view! {
        <li>
            <span>{row.label}</span>
            <b>{now}</b>
            <span class="was">{default}</span>
            <button type="button" class="icon reset"
                aria-label=format!("{} {}", page::RESET, row.label)
                on:click=move |_| store.reset(input)>"↺"</button>
        </li>
    }
    .into_any()
}
