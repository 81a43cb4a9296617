//! What a reader should know of the scenario before believing its answer, and a button that sets what
//! was likely meant.

use super::Store;
use super::dom::{El, el};
use crate::analysis::notices::{Notice, NoticeId, notices};
use crate::text::notice as words;

/// The notices of the scenario shown, if there are any.
pub fn cautions(store: Store) -> El {
    let known = move || {
        // A real case is unusual on purpose.
        let is_case = store.case().with(Option::is_some);
        let mut all = notices(&store.shown().scenario);
        let is_unusual = |one: &Notice| one.id() == NoticeId::OutsidePlausibleRange;
        all.retain(|one| !(is_case && is_unusual(one) && one.meant().is_none()));
        all
    };
    el("ul", "cautions")
        .attr("aria-label", words::HEADING)
        .live_children(known, move |found| found.iter().map(|one| caution(store, *one)).collect())
}

fn caution(store: Store, notice: Notice) -> El {
    let numbers = store.numbers();
    let said = el("span", "").text(&words::sentence(&numbers, notice));
    let item = el("li", "").attr("data-notice", notice.id().key()).child(said);
    match (words::remedy(&numbers, notice), notice.meant()) {
        (Some(remedy), Some(meant)) => {
            let set = move |_| store.set(notice.input(), meant.value);
            item.child(El::button("remedy", &remedy).on("click", set))
        }
        _ => item,
    }
}
