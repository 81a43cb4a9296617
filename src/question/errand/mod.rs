//! Errands: work on random futures that can be done here or sent away, to a worker, and what comes
//! back, as plain numbers (`outpost`). Bits do not depend on where it is done.
//!
//! A question of the page's other studies is answered finished, drawn and worded; here numbers come
//! back, since a reader turns and points at them long after they were found.

mod letter;
mod outpost;
mod shared;
#[cfg(test)]
mod tests;

use crate::desk::{Job, Question, Step};
use crate::scenario::Scenario;
use crate::simulation::report::Report;
use crate::simulation::waiting::{WaitingJob, WaitingValue};
use crate::simulation::{Future, Model, Options};
use shared::Shared;
use std::cell::RefCell;
use std::rc::Rc;

pub use outpost::{Outpost, Told, ask, cancel, told};
pub use shared::{Hand, Pool};

/// What is asked of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// All of its futures, as many as it says.
    Futures,
    /// What waiting is worth.
    Waiting,
    /// One future, by its number.
    Future(u32),
}

/// What is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Nothing to show yet: how many futures are done of how many.
    Going {
        /// Done.
        done: u32,
        /// In all.
        of: u32,
    },
    /// There is no memory for so many.
    TooMany,
    /// What the futures say.
    Futures(Box<Found>),
    /// What waiting is worth.
    Waiting(Box<WaitingValue>),
    /// One future.
    Future(Box<Lived>),
}

/// What the futures say, and how many of how many have been asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The report on those that are done.
    pub report: Report,
    /// How many those are.
    pub done: u32,
    /// How many there will be.
    pub of: u32,
}

/// One future with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Lived {
    /// Which.
    pub number: u32,
    /// What happens in it.
    pub future: Future,
}

/// Futures between two looks at the clock, about a millisecond.
const STEP: u32 = 20;
/// After how many something is shown.
const DRAFTS: [u32; 3] = [300, 1_500, 5_000];
/// The most that a page keeps in memory, tens of megabytes.
const MOST: u32 = 100_000;
/// Futures in each of the two sets from which the value of waiting is found.
const WAITING_SET: u32 = 1_000;

impl Question for Errand {
    type Answer = Finding;

    fn begin(&self, scenario: &Scenario) -> Job<Finding> {
        self.begin_with(scenario, &Rc::default())
    }
}

impl Errand {
    /// Begins it with the hands of a pool.
    fn begin_with(&self, scenario: &Scenario, pool: &Rc<RefCell<Pool>>) -> Job<Finding> {
        match *self {
            Errand::Futures => futures(scenario, pool),
            Errand::Waiting => waiting(scenario),
            Errand::Future(number) => {
                let scenario = scenario.clone();
                Box::new(move |_| {
                    let model = Model::of(&scenario, Options::of(&scenario).seed);
                    let future = Future::of(&model, number);
                    Step::Done(Finding::Future(Box::new(Lived { number, future })))
                })
            }
        }
    }
}

fn futures(scenario: &Scenario, pool: &Rc<RefCell<Pool>>) -> Job<Finding> {
    let options = Options::of(scenario);
    let few = Options { futures: options.futures.min(MOST), ..options };
    let mut shared = Shared::new(scenario, few, pool);
    let mut shown = 0;
    Box::new(move |_| {
        let Some(shared) = &mut shared else { return Step::Done(Finding::TooMany) };
        shared.step(STEP);
        let job = shared.job();
        let (done, of) = (job.done(), job.futures());
        let found = || Finding::Futures(Box::new(Found { report: job.report(), done, of }));
        let reached = DRAFTS.iter().filter(|draft| **draft <= done).count();
        let is_more = reached > std::mem::replace(&mut shown, reached);
        if done >= of {
            Step::Done(found())
        } else if is_more {
            Step::Draft(found())
        } else {
            Step::News(Finding::Going { done, of })
        }
    })
}

fn waiting(scenario: &Scenario) -> Job<Finding> {
    let seed = Options::of(scenario).seed;
    let mut job = WaitingJob::new(scenario, (WAITING_SET, seed));
    Box::new(move |_| {
        job.step(STEP / 4);
        let (done, of) = (job.done(), job.futures());
        if done < of {
            Step::News(Finding::Going { done, of })
        } else {
            Step::Done(Finding::Waiting(Box::new(job.finish())))
        }
    })
}
