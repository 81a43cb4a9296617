//! The field of a number or a month: keeps what was typed, accepted or not.

use super::super::Store;
use super::super::behind::behind;
use super::super::dom::{El, el, input_of, key};
use super::super::loading::{Chunk, State};
use super::entry::Field;
use crate::analysis::step::stepped;
use crate::decimal::fixed;
use crate::format::{Screen, accepted, shown};
use crate::reactive::Live;
use crate::scenario::{Input, Kind, Row, month};
use crate::text::page;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Event;

/// Where what is typed is read (`typing.rs`).
const READER: Chunk = Chunk::Beside;

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
        .on("input", move |event| field.take(&event))
        .on("focus", move |_| {
            entered.set(true);
            store.later().want(READER);
        })
        .on("click", move |event| {
            if pressed.replace(false) {
                select(&event);
            }
        })
        .on("blur", move |_| field.leave())
        .on("keydown", move |event| field.keys(&event));
    let before = screen.before;
    let mut after = el("span", "after");
    if is_month {
        // Where the browser has no editor of months, their form is shown before the first mistake.
        if entry.input().type_() == "text" {
            after = after.text(page::MONTH_FORM);
        }
        entry = entry.attr("min", &month::format(row.min)).attr("max", &month::format(row.max));
    } else {
        let widest = Cell::new(0.0);
        entry = entry.live_style("width", move || {
            let digits = digits(&text());
            // While a value is moved the field does not shrink: the unit would tremble behind it.
            if store.start().is_none() || digits > widest.get() {
                widest.set(digits);
            }
            format!("calc({}ch + 9px)", fixed(widest.get(), 2))
        });
        after = if screen.behind(row.unit, 1.0) == screen.after {
            after.text(&screen.after)
        } else {
            // One year, two years.
            after.live_text(move || {
                screen.behind(row.unit, screen.number(store.value(input))).to_owned()
            })
        };
    }
    el("label", if is_month { "field month" } else { "field" })
        .attr("for", id)
        .child(el("span", "before").attr("aria-hidden", "true").text(before))
        .child(entry)
        .child(after)
}

/// Takes the whole number at the first press, to be typed over, unless a part of it was chosen.
fn select(event: &Event) {
    let Some(input) = input_of(event).filter(|input| input.type_() == "text") else { return };
    let (start, end) = (input.selection_start(), input.selection_end());
    if start.is_ok() && start == end {
        input.select();
    }
}

/// About how many digits wide a text is: the unit stands right behind it.
fn digits(text: &str) -> f64 {
    let wide = |c: char| if c.is_ascii_punctuation() { 0.5 } else { 1.0 };
    let digits: f64 = text.chars().map(wide).sum();
    digits.max(2.0)
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
    /// Has the text of its element read; what reads it may still be on its way. What stands there by then is read: the first
    /// digit of a number is another number.
    fn take(self, event: &Event) {
        let before = self.store.value_now(self.input);
        let Some(entry) = input_of(event) else { return };
        self.store.later().with(READER, move |there| {
            // Moved by other means meanwhile, it shows what it was moved to.
            if self.store.value_now(self.input) != before {
                return;
            }
            if there {
                return (behind().take)(self, entry.value());
            }
            entry.set_value(&shown(&self.store.numbers(), self.input, before));
            self.remark.set(Some((before, page::NOT_LOADED.to_owned())));
        });
    }

    /// Behind all that was typed.
    fn leave(self) {
        let leave = move |_| {
            self.editing.set(None);
            self.store.rest();
        };
        if self.store.later().state(READER).now() == Some(State::Coming) {
            self.store.later().with(READER, leave);
        } else {
            leave(true);
        }
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
