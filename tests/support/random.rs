//! Random scenarios, made by the table of inputs.

use hash_or_host::scenario::{Input, Kind, Scale, Scenario};
use proptest::prelude::*;

/// How far values stray.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// Within the plausible range of each input, every choice and date within 30 years.
    Plausible,
    /// Within the whole accepted range of each input.
    Accepted,
}

/// The lowest and highest value of an input.
fn ends(input: Input, range: Range) -> (f64, f64) {
    let row = input.row();
    match (range, row.kind) {
        (Range::Accepted, _) | (_, Kind::YesNo | Kind::Choice(_)) => (row.min, row.max),
        (Range::Plausible, Kind::Month) => (row.default - 60.0, row.default + 300.0),
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
pub fn scenarios(range: Range) -> impl Strategy<Value = Scenario> {
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
