//! The runner with memory: all strategies of a scenario on its base path.

mod todays;

use std::sync::Arc;

use super::figures::{Context, Figures};
use super::runner::{Foresight, Rates, Run, Runner, Whole, World, hybrid};
use super::{Evaluation, Outcome};
use crate::finance::{Column, Depth, Ledger};
use crate::paths::Paths;
use crate::scenario::{Input, Parts, Scenario};
use crate::strategy::bridge::{Span, WayOut};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::{GpuCloud, Sales};
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;
use crate::strategy::{Decision, Strategy, sell_now};

/// Net present values by [`Strategy`], USD; NaN-free: `None` if not ready within the horizon.
pub type Npvs = [Option<f64>; 4];

/// Memory for evaluations, kept from one to the next: what an input does not touch is not computed
/// again.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    paths: Paths,
    runner: Runner,
    mine: Option<Mine>,
    colocation: Option<Colocation>,
    cloud: Option<GpuCloud>,
    /// By [`Whole`]. Shared with the outcomes: memory that nobody else holds any longer is written
    /// over, what somebody holds is left to them.
    ledgers: [Arc<Ledger>; 4],
    /// The hybrid's, likewise.
    hybrid: Arc<Ledger>,
    /// By [`Whole`]; `None` if not ready within the horizon, the last also without headroom.
    runs: [Option<Run>; 4],
    /// Outcomes of mining, colocation and GPU cloud that are still true.
    outcomes: [Option<Arc<Outcome>>; 3],
    /// The mines on their way out while colocation and GPU cloud are built.
    bridges: [Option<Bridge>; 2],
    /// What the memory holds: a scenario, its depth and its parts.
    held: Option<(Scenario, Depth)>,
}

/// A mine on its way out, as last reckoned.
#[derive(Clone, Debug)]
struct Bridge {
    span: Span,
    /// Present value, USD.
    npv: f64,
    decisions: Vec<Decision>,
    /// Its cash by month, USD.
    flows: Vec<f64>,
}

/// What a scenario touches of what the memory holds.
#[derive(Clone, Copy, Debug)]
struct Touched {
    /// All of it.
    all: Parts,
    /// What is touched by other inputs than the rate at which accelerators open.
    but_rate: Parts,
    /// Whether power price, premium or cost index change.
    costs: bool,
}

impl Touched {
    const ALL: Touched = Touched { all: Parts::ALL, but_rate: Parts::ALL, costs: true };

