//! The field of a number or a month: keeps what was typed, accepted or not.

use super::super::Store;
use super::super::dom::{El, el, key, typed};
use super::super::live::Live;
use crate::analysis::step::stepped;
use crate::format::{Screen, accepted, shown, stored};
use crate::scenario::{Input, Kind, month};
use web_sys::Event;

/// The field with its unit.
pub fn field(store: Store, input: Input, id: &str, error_id: &str) -> El {
    let row = input.row();
    let is_month = row.kind == Kind::Month;
    let screen = Screen::of(row.unit);
    let editing = Live::new(None::<String>);
    let text = move || {
        if let Some(typed) = store.typed(input) {
            return typed.text;
        }
        let value = store.value(input);
        editing.get().unwrap_or_else(|| shown(&store.numbers(), input, value))
    };
    let mut entry = el("input", "")
        .attr("id", id)
        .attr("type", if is_month { "month" } else { "text" })
        .attr("inputmode", if row.kind == Kind::Whole { "numeric" } else { "decimal" })
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("title", &accepted(&store.numbers(), input))
        .attr("aria-describedby", error_id)
        .live_value(text)
        .live_attr("aria-invalid", move || store.typed(input).map(|_| "true".to_owned()))
        .on("input", move |event| take(store, input, editing, typed(&event)))
        .on("blur", move |_| leave(store, editing))
        .on("keydown", move |event| keys(store, input, editing, &event));
    if is_month {
        entry = entry.attr("min", &month::format(row.min)).attr("max", &month::format(row.max));
    } else {
        entry = entry.live_style("width", move || width(&text()));
    }
    el("label", if is_month { "field month" } else { "field" })
        .attr("for", id)
        .child(el("span", "before").attr("aria-hidden", "true").text(screen.before))
        .child(entry)
        .child(el("span", "after").text(&screen.after))
}

/// As wide as its text: the unit stands right behind it.
fn width(text: &str) -> String {
    let wide = |c: char| if c.is_ascii_punctuation() { 0.35 } else { 1.0 };
    let digits: f64 = text.chars().map(wide).sum();
    format!("calc({:.2}ch + 9px)", digits.max(2.0))
}

fn take(store: Store, input: Input, editing: Live<Option<String>>, typed: String) {
    let accepted = |value| store.accepts(input, value).map(|()| value);
    match stored(&store.numbers(), input, &typed).and_then(accepted) {
        Ok(value) => store.set(input, value),
        Err(error) => store.refuse(input, typed.clone(), error),
    }
    editing.set(Some(typed));
}

fn leave(store: Store, editing: Live<Option<String>>) {
    editing.set(None);
    store.rest();
}

fn keys(store: Store, input: Input, editing: Live<Option<String>>, event: &Event) {
    let is_month = input.row().kind == Kind::Month;
    let step = |steps| {
        store.set(input, stepped(input, store.value_now(input), steps));
        editing.set(None);
    };
    match key(event).as_str() {
        "ArrowUp" if !is_month => step(1.0),
        "ArrowDown" if !is_month => step(-1.0),
        "Enter" => leave(store, editing),
        "Escape" => {
            store.forget_typed(input);
            leave(store, editing);
        }
        _ => return,
    }
    event.prevent_default();
}
