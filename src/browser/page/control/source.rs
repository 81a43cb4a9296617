//! Where a default comes from: a button, and a card beside the control.

use super::super::Store;
use super::super::dom::{El, el, key, target};
use super::super::later::later;
use super::super::loading::Chunk;
use super::super::part::Part;
use crate::format::{self, accepted, value_with_unit};
use crate::scenario::{Input, Source};
use crate::text::{cases, month, page};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The id of a control's card.
fn id(store: Store, control: u32) -> String {
    store.id("source", &control.to_string())
}

/// Opens and closes the card of its control, which has this number.
pub fn button(store: Store, input: Input, control: u32) -> El {
    let open = store.open_source();
    let toggle = move |_| {
        let is_open = open.now() == Some(Some(control));
        store.later().want(Chunk::Sources);
        open.set(if is_open { None } else { Some(control) });
    };
    El::button("icon info", "i")
        .attr("aria-label", &format!("{}: {}", page::SOURCE, input.row().label))
        .attr("aria-controls", &id(store, control))
        .live_attr("aria-expanded", move || Some((open.get() == Some(control)).to_string()))
        .on("click", toggle)
        .on("keydown", move |event| escape(store, &event))
}

/// The card; what is in it is written when it is opened.
pub fn card(store: Store, input: Input, control: u32) -> El {
    let open = move || store.open_source().get() == Some(control);
    el("div", "source")
        .attr("id", &id(store, control))
        .live_flag("hidden", move || !open())
        .on("keydown", move |event| escape(store, &event))
        .live_children(open, move |open| {
            let content = || later(el("div", ""), store, Part::Source(input));
            open.then(content).into_iter().collect()
        })
}

/// Closes the card, and goes back to the button that opened it.
fn close(store: Store, event: &Event) {
    let target = target(event);
    let control = target.and_then(|target| target.closest(".control").ok().flatten());
    store.open_source().set(None);
    let button = control.and_then(|control| control.query_selector(".info").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

fn escape(store: Store, event: &Event) {
    if key(event) == "Escape" {
        close(store, event);
    }
}

/// What is in the card of an input.
pub fn content(store: Store, input: Input) -> Vec<El> {
    let row = input.row();
    let numbers = store.numbers();
    let value = |x| value_with_unit(&numbers, input, x);
    let dated = if row.input.note().as_of.is_empty() {
        String::new()
    } else {
        format!(", {}", month::dated(row.input.note().as_of))
    };
    let default = format!(
        "{} ({}{dated})",
        value(row.default),
        page::confidence(row.input.note().confidence)
    );
    let fact = |term: &str, text: &str| {
        el("div", "").child(el("dt", "").text(term)).child(el("dd", "").text(text))
    };
    let mut facts = el("dl", "").child(fact(page::DEFAULT, &default));
    if row.low < row.high {
        let range = format!("{} – {}", value(row.low), value(row.high));
        facts = facts.child(fact(page::PLAUSIBLE, &range));
    }
    facts = facts.child(fact(page::ACCEPTED, &accepted(&numbers, input)));
    let close = El::button("icon close", "×")
        .attr("aria-label", page::CLOSE)
        .on("click", move |event| close(store, &event));
    let note = input.note();
    // What a document says is told in its own language, on every page.
    let sources = el("ul", "").attr("lang", "en").children(note.sources.iter().map(source));
    let explained = |class: &str, text: &str| {
        let place = el("p", class);
        place.node().set_inner_html(&store.explained(&format::escape(text)));
        place
    };
    let (help, basis) =
        (explained("help", note.help), explained("basis", note.basis).attr("lang", "en"));
    vec![close, help, facts, basis, sources]
}

/// What a document says, and the document: publisher, title, date, and that a copy was read.
fn source(source: &Source) -> El {
    el("li", "").text(&format!("{}: ", source.says)).child(
        el("a", "")
            .attr("href", source.document.url)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text(&cases::document(source.document)),
    )
}
