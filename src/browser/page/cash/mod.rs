//! Cash of the four uses. The section stands from the start; the chart in it comes with what stands beside the answer.

mod drawn;

pub use drawn::{alone, whole};

use super::Store;
use super::dom::{El, el};
use super::later::later;
use super::part::Part;
use crate::text::chart::cash as words;
use crate::text::page;
use crate::text::units::named;

/// The section of the page, with what is chosen of it.
pub fn cash(store: Store) -> El {
    section(store, Part::Cash, page::CASH)
}

/// The chart without a choice, for an embedded view.
pub fn cash_alone(store: Store) -> El {
    section(store, Part::CashAlone, words::TITLE)
}

fn section(store: Store, part: Part, heading: &str) -> El {
    el("section", "cash").child(el("h2", "").text(&named(&store.numbers(), heading))).child(later(
        el("div", "drawn"),
        store,
        part,
    ))
}
