//! The field of a number or a month: keeps what was typed, accepted or not.

use super::super::Store;
use super::super::dom::{El, el, key, typed};
use crate::analysis::step::stepped;
use crate::decimal::fixed;
use crate::format::{Screen, accepted, read, shown, unclear};
use crate::reactive::Live;
use crate::scenario::{Input, Kind, Row, month};
use crate::text::{page, problem};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// What was typed and accepted, while the field has the focus.
#[derive(Clone, PartialEq)]
struct Accepted {
    text: String,
    value: f64,
}

#[derive(Clone, Copy)]
struct Field {
    store: Store,
    input: Input,
    editing: Live<Option<Accepted>>,
    /// What the reader should know of how the text was taken.
    remark: Live<Option<(f64, String)>>,
}

/// The field with its unit; `remark` takes what is to be said of a text that was accepted.
pub fn field(
    store: Store,
    input: Input,
    id: &str,
    error_id: &str,
    remark: Live<Option<(f64, String)>>,
) -> El {
    let row = input.row();
    let is_month = row.kind == Kind::Month;
    let screen = Screen::of(&store.numbers(), row.unit);
    let field = Field { store, input, editing: Live::new(None), remark };
    let text = move || {
        if let Some(typed) = store.typed(input) {
            return typed.text;
        }
        let value = store.value(input);
        // What was typed stands for as long as the value is what it says.
        match field.editing.get() {
            Some(accepted) if accepted.value == value => accepted.text,
            _ => shown(&store.numbers(), input, value),
        }
    };
    let entered = Rc::new(Cell::new(false));
    let pressed = Rc::clone(&entered);
    let mut entry = el("input", "")
        .attr("id", id)
        .attr("type", if is_month { "month" } else { "text" })
        .attr("inputmode", keyboard(row))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("title", &accepted(&store.numbers(), input))
        .attr("aria-describedby", error_id)
        .live_value(text)
        .live_attr("aria-invalid", move || store.typed(input).map(|_| "true".to_owned()))
        .on("input", move |event| field.take(typed(&event)))
        .on("focus", move |_| entered.set(true))
        .on("click", move |event| {
            if pressed.replace(false) {
                select(&event);
            }
        })
        .on("blur", move |_| field.leave())
        .on("keydown", move |event| field.keys(&event));
    let mut after = screen.after;
    if is_month {
        // Where the browser has no editor of months, their form is shown before the first mistake.
        if entry.input().type_() == "text" {
            page::MONTH_FORM.clone_into(&mut after);
        }
        entry = entry.attr("min", &month::format(row.min)).attr("max", &month::format(row.max));
    } else {
        entry = entry.live_style("width", move || width(&text()));
    }
    el("label", if is_month { "field month" } else { "field" })
        .attr("for", id)
        .child(el("span", "before").attr("aria-hidden", "true").text(screen.before))
        .child(entry)
        .child(el("span", "after").text(&after))
}

/// Takes the whole number at the first press, to be typed over, unless a part of it was chosen.
fn select(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = target.filter(|input| input.type_() == "text") else { return };
    let (start, end) = (input.selection_start(), input.selection_end());
    if start.is_ok() && start == end {
        input.select();
    }
}

/// As wide as its text: the unit stands right behind it.
fn width(text: &str) -> String {
    let wide = |c: char| if c.is_ascii_punctuation() { 0.35 } else { 1.0 };
    let digits: f64 = text.chars().map(wide).sum();
    format!("calc({}ch + 9px)", fixed(digits.max(2.0), 2))
}

/// The keyboard of a phone: those of digits have no minus.
fn keyboard(row: &Row) -> &'static str {
    match row.kind {
        _ if row.min < 0.0 => "text",
        Kind::Whole => "numeric",
        Kind::Number => "decimal",
        _ => "text",
    }
}

impl Field {
    fn take(self, text: String) {
        let Field { store, input, editing, remark } = self;
        let numbers = store.numbers();
        remark.set(None);
        // On the way to another number: no mistake, and what was there comes back if none follows. And what stands
        // there already, if it is shown with fewer digits than it has.
        let now = store.value_now(input);
        if text.trim().is_empty() || text == shown(&numbers, input, now) {
            store.forget_typed(input);
            return editing.set(Some(Accepted { text, value: now }));
        }
        match read(&numbers, input, &text) {
            Ok(reading) => {
                if let Some(error) = unclear(&numbers, input, &text, now) {
                    return store.refuse(input, text, error);
                }
                let value = reading.value;
                if let Err(error) = store.accepts(input, value) {
                    return store.refuse(input, text, error);
                }
                if let Some(said) = reading.remark {
                    remark.set(Some((value, problem::remark(&numbers, input, value, said))));
                }
                editing.set(Some(Accepted { text, value }));
                store.set(input, value);
            }
            Err(error) => store.refuse(input, text, error),
        }
    }

    fn leave(self) {
        self.editing.set(None);
        self.store.rest();
    }

    fn step(self, steps: f64) {
        let (store, input) = (self.store, self.input);
        self.editing.set(None);
        store.set(input, stepped(input, store.value_now(input), steps));
    }

    fn keys(self, event: &Event) {
        let is_month = self.input.row().kind == Kind::Month;
        match key(event).as_str() {
            "ArrowUp" if !is_month => self.step(1.0),
            "ArrowDown" if !is_month => self.step(-1.0),
            "Enter" => self.leave(),
            "Escape" => {
                self.store.forget_typed(self.input);
                self.leave();
            }
            _ => return,
        }
        event.prevent_default();
    }
}
