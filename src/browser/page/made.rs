//! The parts that are loaded later, made: one function a chunk. Here the modules part (`chunks.rs`).
//!
//! Called from there alone: a function that is called, or a closure that is made, in the first
//! module would take all that it reaches into it.

use super::control::entry::Field;
use super::control::typing;
use super::dom::El;
use super::part::Part;
use super::sight::at_leisure;
use super::{
    Store, address, assumptions, at_hand, beside, cash, contents, control, curves, explained, feed,
    focus, given, market, notice, quote, renew, root, sections, share, toolbar, units, workbook,
};
use crate::scenario::FieldError;
use crate::text::problem;

/// Makes what goes by the page's link.
pub fn links(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Address(text) => address::keep(store, &text),
        Part::OtherLanguage(way) => toolbar::follow(store, &way),
        Part::Notice(place) => notice::fill(store, &place),
        _ => {}
    }
    Vec::new()
}

/// The page that a link asks for.
pub fn opened(text: &str) -> Store {
    address::opened(text)
}

/// Shows what a link says.
pub fn follow(store: Store, link: &str) {
    address::follow(store, link);
}

/// Takes what was typed into a field.
pub fn take(field: Field, text: String) {
    typing::take(field, text);
}

/// What is wrong with what was typed.
pub fn sentence(store: Store, error: &FieldError) -> String {
    problem::sentence(&store.numbers(), error)
}

/// Makes a part that stands beside the answer.
pub fn near(store: Store, part: Part) -> Vec<El> {
    renew::renew_in_place();
    match part {
        Part::Curve(input, range) => vec![curves::curve_above(store, input, range)],
        Part::CurveKey => curves::key(),
        Part::Given(series) => given::line(store, series),
        Part::AtHand(open) => at_hand::at_hand(store, open),
        Part::Beside => beside::beside(store),
        Part::Cash => cash::whole(store),
        Part::CashAlone => cash::alone(store),
        Part::Market => market::market(store),
        Part::TakeWorkbook => workbook::button(store),
        _ => Vec::new(),
    }
}

/// Makes a part of the real cases.
pub fn cases(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Cards(gallery) => sections::cards(store, &gallery),
        Part::Case => vec![sections::case(store)],
        _ => Vec::new(),
    }
}

/// Makes a part of the studies.
pub fn studies(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Map => vec![sections::map(store)],
        Part::Units => units::content(store),
        Part::Below => {
            let sections = sections::sections(store).into_iter();
            let mut all: Vec<El> =
                sections.map(|section| contents::leading_on(store, section)).collect();
            all.push(sections::desk_place(store));
            let assumptions = at_leisure(|| assumptions::assumptions(store));
            all.push(contents::leading_on(store, assumptions));
            all.push(root::method());
            explained::explain(store);
            focus::keep_focus();
            explained::leads(store, all)
        }
        _ => Vec::new(),
    }
}

/// Makes the section on random futures.
pub fn futures(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Futures => explained::leads(store, vec![sections::futures(store)]),
        Part::Chances => vec![sections::chances(store)],
        Part::Fan => vec![sections::fan(store)],
        Part::Versus(kept, strategy) => sections::versus(store, kept, strategy),
        _ => Vec::new(),
    }
}

/// Makes the statement, solving and comparing.
pub fn desk(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Desk => {
            let sections = sections::desk(store).into_iter();
            let all = sections.map(|section| contents::leading_on(store, section)).collect();
            explained::leads(store, all)
        }
        _ => Vec::new(),
    }
}

/// Makes what is in a dialog.
pub fn dialogs(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Share(base) => share::content(store, &base),
        Part::Picture => quote::content(store),
        _ => Vec::new(),
    }
}

/// Makes what tells of values of the day.
pub fn feed(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Feed(asking) => feed::content(store, asking),
        _ => Vec::new(),
    }
}

/// Makes what an input's card says.
pub fn sources(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Source(input) => control::source::content(store, input),
        _ => Vec::new(),
    }
}

/// Makes the workbook.
pub fn workbook(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Workbook => vec![workbook::make(store)],
        _ => Vec::new(),
    }
}
