//! What an owner expects at a month, knowing only what has happened by then.

use super::Paths;

/// The world as it goes, beside the deterministic one that owners reckon with.
#[derive(Clone, Debug)]
pub struct Outlook<'a> {
    actual: &'a Paths,
    usual: &'a Paths,
    expected: Paths,
}

impl<'a> Outlook<'a> {
    /// The outlook in the world `actual` of owners who know the deterministic paths `usual`, which
    /// are of the same length.
    #[must_use]
    pub fn new(actual: &'a Paths, usual: &'a Paths) -> Outlook<'a> {
        Outlook { actual, usual, expected: usual.clone() }
    }

    /// What is expected at the end of `month`: until then what has been, from then on today's
    /// hashprice, power price and lease level times the later ratios of the deterministic paths.
    ///
    /// `expected(t) = actual(month) x usual(t) / usual(month)`: halvings are known, shocks are not.
    /// At index 0 the usual paths are expected.
    pub fn at(&mut self, month: usize) -> &Paths {
        let (actual, usual, expected) = (self.actual, self.usual, &mut self.expected);
        splice(&mut expected.hashprice, &actual.hashprice, &usual.hashprice, month);
        splice(&mut expected.power, &actual.power, &usual.power, month);
        splice(&mut expected.lease_level, &actual.lease_level, &usual.lease_level, month);
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

fn splice(expected: &mut [f64], actual: &[f64], usual: &[f64], month: usize) {
    expected[..=month].copy_from_slice(&actual[..=month]);
    let known = month > 0 && usual[month] != 0.0;
    let factor = if known { actual[month] / usual[month] } else { 1.0 };
    for (expected, usual) in expected[month + 1..].iter_mut().zip(&usual[month + 1..]) {
        *expected = usual * factor;
    }
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
}
