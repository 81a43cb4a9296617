//! The four random factors of a future: shocks that fade.
//!
//! The logarithm of each is an Ornstein-Uhlenbeck process from 0, exact at every month:
//! `x(t) = e^(-kappa/12) x(t-1) + sigma sqrt((1 - e^(-2 kappa/12)) / (2 kappa)) e(t)`. The factor
//! is `exp(x(t) - Var x(t)/2)`, whose mean is 1.

use super::random::{Drawn, Draws};
use crate::math::{exp, exp_m1};

/// ln 2.
const LN_2: f64 = std::f64::consts::LN_2;

/// How one factor moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// Volatility a year, sigma.
    pub volatility: f64,
    /// Years in which half of a shock has faded; above 0.
    pub half_life_years: f64,
}

impl Motion {
    /// Speed of return a year: `kappa = ln 2 / half-life`.
    #[must_use]
    pub fn speed(self) -> f64 {
        LN_2 / self.half_life_years
    }

    /// `Var x(t) = sigma^2 (1 - e^(-2 kappa t/12)) / (2 kappa)` in month `t`.
    #[must_use]
    pub fn variance(self, t: usize) -> f64 {
        let twice = 2.0 * self.speed();
        self.volatility * self.volatility * -exp_m1(-twice * t as f64 / 12.0) / twice
    }
}

/// Correlations of the draws of price, lease level and power price.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlations {
    /// Bitcoin price and lease level.
    pub btc_lease: f64,
    /// Bitcoin price and power price.
    pub btc_power: f64,
    /// Lease level and power price.
    pub lease_power: f64,
}

/// What makes independent draws correlated: the lower Cholesky factor of their correlations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixing {
    lease: [f64; 2],
    power: [f64; 3],
}

impl Mixing {
    /// None of the draws has anything to do with another.
    pub const INDEPENDENT: Mixing = Mixing { lease: [0.0, 1.0], power: [0.0, 0.0, 1.0] };

    /// The factor; `None` if no three variables can be so correlated (the matrix is not positive
    /// definite).
    #[must_use]
    pub fn of(correlations: Correlations) -> Option<Mixing> {
        let Correlations { btc_lease, btc_power, lease_power } = correlations;
        let own_lease = root(1.0 - btc_lease * btc_lease)?;
        let with_lease = (lease_power - btc_lease * btc_power) / own_lease;
        let own_power = root(1.0 - btc_power * btc_power - with_lease * with_lease)?;
        Some(Mixing { lease: [btc_lease, own_lease], power: [btc_power, with_lease, own_power] })
    }
}

fn root(x: f64) -> Option<f64> {
    (x > 0.0).then(|| x.sqrt())
}

/// The factors of one world, month by month.
#[derive(Clone, Debug)]
pub struct Factors {
    mixing: Mixing,
    processes: [Process; 4],
}

/// One factor over the horizon.
#[derive(Clone, Debug)]
struct Process {
    /// What is left of yesterday's logarithm.
    keep: f64,
    /// The size of a month's shock.
    step: f64,
    /// Half the variance of months 1 to T.
    half_variance: Vec<f64>,
}

/// Logarithms of the four factors in months 1 to T: memory, kept from one future to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logs {
    /// Bitcoin price.
    pub btc: Vec<f64>,
    /// The network's own level.
    pub network: Vec<f64>,
    /// GPU lease level.
    pub lease: Vec<f64>,
    /// Power price.
    pub power: Vec<f64>,
}

impl Factors {
    /// Factors over `months`; `motions` in the order bitcoin price, network, lease level, power.
    #[must_use]
    pub fn new(motions: [Motion; 4], mixing: Mixing, months: usize) -> Factors {
        Factors { mixing, processes: motions.map(|motion| Process::of(motion, months)) }
    }

