//! Random scenarios, made by the table of inputs: by proptest natively, by a seed on either target.

use hash_or_host::scenario::{Input, Kind, Scale, Scenario};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;

/// How far values stray.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Range {
    /// Within the plausible range of each input, every choice and date within 30 years.
    Plausible,
    /// Half as wide again as the plausible range, where accepted; dates within two years.
    Beyond,
    /// Within the whole accepted range of each input.
    Accepted,
}

/// The lowest and highest value of an input.
fn ends(input: Input, range: Range) -> (f64, f64) {
    let row = input.row();
    match (range, row.kind) {
        (Range::Accepted, _) | (_, Kind::YesNo | Kind::Choice(_)) => (row.min, row.max),
        (Range::Plausible, Kind::Month) => (row.default - 60.0, row.default + 300.0),
        (Range::Beyond, Kind::Month) => (row.default - 24.0, row.default + 24.0),
        (Range::Beyond, _) => {
            let margin = 0.25 * (row.high - row.low);
            (row.low - margin, row.high + margin)
        }
        (Range::Plausible, _) => (row.low, row.high),
    }
}

/// The value a share `at` of the way through the range; by equal factors where the input's scale
/// is, else by equal steps.
fn value(input: Input, range: Range, at: f64) -> f64 {
    let (low, high) = ends(input, range);
    if input.row().scale == Scale::Log && low > 0.0 {
        low * hash_or_host::math::pow(high / low, at)
    } else {
        low + (high - low) * at
    }
}

/// Scenarios in which each input is at its default, at an end of the range or anywhere between.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn scenarios(range: Range) -> impl Strategy<Value = Scenario> {
    let place = prop_oneof![
        2 => Just(None),
        1 => Just(Some(0.0)),
        1 => Just(Some(1.0)),
        6 => (0.0..=1.0f64).prop_map(Some),
    ];
    proptest::collection::vec(place, Input::ALL.len()).prop_map(move |places| {
        let mut scenario = Scenario::default();
        for (input, at) in Input::ALL.into_iter().zip(places) {
            if let Some(at) = at {
                scenario = scenario.nearest(input, value(input, range, at));
            }
        }
        scenario
    })
}

/// A scenario drawn from the table by a seed: a third over the accepted range, the rest plausible.
pub(crate) fn seeded(seed: u64) -> Scenario {
    let mut scenario = Scenario::default();
    if seed == 0 {
        return scenario;
    }
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for input in Input::ALL {
        // Knuth's linear congruential generator.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
        let row = input.row();
        let wide = seed.is_multiple_of(3) || !matches!(row.kind, Kind::Number | Kind::Whole);
        let (low, high) = if wide { (row.min, row.max) } else { (row.low, row.high) };
        scenario = scenario.nearest(input, low + share * (high - low));
    }
    scenario
}
