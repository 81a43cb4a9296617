//! Inputs that must go together: each is within its own range, and yet no world has them all.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::{FieldError, Given, Input, Kind, Problem, Scenario};
use crate::decimal::shortest;
use crate::math::Within;

/// A rule over several inputs, named by what breaks it.
struct Rule {
    broken: Problem,
    holds: fn(&Scenario) -> bool,
    /// The lowest and highest value that an input may have beside the others' present ones; `None`
    /// if there is none.
    beside: fn(&Scenario, Input) -> Option<(f64, f64)>,
}

const RULES: [Rule; 2] = [
    Rule { broken: Problem::ModeAboveLargest, holds: mode_within, beside: delays },
    Rule { broken: Problem::NotPositiveDefinite, holds: positive_definite, beside: correlations },
];

const DELAYS: [Input; 2] = [Input::UncertaintyDelayModeMonths, Input::UncertaintyDelayMaxMonths];

const CORRELATIONS: [Input; 3] = [
    Input::UncertaintyCorrelationBtcLease,
    Input::UncertaintyCorrelationBtcPower,
    Input::UncertaintyCorrelationLeasePower,
];

impl Problem {
    /// The inputs that do not go together, where that is the problem; else none.
    #[must_use]
    #[inline]
    pub const fn inputs(self) -> &'static [Input] {
        match self {
            Problem::ModeAboveLargest => &DELAYS,
            Problem::NotPositiveDefinite => &CORRELATIONS,
            _ => &[],
        }
    }
}

/// Whether any rule binds the input to others.
#[inline]
pub(super) fn ties(input: Input) -> bool {
    DELAYS.contains(&input) || CORRELATIONS.contains(&input)
}

#[inline]
fn mode_within(scenario: &Scenario) -> bool {
    let [mode, largest] = DELAYS.map(|input| scenario.get(input));
    mode <= largest
}

#[inline]
fn delays(scenario: &Scenario, input: Input) -> Option<(f64, f64)> {
    let [mode, largest] = DELAYS.map(|input| scenario.get(input));
    let row = input.row();
    Some(if input == DELAYS[0] { (row.min, largest) } else { (mode, row.max) })
}

/// Whether three standard normals can have these correlations. By Sylvester: the leading minors of
/// their matrix are positive.
#[inline]
fn positive_definite(scenario: &Scenario) -> bool {
    let [a, b, c] = CORRELATIONS.map(|input| scenario.get(input));
    1.0 - a * a > 0.0 && 1.0 + 2.0 * a * b * c - a * a - b * b - c * c > 0.0
}

/// Within the roots of the determinant in the third correlation, to whole thousandths.
#[inline]
fn correlations(scenario: &Scenario, input: Input) -> Option<(f64, f64)> {
    let mut others = CORRELATIONS.into_iter().filter(|other| *other != input);
    let mut other = || others.next().map_or(0.0, |other| scenario.get(other));
    let (a, b) = (other(), other());
    let (middle, half) = (a * b, ((1.0 - a * a) * (1.0 - b * b)).sqrt());
    let low = ((middle - half + 1e-6) * 1000.0).ceil() / 1000.0;
    let high = ((middle + half - 1e-6) * 1000.0).floor() / 1000.0;
    (low <= high).then_some((low, high))
}

/// What does not go together, after `set` were set; rules over an input that was `refused` are left
/// out.
#[inline]
pub(super) fn check(scenario: &Scenario, set: &[Input], refused: &[Input]) -> Vec<FieldError> {
    let concerned = |rule: &&Rule| {
        let inputs = rule.broken.inputs();
        !(rule.holds)(scenario) && !inputs.iter().any(|input| refused.contains(input))
    };
    let broken = RULES.iter().filter(concerned);
    broken.map(|rule| error(scenario, rule, set)).collect()
}

/// The error, at the last of the rule's inputs that was set.
#[inline]
fn error(scenario: &Scenario, rule: &Rule, set: &[Input]) -> FieldError {
    let inputs = rule.broken.inputs();
    let at = set.iter().rev().find(|input| inputs.contains(input)).unwrap_or(&inputs[0]);
    let said = |input: &Input| format!("{} at {}", input.key(), shortest(scenario.get(*input)));
    let others: Vec<String> = inputs.iter().filter(|input| *input != at).map(said).collect();
    let kind = if at.row().kind == Kind::Whole { "a whole number" } else { "a number" };
    let accepted = match (rule.beside)(scenario, *at) {
        Some((low, high)) => format!("{kind} from {} to {}", shortest(low), shortest(high)),
        None => "no number".to_owned(),
    };
    FieldError {
        key: at.key().to_owned(),
        month: None,
        given: Given::Number(scenario.get(*at)),
        problem: rule.broken,
        accepted: format!("{accepted} beside {}", others.join(" and ")),
    }
}

