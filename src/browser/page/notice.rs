//! The notice of what the reader should know of the link that the page was opened with.

use super::Store;
use super::dom::{El, el};
use super::later::{Part, begin};
use super::notes::Notes;
use crate::text::{cases, page, problem};

/// The notice, while there is something to say.
pub fn notice(store: Store) -> El {
    let place = el("div", "notice").attr("role", "alert").attr("hidden", "");
    begin(store, Part::Notice(place.clone()));
    place
}

/// Fills its place.
pub fn fill(store: Store, place: &El) {
    let notes = store.link_notes();
    let close = El::button("icon close", "×")
        .attr("aria-label", page::CLOSE)
        .on("click", move |_| notes.set(Notes::default()));
    let said = el("div", "").live_children(
        move || notes.get(),
        move |Notes { problems, shown, kept, unknown_case, case_is_missing, changed_since }| {
            let mut all = changed_rules(changed_since);
            all.extend(unknown_case.iter().map(|code| el("p", "").text(&cases::unknown(code))));
            if *case_is_missing {
                all.push(el("p", "").text(cases::MISSING));
            }
            let sentence = |error, shown| problem::in_link(&store.numbers(), error, shown);
            let mut said: Vec<String> =
                problems.iter().map(|error| sentence(error, shown)).collect();
            for kept in kept {
                let beside = |error| problem::beside(&kept.name, &sentence(error, &kept.scenario));
                said.extend(kept.problems.iter().map(beside));
            }
            if !said.is_empty() {
                all.push(el("p", "").text(page::LINK_PROBLEMS));
                all.push(el("ul", "").children(said.iter().map(|said| el("li", "").text(said))));
            }
            all
        },
    );
    let _ = place
        .clone()
        .live_flag("hidden", move || notes.with(|notes| *notes == Notes::default()))
        .child(said)
        .child(close);
}

/// The rules that have changed since a link was made.
pub fn changed_rules(changed: &[&str]) -> Vec<El> {
    if changed.is_empty() {
        return Vec::new();
    }
    let item = |change: &&str| el("li", "").text(change);
    vec![el("p", "").text(page::RULES_CHANGED), el("ul", "").children(changed.iter().map(item))]
}

#[cfg(test)]
mod tests {
    use super::super::mount::stand;
    use super::super::window::document;
    use super::*;
    use crate::scenario::{Scenario, parse_link};
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::wasm_bindgen_test;

    /// What the notice says for these notes, and whether it is shown.
    fn said(notes: Notes) -> (String, bool) {
        let root = document().create_element("div").unwrap().unchecked_into();
        let place: web_sys::HtmlElement = web_sys::HtmlElement::clone(&root);
        let _mounted = stand(root, move || {
            let store = Store::new(Scenario::default());
            store.link_notes().set(notes);
            notice(store)
        });
        let notice = place.first_element_child().unwrap();
        (notice.text_content().unwrap_or_default(), !notice.has_attribute("hidden"))
    }

    #[wasm_bindgen_test]
    fn changed_rules_and_mistakes_are_both_said() {
        let changed_since = &["Tax is paid monthly."];
        let mistaken = Notes::from(parse_link("v=1.1.1&power=900"));
        let (text, shown) = said(Notes { changed_since, ..mistaken });
        assert!(shown);
        let mistakes = [page::LINK_PROBLEMS, "900", "Shown: $50/MWh."];
        for part in [page::RULES_CHANGED, "Tax is paid monthly."].into_iter().chain(mistakes) {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[wasm_bindgen_test]
    fn a_case_that_nobody_knows_is_said() {
        let (text, shown) = said(parse_link("v=1.1.1&power=38&case=no-such").into());
        assert!(shown && text.starts_with("“no-such” is no case of this page."), "{text}");
    }

    #[wasm_bindgen_test]
    fn mistakes_beside_it_are_said_with_the_name() {
        let link = parse_link("v=1.1.1&power=38&ab=Cheap_power~v:1.1.1~power:900");
        let (text, shown) = said(Notes::from(link));
        assert!(shown && text.contains("Cheap power") && text.contains("900"), "{text}");
    }

    #[wasm_bindgen_test]
    fn a_link_of_today_leaves_no_notice() {
        assert!(!said(parse_link("v=1.1.1&power=38").into()).1);
    }
}
