//! Which value of an input makes a figure what is asked for: "what rent makes 15 % IRR on equity?"
//!
//! The search of the break-evens, on a figure less the value asked for.

use super::break_even::Answer;
use super::break_even::search::{Sample, Searched, all};
use crate::evaluation::{Engine, Measure};
use crate::scenario::{Input, Scenario};

/// How many values are looked for.
pub const MOST: usize = 3;

/// The values of an input at which a figure is what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// The input that moves.
    pub input: Input,
    /// The figure.
    pub measure: Measure,
    /// The value asked for, in the figure's unit.
    pub wanted: f64,
    /// The input's present value.
    pub present: f64,
    /// The figure's present value; `None` if it has none.
    pub now: Option<f64>,
    /// Where the figure is, or jumps past, the value asked for: nearest to the present value first, at
    /// most [`MOST`]. Nothing if it is not within the accepted range.
    pub found: Vec<Answer>,
}

/// Searches the whole accepted range of `input`; nothing is found for an input that is no number or is not used.
///
/// ```
/// use hash_or_host::analysis::solve_for::solve_for;
/// use hash_or_host::evaluation::{Engine, Figure, Measure};
/// use hash_or_host::{scenario::{Input, Scenario}, strategy::Strategy};
/// let rate = Measure::Of(Strategy::Colocation, Figure::EquityIrr);
/// let rent = Input::ColocationRentUsdPerKwMonth;
/// let solved = solve_for(&mut Engine::new(), &Scenario::default(), rate, 0.15, rent);
/// assert_eq!(solved.found.len(), 1);
/// ```
#[must_use]
pub fn solve_for(
    engine: &mut Engine,
    scenario: &Scenario,
    measure: Measure,
    wanted: f64,
    input: Input,
) -> Solved {
    let present = scenario.get(input);
    let now = measure.of(&engine.evaluate(scenario));
    let mut solved = Solved { input, measure, wanted, present, now, found: Vec::new() };
    if !wanted.is_finite() || !input.is_numeric() || super::curve::idle(input) {
        return solved;
    }
    let mut difference = |value: f64| {
        let number = measure.of(&engine.evaluate(&scenario.nearest(input, value)))?;
        // Against what a figure is compared with: the larger of the two, or a unit's thousandth.
        let size = number.abs().max(wanted.abs()).max(1e-3);
        Some(Sample { f: number - wanted, size })
    };
    for found in all(input, present, &mut difference, MOST) {
        solved.found.push(match found {
            Searched::Nowhere => continue,
            Searched::Here => Answer::Meets { value: present },
            Searched::Zero { value, .. } => Answer::Meets { value },
            Searched::Jump { near, far } => {
                Answer::Jumps { below: near.min(far), above: near.max(far) }
            }
        });
    }
    solved
}
