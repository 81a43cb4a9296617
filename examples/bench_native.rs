//! Medians of the workloads, natively, as JSON lines: `cargo xtask bench` sets them beside
//! WebAssembly and plain JavaScript. An argument names the one that is wanted.

use hash_or_host::bench::{WORKLOADS, Workload};
use std::hint::black_box;
use std::time::Instant;

/// Microseconds that a batch should take at least.
const BATCH: f64 = 20_000.0;
const BATCHES: usize = 15;

fn microseconds(run: fn(u32) -> f64, count: u32) -> f64 {
    let start = Instant::now();
    black_box(run(black_box(count)));
    start.elapsed().as_secs_f64() * 1e6
}

fn median(run: fn(u32) -> f64) -> f64 {
    let mut count = 1;
    while microseconds(run, count) < BATCH {
        count *= 2;
    }
    let mut times: Vec<f64> =
        (0..BATCHES).map(|_| microseconds(run, count) / f64::from(count)).collect();
    times.sort_by(f64::total_cmp);
    times[BATCHES / 2]
}

fn main() {
    let wanted = std::env::args().nth(1);
    let is_wanted = |work: &Workload| wanted.as_ref().is_none_or(|wanted| work.name == wanted);
    for Workload { name, run } in WORKLOADS.into_iter().filter(is_wanted) {
        println!("{{\"name\":\"{name}\",\"median_us\":{:.3}}}", median(run));
    }
}
