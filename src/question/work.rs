//! An ask worked out, step by step or at once.

use super::ask::{Ask, Refused, Study};
use super::studies::{
    answer as whole, break_even, cash, curve, hybrid, map, migration, split, stress, tornado,
    waiting,
};
use super::told::Told;
use crate::evaluation::Engine;
use crate::format::Format;
use crate::scenario::{Scenario, parse_link};
use crate::text::problem;
use crate::view::Look;

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Nothing to show yet; the share done, 0 to 1.
    Going(f64),
    /// Worth showing; a better one follows.
    Draft(Told),
    /// Finished.
    Done(Told),
}

/// A study in the making: each call is a step of some milliseconds. Not called again once done.
pub(super) type Making = Box<dyn FnMut(&mut Engine, &Desktop) -> Step>;

/// What every study writes and draws with.
pub(super) struct Desktop<'a> {
    pub(super) ask: &'a Ask,
    /// What the link gave.
    pub(super) scenario: &'a Scenario,
    pub(super) numbers: &'a dyn Format,
    problems: &'a [String],
}

impl Desktop<'_> {
    /// An answer with nothing in it.
    pub(super) fn told(&self) -> Told {
        Told::new(self.ask.id, self.problems.to_vec())
    }

    /// The look asked for, as high as asked for, else as the study sees fit.
    pub(super) fn look(&self, height: f64) -> Look<'_> {
        let height = self.ask.height.unwrap_or(height);
        Look::new(self.numbers, self.ask.width, height, self.ask.theme)
    }
}

/// An ask that is being worked out.
pub(super) struct Work {
    ask: Ask,
    scenario: Scenario,
    problems: Option<Vec<String>>,
    making: Making,
}

impl Work {
    /// Nothing done yet.
    pub(super) fn begin(ask: Ask) -> Result<Work, Refused> {
        ask.check()?;
        let scenario = parse_link(&ask.scenario).scenario;
        let making = match &ask.study {
            Study::Tornado { watched, bars } => tornado::begin(*watched, *bars),
            Study::Map { x, y, points } => map::begin(&scenario, *x, *y, *points),
            Study::Answer => at_once(whole::tell),
            Study::Cash => at_once(cash::tell),
            Study::Curve { .. } => at_once(curve::tell),
            Study::BreakEven { .. } => at_once(break_even::tell),
            Study::Stress { .. } => at_once(stress::tell),
            Study::Hybrid { .. } => at_once(hybrid::tell),
            Study::ValueSplit => at_once(split::tell),
            Study::Migration { .. } => at_once(migration::tell),
            Study::Waiting => at_once(waiting::tell),
        };
        Ok(Work { ask, scenario, problems: None, making })
    }

    pub(super) fn step(&mut self, engine: &mut Engine, numbers: &dyn Format) -> Step {
        let (ask, scenario) = (&self.ask, &self.scenario);
        let problems = self.problems.get_or_insert_with(|| {
            let link = parse_link(&ask.scenario);
            let say = |error| problem::in_link(numbers, error, scenario);
            link.problems.iter().map(say).collect()
        });
        (self.making)(engine, &Desktop { ask, scenario, numbers, problems })
    }
}

/// A study that is one step.
fn at_once(tell: fn(&mut Engine, &Desktop) -> Told) -> Making {
    Box::new(move |engine, desk| Step::Done(tell(engine, desk)))
}

/// Works an ask out to its end.
///
/// # Errors
/// Every number of the ask outside its range.
pub fn answer(engine: &mut Engine, numbers: &dyn Format, ask: &Ask) -> Result<Told, Refused> {
    let mut work = Work::begin(ask.clone())?;
    loop {
        if let Step::Done(told) = work.step(engine, numbers) {
            return Ok(told);
        }
    }
}
