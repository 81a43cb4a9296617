//! Stress: what a shock of the record does to each strategy, alone or with others.
//!
//! Owners decide knowing only what has been: once a year they expect today's hashprice, power price
//! and lease level times the deterministic path's later ratios (see [`crate::paths::Outlook`]).
//! How shocks compose is said in the module `world`.

mod record;
mod shock;
mod world;

use super::site::{Run, Site};
use crate::evaluation::{Evaluation, Foresight, Npvs, Whole, hybrid};
use crate::finance::{Column, Depth, first_uncovered, untested};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::hybrid::Weights;
use crate::strategy::{Decision, Strategy, tax};
pub use shock::{Shock, Shocks, Source};
use world::{Business, ShockedWorld};

/// What shocks do to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct StressReport {
    /// The shocks switched on.
    pub shocks: Shocks,
    /// The deterministic paths.
    pub base: Paths,
    /// By [`Strategy`], in its order; `None` if not ready within the horizon.
    pub strategies: [Option<Stressed>; 4],
}

/// One strategy before and after shocks.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "StressedStrategy"))]
pub struct Stressed {
    /// On the deterministic paths.
    #[cfg_attr(js, tsify(type = "StressPosition"))]
    pub before: Position,
    /// In the shocked world.
    #[cfg_attr(js, tsify(type = "StressPosition"))]
    pub after: Position,
    /// First shocked month of every shock that hits this strategy within the horizon.
    #[cfg_attr(js, serde(serialize_with = "by_shock"))]
    #[cfg_attr(js, tsify(type = "Partial<Record<ShockName, number>>"))]
    pub begins: Vec<(Shock, usize)>,
    /// The shocked paths. Those of bitcoin and power are the same for all strategies, the lease level and
    /// what is collected are dated from each one's go-live; the hybrid's are its AI part's.
    #[cfg_attr(js, tsify(type = "StressPaths"))]
    pub paths: Paths,
}

/// Months under the names of shocks.
#[cfg(js)]
fn by_shock<S: serde::Serializer>(begins: &[(Shock, usize)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(begins.iter().map(|(shock, month)| (shock, month)))
}

/// What shocks leave of a strategy in one world. Money in nominal USD.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "StressPosition")
)]
pub struct Position {
    /// Net present value at the strategy's own rate, bridge included, USD.
    pub npv_usd: f64,
    /// Lowest cash at a month's end, USD: opening cash and all equity cash flow so far. The bridge,
    /// which has a ledger of its own, is not in it.
    pub lowest_cash_usd: f64,
    /// The first month with that cash; 0 is the valuation date.
    pub lowest_cash_month: usize,
    /// The least opening cash with which cash never falls below zero, USD.
    pub opening_cash_needed_usd: f64,
    /// First month, from the twelfth after go-live as planned on, whose trailing twelve months do
    /// not cover their debt service; none if all do, or have none. The hybrid's is its AI part's.
    pub uncovered_month: Option<usize>,
    /// Whether something is borrowed, but no such twelve months have debt service.
    #[cfg_attr(js, serde(skip))]
    pub untested: bool,
    /// Cash at each month's end, index 0 to T, USD.
    pub cash_usd: Vec<f64>,
    /// What the owner decided; none for colocation and the hybrid, whose are its parts'.
    #[cfg_attr(js, serde(skip))]
    pub decisions: Vec<Decision>,
    /// What the owner of the mine on its way out decided.
    #[cfg_attr(js, serde(skip))]
    pub bridge_decisions: Vec<Decision>,
}

impl Position {
    /// Whether the scenario's opening cash lasts.
    #[must_use]
    pub fn survives(&self) -> bool {
        self.lowest_cash_usd >= 0.0
    }
}

impl StressReport {
    /// The same with cash in dollars of the valuation date: each month's flow over `level` of that
    /// month. Present values and what is covered stay.
    #[must_use]
    pub fn over(mut self, scenario: &Scenario, level: impl Fn(usize) -> f64) -> StressReport {
        let opening = scenario.get(Input::FinanceOpeningCashUsd);
        for stressed in self.strategies.iter_mut().flatten() {
            for position in [&mut stressed.before, &mut stressed.after] {
                let mut last = opening;
                let flows: Vec<f64> = position
                    .cash_usd
                    .iter()
                    .enumerate()
                    .map(|(month, cash)| {
                        (cash - std::mem::replace(&mut last, *cash)) / level(month)
                    })
                    .collect();
                position.hold(opening, &flows);
            }
        }
        self
    }

