//! Random futures are the same to the bit natively and in every browser: digests of rows.
//!
//! After a deliberate change of a rule: `UPDATE_GOLDENS=1 cargo test --test holds futures_bits`. What
//! future i is changes for nobody without a new model number.

use crate::support::digest::Digest;
use crate::support::random::seeded;
use hash_or_host::simulation::random::Draws;
use hash_or_host::simulation::{Model, Rows, Worker};

const GOLDEN: &str = include_str!("../fixtures/futures_digests.txt");

/// How many scenarios, the first being the default, and how many futures of each.
const SCENARIOS: u64 = 40;
const FUTURES: u32 = 12;

/// Over the bits of every number.
fn digest(values: &[f64]) -> u64 {
    let mut digest = Digest::new();
    values.iter().for_each(|value| digest.number(*value));
    digest.value()
}

fn digests() -> String {
    let rows = |seed: u64| {
        let model = Model::of(&seeded(seed), seed as u32 + 1);
        let mut rows = Rows::new(model.layout);
        Worker::new(&model).count(0..FUTURES, &mut rows);
        format!("{seed} {:016x}\n", digest(&rows.values))
    };
    let mut normals = vec![0.0; 100_000];
    Draws::new(7).monthly(0, hash_or_host::simulation::random::Drawn::BtcPrice, &mut normals);
    let draws = format!("normals {:016x}\n", digest(&normals));
    draws + &(0..SCENARIOS).map(rows).collect::<String>()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn futures_equal_the_goldens_to_the_bit() {
    let got = digests();
    #[cfg(not(target_arch = "wasm32"))]
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/futures_digests.txt");
        std::fs::write(path, &got).unwrap();
        return;
    }
    let differing: Vec<&str> =
        got.lines().zip(GOLDEN.lines()).filter(|(a, b)| a != b).map(|(a, _)| a).collect();
    assert!(differing.is_empty() && got == GOLDEN, "{} differ: {differing:?}", differing.len());
}
