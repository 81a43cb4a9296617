//! The NPVs of all strategies over one input's range: the curve drawn on its control.

use super::standing::{Crossing, Standing, changes};
use super::sweep::{Sweep, plausible, points};
use crate::evaluation::{Engine, Npvs};
use crate::scenario::{Input, Kind, Parts, Scenario};

/// How closely a crossing is located: a share of the distance between two points, and of the NPVs.
const CLOSE: f64 = 1e-9;

/// NPVs over an input's plausible range.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Curve {
    /// The input that moves.
    #[cfg_attr(js, tsify(type = "string"))]
    pub input: Input,
    /// Its present value, in its own unit.
    pub present: f64,
    /// Its values, rising, from one end of the range to the other.
    pub values: Vec<f64>,
    /// The NPVs at each value, by strategy, USD.
    #[cfg_attr(js, serde(serialize_with = "crate::evaluation::by_name::lists"))]
    #[cfg_attr(js, tsify(type = "ByStrategy[]"))]
    pub npvs: Vec<Npvs>,
    /// Where the best strategy changes, rising. For whole inputs the first value of the new one.
    pub crossings: Vec<Crossing>,
}

/// The curve over the input's plausible range, widened to hold the present value, at about `n`
/// points.
///
/// ```
/// use hash_or_host::{analysis::curve::curve, evaluation::Engine, scenario::{Input, Scenario}};
/// let price = Input::NetworkBtcPriceUsd;
/// let curve = curve(&mut Engine::new(), &Scenario::default(), price, 24);
/// assert_eq!(curve.values.len(), 24);
/// ```
#[must_use]
pub fn curve(engine: &mut Engine, scenario: &Scenario, input: Input, n: usize) -> Curve {
    let values = points(input, plausible(scenario, input), n);
    let mut sweep = Sweep { engine, scenario, input };
    let line: Vec<(f64, Standing)> = if idle(input) {
        let standing = sweep.at(scenario.get(input));
        values.iter().map(|value| (*value, standing)).collect()
    } else {
        values.iter().map(|value| (*value, sweep.at(*value))).collect()
    };
    let whole = input.row().kind != Kind::Number;
    let crossings = changes(&line, whole, CLOSE, |value| sweep.at(value));
    let npvs = line.iter().map(|(_, standing)| standing.npvs).collect();
    Curve { input, present: scenario.get(input), values, npvs, crossings }
}

/// Whether no strategy's cash depends on the input, and selling now neither.
pub(crate) fn idle(input: Input) -> bool {
    input.row().affects == Parts::NONE
}