    /// One strategy; `None` if it is not ready within the horizon.
    #[must_use]
    pub fn strategy(&self, strategy: Strategy) -> Option<&Stressed> {
        self.strategies[strategy as usize].as_ref()
    }
}

/// Every strategy before and after `shocks`.
///
/// ```
/// use hash_or_host::analysis::stress::{Shock, stress};
/// use hash_or_host::{scenario::Scenario, strategy::Strategy};
/// let report = stress(&Scenario::default(), Shock::Winter2022.into());
/// let mining = report.strategy(Strategy::Mining).ok_or("mining is always ready")?;
/// assert!(mining.after.npv_usd < mining.before.npv_usd);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn stress(scenario: &Scenario, shocks: Shocks) -> StressReport {
    let base = Paths::of(scenario);
    let worlds = worlds(scenario, &base, shocks);
    let before = runs(scenario, [&base; 3], Foresight::Whole, Depth::Full);
    let after = run_worlds(scenario, &base, &worlds, Depth::Full);
    let weights = Weights::of(scenario);
    let strategies = Strategy::ALL.map(|strategy| {
        let world = match strategy {
            Strategy::Hybrid => &worlds[weights.business as usize],
            whole => &worlds[whole as usize],
        };
        Some(Stressed {
            before: position(scenario, &weights, &before, strategy)?,
            after: position(scenario, &weights, &after, strategy)?,
            paths: world.paths.clone(),
            begins: world.begins.clone(),
        })
    });
    StressReport { shocks, base, strategies }
}

/// Every strategy after `shocks`, evaluated in full, and the world of each, by [`Strategy`]; a hybrid's world is its AI
/// part's.
#[must_use]
pub fn stressed_evaluation(scenario: &Scenario, shocks: Shocks) -> (Evaluation, [Paths; 4]) {
    let base = Paths::of(scenario);
    let worlds = worlds(scenario, &base, shocks);
    let runs = run_worlds(scenario, &base, &worlds, Depth::Full);
    let weights = Weights::of(scenario);
    let business = weights.business as usize;
    let hybrid = runs[business].as_ref().zip(runs[0].as_ref()).map(|(ai, mining)| {
        Run::hybrid(&weights, ai, mining, runs[Whole::Headroom as usize].as_ref())
    });
    let [mining, colocation, gpu_cloud, _] = runs;
    let all = [mining, colocation, gpu_cloud, hybrid];
    let evaluation =
        Evaluation::of_runs(scenario, all.map(|run| run.map(|run| (run.known, run.ledger))));
    let of = |at: usize| worlds[at].paths.clone();
    (evaluation, [of(0), of(1), of(2), of(business)])
}

/// Only the net present values after `shocks`, by [`Strategy`], USD; without shocks those of an
/// evaluation.
#[must_use]
pub fn stressed_npvs(scenario: &Scenario, shocks: Shocks) -> Npvs {
    let runs = stressed_runs(scenario, shocks);
    let hybrid = hybrid_npv(scenario, &runs);
    let [mining, colocation, gpu_cloud, _] = runs.map(|run| run.map(|run| run.value()));
    [mining, colocation, gpu_cloud, hybrid]
}

/// The hybrid's net present value after `shocks` at each AI share in `shares`, USD; `None` if its
/// AI part is not ready within the horizon. The whole-site strategies are run only once.
#[must_use]
pub fn stressed_hybrid(scenario: &Scenario, shocks: Shocks, shares: &[f64]) -> Option<Vec<f64>> {
    let runs = stressed_runs(scenario, shocks);
    let at = |share: &f64| hybrid_npv(&scenario.nearest(Input::HybridAiShare, *share), &runs);
    shares.iter().map(at).collect()
}

fn stressed_runs(scenario: &Scenario, shocks: Shocks) -> [Option<Run>; 4] {
    let base = Paths::of(scenario);
    let worlds = worlds(scenario, &base, shocks);
    run_worlds(scenario, &base, &worlds, Depth::Value)
}

