//! Many futures, in slices, and the report on them.

use super::model::Model;
use super::report::{Certain, Report};
use super::rows::Rows;
use super::worker::{Left, Worker};
use crate::scenario::{FieldError, Input, Scenario};
use crate::strategy::sell_now;
use std::ops::Range;

/// How many futures are run between two looks at whether to go on.
pub const SLICE: u32 = 100;

/// How many futures, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many.
    pub futures: u32,
    /// Whose.
    pub seed: u32,
}

impl Options {
    /// As a scenario says.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Options {
        Options {
            futures: scenario.get(Input::UncertaintyPaths) as u32,
            seed: scenario.get(Input::UncertaintySeed) as u32,
        }
    }

    /// As a scenario says, but for what is given.
    ///
    /// # Errors
    /// If a number is not one that the scenario would take; the input is named.
    pub fn given(
        scenario: &Scenario,
        futures: Option<f64>,
        seed: Option<f64>,
    ) -> Result<Options, FieldError> {
        let mut scenario = scenario.clone();
        for (input, value) in [(Input::UncertaintyPaths, futures), (Input::UncertaintySeed, seed)] {
            if let Some(value) = value {
                scenario = scenario.set(input, value)?;
            }
        }
        Ok(Options::of(&scenario))
    }
}

/// What does not differ from future to future.
#[must_use]
pub fn certain(scenario: &Scenario, model: &Model) -> Certain {
    let opening = scenario.get(Input::FinanceOpeningCashUsd);
    let outcome = Worker::new(model).certain();
    let needed = |counted: &Option<super::rows::Counted>| {
        counted.as_ref().map_or(0.0, |counted| counted.cash_needed_usd)
    };
    Certain {
        sell_now_usd: sell_now(scenario),
        planned_cash_usd: outcome.counted.each_ref().map(needed).map(|cash| cash.max(opening)),
        tenant_certain: scenario.get(Input::UncertaintyTenantProbability) == 1.0,
    }
}

/// Why there is no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// Whoever asked for it did not want to go on.
    Cancelled,
    /// There is not enough memory for so many futures.
    NoMemory,
}

/// Runs the futures and reports on them. `go_on` is told how many are done of how many, and
/// answers whether to go on.
///
/// # Errors
/// If not, or if so many futures do not fit into memory.
///
/// ```
/// use hash_or_host::{scenario::Scenario, simulation::{Options, simulate}, strategy::Strategy};
/// let options = Options { futures: 200, seed: 1 };
/// let report = simulate(&Scenario::default(), options, |_, _| true).map_err(|_| "cancelled")?;
/// let mining = report.strategies[Strategy::Mining as usize].as_ref().ok_or("always ready")?;
/// assert!(mining.npv_usd[0] < mining.npv_mean_usd);
/// # Ok::<(), &str>(())
/// ```
pub fn simulate(
    scenario: &Scenario,
    options: Options,
    mut go_on: impl FnMut(u32, u32) -> bool,
) -> Result<Report, Unfinished> {
    let mut job = FuturesJob::new(scenario, options).ok_or(Unfinished::NoMemory)?;
    while job.done() < options.futures {
        job.step(SLICE);
        if !go_on(job.done(), options.futures) {
            return Err(Unfinished::Cancelled);
        }
    }
    Ok(job.report())
}

/// A worker that goes on where the last stopped.
fn worker<'a>(model: &'a Model, left: &mut Option<Left>) -> Worker<'a> {
    match left.take() {
        None => Worker::new(model),
        Some(left) => Worker::resumed(model, left),
    }
}

/// A simulation on its way: some futures at a time, a report on those that are done at any time.
#[derive(Debug)]
pub struct FuturesJob {
    model: Model,
    certain: Certain,
    left: Option<Left>,
    rows: Rows,
    futures: u32,
    done: u32,
}

impl FuturesJob {
    /// Nothing done yet; `None` if so many futures do not fit into memory.
    #[must_use]
    pub fn new(scenario: &Scenario, options: Options) -> Option<FuturesJob> {
        let model = Model::of(scenario, options.seed);
        let rows = Rows::with_room(model.layout, options.futures)?;
        let certain = certain(scenario, &model);
        Some(FuturesJob { model, certain, left: None, rows, futures: options.futures, done: 0 })
    }

    /// Runs the next `futures`, or as many as are left.
    pub fn step(&mut self, futures: u32) {
        let next = self.done.saturating_add(futures).min(self.futures);
        let mut worker = worker(&self.model, &mut self.left);
        worker.count(self.done..next, &mut self.rows);
        self.left = Some(worker.leave());
        self.done = next;
    }

    /// The rows of any range of futures, one after the other; they are not joined.
    pub fn rows(&mut self, futures: Range<u32>) -> Vec<f64> {
        let mut rows = Rows::new(self.model.layout);
        let mut worker = worker(&self.model, &mut self.left);
        worker.count(futures, &mut rows);
        self.left = Some(worker.leave());
        rows.values
    }

    /// Whether these can be the rows of such a range.
    #[must_use]
    pub fn is_rows_of(&self, futures: &Range<u32>, rows: &[f64]) -> bool {
        rows.len() == futures.len() * self.model.layout.width()
    }

    /// Adds the rows of the futures that come next, counted elsewhere: by [`Self::rows`] of a job
    /// on the same scenario.
    pub fn join(&mut self, rows: &[f64]) {
        self.rows.values.extend(rows);
        self.done = self.rows.len() as u32;
    }

    /// How many are done.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done
    }

    /// How many are to be done.
    #[must_use]
    pub fn futures(&self) -> u32 {
        self.futures
    }

    /// The rows of those that are done.
    #[must_use]
    pub fn counted(&self) -> &Rows {
        &self.rows
    }

    /// What those that are done say; at least one must be.
    #[must_use]
    pub fn report(&self) -> Report {
        Report::of(&self.rows, &self.certain)
    }
}
