//! One strategy at a time on the whole site, in a world of its own or begun later.
//!
//! An [`crate::evaluation::Engine`] runs all strategies on one base path. Where each has a world of
//! its own, they run here, by the same runner.

use crate::evaluation::{self, Foresight, Rates, Runner, Whole, World};
use crate::finance::{Depth, Ledger};
use crate::paths::Paths;
use crate::scenario::Scenario;
use crate::strategy::bridge::{Span, WayOut};
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;

/// A strategy that has been run.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// What is known of it.
    pub known: evaluation::Run,
    pub ledger: Ledger,
}

/// Runs strategies of one scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    pub scenario: &'a Scenario,
    pub depth: Depth,
    pub foresight: Foresight<'a>,
}

impl Site<'_> {
    /// A strategy whose build begins after `wait` months, with its bridge; `None` if that build does
    /// not end within the horizon.
    pub(super) fn run(&self, whole: Whole, paths: &Paths, wait: usize) -> Option<Run> {
        let world = World { paths, foresight: self.foresight };
        let rates = Rates::of(self.scenario);
        let mut runner = Runner::default();
        let mut ledger = Ledger::default();
        ledger.set_depth(self.depth);
        let mut known = runner.run(self.scenario, whole, world, rates, wait, &mut ledger)?;
        if matches!(whole, Whole::Colocation | Whole::GpuCloud) {
            let (mine, way_out) = (Mine::of(self.scenario), WayOut::of(self.scenario));
            let span = Span { wait, build: known.go_live - wait };
            runner.add_bridge(way_out, &mine, world, rates, span, &mut known, &mut ledger);
        }
        Some(Run { known, ledger })
    }

    /// The hybrid's second mine; `None` if the scenario has no headroom for one.
    pub(super) fn headroom(&self, paths: &Paths) -> Option<Run> {
        let has = Weights::of(self.scenario).headroom > 0.0;
        has.then(|| self.run(Whole::Headroom, paths, 0)).flatten()
    }
}

impl Run {
    /// Net present value, bridge included, USD.
    pub(super) fn value(&self) -> f64 {
        self.known.value()
    }

    /// The hybrid of an AI business, a mine and a second one on headroom.
    pub(super) fn hybrid(weights: &Weights, ai: &Run, mining: &Run, headroom: Option<&Run>) -> Run {
        let second = headroom.map(|run| &run.known);
        let known = evaluation::hybrid(weights, &ai.known, &mining.known, second);
        let mut ledger = Ledger::default();
        let none = Ledger::default();
        let second = headroom.map_or(&none, |run| &run.ledger);
        weights.combine(&ai.ledger, &mining.ledger, second, &mut ledger);
        Run { known, ledger }
    }
}
