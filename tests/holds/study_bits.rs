//! The numbers of every study are the same natively and in WebAssembly, to the bit: both sides are
//! held to the digests of `tests/fixtures/study_digests.txt`, one line a scenario and study.
//!
//! After a deliberate change: `UPDATE_GOLDENS=1 cargo test --test holds study_bits`.

use crate::support::digest::Digest;
use crate::support::random::seeded;
use crate::support::studies::{studies, told};
use hash_or_host::evaluation::Engine;
use hash_or_host::question::Told;
use hash_or_host::scenario::to_link;

const GOLDEN: &str = include_str!("../fixtures/study_digests.txt");

/// How many scenarios are compared, the first being the default.
const SCENARIOS: u64 = 12;

/// Over all numbers and their names. A number is written with as many digits as tell it from its neighbours.
fn digest(told: &Told) -> u64 {
    let mut digest = Digest::new();
    digest.bytes(format!("{:?}", told.numbers).bytes());
    digest.value()
}

fn digests() -> String {
    let mut engine = Engine::new();
    let mut lines = String::new();
    for seed in 0..SCENARIOS {
        let link = to_link(&seeded(seed));
        for (name, study) in studies() {
            let told = told(&mut engine, &link, study);
            lines += &format!("{seed} {name} {:016x}\n", digest(&told));
        }
    }
    lines
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn studies_equal_the_goldens_to_the_bit() {
    let got = digests();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/study_digests.txt");
        std::fs::write(path, &got).unwrap();
        return;
    }
    let differing: Vec<&str> =
        got.lines().zip(GOLDEN.lines()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
    assert!(differing.is_empty() && got == GOLDEN, "{} differ: {differing:?}", differing.len());
}
