//! Internal rate of return: one typed answer or a typed reason why there is none.

mod search;

use super::payback::Running;
use super::polynomial::{root, sign_changes, value};
use crate::keys::keys;
use crate::math::pow;

keys! {
    /// Why there is no rate of return.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoRate as IrrReason {
        /// Cumulative cash never goes below zero.
        NoInvestment = "no investment",
        /// The present value is negative at every rate.
        NeverRepaid = "never repaid",
        /// The present value is zero at several rates.
        SeveralRates = "several rates",
        /// Anything else: the one rate lies outside the range, or the present value rises through it.
        NoMeaningfulRate = "no meaningful rate",
    }
}

/// The rates between which roots are looked for.
const LOWEST: f64 = -0.99;
const HIGHEST: f64 = 10.0;

/// The discount factors at them: powers take long, and every flow asks for these.
const AT_LOWEST: f64 = 1.467_799_267_622_069_2;
const AT_HIGHEST: f64 = 0.818_874_366_079_272_8;

/// The annual effective rate at which monthly `flows` (from index 0) are worth nothing.
///
/// Null "no investment" if the running sum never goes below zero. If it ends above zero: the one
/// root in (0, 10], whatever lies at negative rates. If it ends at zero or below: a number only if
/// there is exactly one root in (-0.99, 10), and the present value falls there. A running sum
/// within 1e-9 of its largest absolute value counts as zero.
///
/// # Errors
/// The reason why there is no rate.
///
/// ```
/// let mut flows = vec![0.0; 13];
/// (flows[0], flows[12]) = (-100.0, 110.0);
/// assert!((hash_or_host::finance::irr(&flows).unwrap() - 0.10).abs() < 1e-12);
/// ```
pub fn irr(flows: &[f64]) -> Result<f64, NoRate> {
    irr_of(&Running::of(flows))
}

/// The same of flows whose running sums are known.
///
/// # Errors
/// The reason why there is no rate.
pub fn irr_of(running: &Running) -> Result<f64, NoRate> {
    let flows = running.flows();
    if running.lowest >= -running.residue {
        return Err(NoRate::NoInvestment);
    }
    if running.total <= running.residue {
        return any_root(flows);
    }
    if running.rise_once() { positive_root(running) } else { search::positive(flows) }
}

fn factor(rate: f64) -> f64 {
    pow(1.0 + rate, -1.0 / 12.0)
}

fn rate(factor: f64) -> f64 {
    pow(factor, -12.0) - 1.0
}

/// The one positive root, known to exist: at rate 0 the flows are worth more than nothing.
fn positive_root(running: &Running) -> Result<f64, NoRate> {
    let (flows, low) = (running.flows(), AT_HIGHEST);
    let at_highest = value(flows, low);
    if at_highest == 0.0 {
        return Ok(HIGHEST);
    }
    if at_highest > 0.0 {
        return Err(NoRate::NoMeaningfulRate);
    }
    Ok(rate(root(flows, true, low, 1.0, first_guess(running, low))))
}

/// A root of the yearly sums, each in the middle of its year: close, and a twelfth of the work.
fn first_guess(running: &Running, low: f64) -> f64 {
    let mut years = [0.0; 64];
    let (mut count, mut before) = (0, 0.0);
    for (year, sum) in years.iter_mut().zip(running.by_year()) {
        (*year, before, count) = (sum - before, sum, count + 1);
    }
    let years = &years[..count];
    let low = low * low * low * low;
    let low = low * low * low;
    if value(years, low) < 0.0 && value(years, 1.0) > 0.0 {
        pow(root(years, true, low, 1.0, 0.9), 1.0 / 12.0)
    } else {
        0.99
    }
}

fn any_root(flows: &[f64]) -> Result<f64, NoRate> {
    // With at most one sign change of the sums compounded at -99 % there is at most one root.
    if sign_changes(flows, 1.0 / AT_LOWEST) <= 1 {
        return single_root(flows);
    }
    let stretch = search::stretch(flows);
    search::scan(flows, &stretch, 0)
}

fn single_root(flows: &[f64]) -> Result<f64, NoRate> {
    let (near, far) = (AT_HIGHEST, AT_LOWEST);
    let (at_highest, at_lowest) = (value(flows, near), value(flows, far));
    if at_lowest > 0.0 && at_highest < 0.0 {
        Ok(rate(root(flows, true, near, far, 1.0)))
    } else if at_lowest < 0.0 && at_highest < 0.0 {
        Err(NoRate::NeverRepaid)
    } else {
        Err(NoRate::NoMeaningfulRate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factors_at_the_ends_are_those_of_their_rates() {
        assert_eq!((factor(LOWEST), factor(HIGHEST)), (AT_LOWEST, AT_HIGHEST));
    }
}
