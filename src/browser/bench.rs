//! Many evaluations at a call, for the benchmark page (feature `bench`).

use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use wasm_bindgen::prelude::wasm_bindgen;

/// Two scenarios in turn, so that nothing is remembered from the last evaluation.
fn scenarios() -> [Scenario; 2] {
    let scenario = Scenario::default();
    let other = scenario.nearest(Input::SiteGridMw, 101.0);
    [scenario, other]
}

/// Runs `count` full evaluations; returns a checksum.
#[wasm_bindgen]
pub fn bench_evaluate(count: u32) -> f64 {
    let (scenarios, mut engine) = (scenarios(), Engine::new());
    let each = (0..count as usize).map(|i| engine.evaluate(&scenarios[i % 2]));
    each.filter_map(|evaluation| evaluation.npv(Strategy::Hybrid)).sum()
}

/// Runs `count` evaluations of the net present values; returns a checksum.
#[wasm_bindgen]
pub fn bench_npvs(count: u32) -> f64 {
    let (scenarios, mut engine) = (scenarios(), Engine::new());
    (0..count as usize).filter_map(|i| engine.npvs(&scenarios[i % 2])[3]).sum()
}
