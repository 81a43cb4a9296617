//! The way through the page: a line of its sections that stays in sight below the first screen, and at the end of each
//! the way to the next.
//!
//! The address holds the scenario, and says which section is open as one of its settings (`at=stress`), so the ways are
//! buttons and no anchors. An address that ends in `#stress` alone leads there as well.

use super::Store;
use super::dom::{El, el};
use super::loading::{Chunk, State};
use super::sight;
use super::window::{after, in_next_frame, listen};
use crate::reactive::{Live, effect};
use crate::scenario::{Setting, parse_link};
use crate::text::page::{self, PLACES, Place};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The line.
pub fn contents(store: Store) -> El {
    let marked = move |place: &Place| *place == *store.place().get().unwrap_or(&PLACES[0]);
    let item = |place: &'static Place| {
        let way = El::button("quiet", place.name)
            .live_attr("aria-current", move || marked(place).then(|| "true".to_owned()))
            .on("click", move |_| store.go(place));
        el("li", "").child(way)
    };
    let line = el("ul", "").children(PLACES.iter().map(item));
    let nav = el("nav", "contents").attr("aria-label", page::CONTENTS).child(line.clone());
    follow(store, &nav);
    // What is marked is in sight, however narrow the line.
    effect(move || {
        store.place().get();
        let line = line.clone();
        in_next_frame(move || {
            let marked = line.node().query_selector("[aria-current]").ok().flatten();
            if let Some(marked) = marked.and_then(|marked| marked.dyn_into::<HtmlElement>().ok()) {
                line.node().set_scroll_left(marked.offset_left() - 60);
            }
        });
    });
    nav
}

/// The way past what stands before the answer: the first stop of the keyboard, seen while it is there.
pub fn skip(store: Store) -> El {
    El::button("firm skip", page::SKIP).on("click", move |_| store.go(&PLACES[0]))
}

/// A section in its place in the line, with the way to the next at its end; as it is if it is none of the line's.
pub fn leading_on(store: Store, section: El) -> El {
    let is_it = |place: &Place| section.node().class_list().contains(place.class);
    let Some(at) = PLACES.iter().position(is_it) else { return section };
    sight::follow_middle(&section, move |here| {
        if here {
            store.place().set((at > 0).then(|| &PLACES[at]));
        }
    });
    let section = section.attr("id", PLACES[at].code);
    let Some(next) = PLACES.get(at + 1) else { return section };
    let way = El::button("quiet", &page::next(next)).on("click", move |_| store.go(next));
    section.child(el("p", "next").child(way))
}

/// A part of the answer, which is more than the section of that name: over it none of the others is in view.
pub fn of_answer(store: Store, part: El) -> El {
    sight::follow_middle(&part, move |here| {
        if here {
            store.place().set(None);
        }
    });
    part
}

/// Goes to the section that the address names, if it names one. What is set on the page is no answer: it may be of where
/// the reader was before.
pub fn arrive(store: Store, address: &str) {
    let said = || Place::from_code(parse_link(address).settings.get(Setting::At));
    let place = bare(address).or_else(said);
    if place.is_some() {
        store.going().set(place);
    }
}

/// The section that an address names alone.
pub fn bare(address: &str) -> Option<&'static Place> {
    Place::from_code(address.strip_prefix('#')?)
}

/// Brings the section that is to be gone to into sight, and the focus with it; one that is still on its way is asked for.
fn follow(store: Store, nav: &El) {
    let nav = nav.node().clone();
    let later = store.later();
    // Whether the reader has moved the page since.
    let touched = Live::new(false);
    for event in ["wheel", "touchstart", "keydown", "pointerdown"] {
        listen(event, move || touched.set(true));
    }
    effect(move || {
        let Some(place) = store.going().get() else { return };
        // One after the other: the first has the place of the next.
        let [studies, desk] = [Chunk::Studies, Chunk::Desk].map(|chunk| later.state(chunk).get());
        let nav = nav.clone();
        in_next_frame(move || {
            let root = nav.closest(".hoh").ok().flatten();
            let seek = |selector: &str| root.as_ref()?.query_selector(selector).ok().flatten();
            // By its place: of its class there are others.
            if let Some(section) = seek(&format!("#{}", place.code)) {
                store.going().set(None);
                show(&section);
                touched.set(false);
                stay(section, touched, 8);
                return;
            }
            if let Some(near) = seek(".desk-place").or_else(|| seek(".below")) {
                near.scroll_into_view();
            }
            // What cannot come is not asked for over and over; its place says so.
            match (studies, desk) {
                (State::Here, State::Away) => later.want(Chunk::Desk),
                (State::Away, _) => later.want(Chunk::Studies),
                (State::Missing, _) | (_, State::Missing) => store.going().set(None),
                _ => {}
            }
        });
    });
}

/// What stands above a section may still grow when it has been gone to: brings it back, for two seconds at most and
/// never against the reader.
fn stay(section: Element, touched: Live<bool>, times: u32) {
    after(Duration::from_millis(250), move || {
        if times == 0 || touched.now() != Some(false) {
            return;
        }
        section.scroll_into_view();
        stay(section, touched, times - 1);
    });
}

fn show(section: &Element) {
    section.scroll_into_view();
    if let Some(section) = section.dyn_ref::<HtmlElement>() {
        section.set_tab_index(-1);
        let _ = section.focus();
    }
}
