//! What goes beyond the answer: a section a file, each with its question to the desk.

mod break_even;
mod case;
mod cases;
mod checker;
mod compare;
mod fold;
mod frontier;
mod futures;
mod how;
mod map;
mod migration;
mod picture;
mod set;
mod solve;
mod split;
mod statement;
mod stress;
mod study;
mod tornado;
mod waiting;

use fold::{folding, narrow};
pub use map::map;
pub use set::keep_in_link;

use super::Store;
use super::choose::{ChoiceGroup, choose};
use super::dom::{El, el};
use super::later::later;
use super::part::Part;
use super::sight::{self, at_leisure};
use super::steady;
use crate::analysis::stress::{Shock, Shocks};
use crate::question::in_link;
use crate::reactive::Live;
use crate::scenario::Setting;
use crate::strategy::Strategy;
use crate::text::strategy as names;

pub use case::case;
pub use cases::{cards, cases, documents};
pub use futures::{chances, fan, futures, versus};

/// The sections under the first screen.
pub fn sections(store: Store) -> [El; 9] {
    steady::keep();
    let on = Live::new(Shocks::from(Shock::Winter2022));
    keep_in_link(store, Setting::Shocks, on, in_link::write_shocks, in_link::read_shocks);
    let narrow = narrow();
    let fold = move |section| folding(store, narrow, section);
    [
        at_leisure(|| map(store)),
        at_leisure(|| break_even::break_even(store)),
        at_leisure(|| tornado::tornado(store)),
        fold(at_leisure(|| stress::stress(store, on))),
        futures_place(store),
        fold(at_leisure(|| frontier::frontier(store, on))),
        fold(at_leisure(|| split::split(store))),
        fold(at_leisure(|| migration::migration(store))),
        fold(at_leisure(|| waiting::waiting(store))),
    ]
}

/// Where random futures stand.
fn futures_place(store: Store) -> El {
    place(store, "futures-place", Part::Futures)
}

/// Where the statement, solving and comparing stand.
pub fn desk_place(store: Store) -> El {
    place(store, "desk-place", Part::Desk)
}

/// A place whose part's code is asked for when the place comes into sight.
fn place(store: Store, class: &str, part: Part) -> El {
    let place = el("div", class);
    let chunk = part.chunk();
    sight::follow(&place, move |in_sight| {
        if in_sight {
            store.later().want(chunk);
        }
    });
    place.child(later(el("div", "later"), store, part))
}

/// The sections of those who reckon with the numbers: the statement, solving, comparing.
pub fn desk(store: Store) -> [El; 4] {
    let narrow = narrow();
    let fold = move |section| folding(store, narrow, section);
    let statement = fold(at_leisure(|| statement::statement(store)));
    let solve = fold(at_leisure(|| solve::solve(store)));
    [statement, how::how(store), solve, at_leisure(|| compare::compare(store))]
}

/// A section with its heading and what it is about.
fn section(class: &str, heading: &str, lead: &str) -> El {
    let head =
        el("div", "section-head").child(el("h2", "").text(heading)).child(el("p", "").text(lead));
    el("section", class).attr("aria-label", heading).child(head)
}

/// Where a wide table scrolls by itself, by the keyboard as well.
fn sheet(name: &str) -> El {
    el("div", "sheet").attr("tabindex", "0").attr("role", "group").attr("aria-label", name)
}

/// A list of the four uses.
fn uses(
    label: &str,
    now: impl Fn() -> Strategy + 'static,
    take: impl Fn(Option<Strategy>) + 'static,
) -> El {
    let option = |s: Strategy| (s.key().to_owned(), names::name(s).to_owned());
    let group = ChoiceGroup { heading: "", options: Strategy::ALL.map(option).into() };
    let now = move || now().key().to_owned();
    choose(label, vec![group], now, move |key| take(Strategy::from_key(&key)))
}
