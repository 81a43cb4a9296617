//! Medians of the evaluation, natively, as JSON lines: `cargo xtask bench` sets them beside
//! WebAssembly and plain JavaScript.

use hash_or_host::evaluation::Engine;
use hash_or_host::scenario::{Input, Scenario};
use std::{hint::black_box, time::Instant};

/// The median microseconds of one call, over 41 batches.
fn median(mut call: impl FnMut()) -> f64 {
    const BATCH: u32 = 200;
    let mut times: Vec<f64> = (0..41)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..BATCH {
                call();
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(BATCH)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let scenario = Scenario::default();
    // Two scenarios in turn, so that nothing is remembered from the last call.
    let other = scenario.nearest(Input::SiteGridMw, 101.0);
    let mut engine = Engine::new();
    let mut turn = false;
    let mut next = || {
        turn = !turn;
        if turn { &scenario } else { &other }
    };
    let full = median(|| {
        black_box(engine.evaluate(black_box(next())));
    });
    let mut engine = Engine::new();
    let npvs = median(|| {
        black_box(engine.npvs(black_box(next())));
    });
    println!("{{\"name\":\"evaluate\",\"median_us\":{full:.3}}}");
    println!("{{\"name\":\"npvs\",\"median_us\":{npvs:.3}}}");
}