fn hybrid_npv(scenario: &Scenario, runs: &[Option<Run>; 4]) -> Option<f64> {
    let weights = Weights::of(scenario);
    let known = |at: usize| runs[at].as_ref().map(|run| &run.known);
    let (ai, mining) = (known(weights.business as usize)?, known(Whole::Mining as usize)?);
    Some(hybrid(&weights, ai, mining, known(Whole::Headroom as usize)).value())
}

/// The worlds of mining, colocation and GPU cloud.
fn worlds(scenario: &Scenario, base: &Paths, shocks: Shocks) -> [ShockedWorld; 3] {
    let market = ShockedWorld::of_mining(scenario, base, shocks);
    let colocation = market.with_business(scenario, shocks, Business::Colocation);
    let gpu_cloud = market.with_business(scenario, shocks, Business::GpuCloud);
    [market, colocation, gpu_cloud]
}

fn run_worlds(
    scenario: &Scenario,
    base: &Paths,
    worlds: &[ShockedWorld; 3],
    depth: Depth,
) -> [Option<Run>; 4] {
    let paths = worlds.each_ref().map(|world| &world.paths);
    runs(scenario, paths, Foresight::Past(base), depth)
}

/// Mining, colocation, GPU cloud and the hybrid's second mine on the whole site, each in its world.
fn runs(
    scenario: &Scenario,
    [mining, colocation, gpu_cloud]: [&Paths; 3],
    foresight: Foresight,
    depth: Depth,
) -> [Option<Run>; 4] {
    let site = Site { scenario, depth, foresight };
    [
        site.run(Whole::Mining, mining, 0),
        site.run(Whole::Colocation, colocation, 0),
        site.run(Whole::GpuCloud, gpu_cloud, 0),
        site.headroom(mining),
    ]
}

fn position(
    scenario: &Scenario,
    weights: &Weights,
    runs: &[Option<Run>; 4],
    strategy: Strategy,
) -> Option<Position> {
    if strategy != Strategy::Hybrid {
        let run = runs[strategy as usize].as_ref()?;
        return Some(Position::of(scenario, run, Some(run)));
    }
    let (ai, mining) = (runs[weights.business as usize].as_ref()?, runs[0].as_ref()?);
    let headroom = runs[Whole::Headroom as usize].as_ref();
    let hybrid = Run::hybrid(weights, ai, mining, headroom);
    Some(Position::of(scenario, &hybrid, (weights.ai > 0.0).then_some(ai)))
}

impl Position {
    /// `lent`: the run whose loans are tested.
    fn of(scenario: &Scenario, run: &Run, lent: Option<&Run>) -> Position {
        let opening = scenario.get(Input::FinanceOpeningCashUsd);
        let mut position = Position {
            npv_usd: run.value(),
            lowest_cash_usd: 0.0,
            lowest_cash_month: 0,
            opening_cash_needed_usd: 0.0,
            uncovered_month: lent.and_then(|run| {
                first_uncovered(&run.ledger, tax(scenario), run.known.go_live, &mut Vec::new())
            }),
            untested: lent.is_some_and(|run| untested(&run.ledger, run.known.go_live)),
            cash_usd: Vec::new(),
            decisions: run.known.decisions.clone(),
            bridge_decisions: run.known.bridge_decisions.clone(),
        };
        position.hold(opening, run.ledger.column(Column::EquityCashFlow));
        position
    }

    /// Cash month by month, and its lowest.
    fn hold(&mut self, opening: f64, flows: &[f64]) {
        let (mut sum, mut lowest) = (0.0, f64::INFINITY);
        self.cash_usd.clear();
        for (t, flow) in flows.iter().enumerate() {
            sum += flow;
            if sum < lowest {
                (lowest, self.lowest_cash_month) = (sum, t);
            }
            self.cash_usd.push(opening + sum);
        }
        self.lowest_cash_usd = opening + lowest;
        // Not by `max`: of two zeros it may give either, and the targets do not give the same.
        self.opening_cash_needed_usd = if lowest < 0.0 { -lowest } else { 0.0 };
    }
}
