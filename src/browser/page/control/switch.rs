//! Yes or no as a switch, a choice as buttons side by side.

use super::super::Store;
use crate::scenario::{Choice, Input};
use crate::text::page;
use leptos::prelude::*;

/// A switch.
pub fn yes_no(store: Store, input: Input, id: &str) -> AnyView {
    let on = move || store.value(input) != 0.0;
    view! {
        <span class="switch">
            <input
                id=id.to_owned()
                type="checkbox"
                role="switch"
                prop:checked=on
                on:change=move |event| store.set(input, f64::from(event_target_checked(&event)))
            />
            <span aria-hidden="true">{move || if on() { page::YES } else { page::NO }}</span>
        </span>
    }
    .into_any()
}

/// One of several words. The first button has the id of the label.
pub fn choice(store: Store, input: Input, options: &'static [Choice], id: &str) -> AnyView {
    let name = store.id("choice", input.row().code);
    let button = |(index, option): (usize, &'static Choice)| {
        let value = index as f64;
        let id = (index == 0).then(|| id.to_owned());
        view! {
            <label>
                <input
                    id=id
                    type="radio"
                    name=name.clone()
                    prop:checked=move || store.value(input) == value
                    on:change=move |_| store.set(input, value)
                />
                <span>{option.label}</span>
            </label>
        }
    };
    let buttons: Vec<_> = options.iter().enumerate().map(button).collect();
    view! { <span class="segments" role="radiogroup" aria-label=input.row().label>{buttons}</span> }
        .into_any()
}
