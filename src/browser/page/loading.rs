//! The modules that come after the first, and how far each is.

use super::window::behind_frame;
use crate::reactive::Live;
use std::cell::Cell;
use std::time::Duration;

/// A module beside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// Links: what one asks for, and how the address follows the page.
    Links,
    /// What is drawn beside the first answer.
    Beside,
    /// The real cases.
    Cases,
    /// Everything under the first screen.
    Studies,
    /// Random futures.
    Futures,
    /// The statement, solving and comparing.
    Desk,
    /// What opens over the page.
    Dialogs,
    /// Values of the day.
    Feed,
    /// What an input is, and where its default comes from.
    Sources,
    /// The maker of workbooks.
    Workbook,
}

/// How many there are.
const CHUNKS: usize = Chunk::Workbook as usize + 1;

/// How far a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has asked for it.
    Away,
    /// On its way.
    Coming,
    /// There.
    Here,
    /// It could not be loaded.
    Missing,
}

impl State {
    /// The same as if it were asked for.
    pub fn asked(self) -> State {
        if self == State::Away { State::Coming } else { self }
    }
}

/// How modules come.
#[derive(Clone, Copy)]
pub struct Loader {
    /// Whether nothing has to be loaded.
    pub all_here: bool,
    /// Loads a module and tells whether it is there.
    pub load: fn(Chunk, Box<dyn FnOnce(bool)>),
}

thread_local! {
    /// Until one is set there are none.
    static LOADER: Cell<Loader> =
        const { Cell::new(Loader { all_here: false, load: |_, done| done(false) }) };
}

/// From now on modules come like this (`chunks.rs`).
pub fn load_by(loader: Loader) {
    LOADER.set(loader);
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
        let first = if LOADER.get().all_here { State::Here } else { State::Away };
        Later { states: [(); CHUNKS].map(|()| Live::new(first)) }
    }

    /// How far a module is. To be followed.
    pub fn state(self, chunk: Chunk) -> Live<State> {
        self.states[chunk as usize]
    }

    /// Sees to it that a module comes; once more if it could not.
    pub fn want(self, chunk: Chunk) {
        if matches!(self.state(chunk).now(), Some(State::Away | State::Missing)) {
            self.fetch(chunk, Box::new(|_| ()));
        }
    }

    /// Does something as soon as a module is there, in the order of asking; tells it whether it could come.
    pub fn with(self, chunk: Chunk, work: impl FnOnce(bool) + 'static) {
        self.fetch(chunk, Box::new(work));
    }

    fn fetch(self, chunk: Chunk, work: Box<dyn FnOnce(bool)>) {
        let state = self.state(chunk);
        match state.now() {
            Some(State::Here) => return work(true),
            Some(State::Coming) | None => {}
            _ => state.set(State::Coming),
        }
        let come = move |there: bool| {
            // Nobody waits any more where the page is gone.
            if state.now().is_some() {
                state.set(if there { State::Here } else { State::Missing });
                work(there);
            }
        };
        (LOADER.get().load)(chunk, Box::new(come));
    }

    /// The same when the first picture stands, one behind the other.
    pub fn want_soon(self, wanted: &'static [Chunk]) {
        behind_frame(IDLE, move || wanted.iter().for_each(|chunk| self.want(*chunk)));
    }
}
