//! The benchmark's workloads for its page.

use crate::bench::WORKLOADS;
use wasm_bindgen::prelude::wasm_bindgen;

/// The names of the workloads.
#[wasm_bindgen]
pub fn bench_names() -> Vec<String> {
    WORKLOADS.iter().map(|workload| workload.name.to_owned()).collect()
}

/// Runs a workload `count` times; returns a checksum, NaN if there is no such workload.
#[wasm_bindgen]
pub fn bench(which: usize, count: u32) -> f64 {
    WORKLOADS.get(which).map_or(f64::NAN, |workload| (workload.run)(count))
}
