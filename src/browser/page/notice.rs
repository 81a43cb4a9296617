//! The notice of what the reader should know of the link that the page was opened with.

use super::Store;
use super::dom::{El, el};
use super::later::begin;
use super::notes::Notes;
use super::part::Part;
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
                let said = problem::first_of(said).into_iter();
                all.push(el("ul", "").children(said.map(|said| el("li", "").text(&said))));
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
