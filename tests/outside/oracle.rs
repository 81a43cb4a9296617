//! What is read the same way from every file of the independent computation in `tests/oracle`.

use crate::support::close;
use hash_or_host::scenario::{Scenario, Series};
use hash_or_host::strategy::{Action, Decision};
use serde_json::{Value, json};

/// How closely results are held.
pub(crate) const RELATIVE: f64 = 1e-9;

/// Sum, sum weighted by t+1 and largest absolute value of a column, against the expected ones.
pub(crate) fn column_differs(column: &[f64], expected: &Value) -> bool {
    let expected: Vec<f64> =
        expected.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    let months = column.len() as f64;
    let sum: f64 = column.iter().sum();
    let weighted: f64 = column.iter().enumerate().map(|(t, x)| (t + 1) as f64 * x).sum();
    let largest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let floor = RELATIVE * largest * months;
    !close(sum, expected[0], RELATIVE, floor)
        || !close(weighted, expected[1], RELATIVE, floor * months)
        || !close(largest, expected[2], RELATIVE, 0.0)
}

/// A scenario with the paths that are given beside it, by the examples' names.
pub(crate) fn with_given(base: Scenario, given: &Value) -> Scenario {
    let mut scenario = base;
    for (name, series) in [
        ("price", Series::Price),
        ("network", Series::Network),
        ("power", Series::Power),
        ("level", Series::Level),
    ] {
        if let Some(values) = given.get(name).and_then(Value::as_array) {
            let values: Vec<f64> = values.iter().map(|value| value.as_f64().unwrap()).collect();
            scenario = scenario.with_series(series, Some(&values)).unwrap();
        }
    }
    scenario
}

/// The decisions that are not to go on, as the examples write them: machines bought for a stopped
/// site replace nothing.
pub(crate) fn taken(decisions: &[Decision]) -> Value {
    let mut stopped = false;
    let mut taken = Vec::new();
    for decision in decisions.iter().filter(|decision| decision.action != Action::Keep) {
        let buys = stopped && decision.action == Action::Replace;
        taken.push(json!([decision.month, if buys { "buy" } else { decision.action.key() }]));
        stopped = decision.action == Action::Stop;
    }
    Value::Array(taken)
}
