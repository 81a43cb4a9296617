//! What was wrong with the link that the page was opened with.

use super::Store;
use super::dom::{El, el};
use crate::text::{page, problem};

/// The notice, while there is something to say.
pub fn notice(store: Store) -> El {
    let problems = store.link_problems();
    let list = el("ul", "").live_children(
        move || problems.get(),
        move |problems| {
            let item = |error| el("li", "").text(&problem::sentence(&store.numbers(), error));
            problems.iter().map(item).collect()
        },
    );
    let close = El::button("icon close", "×")
        .attr("aria-label", page::CLOSE)
        .on("click", move |_| problems.set(Vec::new()));
    el("div", "notice")
        .attr("role", "alert")
        .live_flag("hidden", move || problems.with(Vec::is_empty))
        .child(el("p", "").text(page::LINK_PROBLEMS))
        .child(list)
        .child(close)
}
