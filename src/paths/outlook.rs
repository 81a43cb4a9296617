//! What an owner expects at a month, knowing only what has happened by then.

use super::Paths;
use crate::math::{exp, ln};

/// How shocks fade in what owners expect: the share of a shock's logarithm that is left in the
/// first, second, .. year after a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Fading {
    /// Of hashprice, share.
    pub hashprice: Vec<f64>,
    /// Of the power price, share.
    pub power: Vec<f64>,
    /// Of the lease level, share.
    pub lease_level: Vec<f64>,
}

impl Fading {
    /// Shocks that fade at these speeds a year, over a horizon of `months`: `e^(-speed (y - 1/2))`
    /// in the y-th year.
    #[must_use]
    pub fn at(hashprice: f64, power: f64, lease_level: f64, months: usize) -> Fading {
        let years = months.div_ceil(12);
        let left = |speed: f64| (0..years).map(|y| exp(-speed * (y as f64 + 0.5))).collect();
        Fading { hashprice: left(hashprice), power: left(power), lease_level: left(lease_level) }
    }
}

/// The world as it goes, beside the deterministic one that owners reckon with.
#[derive(Clone, Debug)]
pub struct Outlook<'a> {
    /// What happens.
    actual: &'a Paths,
    /// What owners take for usual: the base path.
    usual: &'a Paths,
    /// How shocks are expected to fade; `None`: not at all.
    fading: Option<&'a Fading>,
    /// What is expected at the date last asked for.
    expected: Paths,
}

impl<'a> Outlook<'a> {
    /// The outlook in the world `actual` of owners who know the deterministic paths `usual`, which
    /// are of the same length.
    #[must_use]
    pub fn new(actual: &'a Paths, usual: &'a Paths) -> Outlook<'a> {
        Outlook { actual, usual, fading: None, expected: usual.clone() }
    }

    /// The outlook of owners who expect shocks to fade.
    #[must_use]
    pub fn fading(actual: &'a Paths, usual: &'a Paths, fading: &'a Fading) -> Outlook<'a> {
        Outlook { fading: Some(fading), ..Outlook::new(actual, usual) }
    }

    /// What is expected at the end of `month`: until then what has been, from then on today's
    /// hashprice, power price and lease level times the later ratios of the deterministic paths.
    ///
    /// `expected(t) = actual(month) x usual(t) / usual(month)`: halvings are known, shocks are not.
    /// Where shocks fade, `(actual(month) / usual(month))^f x usual(t)`, `f` being what is left of
    /// them in that year after `month`. At index 0 the usual paths are expected.
    pub fn at(&mut self, month: usize) -> &Paths {
        let (actual, usual, expected) = (self.actual, self.usual, &mut self.expected);
        let left = |of: fn(&Fading) -> &[f64]| self.fading.map(of);
        let hashprice = left(|fading| &fading.hashprice);
        splice(&mut expected.hashprice, &actual.hashprice, &usual.hashprice, month, hashprice);
        let power = left(|fading| &fading.power);
        splice(&mut expected.power, &actual.power, &usual.power, month, power);
        let level = left(|fading| &fading.lease_level);
        splice(&mut expected.lease_level, &actual.lease_level, &usual.lease_level, month, level);
        let (past, later) = (&actual.collected[..=month], &usual.collected[month + 1..]);
        expected.collected[..=month].copy_from_slice(past);
        expected.collected[month + 1..].copy_from_slice(later);
        expected.events = actual.events.known_at(month);
        expected
    }

    /// T.
    #[must_use]
    pub fn months(&self) -> usize {
        self.actual.months
    }
}

fn splice(expected: &mut [f64], actual: &[f64], usual: &[f64], month: usize, left: Option<&[f64]>) {
    expected[..=month].copy_from_slice(&actual[..=month]);
    let ratio = shock(month, actual, usual[month]);
    let (expected, later) = (&mut expected[month + 1..], &usual[month + 1..]);
    let years = expected.chunks_mut(12).zip(later.chunks(12));
    for (year, (expected, later)) in years.enumerate() {
        let factor = left.map_or(ratio, |left| faded(ratio, left[year]));
        for (expected, usual) in expected.iter_mut().zip(later) {
            *expected = usual * factor;
        }
    }
}

/// How far the price of `month` is from the usual one; 1 at index 0, where the usual path is expected,
/// and where the usual one is nothing.
#[inline]
pub(crate) fn shock(month: usize, actual: &[f64], usual: f64) -> f64 {
    if month == 0 || usual == 0.0 { 1.0 } else { actual[month] / usual }
}

/// `ratio^left`; no shock is none for ever.
#[inline]
pub(crate) fn faded(ratio: f64, left: f64) -> f64 {
    if ratio == 1.0 { 1.0 } else { exp(left * ln(ratio)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn on_the_deterministic_path_the_expected_path_is_the_path() {
        let paths = Paths::of(&Scenario::default());
        let mut outlook = Outlook::new(&paths, &paths);
        for month in [0, 12, 100, 228] {
            assert_eq!(outlook.at(month), &paths);
        }
    }

    #[test]
    fn today_is_carried_forward_along_the_deterministic_path() {
        let usual = Paths::of(&Scenario::default());
        let mut actual = usual.clone();
        // Half the hashprice up to month 12, none of the fall after it is foreseen.
        for t in 1..=12 {
            actual.hashprice[t] *= 0.5;
        }
        for t in 13..=actual.months {
            actual.hashprice[t] *= 0.1;
        }
        let mut outlook = Outlook::new(&actual, &usual);
        let expected = outlook.at(12);
        assert_eq!(expected.hashprice[1..=12], actual.hashprice[1..=12]);
        // The halving of April 2028 is month 16.
        for t in [13, 15, 16, 240] {
            let ratio = expected.hashprice[t] / usual.hashprice[t];
            assert!((ratio - 0.5).abs() < 1e-12, "month {t}: {ratio}");
        }
    }

    #[test]
    fn a_shock_fades_by_the_year_counted_anew_at_each_decision() {
        let usual = Paths::of(&Scenario::default());
        let mut actual = usual.clone();
        actual.power[24] = 4.0 * usual.power[24];
        // A half-life of one year: e^(-ln 2 / 2) = 0.70711 of the logarithm in the first year,
        // half of that in the second: 4^0.70711 = 2.66514, 4^0.35355 = 1.63253.
        let fading = Fading::at(0.3, std::f64::consts::LN_2, 0.3, usual.months);
        let mut outlook = Outlook::fading(&actual, &usual, &fading);
        let expected = outlook.at(24);
        for (t, factor) in [(24, 4.0), (25, 2.665_144), (36, 2.665_144), (37, 1.632_527)] {
            let found = expected.power[t] / usual.power[t];
            assert!((found - factor).abs() < 1e-6, "month {t}: {found}, not {factor}");
        }
        assert_eq!(expected.hashprice, usual.hashprice);
        assert_eq!(outlook.at(12).power[13..], usual.power[13..]);
    }
}
