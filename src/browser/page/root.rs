//! The page as a whole: what stands where, and the keys that work everywhere.

use super::Store;
use super::answer::{answer, standing};
use super::cash::cash;
use super::comparison::{comparison, press};
use super::contents::{contents, leading_on, of_answer, skip};
use super::dom::{El, el, target};
use super::headline::headline;
use super::later::later;
use super::loading::{Chunk, State};
use super::notice::notice;
use super::part::Part;
use super::platform::home;
use super::quote::quoting;
use super::sections::cases;
use super::sight;
use super::toolbar::masthead;
use super::window::document;
use crate::reactive::{Live, effect};
use crate::text::{checked, glossary, page as words, sources};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// The page.
pub fn page(store: Store) -> El {
    let (in_sight, at_hand) = (Live::new(true), Live::new(None));
    // The line of contents has its place under the head of the page, which it would cover.
    let (masthead, at_top) = (masthead(store), Live::new(true));
    sight::follow(&masthead, move |seen| at_top.set(seen));
    let beside = el("section", "beside").attr("aria-label", words::BESIDE);
    let market = later(el("p", "market"), store, Part::Market);
    let results = el("div", "results")
        .child(of_answer(store, answer(store, in_sight, Some(market))))
        .child(of_answer(store, comparison(store)))
        .child(leading_on(store, cash(store)))
        .child(later(beside, store, Part::Beside));
    await_case(store);
    of_document("at-answer", move || in_sight.get());
    store.later().want_soon(&[Chunk::Links, Chunk::Beside, Chunk::Cases, Chunk::Studies]);
    el("div", "hoh")
        .live_class("scrolled", move || !in_sight.get() && !at_top.get())
        .live_class("awaits", move || store.awaits_case())
        .on("keydown", move |event| keys(store, &event))
        .on("pointerdown", move |event| close_source(store, &event))
        .on("click", move |event| press(store, &event))
        .child(skip(store))
        .child(masthead)
        .child(notice(store))
        .child(contents(store))
        .child(el("div", "bench").child(cases(store)).child(headline(store)).child(results))
        .child(later(el("div", "later below"), store, Part::Below))
        .child(standing(store, in_sight, at_hand))
        .children(quoting(store))
}

/// A class of the document, which keeps clear what stands over the page. A style sheet that looks into the page for what
/// it says here has the browser look all through it with every change.
pub fn of_document(class: &'static str, on: impl Fn() -> bool + 'static) {
    if let Some(root) = document().document_element() {
        El::of(root).live_class(class, on);
    }
}

/// Asks for the case that a link named alone. One that cannot come is not waited for: the page says that it is missing,
/// and shows what it has.
fn await_case(store: Store) {
    let state = store.later().state(Chunk::Cases);
    effect(move || {
        if !store.awaits_case() {
            return;
        }
        if state.get() == State::Missing {
            store.case().set(None);
            store.link_notes().update(|notes| notes.case_is_missing = true);
        } else {
            store.later().want(Chunk::Cases);
        }
    });
}

/// Undo and redo of the model. In a field that takes text they are the browser's own, and undo text.
fn keys(store: Store, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || takes_text(event) {
        return;
    }
    match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
        ("z", false) => store.undo(),
        ("z", true) | ("y", false) => store.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Whether an event comes from where text is typed.
fn takes_text(event: &Event) -> bool {
    let target = target(event);
    let text = "textarea, [contenteditable], \
                input:not([type=range], [type=checkbox], [type=radio], [type=button])";
    target.is_some_and(|target| target.matches(text).unwrap_or(false))
}

/// A press outside a source's card closes it.
pub fn close_source(store: Store, event: &Event) {
    if store.open_source().now().flatten().is_none() {
        return;
    }
    let target = target(event);
    let inside = target.and_then(|target| target.closest(".source, .info").ok().flatten());
    if inside.is_none() {
        store.open_source().set(None);
    }
}

/// How all of it is computed.
pub fn method() -> El {
    let beside =
        |url: &str, text: &str| el("a", "").attr("href", &format!("{}{url}", home())).text(text);
    let paragraphs = words::METHOD_TEXT.iter().map(|text| el("p", "").text(text));
    let link = el("a", "").attr("href", words::METHOD_URL).text(words::METHOD_LINK);
    let file = beside(words::ONE_FILE_URL, words::ONE_FILE).attr("download", "");
    let all = beside(sources::URL, sources::SOURCES);
    let held = beside(checked::URL, checked::CHECKED);
    let terms = beside(glossary::URL, glossary::GLOSSARY);
    el("footer", "method")
        .child(el("h2", "").text(words::METHOD))
        .child(el("div", "columns").children(paragraphs))
        .child(
            el("p", "small")
                .child(all)
                .text(" · ")
                .child(terms)
                .text(" · ")
                .child(held)
                .text(" · ")
                .child(link)
                .text(" · ")
                .child(file)
                .text(" · ")
                .text(words::DEFAULTS_DATE),
        )
}
