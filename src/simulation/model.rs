//! What is the same in every future of a scenario.

use super::chance::{Chances, Fate};
use super::factors::{Correlations, Factors, Logs, Mixing, Motion};
use super::random::Draws;
use super::rows::Layout;
use crate::evaluation::Rates;
use crate::finance::Discount;
use crate::math::exp;
use crate::paths::{Fading, Paths};
use crate::scenario::{Input, Scenario, Series};
use crate::strategy::Strategy;
use crate::strategy::bridge::{self, Span, WayOut};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::{self, Mine};

/// A scenario made ready for its futures.
#[derive(Clone, Debug)]
pub struct Model {
    /// The base path.
    pub base: Paths,
    /// What is where in a row.
    pub layout: Layout,
    pub(super) fading: Fading,
    pub(super) mine: Mine,
    pub(super) mining_groundwork: mining::Groundwork,
    /// The hybrid's second mine, if there is headroom for one.
    pub(super) headroom: Option<(Mine, mining::Groundwork)>,
    /// Of the mine on its way out for colocation, and for GPU cloud; `None` if there is none.
    pub(super) bridges: [Option<bridge::Groundwork>; 2],
    /// At the common rate.
    pub(super) discount: Discount,
    /// `None` if not ready within the horizon.
    pub(super) colocation: Option<Colocation>,
    /// `None` if not ready within the horizon.
    pub(super) cloud: Option<GpuCloud>,
    pub(super) weights: Weights,
    pub(super) way_out: WayOut,
    pub(super) rates: Rates,
    /// Elasticity of the network to the price; 0 where the network is given.
    response: f64,
    /// Months after which the network sees a price.
    lag: usize,
    draws: Draws,
    factors: Factors,
    chances: Chances,
}

impl Model {
    /// The model of a scenario, its futures drawn by `seed`.
    #[must_use]
    pub fn of(scenario: &Scenario, seed: u32) -> Model {
        let get = |input| scenario.get(input);
        let base = Paths::of(scenario);
        let months = base.months;
        let colocation = Some(Colocation::of(scenario)).filter(|c| c.go_live() < months);
        let cloud = Some(GpuCloud::of(scenario)).filter(|c| c.go_live() < months);
        let weights = Weights::of(scenario);
        let hybrid = match weights.business {
            Strategy::GpuCloud => cloud.is_some(),
            _ => colocation.is_some(),
        };
        let motions = motions(scenario);
        let [btc, _, lease, power] = motions.map(Motion::speed);
        let mine = Mine::of(scenario);
        let discount = Discount::new(get(Input::UncertaintyCommonDiscountRate), months);
        let way_out = WayOut::of(scenario);
        let ground = |mine: &Mine| mining::Groundwork::of(mine, &base, &discount);
        let second = || {
            let second = mine.clone().without_connection();
            let ground = ground(&second);
            (second, ground)
        };
        let leaving = |build: usize| {
            let span = Span { wait: 0, build };
            bridge::Groundwork::of(way_out, &mine, &base, span, &discount)
        };
        let given = scenario.series(Series::Network).is_some() || base.reward[1] == 0.0;
        Model {
            layout: Layout {
                ready: [true, colocation.is_some(), cloud.is_some(), hybrid],
                years: months / 12,
            },
            fading: Fading::at(btc, power, lease, months),
            headroom: (weights.headroom > 0.0).then(second),
            mining_groundwork: ground(&mine),
            bridges: [
                colocation.as_ref().and_then(|of| leaving(of.go_live())),
                cloud.as_ref().and_then(|of| leaving(of.go_live())),
            ],
            mine,
            colocation,
            cloud,
            weights,
            way_out,
            discount,
            rates: Rates::common(get(Input::UncertaintyCommonDiscountRate)),
            response: if given { 0.0 } else { get(Input::NetworkHashrateResponse) },
            lag: get(Input::NetworkResponseLagMonths) as usize,
            draws: Draws::new(seed),
            factors: Factors::new(motions, mixing(scenario), months),
            chances: chances(scenario),
            base,
        }
    }

