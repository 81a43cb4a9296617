//! One figure over two inputs, each at a few values: the table at the end of every bank's model.

use super::step::snapped;
use super::sweep::plausible;
use crate::evaluation::{Engine, Measure};
use crate::scenario::{Input, Scenario};

/// How many values an input takes.
pub const SIDE: usize = 5;

/// A figure at every pair of values.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoWay {
    /// The figure.
    pub measure: Measure,
    /// The input that moves from row to row, and its values, rising.
    pub rows: (Input, Vec<f64>),
    /// The input that moves from column to column, and its values, rising.
    pub columns: (Input, Vec<f64>),
    /// By row, then by column; `None` where the figure has no value.
    pub values: Vec<Vec<Option<f64>>>,
}

/// A figure at every pair of `rows` and `columns`; values outside an input's accepted range stand at
/// its end.
///
/// ```
/// use hash_or_host::analysis::two_way::{around, two_way};
/// use hash_or_host::evaluation::{Engine, Figure, Measure};
/// use hash_or_host::{scenario::{Input, Scenario}, strategy::Strategy};
/// let scenario = Scenario::default();
/// let sides = [Input::SitePowerPriceUsdPerMwh, Input::NetworkBtcPriceUsd].map(|i| (i, around(&scenario, i)));
/// let npv = Measure::Of(Strategy::Mining, Figure::Npv);
/// let [rows, columns] = sides;
/// let table = two_way(&mut Engine::new(), &scenario, npv, rows, columns);
/// assert_eq!((table.values.len(), table.values[0].len()), (5, 5));
/// ```
#[must_use]
pub fn two_way(
    engine: &mut Engine,
    scenario: &Scenario,
    measure: Measure,
    rows: (Input, Vec<f64>),
    columns: (Input, Vec<f64>),
) -> TwoWay {
    let mut at = |row: f64, column: f64| {
        let moved = scenario.nearest_all([(rows.0, row), (columns.0, column)]);
        measure.of(&engine.evaluate(&moved))
    };
    let values =
        rows.1.iter().map(|row| columns.1.iter().map(|column| at(*row, *column)).collect());
    let values = values.collect();
    TwoWay { measure, rows, columns, values }
}

/// The present value in the middle and two values on either side, an eighth of the plausible range
/// apart in whole steps of the input; shifted where the accepted range ends, fewer where it is short.
#[must_use]
pub fn around(scenario: &Scenario, input: Input) -> Vec<f64> {
    let (row, present) = (input.row(), scenario.get(input));
    let (low, high) = plausible(scenario, input);
    let spacing = ((high - low) / 8.0 / row.step).round().max(1.0) * row.step;
    let at = |i: i32| present + f64::from(i) * spacing;
    let accepted = |i: &i32| (row.min..=row.max).contains(&at(*i));
    let half = (SIDE / 2) as i32;
    // The nearest to the middle that are accepted: on one side more where the other ends.
    let mut steps: Vec<i32> = (-2 * half..=2 * half).filter(accepted).collect();
    steps.sort_by_key(|i| (i.abs(), *i));
    steps.truncate(SIDE);
    steps.sort_unstable();
    // The noise of the sum is taken off where the value lies on the input's step.
    let clean = |value: f64| {
        let snapped = snapped(input, value);
        if (snapped - value).abs() < 1e-9 * spacing { snapped } else { value }
    };
    steps.into_iter().map(|i| if i == 0 { present } else { clean(at(i)) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_values_lie_around_the_present_one() {
        let price = Input::SitePowerPriceUsdPerMwh;
        let scenario = Scenario::default();
        let present = scenario.get(price);
        let values = around(&scenario, price);
        assert_eq!((values.len(), values[2]), (5, present));
        let steps: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(
            steps.iter().all(|step| (step - steps[0]).abs() < 1e-9 && *step > 0.0),
            "{values:?}"
        );
    }

    #[test]
    fn at_an_end_all_lie_on_one_side() {
        let share = Input::HybridAiShare;
        let scenario = Scenario::default().set(share, 1.0).unwrap();
        let values = around(&scenario, share);
        assert_eq!((values.len(), values[4]), (5, 1.0), "{values:?}");
    }

    #[test]
    fn a_yes_or_no_has_two_values() {
        assert_eq!(around(&Scenario::default(), Input::MiningFleetOwned), [0.0, 1.0]);
    }
}
