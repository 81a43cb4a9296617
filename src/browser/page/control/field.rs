//! The field of a number or a month: keeps what was typed, accepted or not.

use super::super::Store;
use crate::scenario::{Input, Kind, month};
use crate::view::format::{Screen, accepted, shown, stored};
use leptos::ev;
use leptos::prelude::*;

/// The field with its unit.
pub fn field(store: Store, input: Input, id: &str, error_id: &str) -> AnyView {
    let row = input.row();
    let is_month = row.kind == Kind::Month;
    let screen = Screen::of(row.unit);
    let editing = RwSignal::new(None::<String>);
    let text = move || {
        if let Some(typed) = store.typed(input) {
            return typed.text;
        }
        let value = store.value(input);
        editing.get().unwrap_or_else(|| shown(&store.numbers(), input, value))
    };
    let width = move || {
        let wide = |c: char| if c.is_ascii_punctuation() { 0.35 } else { 1.0 };
        let digits: f64 = text().chars().map(wide).sum();
        (!is_month).then(|| format!("calc({:.2}ch + 9px)", digits.max(2.0)))
    };
    let wrong = move || store.typed(input).is_some();
    let take = move |typed: String| {
        match stored(&store.numbers(), input, &typed) {
            Ok(value) => store.set(input, value),
            Err(error) => store.refuse(input, typed.clone(), error),
        }
        editing.set(Some(typed));
    };
    let leave = move || {
        editing.set(None);
        store.rest();
    };
    let step = move |steps: f64| {
        store.set(input, super::slider::stepped(input, store.value_now(input), steps));
        editing.set(None);
    };
    let keys = move |event: ev::KeyboardEvent| {
        let handled = match event.key().as_str() {
            "ArrowUp" if !is_month => Some(step(1.0)),
            "ArrowDown" if !is_month => Some(step(-1.0)),
            "Enter" => Some(leave()),
            "Escape" if store.typed(input).is_some() => {
                store.forget_typed(input);
                Some(leave())
            }
            _ => None,
        };
        if handled.is_some() {
            event.prevent_default();
        }
    };
    let month_bound = |x| is_month.then(|| month::format(x));
    view! {
        <label class="field" for=id.to_owned() class:month=is_month>
            <span class="before" aria-hidden="true">{screen.before}</span>
            <input
                id=id.to_owned()
                type=if is_month { "month" } else { "text" }
                inputmode=if row.kind == Kind::Whole { "numeric" } else { "decimal" }
                autocomplete="off"
                spellcheck="false"
                title=accepted(&store.numbers(), input)
                min=month_bound(row.min)
                max=month_bound(row.max)
                prop:value=text
                style:width=width
                aria-invalid=move || wrong().then_some("true")
                aria-describedby=error_id.to_owned()
                on:input=move |event| take(event_target_value(&event))
                on:blur=move |_| leave()
                on:keydown=keys
            />
            <span class="after">{screen.after}</span>
        </label>
    }
    .into_any()
}
