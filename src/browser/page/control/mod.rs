//! A control for one input: label, field, slider or switch, source, reset, and what is wrong with
//! what was typed.

mod field;
mod slider;
mod source;
mod switch;

pub use slider::{snapped, stepped};

use super::Store;
use crate::scenario::{Input, Kind};
use crate::text::{page, problem};
use crate::view::format::value_with_unit;
use leptos::prelude::*;

/// The control of an input.
pub fn control(store: Store, input: Input) -> AnyView {
    let row = input.row();
    let changed = Memo::new(move |_| store.value(input) != row.default);
    let wrong = Memo::new(move |_| store.typed(input));
    let field_id = store.id("field", row.code);
    let error_id = store.id("error", row.code);
    let body = match row.kind {
        Kind::Number | Kind::Whole => slider::slider(store, input),
        _ => ().into_any(),
    };
    let entry = match row.kind {
        Kind::YesNo => switch::yes_no(store, input, &field_id),
        Kind::Choice(options) => switch::choice(store, input, options, &field_id),
        _ => field::field(store, input, &field_id, &error_id),
    };
    let error = move || {
        let sentence = wrong.get().map(|typed| problem::sentence(&store.numbers(), &typed.error));
        sentence.unwrap_or_default()
    };
    view! {
        <div class="control" data-input=row.code class:changed=changed
            class:wrong=move || wrong.with(Option::is_some)>
            <div class="control-head">
                <label for=field_id>{row.label}</label>
                {source::button(store, input)}
                {reset(store, input, changed)}
                {entry}
            </div>
            {body}
            <p class="error" id=error_id role="status">{error}</p>
            {source::card(store, input)}
        </div>
    }
    .into_any()
}

/// Puts the input back; there only while it is changed.
fn reset(store: Store, input: Input, changed: Memo<bool>) -> AnyView {
    let row = input.row();
    let default = value_with_unit(&store.numbers(), input, row.default);
    let words = format!("{} {} ({})", page::RESET, row.label, page::was(&default));
    view! {
        <button type="button" class="icon reset" aria-label=words.clone() title=words
            hidden=move || !changed.get() on:click=move |_| store.reset(input)>
            "↺"
        </button>
    }
    .into_any()
}
