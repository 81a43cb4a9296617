//! A control for one input: label, field, slider or switch, source, reset, and what is wrong with
//! what was typed.

pub(in crate::browser) mod entry;
mod field;
mod slider;
pub(super) mod source;
mod switch;
pub(super) mod track;
pub(super) mod typing;

use super::Store;
use super::behind::behind;
use super::dom::{El, el};
use super::given;
use crate::format::value_with_unit;
use crate::reactive::Live;
use crate::scenario::{Input, Kind};
use crate::text::page;
use std::sync::atomic::{AtomicU32, Ordering};

/// The control of an input.
pub fn control(store: Store, input: Input) -> El {
    let (row, number) = (input.row(), number());
    let id = |part: &str| store.id(part, &format!("{}-{number}", row.code));
    let (field_id, error_id, label_id) = (id("field"), id("error"), id("label"));
    let remark = Live::new(None::<(f64, String)>);
    let label = match row.kind {
        Kind::Choice(_) => el("span", "name").attr("id", &label_id),
        _ => el("label", "").attr("for", &field_id),
    };
    let entry = match row.kind {
        Kind::YesNo => switch::yes_no(store, input, &field_id),
        Kind::Choice(options) => switch::choice(store, input, options, &label_id),
        _ => field::field(store, input, &field_id, &error_id, remark),
    };
    let head = el("div", "control-head")
        .child(label.text(row.label))
        .child(source::button(store, input, number))
        .child(reset(store, input))
        .child(entry);
    let error = move || {
        let sentence = |typed: super::store::Typed| (behind().sentence)(store, &typed.error);
        store.typed(input).map(sentence).unwrap_or_default()
    };
    // Said of a value, and not of the next one.
    let said = move || {
        remark.with(|remark| match remark {
            Some((value, said)) if store.value(input) == *value => said.clone(),
            _ => String::new(),
        })
    };
    // The seed is a name that is written as a number: there is no more or less of it.
    let slider = matches!(row.kind, Kind::Number | Kind::Whole) && input != Input::UncertaintySeed;
    el("div", "control")
        .attr("data-input", row.code)
        .live_class("changed", move || store.value(input) != row.default)
        .live_class("wrong", move || store.typed(input).is_some())
        .child(head)
        .children(slider.then(|| slider::slider(store, input)))
        .children(given::place(store, input))
        .child(el("p", "error").attr("id", &error_id).attr("role", "status").live_text(error))
        .child(el("p", "remark").attr("role", "status").live_text(said))
        .child(source::card(store, input, number))
}

/// The number of one control: an input may have a control in more than one place.
fn number() -> u32 {
    static MADE: AtomicU32 = AtomicU32::new(0);
    MADE.fetch_add(1, Ordering::Relaxed)
}

/// An input that is shown and cannot be moved; `note` says why not, to those who point at it.
pub fn fixed(store: Store, input: Input, note: &str) -> El {
    let (row, number) = (input.row(), number());
    let value = move || value_with_unit(&store.numbers(), input, store.value(input));
    let head = el("div", "control-head")
        .child(el("span", "name").text(row.label))
        .child(source::button(store, input, number))
        .child(el("b", "value-fixed").attr("title", note).live_text(value));
    el("div", "control fixed")
        .attr("data-input", row.code)
        .child(head)
        .child(source::card(store, input, number))
}

/// Puts the input back; there only while it is changed.
fn reset(store: Store, input: Input) -> El {
    let row = input.row();
    let default = value_with_unit(&store.numbers(), input, row.default);
    let words = format!("{} {} ({})", page::RESET, row.label, page::was(&default));
    El::button("icon reset", "↺")
        .attr("aria-label", &words)
        .attr("title", &words)
        .live_flag("hidden", move || store.value(input) == row.default)
        .on("click", move |_| store.reset(input))
}
