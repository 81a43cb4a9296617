//! What goes beyond the answer: a section a file, each with its question to the desk.

mod break_even;
mod choose;
mod map;
mod tornado;

pub use map::map;

use super::Store;
use super::dom::{El, el};

/// The sections under the first screen.
pub fn sections(store: Store) -> [El; 3] {
    [map(store), break_even::break_even(store), tornado::tornado(store)]
}

/// A section with its heading and what it is about.
fn section(class: &str, heading: &str, lead: &str) -> El {
    let head =
        el("div", "section-head").child(el("h2", "").text(heading)).child(el("p", "").text(lead));
    el("section", class).attr("aria-label", heading).child(head)
}
