//! Native and WebAssembly results are the same to the bit: both are held to the digests of
//! `tests/fixtures/digests.txt`, one line a scenario.
//!
//! After a deliberate change of a rule: `UPDATE_GOLDENS=1 cargo test --test holds bit_equal`.

use crate::support::digest::Digest;
use crate::support::random::seeded;
use hash_or_host::evaluation::{Evaluation, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::strategy::Strategy;

const GOLDEN: &str = include_str!("../fixtures/digests.txt");

/// How many scenarios are compared, the first being the default.
const SCENARIOS: u64 = 200;

/// Over the bits of every figure and of every month of every column.
fn digest(evaluation: &Evaluation) -> u64 {
    let mut digest = Digest::new();
    let mut add = |value: f64| digest.number(value);
    add(evaluation.best.map_or(-1.0, |best| best as usize as f64));
    for strategy in Strategy::ALL {
        let Some(outcome) = evaluation.outcome(strategy) else { continue };
        let f = &outcome.figures;
        let absent = -1.5;
        for value in [
            f.npv_usd,
            f.bridge_npv_usd,
            f.equity_npv_usd,
            f.exit_npv_usd,
            f.irr.unwrap_or(absent),
            f.equity_irr.unwrap_or(absent),
            f.irr_on_sale_value.map_or(absent, |rate| rate.unwrap_or(absent)),
            f.payback_months.map_or(absent, |m| m as f64),
            f.peak_funding_usd,
            f.min_dscr.unwrap_or(absent),
            f.min_dscr_in_contract.unwrap_or(absent),
            f.ebitda_usd_per_mw_year.unwrap_or(absent),
            f.yield_on_cost.unwrap_or(absent),
            f.months_operated as f64,
        ] {
            add(value);
        }
        for column in Column::ALL {
            outcome.ledger.column(column).iter().copied().for_each(&mut add);
        }
    }
    digest.value()
}

fn digests() -> String {
    (0..SCENARIOS)
        .map(|seed| format!("{seed} {:016x}\n", digest(&evaluate(&seeded(seed)))))
        .collect()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn results_equal_the_goldens_to_the_bit() {
    let got = digests();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/digests.txt");
        std::fs::write(path, &got).unwrap();
        return;
    }
    assert_eq!(got.lines().count() as u64, SCENARIOS);
    let differing: Vec<&str> =
        got.lines().zip(GOLDEN.lines()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
    assert!(differing.is_empty() && got == GOLDEN, "{} differ: {differing:?}", differing.len());
}