    fn and(self, input: Input) -> Touched {
        let parts = input.row().affects;
        Touched {
            all: self.all.or(parts),
            but_rate: if input == Sales::RATE { self.but_rate } else { self.but_rate.or(parts) },
            costs: self.costs || Paths::COSTS.contains(&input),
        }
    }
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
        let touches = |parts| touched.all.touches(parts);
        if touched.all == Parts::ALL {
            self.paths.fill(scenario);
            self.runs = Default::default();
        } else {
            if touches(Parts::NETWORK) {
                self.paths.fill_network(scenario);
            }
            if touched.costs {
                self.paths.fill_costs(scenario);
            }
        }
        if touches(MINING) {
            // What selling now brings stands in every outcome.
            self.outcomes = Default::default();
            self.runs[Whole::Headroom as usize] = None;
            self.run_mine(scenario, depth);
        }
        if Weights::of(scenario).headroom > 0.0 && self.runs[Whole::Headroom as usize].is_none() {
            self.run_headroom(scenario, depth);
        }
        if touches(COLOCATION) {
            self.run_colocation(scenario, depth);
        }
        if touches(GPU_CLOUD) {
            self.run_cloud(scenario, depth, !touched.but_rate.touches(GPU_CLOUD));
        }
        if touches(BRIDGE) {
            self.bridges = Default::default();
        }
        for (whole, parts) in [(Whole::Colocation, COLOCATION), (Whole::GpuCloud, GPU_CLOUD)] {
            if touches(BRIDGE.or(parts)) {
                self.add_bridge(scenario, whole, depth);
            }
        }
    }

    /// The parts of an evaluation that differ from what the memory holds.
    fn touched(&mut self, scenario: &Scenario, depth: Depth) -> Touched {
        let none = Touched { all: Parts::NONE, but_rate: Parts::NONE, costs: false };
        let touched = match &self.held {
            Some((held, held_depth))
                if *held_depth >= depth && scenario.differing_series(held).next().is_none() =>
            {
                scenario.differing(held).fold(none, Touched::and)
            }
            _ => Touched::ALL,
        };
        match &mut self.held {
            Some((held, held_depth)) if touched.all != Parts::ALL => {
                held.clone_from(scenario);
                // A ledger that is filled less deeply than the others is not to be taken for one
                // of them: the memory is as deep as its shallowest.
                if touched.all != Parts::NONE {
                    *held_depth = depth;
                }
            }
            held => *held = Some((scenario.clone(), depth)),
        }
        touched
    }

    fn run_mine(&mut self, scenario: &Scenario, depth: Depth) {
        let mine = self.mine.get_or_insert_with(|| Mine::of(scenario));
        mine.renew(scenario);
        let (world, rates) = (foreseen(&self.paths), Rates::of(scenario));
        let ledger = opened(&mut self.ledgers[Whole::Mining as usize], depth);
        let run = self.runner.mining(mine, world, rates, ledger);
        self.runs[Whole::Mining as usize] = Some(run);
    }

    fn run_headroom(&mut self, scenario: &Scenario, depth: Depth) {
        let (world, rates) = (foreseen(&self.paths), Rates::of(scenario));
        let ledger = opened(&mut self.ledgers[Whole::Headroom as usize], depth);
        let run = self.runner.run(scenario, Whole::Headroom, world, rates, 0, ledger);
        self.runs[Whole::Headroom as usize] = run;
    }

    fn run_colocation(&mut self, scenario: &Scenario, depth: Depth) {
        self.outcomes[Whole::Colocation as usize] = None;
        let colocation = self.colocation.get_or_insert_with(|| Colocation::of(scenario));
        colocation.renew(scenario);
        let (world, rates) = (foreseen(&self.paths), Rates::of(scenario));
        let ledger = opened(&mut self.ledgers[Whole::Colocation as usize], depth);
        let run = self.runner.colocation(colocation, world, rates, ledger);
        self.runs[Whole::Colocation as usize] = run;
    }

    /// `again`: of all that it rests on, only the rate at which accelerators open has changed.
    fn run_cloud(&mut self, scenario: &Scenario, depth: Depth, again: bool) {
        self.outcomes[Whole::GpuCloud as usize] = None;
        let cloud = self.cloud.get_or_insert_with(|| GpuCloud::of(scenario));
        if again {
            cloud.rerate(scenario)
        } else {
            cloud.renew(scenario)
        }
        let rates = Rates::of(scenario);
        let ledger = opened(&mut self.ledgers[Whole::GpuCloud as usize], depth);
        let run = self.runner.gpu_cloud_foreseen(cloud, &self.paths, rates, again, ledger);
        self.runs[Whole::GpuCloud as usize] = run;
    }

    /// Adds the mine on its way out to an AI business, as it was last reckoned if that is still
    /// true.
    fn add_bridge(&mut self, scenario: &Scenario, whole: Whole, depth: Depth) {
        if let Some(outcome) = self.outcomes.get_mut(whole as usize) {
            *outcome = None;
        }
        let Some(run) = &mut self.runs[whole as usize] else { return };
        let ledger = Arc::make_mut(&mut self.ledgers[whole as usize]);
        let span = Span { wait: 0, build: run.go_live };
        let full = depth == Depth::Full;
        let holds = |kept: &&Bridge| kept.span == span && !(full && kept.flows.is_empty());
        if let Some(kept) = self.bridges.iter().flatten().find(holds) {
            run.bridge_npv = kept.npv;
            run.bridge_decisions.clone_from(&kept.decisions);
            if full {
                ledger.column_mut(Column::BridgeCashFlow).copy_from_slice(&kept.flows);
            }
            return;
        }
        let mine = self.mine.get_or_insert_with(|| Mine::of(scenario));
        mine.renew(scenario);
        let (world, rates) = (foreseen(&self.paths), Rates::of(scenario));
        let way_out = WayOut::of(scenario);
        self.runner.add_bridge(way_out, mine, world, rates, span, run, ledger);
        let flows = if full { ledger.column(Column::BridgeCashFlow) } else { &[] };
        self.bridges[usize::from(whole == Whole::GpuCloud)] = Some(Bridge {
            span,
            npv: run.bridge_npv,
            decisions: run.bridge_decisions.clone(),
            flows: flows.to_vec(),
        });
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

/// The base path and owners who foresee it.
fn foreseen(paths: &Paths) -> World<'_> {
    World { paths, foresight: Foresight::Whole }
}

/// A ledger to be filled anew so deeply.
fn opened(ledger: &mut Arc<Ledger>, depth: Depth) -> &mut Ledger {
    let ledger = unshared(ledger);
    ledger.set_depth(depth);
    ledger
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
