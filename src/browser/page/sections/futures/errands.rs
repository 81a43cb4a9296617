//! Errands on random futures: sent to a worker of our own origin where there is one, else worked on
//! here in slices; the same bits either way.
//!
//! The worker is started when the first errand is given. One that dies or says nothing for long is
//! started again, and asked again; where it keeps dying, work goes on here.

mod host;

use crate::browser::page::Store;
use crate::browser::page::dom::El;
use crate::browser::page::window::{after, now};
use crate::browser::page::work::{Answered, Seat};
use crate::question::errand::{Errand, Finding};
use crate::reactive::{Live, effect, on_cleanup};
use crate::scenario::Scenario;
use host::{Heard, Host, Running, Way};
use std::sync::Arc;
use std::time::Duration;

/// How often it is looked whether the worker still says something.
const LOOK: Duration = Duration::from_millis(1000);

/// Where errands of one page go. A handle.
#[derive(Clone, Copy)]
pub struct Errands {
    host: Live<Host>,
    places: [ErrandPlace; 3],
}

/// Where one kind of errand is asked, and where what is found arrives. A handle.
#[derive(Clone, Copy)]
pub struct ErrandPlace {
    number: u32,
    /// Where it is worked on if there is no worker.
    here: Seat<Errand>,
    found: Live<Option<Arc<Answered<Finding>>>>,
    going: Live<Option<(u32, u32)>>,
}

impl ErrandPlace {
    fn new(store: Store, number: u32) -> ErrandPlace {
        let here = store.work().sit::<Errand>();
        let place = ErrandPlace { number, here, found: Live::new(None), going: Live::new(None) };
        effect(move || {
            if let Some(answered) = here.answer() {
                place.arrive(answered);
            }
        });
        place
    }

    fn arrive(self, answered: Arc<Answered<Finding>>) {
        match answered.answer {
            Finding::Going { done, of } => self.going.set(Some((done, of))),
            _ => self.found.set(Some(answered)),
        }
    }

    /// What was found last. Tracked.
    pub fn found(self) -> Option<Arc<Answered<Finding>>> {
        self.found.get()
    }

    /// How many futures were done of how many when it was told last. Tracked.
    pub fn going(self) -> Option<(u32, u32)> {
        self.going.get()
    }

    /// Whether what is found is looked at now.
    pub fn see(self, in_sight: bool) {
        self.here.see(in_sight);
    }
}

impl Errands {
    /// Nothing is asked yet.
    pub fn new(store: Store) -> Errands {
        let host = Live::new(Host::default());
        on_cleanup(move || {
            host.alter(Host::close);
        });
        Errands { host, places: [0, 1, 2].map(|number| ErrandPlace::new(store, number)) }
    }

    /// The places: of all futures, of waiting, of one future.
    pub fn places(self) -> [ErrandPlace; 3] {
        self.places
    }

    /// Looks around `element` for whether the page has a worker (`data-worker`); a view inside
    /// another page has none.
    pub fn open(self, element: &El) {
        let around = element.node().closest("[data-worker]").ok().flatten();
        let script = around.and_then(|around| around.get_attribute("data-worker"));
        self.host.alter(|host| host.open(script));
    }

    /// Asks, unless that was asked last; what was asked before is dropped.
    pub fn ask(self, place: ErrandPlace, errand: Errand, scenario: &Scenario) {
        let way = self.host.alter(|host| host.ask(place.number, errand, scenario, now()));
        match way {
            None | Some(Way::Known) => {}
            Some(Way::Here) => place.here.ask(errand, scenario.clone()),
            Some(Way::Waits) => self.watch(),
            Some(Way::Start(script)) => self.start(&script),
        }
    }

    /// Drops what a place has asked; it can be asked again.
    pub fn cancel(self, place: ErrandPlace) {
        self.host.alter(|host| host.cancel(place.number));
        place.here.cancel();
    }

    fn start(self, script: &str) {
        let hear = move |letter: Vec<f64>| self.hear(&letter);
        let started = Running::start(script, hear, move || self.lose());
        match started {
            Some(running) => {
                self.host.alter(|host| host.running(running, now()));
                self.watch();
            }
            None => self.give_up(),
        }
    }

    fn hear(self, letter: &[f64]) {
        match self.host.alter(|host| host.hear(letter, now())) {
            Some(Heard::Useless) => self.give_up(),
            Some(Heard::Told(number, found)) => {
                let (scenario, answer) = *found;
                if let Some(place) = self.places.get(number as usize) {
                    place.arrive(Arc::new(Answered { scenario, answer }));
                }
            }
            Some(Heard::Nothing) | None => {}
        }
    }

    /// The worker is gone: another one, or none any more.
    fn lose(self) {
        match self.host.alter(Host::lose).flatten() {
            Some(script) => self.start(&script),
            None => self.give_up(),
        }
    }

    /// From now on everything is done here.
    fn give_up(self) {
        let left = self.host.alter(Host::give_up).unwrap_or_default();
        for (number, errand, scenario) in left {
            if let Some(place) = self.places.get(number as usize) {
                place.here.ask(errand, scenario);
            }
        }
    }

    /// Looks now and then whether the worker lives, while something is awaited.
    fn watch(self) {
        if self.host.alter(Host::begin_watch) == Some(true) {
            after(LOOK, move || {
                let silent = self.host.alter(|host| host.look(now()));
                if silent == Some(true) {
                    self.lose();
                }
                self.watch();
            });
        }
    }
}
