//! The runner with memory: all strategies of a scenario on its base path.

mod todays;

use std::sync::Arc;

use super::figures::{Context, Figures};
use super::runner::{Foresight, Rates, Run, Runner, Whole, World, hybrid};
use super::{Evaluation, Outcome};
use crate::finance::{Depth, Ledger};
use crate::paths::Paths;
use crate::scenario::{Input, Parts, Scenario};
use crate::strategy::bridge::{Span, WayOut};
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;
use crate::strategy::{Strategy, sell_now};

/// Net present values by [`Strategy`], USD; NaN-free: `None` if not ready within the horizon.
pub type Npvs = [Option<f64>; 4];

/// Memory for evaluations, kept from one to the next: what an input does not touch is not computed
/// again.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    paths: Paths,
    runner: Runner,
    /// By [`Whole`]. Shared with the outcomes: memory that nobody else holds any longer is written
    /// over, what somebody holds is left to them.
    ledgers: [Arc<Ledger>; 4],
    /// The hybrid's, likewise.
    hybrid: Arc<Ledger>,
    /// By [`Whole`]; `None` if not ready within the horizon, the last also without headroom.
    runs: [Option<Run>; 4],
    /// Outcomes of mining, colocation and GPU cloud that are still true.
    outcomes: [Option<Arc<Outcome>>; 3],
    /// What the memory holds: a scenario, its depth and its parts.
    held: Option<(Scenario, Depth)>,
}

/// What changes a strategy's cash.
const MINING: Parts = Parts::MINING.or(Parts::NETWORK).or(Parts::POWER);
const BRIDGE: Parts = Parts::BRIDGE.or(Parts::NETWORK).or(Parts::POWER);
const COLOCATION: Parts = Parts::COLOCATION.or(Parts::POWER);
const GPU_CLOUD: Parts = Parts::GPU_CLOUD.or(Parts::POWER);

impl Engine {
    /// An engine.
    #[must_use]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Every figure and the monthly ledgers.
    #[must_use]
    pub fn evaluate(&mut self, scenario: &Scenario) -> Evaluation {
        self.run(scenario, Depth::Full);
        let sell_now_usd = sell_now(scenario);
        let grid_mw = scenario.get(Input::SiteGridMw);
        for whole in [Whole::Mining, Whole::Colocation, Whole::GpuCloud] {
            let at = whole as usize;
            if self.outcomes[at].is_none()
                && let Some(run) = &self.runs[at]
            {
                let context = Context { grid_mw, sell_now_usd, ai: None };
                let figures = Figures::of(&self.ledgers[at], run, &context);
                let outcome = Outcome::new(figures, &self.ledgers[at], run);
                self.outcomes[at] = Some(Arc::new(outcome));
            }
        }
        let hybrid = self.hybrid(scenario, sell_now_usd).map(Arc::new);
        let [mining, colocation, gpu_cloud] = self.outcomes.clone();
        Evaluation::new([mining, colocation, gpu_cloud, hybrid], sell_now_usd)
    }

    /// Only the net present values.
    #[must_use]
    pub fn npvs(&mut self, scenario: &Scenario) -> Npvs {
        self.run(scenario, Depth::Value);
        let hybrid = self.hybrid_run(&Weights::of(scenario));
        let [mining, colocation, gpu_cloud, _] = &self.runs;
        let value = |run: &Option<Run>| run.as_ref().map(Run::value);
        [value(mining), value(colocation), value(gpu_cloud), value(&hybrid)]
    }

    /// Runs what the scenario touches of the whole-site strategies.
    fn run(&mut self, scenario: &Scenario, depth: Depth) {
        let touched = self.touched(scenario, depth);
        if touched == Parts::ALL {
            self.paths.fill(scenario);
            self.runs = Default::default();
        } else if touched.touches(Parts::NETWORK) {
            self.paths.fill_network(scenario);
        }
        let builds = COLOCATION.or(GPU_CLOUD);
        let cash = MINING.or(BRIDGE).or(builds);
        if touched.touches(cash) {
            // The cost index and the premium are kept beside the power price.
            self.paths.fill_costs(scenario);
        }
        if touched.touches(MINING) {
            // What selling now brings stands in every outcome.
            self.outcomes = Default::default();
            self.runs[Whole::Headroom as usize] = None;
            self.run_whole(scenario, Whole::Mining, depth);
        }
        if Weights::of(scenario).headroom > 0.0 && self.runs[Whole::Headroom as usize].is_none() {
            self.run_whole(scenario, Whole::Headroom, depth);
        }
        for (whole, parts) in [(Whole::Colocation, COLOCATION), (Whole::GpuCloud, GPU_CLOUD)] {
            if touched.touches(parts) {
                self.run_whole(scenario, whole, depth);
            }
        }
        if touched.touches(BRIDGE.or(builds)) {
            self.run_bridges(scenario);
        }
    }

