//! What goes beyond the answer: a section a file, each with its question to the desk.

mod break_even;
mod case;
mod cases;
mod compare;
mod frontier;
mod how;
mod map;
mod migration;
mod picture;
mod solve;
mod split;
mod statement;
mod stress;
mod study;
mod tornado;
mod waiting;

pub use map::map;

use super::Store;
use super::dom::{El, el};
use crate::analysis::stress::{Shock, Shocks};
use crate::reactive::Live;

pub use case::case;
pub use cases::{cards, cases, documents};

/// The sections under the first screen.
pub fn sections(store: Store) -> [El; 8] {
    let on = Live::new(Shocks::from(Shock::Winter2022));
    [
        map(store),
        break_even::break_even(store),
        tornado::tornado(store),
        stress::stress(store, on),
        frontier::frontier(store, on),
        split::split(store),
        migration::migration(store),
        waiting::waiting(store),
    ]
}

/// The sections of those who reckon with the numbers: the statement, solving, comparing.
pub fn desk(store: Store) -> [El; 4] {
    [statement::statement(store), how::how(store), solve::solve(store), compare::compare(store)]
}

/// A section with its heading and what it is about.
fn section(class: &str, heading: &str, lead: &str) -> El {
    let head =
        el("div", "section-head").child(el("h2", "").text(heading)).child(el("p", "").text(lead));
    el("section", class).attr("aria-label", heading).child(head)
}
