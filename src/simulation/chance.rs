//! What befalls a future once: a tenant found, its default, a late delivery, dearer buildings.

use super::random::{Drawn, Draws, inverse_normal};
use crate::math::{exp, ln, ln_1p};

/// How likely these are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// Chance that a tenant is found, 0 to 1.
    pub tenant: f64,
    /// Chance of default in a year, 0 to 1.
    pub default_rate: f64,
    /// Most likely delay, months.
    pub delay_mode: f64,
    /// Largest delay, months; not below the most likely one.
    pub delay_max: f64,
    /// Standard deviation of the logarithm of what buildings cost.
    pub overrun: f64,
}

/// What befalls one future.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// Whether a tenant is found.
    pub tenant_found: bool,
    /// Months from delivery to the tenant's default, from 1 on; `None` if never.
    pub default_after: Option<usize>,
    /// Months by which the first delivery is late.
    pub delay: usize,
    /// What buildings cost, as a factor.
    pub capex_factor: f64,
}

impl Chances {
    /// What befalls a future. Each has an address of its own.
    #[must_use]
    pub fn draw(&self, draws: Draws, future: u32) -> Fate {
        let uniform = |what| draws.once(future, what);
        Fate {
            tenant_found: uniform(Drawn::Tenant) < self.tenant,
            default_after: months_to_default(self.default_rate, uniform(Drawn::Default)),
            delay: triangular(self.delay_mode, self.delay_max, uniform(Drawn::Delay)),
            capex_factor: lognormal(self.overrun, uniform(Drawn::Capex)),
        }
    }
}

/// The month K of the first default: `P(K > k) = (1-rate)^(k/12)`, the chance in each month
/// `1 - (1-rate)^(1/12)`. K is the first month whose survival is at most `survival`.
fn months_to_default(rate: f64, survival: f64) -> Option<usize> {
    /// No horizon is as long, and whole numbers up to it are exact.
    const LONG: f64 = 1e9;
    if rate == 0.0 {
        return None;
    }
    let months = (12.0 * ln(survival) / ln_1p(-rate)).ceil().max(1.0);
    (months < LONG).then_some(months as usize)
}

/// The triangular distribution on [0, max] at `u`, rounded, halves up.
fn triangular(mode: f64, max: f64, u: f64) -> usize {
    if max == 0.0 {
        return 0;
    }
    let months = if u * max < mode {
        (u * max * mode).sqrt()
    } else {
        max - ((1.0 - u) * max * (max - mode)).sqrt()
    };
    (months + 0.5).floor() as usize
}

/// `exp(s z - s^2/2)`, whose mean is 1.
fn lognormal(deviation: f64, u: f64) -> f64 {
    exp(deviation * inverse_normal(u) - 0.5 * deviation * deviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: u32 = 100_000;
    const CHANCES: Chances =
        Chances { tenant: 0.6, default_rate: 0.2, delay_mode: 3.0, delay_max: 15.0, overrun: 0.12 };

    fn share(of: impl Fn(Fate) -> bool) -> f64 {
        let draws = Draws::new(11);
        let count = (0..N).filter(|future| of(CHANCES.draw(draws, *future))).count();
        count as f64 / f64::from(N)
    }

    #[track_caller]
    fn near(found: f64, chance: f64) {
        let error = 4.0 * (chance * (1.0 - chance) / f64::from(N)).sqrt();
        assert!((found - chance).abs() < error, "{found}, not {chance}");
    }

    #[test]
    fn a_tenant_is_found_as_often_as_said() {
        near(share(|fate| fate.tenant_found), 0.6);
        let sure = Chances { tenant: 1.0, ..CHANCES };
        let never = Chances { tenant: 0.0, ..CHANCES };
        assert!((0..1000).all(|i| sure.draw(Draws::new(1), i).tenant_found));
        assert!((0..1000).all(|i| !never.draw(Draws::new(1), i).tenant_found));
    }

    #[test]
    fn a_default_comes_within_a_year_as_often_as_said() {
        let within = |months| share(|fate| fate.default_after.is_some_and(|k| k <= months));
        near(within(12), 0.2);
        // By hand: 1 - 0.8^3, and 1 - 0.8^(1/12) in the first month.
        near(within(36), 0.488);
        near(within(1), 0.018_423_470_12);
        assert!(share(|fate| fate.default_after == Some(0)) == 0.0);
    }

    #[test]
    fn the_month_of_default_is_the_first_that_survival_does_not_reach() {
        // By hand at 20 % a year: survival after 12 months 0.8, after 13 0.8^(13/12) = 0.78526.
        assert_eq!(months_to_default(0.2, 0.8001), Some(12));
        assert_eq!(months_to_default(0.2, 0.7999), Some(13));
        assert_eq!(months_to_default(0.2, 0.999_999), Some(1));
        assert_eq!(months_to_default(0.0, 1e-16), None);
        assert_eq!(months_to_default(1.0, 0.5), Some(1));
        assert_eq!(months_to_default(1e-16, 1e-16), None);
    }

    #[test]
    fn a_delay_is_triangular_and_rounded_halves_up() {
        // By hand: the distribution function of mode 3 and max 15 is x^2/45 up to 3, then
        // 1 - (15-x)^2/180. A delay of 0 is below 0.5, at most 3 below 3.5, 15 from 14.5 on.
        near(share(|fate| fate.delay == 0), 0.25 / 45.0);
        near(share(|fate| fate.delay <= 3), 1.0 - 11.5 * 11.5 / 180.0);
        near(share(|fate| fate.delay == 15), 0.25 / 180.0);
        assert_eq!(triangular(0.0, 0.0, 0.7), 0);
        assert_eq!(triangular(10.0, 10.0, 0.5625), 8);
        assert_eq!(triangular(0.0, 10.0, 0.4375), 3);
        assert_eq!(triangular(3.0, 12.0, 0.25), 3);
    }

    #[test]
    fn buildings_cost_what_was_planned_on_average() {
        let draws = Draws::new(5);
        let factors: Vec<f64> =
            (0..N).map(|future| CHANCES.draw(draws, future).capex_factor).collect();
        let mean = factors.iter().sum::<f64>() / f64::from(N);
        // The variance of a lognormal of mean 1 is e^(s^2) - 1 = 0.014504.
        assert!((mean - 1.0).abs() < 4.0 * (0.014_504 / f64::from(N)).sqrt(), "{mean}");
        let still = Chances { overrun: 0.0, ..CHANCES };
        assert!((0..1000).all(|future| still.draw(draws, future).capex_factor == 1.0));
    }
}