    /// The parts of an evaluation that differ from what the memory holds.
    fn touched(&mut self, scenario: &Scenario, depth: Depth) -> Parts {
        let touched = match &self.held {
            Some((held, held_depth))
                if *held_depth >= depth && scenario.differing_series(held).next().is_none() =>
            {
                let changed = scenario.differing(held);
                changed.fold(Parts::NONE, |parts, input| parts.or(input.row().affects))
            }
            _ => Parts::ALL,
        };
        match &mut self.held {
            Some((held, held_depth)) if touched != Parts::ALL => {
                held.clone_from(scenario);
                // A ledger that is filled less deeply than the others is not to be taken for one
                // of them: the memory is as deep as its shallowest.
                if touched != Parts::NONE {
                    *held_depth = depth;
                }
            }
            held => *held = Some((scenario.clone(), depth)),
        }
        touched
    }

    fn run_whole(&mut self, scenario: &Scenario, whole: Whole, depth: Depth) {
        let at = whole as usize;
        let world = World { paths: &self.paths, foresight: Foresight::Whole };
        // An outcome that is true no longer lets go of the ledger.
        if let Some(outcome) = self.outcomes.get_mut(at) {
            *outcome = None;
        }
        let (rates, ledger) = (Rates::of(scenario), unshared(&mut self.ledgers[at]));
        ledger.set_depth(depth);
        self.runs[at] = self.runner.run(scenario, whole, world, rates, 0, ledger);
    }

    /// Adds the mine on its way out to both AI businesses.
    fn run_bridges(&mut self, scenario: &Scenario) {
        let (mine, way_out) = (Mine::of(scenario), WayOut::of(scenario));
        let world = World { paths: &self.paths, foresight: Foresight::Whole };
        for whole in [Whole::Colocation, Whole::GpuCloud] {
            let at = whole as usize;
            self.outcomes[at] = None;
            let Some(run) = &mut self.runs[at] else { continue };
            let span = Span { wait: 0, build: run.go_live };
            let (rates, ledger) = (Rates::of(scenario), Arc::make_mut(&mut self.ledgers[at]));
            self.runner.add_bridge(way_out, &mine, world, rates, span, run, ledger);
        }
    }

    fn hybrid_run(&self, weights: &Weights) -> Option<Run> {
        let [mining, .., headroom] = &self.runs;
        let ai = self.runs[weights.business as usize].as_ref()?;
        Some(hybrid(weights, ai, mining.as_ref()?, headroom.as_ref()))
    }

    fn hybrid(&mut self, scenario: &Scenario, sell_now_usd: f64) -> Option<Outcome> {
        let weights = Weights::of(scenario);
        let run = self.hybrid_run(&weights)?;
        let business = weights.business as usize;
        let ai = self.outcomes[business].as_ref()?;
        let mining = self.outcomes[Whole::Mining as usize].as_ref()?;
        let ledger = unshared(&mut self.hybrid);
        let headroom = &self.ledgers[Whole::Headroom as usize];
        weights.combine(&ai.ledger, &mining.ledger, headroom, ledger);
        let grid_mw = scenario.get(Input::SiteGridMw);
        let context = Context { grid_mw, sell_now_usd, ai: Some((&weights, &ai.figures)) };
        let figures = Figures::of(ledger, &run, &context);
        let ledger = Arc::clone(&self.hybrid);
        let Run { end, decisions, bridge_decisions, .. } = run;
        Some(Outcome { figures, ledger, end, decisions, bridge_decisions })
    }
}

/// A ledger to be filled anew: the memory if nobody else holds it, else another.
fn unshared(ledger: &mut Arc<Ledger>) -> &mut Ledger {
    if Arc::get_mut(ledger).is_none() {
        *ledger = Arc::default();
    }
    Arc::make_mut(ledger)
}

/// The strategy with the highest NPV, unless selling now brings more than any.
#[must_use]
pub fn best(npvs: &Npvs, sell_now_usd: f64) -> Option<Strategy> {
    let mut leader: Option<(Strategy, f64)> = None;
    for strategy in Strategy::ALL {
        if let Some(npv) = npvs[strategy as usize]
            && leader.is_none_or(|(_, most)| npv > most)
        {
            leader = Some((strategy, npv));
        }
    }
    leader.filter(|(_, npv)| *npv >= sell_now_usd).map(|(strategy, _)| strategy)
}