/// Moves what was `set` to where all goes together, the last one first; what cannot be moved so goes
/// back to `before`, in which all did.
#[inline]
pub(super) fn mend(scenario: &mut Scenario, set: &[Input], before: &Scenario) {
    for rule in &RULES {
        let own: Vec<Input> =
            set.iter().rev().copied().filter(|i| rule.broken.inputs().contains(i)).collect();
        for input in &own {
            if !(rule.holds)(scenario)
                && let Some((low, high)) = (rule.beside)(scenario, *input)
            {
                let value = &mut scenario.values[*input as usize];
                *value = value.within(low, high);
            }
        }
        if !(rule.holds)(scenario) {
            for input in rule.broken.inputs() {
                scenario.values[*input as usize] = before.get(*input);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(values: &[(Input, f64)]) -> Result<Scenario, super::super::Refused> {
        let given = values.iter().map(|(input, value)| (input.key(), Given::Number(*value)));
        Scenario::default().with(given)
    }

    /// The smallest eigenvalue, by bisection on the characteristic polynomial's sign changes.
    fn smallest_eigenvalue([a, b, c]: [f64; 3]) -> f64 {
        // Trigonometric roots of a symmetric 3 x 3 matrix with a unit diagonal: 1 + 2 p cos(..).
        let p = ((a * a + b * b + c * c) / 3.0).sqrt();
        if p == 0.0 {
            return 1.0;
        }
        let r = (a * b * c / (p * p * p)).within(-1.0, 1.0);
        1.0 + 2.0 * p * libm::cos((libm::acos(r) + 2.0 * std::f64::consts::PI) / 3.0)
    }

    #[test]
    fn correlations_are_accepted_where_the_smallest_eigenvalue_is_positive() {
        let (mut kept, mut refused) = (0, 0);
        for i in -10..=10 {
            for j in -10..=10 {
                for k in -10..=10 {
                    let values = [i, j, k].map(|n| f64::from(n) / 10.0);
                    let smallest = smallest_eigenvalue(values);
                    if smallest.abs() < 1e-12 {
                        continue; // Singular but for rounding.
                    }
                    let given: Vec<_> = CORRELATIONS.into_iter().zip(values).collect();
                    assert_eq!(with(&given).is_ok(), smallest > 0.0, "{values:?}: {smallest}");
                    if smallest > 0.0 { kept += 1 } else { refused += 1 }
                }
            }
        }
        assert!(kept > 1000 && refused > 1000, "{kept} kept, {refused} refused");
    }

    #[test]
    fn perfect_correlation_is_refused() {
        for value in [-1.0, 1.0] {
            for input in CORRELATIONS {
                let error = Scenario::default().set(input, value).unwrap_err();
                assert_eq!(error.problem, Problem::NotPositiveDefinite);
                assert_eq!(error.key, input.key());
            }
        }
    }

    #[test]
    fn the_message_names_all_inputs_and_what_would_go() {
        let given = [(CORRELATIONS[0], 0.9), (CORRELATIONS[1], 0.9), (CORRELATIONS[2], -0.9)];
        // 0.81 -+ 0.19: the two strong ties make a third.
        assert_eq!(
            with(&given).unwrap_err().to_string(),
            "uncertainty.correlation_lease_power: -0.9 does not go with the others; accepted: \
             a number from 0.621 to 0.999 beside uncertainty.correlation_btc_lease at 0.9 \
             and uncertainty.correlation_btc_power at 0.9"
        );
        assert_eq!(
            with(&[(DELAYS[0], 20.0)]).unwrap_err().to_string(),
            "uncertainty.delay_mode_months: 20 does not go with the others; accepted: \
             a whole number from 0 to 15 beside uncertainty.delay_max_months at 15"
        );
        assert_eq!(
            with(&[(DELAYS[1], 2.0)]).unwrap_err().to_string(),
            "uncertainty.delay_max_months: 2 does not go with the others; accepted: \
             a whole number from 3 to 60 beside uncertainty.delay_mode_months at 3"
        );
        assert!(with(&[(DELAYS[0], 20.0), (DELAYS[1], 20.0)]).is_ok());
    }

    #[test]
    fn a_field_refused_for_itself_is_said_once() {
        let error = with(&[(DELAYS[0], 20.0), (DELAYS[1], 99.0)]).unwrap_err();
        assert_eq!(error.fields.len(), 1, "{error}");
        assert_eq!(error.fields[0].problem, Problem::OutOfRange);
    }

    #[test]
    fn a_sweep_stays_where_all_goes_together() {
        let tied = with(&[(CORRELATIONS[0], 0.9), (CORRELATIONS[1], 0.9), (CORRELATIONS[2], 0.9)]);
        for base in [Scenario::default(), tied.unwrap()] {
            for input in CORRELATIONS.into_iter().chain(DELAYS) {
                for step in 0..=40 {
                    let row = input.row();
                    let at = row.min + (row.max - row.min) * f64::from(step) / 40.0;
                    let moved = base.nearest(input, at);
                    assert!(moved.set(input, moved.get(input)).is_ok(), "{} at {at}", input.key());
                    if base.set(input, at).is_ok() {
                        assert_eq!(moved.get(input), at, "accepted as it is");
                    }
                }
            }
        }
    }

    #[test]
    fn several_are_moved_together() {
        let moved = Scenario::default().nearest_all([(DELAYS[0], 20.0), (DELAYS[1], 24.0)]);
        assert_eq!(DELAYS.map(|input| moved.get(input)), [20.0, 24.0]);
        // In either order the last one gives way.
        let moved = Scenario::default().nearest_all([(DELAYS[1], 24.0), (DELAYS[0], 30.0)]);
        assert_eq!(DELAYS.map(|input| moved.get(input)), [24.0, 24.0]);
        let one = CORRELATIONS.map(|input| (input, 1.0));
        assert!(positive_definite(&Scenario::default().nearest_all(one)));
    }
}
