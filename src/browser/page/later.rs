//! What is not needed for the first answer: parts of the page whose code is loaded later.
//!
//! A part is told by data, since a function that is called, or a closure that is made, in the first module would take
//! all that it reaches into it. The functions at the end, one a chunk, are where the modules part (`chunks.rs`).

use super::dom::{El, el};
use super::platform::close;
use super::window::{after, in_next_frame};
use super::{Store, assumptions, beside, contents, curves, market, quote, root, sections, share};
use crate::analysis::step::Span;
use crate::browser::chunks;
use crate::reactive::Live;
use crate::scenario::Input;
use crate::text::page as words;
use std::time::Duration;

/// A module beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// What is drawn beside the first answer.
    Beside,
    /// The real cases.
    Cases,
    /// Everything under the first screen.
    Studies,
    /// Random futures.
    Futures,
    /// What opens over the page.
    Dialogs,
}

/// How many there are.
const CHUNKS: usize = 5;

/// A part of the page.
#[derive(Clone)]
pub enum Part {
    /// The curve above the slider of an input that has this range.
    Curve(Input, Live<Span>),
    /// What stands beside the answer.
    Beside,
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
    /// The dialog that hands on, for a page at this address.
    Share(String),
    /// The dialog of the picture that is taken away.
    Picture,
}

impl Part {
    /// Where its code is.
    pub fn chunk(&self) -> Chunk {
        match self {
            Part::Curve(..) | Part::Beside | Part::Market => Chunk::Beside,
            Part::Cards(_) | Part::Case => Chunk::Cases,
            Part::Map | Part::Below => Chunk::Studies,
            Part::Futures => Chunk::Futures,
            Part::Share(_) | Part::Picture => Chunk::Dialogs,
        }
    }

    /// Whether its absence is said: not where another part says it, or where the page is whole without.
    fn is_missed(&self) -> bool {
        !matches!(self, Part::Curve(..) | Part::Beside | Part::Market | Part::Case)
    }
}

/// How far a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Away,
    Coming,
    Here,
    /// It could not be loaded.
    Missing,
}

/// The modules of one page. A handle.
#[derive(Clone, Copy)]
pub struct Later {
    states: [Live<State>; CHUNKS],
}

/// How long after the first picture something is asked for: the reader's first move comes before.
const IDLE: Duration = Duration::from_millis(200);

impl Later {
    /// Nothing is asked for yet.
    pub fn new() -> Later {
        let first = if chunks::ALL_HERE { State::Here } else { State::Away };
        Later { states: [(); CHUNKS].map(|()| Live::new(first)) }
    }

    fn state(self, chunk: Chunk) -> Live<State> {
        self.states[chunk as usize]
    }

    /// Sees to it that a module comes; once more if it could not.
    pub fn want(self, chunk: Chunk) {
        let state = self.state(chunk);
        if matches!(state.now(), Some(State::Away | State::Missing)) {
            state.set(State::Coming);
            chunks::load(chunk, move |there| {
                state.set(if there { State::Here } else { State::Missing });
            });
        }
    }

    /// The same when the first picture stands, one behind the other.
    pub fn want_soon(self, wanted: &'static [Chunk]) {
        in_next_frame(move || {
            after(IDLE, move || wanted.iter().for_each(|chunk| self.want(*chunk)));
        });
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
        State::Away | State::Coming => waiting(chunk),
    };
    place
        .live_attr("aria-busy", move || waits(state.get()))
        .live_children(move || state.get(), build)
}

fn waits(state: State) -> Option<String> {
    matches!(state, State::Away | State::Coming).then(|| "true".to_owned())
}

/// Whatever is said, a dialog can be closed, and under the first screen it stands as a section does.
fn said(chunk: Chunk, words: El) -> Vec<El> {
    match chunk {
        Chunk::Dialogs => vec![close(), words],
        Chunk::Studies | Chunk::Futures => vec![el("div", "part").child(words)],
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

/// Makes a part that stands beside the answer.
pub fn near(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Curve(input, range) => vec![curves::curve_above(store, input, range)],
        Part::Beside => beside::beside(store),
        Part::Market => market::market(store),
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
        Part::Below => {
            let sections = sections::sections(store).into_iter();
            let mut all: Vec<El> =
                sections.map(|section| contents::leading_on(store, section)).collect();
            all.extend([assumptions::assumptions(store), root::method()]);
            all
        }
        _ => Vec::new(),
    }
}

/// Makes the section on random futures.
pub fn futures(store: Store, part: Part) -> Vec<El> {
    match part {
        Part::Futures => vec![sections::futures(store)],
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