    /// Draws the logarithms of one future, `x(t) - Var x(t)/2`.
    pub fn draw(&self, draws: Draws, future: u32, logs: &mut Logs) {
        let months = self.processes[0].half_variance.len();
        let Logs { btc, network, lease, power } = logs;
        for (what, series) in [
            (Drawn::BtcPrice, &mut *btc),
            (Drawn::Network, &mut *network),
            (Drawn::LeaseLevel, &mut *lease),
            (Drawn::PowerPrice, &mut *power),
        ] {
            series.resize(months, 0.0);
            draws.monthly(future, what, series);
        }
        let (of_lease, of_power) = (self.mixing.lease, self.mixing.power);
        for ((b, l), p) in btc.iter().zip(&mut *lease).zip(&mut *power) {
            *p = of_power[0] * b + of_power[1] * *l + of_power[2] * *p;
            *l = of_lease[0] * b + of_lease[1] * *l;
        }
        for (process, series) in self.processes.iter().zip([btc, network, lease, power]) {
            process.walk(series);
        }
    }
}

impl Process {
    fn of(motion: Motion, months: usize) -> Process {
        Process {
            keep: exp(-motion.speed() / 12.0),
            step: motion.variance(1).sqrt(),
            half_variance: (1..=months).map(|t| 0.5 * motion.variance(t)).collect(),
        }
    }

