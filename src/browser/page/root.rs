//! The page as a whole: what stands where, and the keys that work everywhere.

use super::Store;
use super::answer::{answer, standing};
use super::assumptions::assumptions;
use super::beside::beside;
use super::cash::cash;
use super::comparison::comparison;
use super::flips::flips;
use super::headline::headline;
use super::notice::notice;
use super::sections::{cases, studies};
use super::toolbar::masthead;
use crate::text::page as words;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The page.
pub fn page(store: Store) -> AnyView {
    let in_sight = RwSignal::new(true);
    view! {
        <div class="hoh" class:scrolled=move || !in_sight.get() on:keydown=move |event| keys(store, &event)
            on:pointerdown=move |event| close_source(store, &event)>
            {masthead(store)}
            {notice(store)}
            {cases(store)}
            <div class="bench">
                {headline(store)}
                <div class="results">
                    {answer(store, in_sight)}
                    {comparison(store)}
                    {cash(store)}
                    {beside(store)}
                    {flips(store)}
                </div>
            </div>
            {studies(store)}
            {assumptions(store)}
            {method()}
            {standing(store, in_sight)}
        </div>
    }
    .into_any()
}

/// Undo and redo, unless a field holds text that the browser can undo itself.
fn keys(store: Store, event: &ev::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => store.undo(),
        ("z", true) | ("y", false) => store.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// A press outside a card closes it.
fn close_source(store: Store, event: &ev::PointerEvent) {
    if store.open_source().get_untracked().is_none() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let inside =
        target.is_some_and(|target| target.closest(".source, .info").ok().flatten().is_some());
    if !inside {
        store.open_source().set(None);
    }
}

fn method() -> AnyView {
    let paragraphs: Vec<_> =
        words::METHOD_TEXT.iter().map(|text| view! { <p>{*text}</p> }.into_any()).collect();
    view! {
        <footer class="method">
            <h2>{words::METHOD}</h2>
            <div class="columns">{paragraphs}</div>
            <p class="small">
                <a href=words::METHOD_URL>{words::METHOD_LINK}</a>
                " · "
                {words::DEFAULTS_DATE}
            </p>
        </footer>
    }
    .into_any()
}
