//! What is not needed for the first answer: parts of the page whose code is loaded later.
//!
//! A part is told by data; `made.rs` makes it, where the modules part.

use super::Store;
use super::dom::{El, el};
use super::loading::{Chunk, Later, State};
use super::platform::close;
use super::still;
use crate::analysis::step::Span;
use crate::browser::chunks;
use crate::reactive::Live;
use crate::scenario::{Input, Kept, Series};
use crate::strategy::Strategy;
use crate::text::page as words;

/// The presses of a button that asks, and whether the last one still waits.
#[derive(Clone, Copy)]
pub struct Asking {
    /// How many there were.
    pub presses: Live<u32>,
    /// No answer yet.
    pub busy: Live<bool>,
}

/// A part of the page.
#[derive(Clone)]
pub enum Part {
    /// The curve above the slider of an input that has this range.
    Curve(Input, Live<Span>),
    /// What the curves above the sliders show.
    CurveKey,
    /// The address follows the page, which was opened with this text in it.
    Address(String),
    /// The way to the other language.
    OtherLanguage(El),
    /// What is to be known of the link, in its place.
    Notice(El),
    /// The line of a path that is given, on the input that it replaces.
    Given(Series),
    /// What stands beside the answer.
    Beside,
    /// The chart of cash, with what is chosen of it.
    Cash,
    /// The chart of cash alone.
    CashAlone,
    /// The headline inputs in the bar at the foot, one of which may be up.
    AtHand(Live<Option<Input>>),
    /// The sentence on lease rates under the answer.
    Market,
    /// The cards of the real cases, in what unfolds.
    Cards(El),
    /// The real case that is shown.
    Case,
    /// The map alone.
    Map,
    /// Everything under the first screen.
    Below,
    /// Random futures.
    Futures,
    /// Their chances alone.
    Chances,
    /// Their fans of cash alone.
    Fan,
    /// What is kept against what is shown in the same futures, for the use that is looked at.
    Versus(Live<Option<Kept>>, Live<Strategy>),
    /// The statement, solving and comparing, among it.
    Desk,
    /// The dialog that hands on, for a page at this address.
    Share(String),
    /// The dialog of the picture that is taken away.
    Picture,
    /// What is in the choice of units.
    Units,
    /// What came of asking for values of the day.
    Feed(Asking),
    /// The card of an input.
    Source(Input),
    /// The way to a workbook.
    TakeWorkbook,
    /// The workbook that is made, and how far it is.
    Workbook,
}

impl Part {
    /// Where its code is.
    pub fn chunk(&self) -> Chunk {
        match self {
            Part::Address(_) | Part::OtherLanguage(_) | Part::Notice(_) => Chunk::Links,
            Part::Curve(..)
            | Part::CurveKey
            | Part::Given(_)
            | Part::AtHand(_)
            | Part::Beside
            | Part::Cash
            | Part::CashAlone
            | Part::Market
            | Part::TakeWorkbook => Chunk::Beside,
            Part::Cards(_) | Part::Case => Chunk::Cases,
            Part::Map | Part::Below | Part::Units => Chunk::Studies,
            Part::Futures | Part::Chances | Part::Fan | Part::Versus(..) => Chunk::Futures,
            Part::Desk => Chunk::Desk,
            Part::Share(_) | Part::Picture => Chunk::Dialogs,
            Part::Feed(_) => Chunk::Feed,
            Part::Source(_) => Chunk::Sources,
            Part::Workbook => Chunk::Workbook,
        }
    }

    /// Whether its absence is said: not where another part says it, or where the page is whole without.
    fn is_missed(&self) -> bool {
        !matches!(
            self,
            Part::Address(_)
                | Part::OtherLanguage(_)
                | Part::Notice(_)
                | Part::Curve(..)
                | Part::CurveKey
                | Part::AtHand(_)
                | Part::Beside
                | Part::Market
                | Part::TakeWorkbook
                | Part::Case
        )
    }
}

/// Makes a part in its place as soon as its module is there; says so if it cannot come.
pub fn later(place: El, store: Store, part: Part) -> El {
    let (later, chunk) = (store.later(), part.chunk());
    let state = later.state(chunk);
    let build = move |state: &State| match state {
        State::Here => chunks::make(store, part.clone()),
        _ if !part.is_missed() => Vec::new(),
        State::Missing => missing(later, chunk),
        State::Away | State::Coming => match part {
            Part::Cash => still::cash(store),
            _ => waiting(chunk),
        },
    };
    place
        .live_attr("aria-busy", move || waits(state.get()))
        // What is shown of what comes does not change when it is asked for.
        .live_children(move || state.get().asked(), build)
}

/// Starts what has no place of its own, or fills one that is there, as soon as its module is.
pub fn begin(store: Store, part: Part) {
    drop(later(el("div", ""), store, part));
}

fn waits(state: State) -> Option<String> {
    matches!(state, State::Away | State::Coming).then(|| "true".to_owned())
}

/// Whatever is said, a dialog can be closed, and under the first screen it stands as a section does.
fn said(chunk: Chunk, words: El) -> Vec<El> {
    match chunk {
        Chunk::Dialogs => vec![close(), words],
        Chunk::Studies | Chunk::Futures | Chunk::Desk => vec![el("div", "part").child(words)],
        _ => vec![words],
    }
}

/// That it comes: seen only where that takes long (`layout.css`).
fn waiting(chunk: Chunk) -> Vec<El> {
    said(chunk, el("p", "awaited").text(words::LOADING))
}

/// That it is missing, and the way to try again.
fn missing(later: Later, chunk: Chunk) -> Vec<El> {
    let again = El::button("firm", words::TRY_AGAIN).on("click", move |_| later.want(chunk));
    let alert = el("p", "").attr("role", "alert").text(words::NOT_LOADED);
    said(chunk, el("div", "missing").child(alert).child(again))
}
