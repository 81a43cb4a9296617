//! The way through the page: a line of its sections that stays in sight below the first screen, and at the end of each
//! the way to the next.
//!
//! The address holds the scenario, so the ways are buttons and no anchors.

use super::Store;
use super::dom::{El, el};
use super::loading::Chunk;
use crate::text::page::{self, PLACES, Place};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The line.
pub fn contents(store: Store) -> El {
    let item = |place: &'static Place| {
        let go = move |event| go(store, &event, place);
        el("li", "").child(El::button("quiet", place.name).on("click", go))
    };
    el("nav", "contents")
        .attr("aria-label", page::CONTENTS)
        .child(el("ul", "").children(PLACES.iter().map(item)))
}

/// The way past what stands before the answer: the first stop of the keyboard, seen while it is there.
pub fn skip(store: Store) -> El {
    El::button("firm skip", page::SKIP).on("click", move |event| go(store, &event, &PLACES[0]))
}

/// A section with the way to the next at its end; as it is if it is none of the line's, or the last.
pub fn leading_on(store: Store, section: El) -> El {
    let is_it = |place: &Place| section.node().class_list().contains(place.class);
    let at = PLACES.iter().position(is_it);
    let Some(next) = at.and_then(|at| PLACES.get(at + 1)) else { return section };
    let way =
        El::button("quiet", &page::next(next)).on("click", move |event| go(store, &event, next));
    section.child(el("p", "next").child(way))
}

/// Brings a section into sight, and the focus with it; one that is still on its way is asked for.
fn go(store: Store, event: &Event, place: &Place) {
    let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(root) = target.and_then(|target| target.closest(".hoh").ok().flatten()) else {
        return;
    };
    let seek = |selector: &str| root.query_selector(selector).ok().flatten();
    let Some(section) = seek(&format!(".{}", place.class)) else {
        store.later().want(Chunk::Studies);
        if let Some(below) = seek(".below") {
            below.scroll_into_view();
        }
        return;
    };
    section.scroll_into_view();
    if let Ok(section) = section.dyn_into::<HtmlElement>() {
        section.set_tab_index(-1);
        let _ = section.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::super::mount::stand;
    use super::super::window::document;
    use super::*;
    use crate::scenario::Scenario;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn each_section_leads_to_the_next_and_the_last_to_none() {
        for (at, place) in PLACES.iter().enumerate() {
            let root = document().create_element("div").unwrap().unchecked_into();
            let seen: HtmlElement = HtmlElement::clone(&root);
            let _mounted = stand(root, move || {
                leading_on(Store::new(Scenario::default()), el("section", place.class))
            });
            let said = seen.text_content().unwrap_or_default();
            assert_eq!(said, PLACES.get(at + 1).map(page::next).unwrap_or_default());
        }
    }
}
