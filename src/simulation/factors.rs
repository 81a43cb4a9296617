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
