//! The masthead: name, question, the way back.

use super::Store;
use super::dom::{El, el};
use super::later::begin;
use super::loading::{Chunk, State};
use super::part::Part;
use super::share::sharing;
use super::units::units;
use super::window::{behind_frame, document};
use crate::language::{OTHER, OTHER_HOME, SPANISH};
use crate::reactive::Pace;
use crate::text::{page, shell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent};

/// The masthead.
pub fn masthead(store: Store) -> El {
    let tools = el("div", "tools")
        .child(tool(store, page::UNDO, |store| !store.steps().0).on("click", move |_| store.undo()))
        .child(tool(store, page::REDO, |store| !store.steps().1).on("click", move |_| store.redo()))
        .child(tool(store, page::RESET_ALL, is_default).on("click", move |_| store.reset_all()))
        .children(sharing(store))
        .child(units(store))
        .children(other_language(store));
    el("header", "masthead")
        .child(el("p", "wordmark").text(page::NAME))
        .child(tools)
        .child(el("h1", "").text(page::QUESTION))
        .child(el("p", "deck").text(page::DECK))
}

/// A button that keeps the focus where it can do no more: one that is disabled hands it on to the next, which does
/// something else at the next press of the same key. It is no stop of the keyboard then.
fn tool(store: Store, words: &str, idle: fn(Store) -> bool) -> El {
    let where_idle = move |value: &'static str| move || idle(store).then(|| value.to_owned());
    El::button("quiet", words)
        .live_attr("aria-disabled", where_idle("true"))
        .live_attr("tabindex", where_idle("-1"))
}

fn is_default(store: Store) -> bool {
    store.changed().is_empty() && store.given().is_empty()
}

/// The way to the same scenario in the other language, where the site has it (the build says so in the page's head).
fn other_language(store: Store) -> Option<El> {
    document().query_selector("link[hreflang]").ok().flatten()?;
    let way = el("a", "quiet language").attr("lang", OTHER).attr("hreflang", OTHER);
    let way = way.attr("href", &other_home("")).text(shell::OTHER);
    begin(store, Part::OtherLanguage(way.clone()));
    let going = way.clone();
    Some(way.on("click", move |event| wait(store, &going, &event)))
}

/// Before links can be written that way takes none along: it waits until they can, so that no change is lost on it. Where
/// they cannot it says so, and tries again at the next press.
fn wait(store: Store, way: &El, event: &Event) {
    let elsewhere = |event: &MouseEvent| event.ctrl_key() || event.meta_key() || event.shift_key();
    let is_here = store.later().state(Chunk::Links).now() == Some(State::Here);
    if is_here || event.dyn_ref().is_some_and(elsewhere) {
        return;
    }
    event.prevent_default();
    let way = way.node().clone();
    store.later().with(Chunk::Links, move |there| {
        if there {
            behind_frame(Duration::ZERO, move || way.unchecked_ref::<HtmlElement>().click());
        } else {
            way.set_text_content(Some(page::NOT_LOADED));
        }
    });
}

/// Keeps that way at the scenario of the page, a moment behind a drag.
pub fn follow(store: Store, way: &El) {
    let way = way.clone();
    Pace::new(false).with(|| way.live_attr("href", move || Some(other_home(&store.whole_link()))));
}

/// The page in the other language at a link.
fn other_home(link: &str) -> String {
    // The front page follows the reader's browser unless its address says otherwise.
    let said = if SPANISH { "?lang=en" } else { "" };
    format!("{OTHER_HOME}{said}#{link}")
}
