//! Random scenarios: every input within its plausible range, choices at either option.

use hash_or_host::scenario::{Input, Scenario};
use proptest::prelude::*;

/// A scenario with every input drawn from a range half as wide again as the plausible one.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    prop::collection::vec(0.0..=1.0, Input::ALL.len()).prop_map(|shares: Vec<f64>| {
        let mut scenario = Scenario::default();
        for (input, share) in Input::ALL.into_iter().zip(shares) {
            let row = input.row();
            let (low, high) =
                if input.is_numeric() { (row.low, row.high) } else { (row.min, row.max) };
            let value = match row.kind {
                hash_or_host::scenario::Kind::Month => row.default + (share - 0.5) * 48.0,
                _ => low + (1.5 * share - 0.25) * (high - low),
            };
            scenario = scenario.nearest(input, value);
        }
        scenario
    })
}
