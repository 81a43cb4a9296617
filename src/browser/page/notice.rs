//! What the reader should know of the link that the page was opened with.

use super::Store;
use super::dom::{El, el};
use crate::scenario::{FieldError, Link};
use crate::text::{page, problem};

/// What could not be read, and which rules have changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    problems: Vec<FieldError>,
    changed_since: &'static [&'static str],
}

impl From<Link> for Notes {
    fn from(link: Link) -> Notes {
        Notes { problems: link.problems, changed_since: link.changed_since }
    }
}

/// The notice, while there is something to say.
pub fn notice(store: Store) -> El {
    let notes = store.link_notes();
    let close = El::button("icon close", "×")
        .attr("aria-label", page::CLOSE)
        .on("click", move |_| notes.set(Notes::default()));
    let said = el("div", "").live_children(
        move || notes.get(),
        move |Notes { problems, changed_since }| {
            let mut all = changed_rules(changed_since);
            if !problems.is_empty() {
                let item = |error| el("li", "").text(&problem::sentence(&store.numbers(), error));
                all.push(el("p", "").text(page::LINK_PROBLEMS));
                all.push(el("ul", "").children(problems.iter().map(item)));
            }
            all
        },
    );
    el("div", "notice")
        .attr("role", "alert")
        .live_flag("hidden", move || notes.with(|notes| *notes == Notes::default()))
        .child(said)
        .child(close)
}

/// The rules that have changed since a link was made.
pub fn changed_rules(changed: &[&str]) -> Vec<El> {
    if changed.is_empty() {
        return Vec::new();
    }
    let item = |change: &&str| el("li", "").text(change);
    vec![el("p", "").text(page::RULES_CHANGED), el("ul", "").children(changed.iter().map(item))]
}
