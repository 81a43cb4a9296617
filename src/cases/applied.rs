//! What becomes of a scenario when several of its inputs are set at once.

use crate::scenario::{Input, Scenario};

/// A case or a pick applied to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The scenario with the new values.
    pub scenario: Scenario,
    /// What became different, in the order in which it was set.
    pub changes: Vec<Change>,
}

/// An input that became different.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The input.
    pub input: Input,
    /// The value before, as stored.
    pub from: f64,
    /// The value now, as stored.
    pub to: f64,
}

impl Applied {
    /// `base` with these values; the rest stays.
    pub(super) fn of(base: &Scenario, values: impl IntoIterator<Item = (Input, f64)>) -> Applied {
        let values: Vec<(Input, f64)> = values.into_iter().collect();
        let scenario = base.nearest_all(values.iter().copied());
        let change = |(input, _): &(Input, f64)| {
            let (from, to) = (base.get(*input), scenario.get(*input));
            (from != to).then_some(Change { input: *input, from, to })
        };
        let changes = values.iter().filter_map(change).collect();
        Applied { scenario, changes }
    }
}