    /// Turns shocks into logarithms of the factor.
    fn walk(&self, series: &mut [f64]) {
        let mut x = 0.0;
        for (value, half_variance) in series.iter_mut().zip(&self.half_variance) {
            x = self.keep * x + self.step * *value;
            *value = x - half_variance;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: u32 = 20_000;
    const MOTIONS: [Motion; 4] = [
        Motion { volatility: 0.5, half_life_years: 3.0 },
        Motion { volatility: 0.15, half_life_years: 2.0 },
        Motion { volatility: 0.4, half_life_years: 3.0 },
        Motion { volatility: 0.2, half_life_years: 1.0 },
    ];
    const CORRELATIONS: Correlations =
        Correlations { btc_lease: 0.2, btc_power: -0.3, lease_power: 0.6 };

    fn factors(months: usize) -> Factors {
        Factors::new(MOTIONS, Mixing::of(CORRELATIONS).unwrap(), months)
    }

    /// The logarithms of many futures at month `t`, factor by factor.
    fn sample(months: usize, t: usize) -> [Vec<f64>; 4] {
        let (factors, mut logs) = (factors(months), Logs::default());
        let mut columns: [Vec<f64>; 4] = Default::default();
        for future in 0..N {
            factors.draw(Draws::new(1), future, &mut logs);
            let at = [logs.btc[t - 1], logs.network[t - 1], logs.lease[t - 1], logs.power[t - 1]];
            columns.iter_mut().zip(at).for_each(|(column, x)| column.push(x));
        }
        columns
    }

    fn mean(values: impl Iterator<Item = f64>) -> f64 {
        values.sum::<f64>() / f64::from(N)
    }

    #[test]
    fn variances_follow_the_formula_at_three_dates() {
        // By hand, bitcoin at month 36: one half-life, so Var = sigma^2 (1 - 1/4) / (2 kappa)
        // = 0.25 x 0.75 / (2 x 0.2310490602) = 0.40576...
        assert!((MOTIONS[0].variance(36) - 0.405_757_980).abs() < 1e-8);
        for t in [1, 36, 120] {
            for (motion, column) in MOTIONS.iter().zip(sample(120, t)) {
                let variance = motion.variance(t);
                // The logarithm's mean is minus half its variance: the factor's is 1.
                let centre = -0.5 * variance;
                let found = mean(column.iter().map(|x| (x - centre) * (x - centre)));
                let error = 4.0 * variance * (2.0 / f64::from(N)).sqrt();
                assert!((found - variance).abs() < error, "month {t}: {found}, not {variance}");
                let bias = mean(column.iter().map(|x| x - centre));
                assert!(bias.abs() < 4.0 * (variance / f64::from(N)).sqrt(), "month {t}: {bias}");
            }
        }
    }

    #[test]
    fn factors_have_a_mean_of_one() {
        for t in [12, 60, 120] {
            for (motion, column) in MOTIONS.iter().zip(sample(120, t)) {
                let found = mean(column.iter().map(|x| exp(*x)));
                // The variance of a lognormal of mean 1 is e^Var - 1.
                let error = 4.0 * (exp_m1(motion.variance(t)) / f64::from(N)).sqrt();
                assert!((found - 1.0).abs() < error, "month {t}: {found}");
            }
        }
    }

    #[test]
    fn draws_are_correlated_as_entered_and_the_networks_are_not() {
        // In month 1 the logarithms are the draws.
        let columns = sample(1, 1);
        let standard: Vec<Vec<f64>> = MOTIONS
            .iter()
            .zip(columns)
            .map(|(motion, column)| {
                let variance = motion.variance(1);
                column.iter().map(|x| (x + 0.5 * variance) / variance.sqrt()).collect()
            })
            .collect();
        let found =
            |a: usize, b: usize| mean(standard[a].iter().zip(&standard[b]).map(|(x, y)| x * y));
        for (a, b, expected) in
            [(0, 2, 0.2), (0, 3, -0.3), (2, 3, 0.6), (0, 1, 0.0), (1, 2, 0.0), (1, 3, 0.0)]
        {
            // The variance of the product of two standard normals is 1 + rho^2.
            let error = 4.0 * ((1.0 + expected * expected) / f64::from(N)).sqrt();
            let found = found(a, b);
            assert!((found - expected).abs() < error, "{a} and {b}: {found}, not {expected}");
        }
    }

    #[test]
    fn the_present_value_of_a_lognormal_cash_flow_is_that_of_its_mean() {
        // Price x level a month: E = exp(Cov(x_b, x_l)), Cov = rho sigma_b sigma_l
        // (1 - e^(-(kappa_b + kappa_l) t/12)) / (kappa_b + kappa_l) for small steps; with equal
        // speeds it is exact at any step.
        let (factors, mut logs) = (factors(60), Logs::default());
        let speed = 2.0 * MOTIONS[0].speed();
        let covariance = |t: f64| 0.2 * 0.5 * 0.4 * -exp_m1(-speed * t / 12.0) / speed;
        let discount = |t: f64| exp(-0.08 * t / 12.0);
        let expected: f64 = (1..=60).map(f64::from).map(|t| discount(t) * exp(covariance(t))).sum();
        let mut values = Vec::new();
        for future in 0..N {
            factors.draw(Draws::new(3), future, &mut logs);
            let flows = (1..=60).zip(logs.btc.iter().zip(&logs.lease));
            values.push(flows.map(|(t, (b, l))| discount(f64::from(t)) * exp(b + l)).sum::<f64>());
        }
        let found = mean(values.iter().copied());
        let spread = mean(values.iter().map(|v| (v - found) * (v - found))).sqrt();
        assert!(
            (found - expected).abs() < 4.0 * spread / f64::from(N).sqrt(),
            "{found}, not {expected}"
        );
    }

    #[test]
    fn without_volatility_every_factor_is_one_to_the_bit() {
        let still = MOTIONS.map(|motion| Motion { volatility: 0.0, ..motion });
        let factors = Factors::new(still, Mixing::of(CORRELATIONS).unwrap(), 24);
        let mut logs = Logs::default();
        factors.draw(Draws::new(1), 5, &mut logs);
        for series in [logs.btc, logs.network, logs.lease, logs.power] {
            assert!(series.len() == 24 && series.iter().all(|x| exp(*x) == 1.0));
        }
    }

    #[test]
    fn correlations_that_cannot_go_together_have_no_mixing() {
        let of = |btc_lease, btc_power, lease_power| {
            Mixing::of(Correlations { btc_lease, btc_power, lease_power })
        };
        // By hand: 1 - a^2 - b^2 - c^2 + 2abc is 0.028 and -0.008; with a = 1 never above 0.
        assert!(of(0.9, 0.9, 0.9).is_some());
        assert!(of(0.9, 0.9, 0.6).is_none());
        assert!(of(0.9, 0.9, -0.9).is_none());
        assert!(of(1.0, 0.5, 0.5).is_none());
        assert!(of(0.0, 0.0, 1.0).is_none());
    }
}