    /// Draws future `future`: the logarithms of its factors, and what befalls it.
    pub(super) fn draw(&self, future: u32, logs: &mut Logs) -> Fate {
        self.factors.draw(self.draws, future, logs);
        self.chances.draw(self.draws, future)
    }

    /// Writes what strategies see of the market under `logs` over a copy of the base path: hashprice,
    /// power price and lease level.
    ///
    /// The network responds to the random price as it does to the base path's: with the same
    /// reward in month 1 below, the ratio to the base is the lagged price factor to the power of
    /// the response. Hashprice follows from both.
    pub(super) fn market(&self, logs: &Logs, paths: &mut Paths) {
        let base = &self.base;
        let hashprice = |t: usize| logs.btc[t - 1] - self.network_log(logs, t);
        scale(&mut paths.hashprice, &base.hashprice, hashprice);
        scale(&mut paths.power, &base.power, |t| logs.power[t - 1]);
        scale(&mut paths.lease_level, &base.lease_level, |t| logs.lease[t - 1]);
    }

    /// Writes what is behind the hashprice: price, block reward and network.
    pub(super) fn behind(&self, logs: &Logs, paths: &mut Paths) {
        let base = &self.base;
        for t in 1..=base.months {
            let price = exp(logs.btc[t - 1]);
            paths.price[t] = base.price[t] * price;
            paths.reward[t] = base.reward[t] * price;
            paths.network[t] = base.network[t] * exp(self.network_log(logs, t));
        }
    }

    /// The logarithm of the network over the base path's in month `t`.
    #[inline]
    fn network_log(&self, logs: &Logs, t: usize) -> f64 {
        let seen = logs.btc[t.saturating_sub(self.lag).max(1) - 1];
        self.response * seen + logs.network[t - 1]
    }
}

/// Writes `base` times e to the power of `log` from month 1 on.
fn scale(path: &mut [f64], base: &[f64], log: impl Fn(usize) -> f64) {
    for (t, (path, base)) in (1..).zip(path[1..].iter_mut().zip(&base[1..])) {
        *path = base * exp(log(t));
    }
}

fn motions(scenario: &Scenario) -> [Motion; 4] {
    let motion = |volatility, half_life| Motion {
        volatility: scenario.get(volatility),
        half_life_years: scenario.get(half_life),
    };
    [
        motion(Input::UncertaintyBtcVolatility, Input::UncertaintyBtcHalfLifeYears),
        motion(Input::UncertaintyHashrateVolatility, Input::UncertaintyHashrateHalfLifeYears),
        motion(Input::UncertaintyLeaseVolatility, Input::UncertaintyLeaseHalfLifeYears),
        motion(Input::UncertaintyPowerVolatility, Input::UncertaintyPowerHalfLifeYears),
    ]
}

/// A scenario holds only correlations that go together; should rounding see it otherwise at the
/// very edge, the draws are independent.
fn mixing(scenario: &Scenario) -> Mixing {
    let entered = Correlations {
        btc_lease: scenario.get(Input::UncertaintyCorrelationBtcLease),
        btc_power: scenario.get(Input::UncertaintyCorrelationBtcPower),
        lease_power: scenario.get(Input::UncertaintyCorrelationLeasePower),
    };
    Mixing::of(entered).unwrap_or(Mixing::INDEPENDENT)
}

fn chances(scenario: &Scenario) -> Chances {
    let get = |input| scenario.get(input);
    Chances {
        tenant: get(Input::UncertaintyTenantProbability),
        default_rate: get(Input::UncertaintyTenantDefaultRate),
        delay_mode: get(Input::UncertaintyDelayModeMonths),
        delay_max: get(Input::UncertaintyDelayMaxMonths),
        overrun: get(Input::UncertaintyCapexOverrunSd),
    }
}
