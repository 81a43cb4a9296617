//! The workloads of `cargo xtask bench` (feature `bench`), the same natively and in WebAssembly.
//!
//! Each runs `count` times and returns a checksum, which keeps the work from being optimised away.
//! Two scenarios of different size take turns, so that no strategy is remembered from the last time;
//! what does not follow from size (paths, discount factors, powers by the year) is.

use crate::analysis::curve::curve;
use crate::analysis::map::{Setup, map};
use crate::analysis::tornado::{Target, tornado};
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use crate::simulation::{Model, Options, Worker, simulate};
use crate::strategy::Strategy;

/// A workload.
#[derive(Clone, Copy, Debug)]
pub struct Workload {
    /// Its name in the table.
    pub name: &'static str,
    /// Runs it so many times; returns a checksum.
    pub run: fn(u32) -> f64,
}

/// Every workload.
pub const WORKLOADS: [Workload; 10] = [
    Workload { name: "evaluate", run: evaluate },
    Workload { name: "npvs", run: npvs },
    Workload { name: "npvs, fresh engine", run: npvs_anew },
    Workload { name: "tornado", run: all_inputs },
    Workload { name: "every curve", run: every_curve },
    Workload { name: "map 160 x 160", run: frontier },
    Workload { name: "map 160 x 160, every point", run: field },
    Workload { name: "500 futures, draws alone", run: drawn_futures },
    Workload { name: "500 futures", run: few_futures },
    Workload { name: "10,000 futures", run: many_futures },
];

/// Runs `work` on two scenarios in turn.
fn in_turn(count: u32, mut work: impl FnMut(&mut Engine, &Scenario) -> Option<f64>) -> f64 {
    let first = Scenario::default();
    let scenarios = [first.nearest(Input::SiteGridMw, 101.0), first];
    let mut engine = Engine::new();
    (0..count as usize).filter_map(|i| work(&mut engine, &scenarios[i % 2])).sum()
}

/// One full evaluation: four strategies with every figure and ledger.
#[must_use]
pub fn evaluate(count: u32) -> f64 {
    in_turn(count, |engine, scenario| engine.evaluate(scenario).npv(Strategy::Hybrid))
}

/// The net present values alone.
#[must_use]
pub fn npvs(count: u32) -> f64 {
    in_turn(count, |engine, scenario| engine.npvs(scenario)[Strategy::Hybrid as usize])
}

/// The same by an engine that holds nothing.
#[must_use]
pub fn npvs_anew(count: u32) -> f64 {
    in_turn(count, |_, scenario| Engine::new().npvs(scenario)[Strategy::Hybrid as usize])
}

/// A tornado over all inputs.
#[must_use]
pub fn all_inputs(count: u32) -> f64 {
    in_turn(count, |engine, scenario| {
        let ranked = tornado(engine, scenario, Target::Npv(Strategy::Colocation));
        ranked.bars.first()?.swing
    })
}

/// The curves of all controls, 25 points each.
#[must_use]
pub fn every_curve(count: u32) -> f64 {
    in_turn(count, |engine, scenario| {
        let numeric = Input::ALL.into_iter().filter(|input| input.is_numeric());
        let ends = numeric.map(|input| curve(engine, scenario, input, 25).npvs[0][0]);
        ends.sum()
    })
}

/// A map with its frontier exact.
#[must_use]
pub fn frontier(count: u32) -> f64 {
    mapped(count, false)
}

/// A map with every point evaluated.
#[must_use]
pub fn field(count: u32) -> f64 {
    mapped(count, true)
}

fn mapped(count: u32, exact: bool) -> f64 {
    let setup = Setup {
        x: Input::GpuCloudLeaseRateUsdPerHour,
        y: Input::SitePowerPriceUsdPerMwh,
        x_range: None,
        y_range: None,
        n: 160,
        exact,
    };
    in_turn(count, |_, scenario| map(scenario, &setup).margin_usd.first().copied())
}

/// The worlds of 500 futures, in which nothing is run: what plain JavaScript and numpy are set beside.
#[must_use]
pub fn drawn_futures(count: u32) -> f64 {
    in_turn(count, |_, scenario| {
        let model = Model::of(scenario, Options::of(scenario).seed);
        let mut worker = Worker::new(&model);
        Some((0..500).filter_map(|future| worker.world(future).lease_level.last().copied()).sum())
    })
}

/// What a drag shows: 500 futures of all strategies, decisions and report included.
#[must_use]
pub fn few_futures(count: u32) -> f64 {
    futures(count, 500)
}

/// 10,000 futures of all strategies, decisions and report included.
#[must_use]
pub fn many_futures(count: u32) -> f64 {
    futures(count, 10_000)
}

fn futures(count: u32, futures: u32) -> f64 {
    in_turn(count, |_, scenario| {
        let report = simulate(scenario, Options { futures, seed: 1 }, |_, _| true).ok()?;
        report.strategies[Strategy::Mining as usize].as_ref().map(|spread| spread.npv_mean_usd)
    })
}
