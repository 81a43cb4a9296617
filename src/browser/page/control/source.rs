//! Where a default comes from: a button, and a card beside the control.

use super::super::Store;
use crate::scenario::Input;
use crate::text::page;
use crate::view::format::{accepted, value_with_unit};
use leptos::ev;
use leptos::prelude::*;

/// Opens and closes the card.
pub fn button(store: Store, input: Input) -> AnyView {
    let row = input.row();
    let open = store.open_source();
    let is_open = move || open.get() == Some(input);
    view! {
        <button
            type="button"
            class="icon info"
            aria-label=format!("{}: {}", page::SOURCE, row.label)
            aria-expanded=move || is_open().to_string()
            aria-controls=store.id("source", row.code)
            on:click=move |_| open.update(|now| {
                *now = if *now == Some(input) { None } else { Some(input) };
            })
        >
            "i"
        </button>
    }
    .into_any()
}

/// The card, while it is open.
pub fn card(store: Store, input: Input) -> AnyView {
    let open = Memo::new(move |_| store.open_source().get() == Some(input));
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            store.open_source().set(None);
        }
    };
    view! {
        <div class="source" id=store.id("source", input.row().code) hidden=move || !open.get()
            on:keydown=escape>
            {move || open.get().then(|| content(store, input))}
        </div>
    }
    .into_any()
}

fn content(store: Store, input: Input) -> AnyView {
    let row = input.row();
    let numbers = store.numbers();
    let value = |x| value_with_unit(&numbers, input, x);
    let dated = if row.as_of.is_empty() { String::new() } else { format!(", {}", row.as_of) };
    let default = format!("{} ({}{dated})", value(row.default), page::confidence(row.confidence));
    let plausible =
        (row.low < row.high).then(|| format!("{} – {}", value(row.low), value(row.high)));
    let facts = [
        Some((page::DEFAULT, default)),
        plausible.map(|text| (page::PLAUSIBLE, text)),
        Some((page::ACCEPTED, accepted(&numbers, input))),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .map(|(term, text)| view! { <div><dt>{term}</dt><dd>{text}</dd></div> }.into_any())
        .collect();
    let sources: Vec<_> = row
        .sources
        .iter()
        .map(|source| match source.url {
            Some(url) => view! {
                <li><a href=url target="_blank" rel="noopener noreferrer">{source.text}</a></li>
            }
            .into_any(),
            None => view! { <li>{source.text}</li> }.into_any(),
        })
        .collect();
    view! {
        <button type="button" class="icon close" aria-label=page::CLOSE
            on:click=move |_| store.open_source().set(None)>"×"</button>
        <p class="help">{row.help}</p>
        <dl>{facts}</dl>
        <ul>{sources}</ul>
    }
    .into_any()
}
