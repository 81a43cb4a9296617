//! Work that may take longer than a frame allows: curves, break-evens. What is in sight is done, a
//! few milliseconds a frame, in turn; a newer scenario replaces what was not begun.

use super::live::Live;
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use leptos::prelude::*;
use std::rc::Rc;

/// How long a frame may be spent, milliseconds.
const BUDGET: f64 = 5.0;

/// What is wanted; the order is the order of the first round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// The curve on a control.
    Curve(Input),
    /// What stands beside the answer.
    Beside,
    /// Where the answer changes.
    BreakEven(Input),
}

type Run = Rc<dyn Fn(&mut Engine, &Scenario)>;

struct Entry {
    run: Run,
    /// The input that may move alone without making the result out of date.
    indifferent_to: Option<Input>,
    stale: bool,
}

#[derive(Default)]
struct State {
    engine: Engine,
    /// In the order of their jobs.
    jobs: Vec<(Job, Entry)>,
    /// Where the round goes on.
    last: Option<Job>,
    scenario: Option<Scenario>,
    asked: bool,
}

/// The desk on which the work lies. A handle.
#[derive(Clone, Copy)]
pub struct Desk {
    state: Live<State>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Desk {
        Desk { state: Live::new(State::default()) }
    }

    /// From now on the work is for this scenario.
    pub fn follow(self, scenario: &Scenario) {
        self.state.alter(|state| {
            let before = state.scenario.replace(scenario.clone());
            let moved: Option<Vec<Input>> = before.map(|b| scenario.differing(&b).collect());
            for (_, entry) in &mut state.jobs {
                let same = |only: Input| moved.as_ref().is_some_and(|moved| *moved == [only]);
                entry.stale |= !entry.indifferent_to.is_some_and(same);
            }
        });
        self.ask();
    }

    /// Does a job now and after every change, until it is dropped.
    pub fn want(
        self,
        job: Job,
        indifferent_to: Option<Input>,
        run: impl Fn(&mut Engine, &Scenario) + 'static,
    ) {
        let entry = Entry { run: Rc::new(run), indifferent_to, stale: true };
        self.state.alter(|state| {
            state.jobs.retain(|(other, _)| *other != job);
            let place = state.jobs.iter().position(|(other, _)| *other > job);
            state.jobs.insert(place.unwrap_or(state.jobs.len()), (job, entry));
        });
        self.ask();
    }

    /// No longer does a job.
    pub fn drop(self, job: Job) {
        self.state.alter(|state| state.jobs.retain(|(other, _)| *other != job));
    }

    fn ask(self) {
        let asked = self.state.alter(|state| std::mem::replace(&mut state.asked, true));
        if asked == Some(false) {
            request_animation_frame(move || self.work());
        }
    }

    fn work(self) {
        let started = now();
        self.state.alter(|state| state.asked = false);
        while self.state.alter(State::do_next) == Some(true) {
            if now() - started > BUDGET {
                self.ask();
                break;
            }
        }
    }
}

impl State {
    /// Does the next job that is out of date, in turn, so that none waits for ever; `false` if there
    /// is none.
    fn do_next(&mut self) -> bool {
        let stale = |(_, entry): &(Job, Entry)| entry.stale;
        let after = self.jobs.iter().position(|job| self.last < Some(job.0) && stale(job));
        let next = after.or_else(|| self.jobs.iter().position(stale));
        let (Some(next), Some(scenario)) = (next, self.scenario.as_ref()) else { return false };
        if let Some((job, entry)) = self.jobs.get_mut(next) {
            self.last = Some(*job);
            entry.stale = false;
            (entry.run)(&mut self.engine, scenario);
        }
        true
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
