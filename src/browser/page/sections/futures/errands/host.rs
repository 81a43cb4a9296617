//! The worker as the page knows it: how far it is, what it was asked, when it was heard last.

use crate::browser::outpost::{READY, USELESS};
use crate::browser::page::window::window;
use crate::question::errand::{Errand, Finding, ask, cancel, told};
use crate::scenario::Scenario;
use js_sys::Float64Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// How long a worker that is asked may say nothing, milliseconds: it speaks after every slice.
const SILENT: f64 = 4_000.0;
/// How long it may take to begin: the program is fetched, mostly from what the browser keeps.
const BEGINNING: f64 = 20_000.0;
/// So many times in a row it may die before it has finished anything.
const DEATHS: u32 = 3;

/// How far the worker is.
#[derive(Default)]
enum State {
    /// Nobody has looked whether there is one.
    #[default]
    Unknown,
    /// There is none: work is done here.
    Here,
    /// There may be one; nobody has needed it yet.
    Possible,
    /// It does not listen yet.
    Beginning(Running),
    /// It listens.
    Ready(Running),
}

/// What was asked for a place.
struct Posted {
    place: u32,
    id: u32,
    errand: Errand,
    scenario: Scenario,
    is_done: bool,
}

/// Which way an errand goes.
pub enum Way {
    /// It was asked already.
    Known,
    /// It is to be worked on here.
    Here,
    /// It was sent, or is going to be.
    Waits,
    /// It will be sent to a worker that must be started from this script.
    Start(String),
}

/// What a letter says.
pub enum Heard {
    /// Nothing that still matters.
    Nothing,
    /// That the worker cannot work.
    Useless,
    /// What was found for a place.
    Told(u32, Box<(Scenario, Finding)>),
}

/// The worker and what it was asked.
#[derive(Default)]
pub struct Host {
    state: State,
    script: String,
    asked: Vec<Posted>,
    ids: u32,
    deaths: u32,
    /// When something was heard last, or asked after a silence.
    heard: f64,
    is_watched: bool,
}

impl Host {
    /// Says whether there is a worker, the first time.
    pub fn open(&mut self, script: Option<String>) {
        if let State::Unknown = self.state {
            self.state = if script.is_some() { State::Possible } else { State::Here };
            self.script = script.unwrap_or_default();
        }
    }

    /// Takes an errand for a place.
    pub fn ask(&mut self, place: u32, errand: Errand, scenario: &Scenario, now: f64) -> Way {
        let known = |asked: &Posted| {
            asked.place == place && asked.errand == errand && asked.scenario == *scenario
        };
        if self.asked.iter().any(known) {
            return Way::Known;
        }
        if !self.awaits() {
            self.heard = now;
        }
        self.asked.retain(|asked| asked.place != place);
        self.ids += 1;
        let (id, scenario) = (self.ids, scenario.clone());
        self.asked.push(Posted { place, id, errand, scenario, is_done: false });
        match &self.state {
            State::Unknown | State::Here => Way::Here,
            State::Possible => Way::Start(self.script.clone()),
            State::Beginning(_) => Way::Waits,
            State::Ready(running) => {
                self.asked.iter().rev().take(1).for_each(|asked| running.ask(asked));
                Way::Waits
            }
        }
    }

    /// Drops what a place has asked.
    pub fn cancel(&mut self, place: u32) {
        self.asked.retain(|asked| asked.place != place);
        if let State::Ready(running) = &self.state {
            running.post(&cancel(place));
        }
    }

    /// A worker was started.
    pub fn running(&mut self, running: Running, now: f64) {
        self.state = State::Beginning(running);
        self.heard = now;
    }

    /// Reads a letter.
    pub fn hear(&mut self, letter: &[f64], now: f64) -> Heard {
        self.heard = now;
        if letter == USELESS {
            return Heard::Useless;
        }
        if letter == READY {
            self.begin();
            return Heard::Nothing;
        }
        let Some(told) = told(letter) else { return Heard::Nothing };
        let Some(asked) = self.asked.iter_mut().find(|asked| asked.id == told.id) else {
            return Heard::Nothing;
        };
        if told.is_last {
            asked.is_done = true;
            self.deaths = 0;
        }
        Heard::Told(told.place, Box::new((asked.scenario.clone(), told.finding)))
    }

    /// The worker listens: it is asked all that is open.
    fn begin(&mut self) {
        self.state = match std::mem::take(&mut self.state) {
            State::Beginning(running) => {
                self.asked.iter().filter(|asked| !asked.is_done).for_each(|a| running.ask(a));
                State::Ready(running)
            }
            other => other,
        };
    }

    /// The worker is gone; the script to start another from, unless that has failed too often.
    pub fn lose(&mut self) -> Option<String> {
        self.deaths += 1;
        self.state = State::Possible;
        (self.deaths < DEATHS).then(|| self.script.clone())
    }

    /// There is no worker from now on; what is open.
    pub fn give_up(&mut self) -> Vec<(u32, Errand, Scenario)> {
        self.state = State::Here;
        let open = self.asked.iter().filter(|asked| !asked.is_done);
        open.map(|asked| (asked.place, asked.errand, asked.scenario.clone())).collect()
    }

    fn awaits(&self) -> bool {
        self.asked.iter().any(|asked| !asked.is_done)
    }

    /// Whether a look is to be booked.
    pub fn begin_watch(&mut self) -> bool {
        let has_worker = matches!(self.state, State::Beginning(_) | State::Ready(_));
        let begins = has_worker && self.awaits() && !self.is_watched;
        self.is_watched |= begins;
        begins
    }

    /// Whether the worker has been silent for too long.
    pub fn look(&mut self, now: f64) -> bool {
        self.is_watched = false;
        let most = match self.state {
            State::Beginning(_) => BEGINNING,
            State::Ready(_) => SILENT,
            _ => return false,
        };
        self.awaits() && now - self.heard > most
    }

    /// The page is gone.
    pub fn close(&mut self) {
        self.state = State::Here;
    }
}

/// How many workers the page's own may start to help it: of the device's processors the page keeps
/// one, and three at work are enough to warm a phone.
fn hands() -> u32 {
    let processors = window().navigator().hardware_concurrency();
    (processors as u32).clamp(2, 4) - 2
}

/// A worker; it ends when this is dropped.
pub struct Running {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut()>,
}

impl Running {
    /// A worker from a script; `None` where the browser starts none.
    pub fn start(
        script: &str,
        hear: impl Fn(Vec<f64>) + 'static,
        lose: impl Fn() + 'static,
    ) -> Option<Running> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(&hands().to_string());
        let worker = Worker::new_with_options(script, &options).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(letter) = event.data().dyn_into::<Float64Array>() {
                hear(letter.to_vec());
            }
        });
        let fail = Closure::<dyn FnMut()>::new(lose);
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Some(Running { worker, _hear: hear, _fail: fail })
    }

    fn ask(&self, asked: &Posted) {
        self.post(&ask(asked.place, asked.id, asked.errand, &asked.scenario));
    }

    fn post(&self, letter: &[f64]) {
        // Refused only of what cannot be cloned.
        let _ = self.worker.post_message(&Float64Array::from(letter));
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
