//! The altered world: deterministic paths, changed by the shocks that are switched on.
//!
//! Every market shock is a factor on price and on the network, as it is alone, and factors
//! multiply; hashprice follows from both. The network's response to a price that belongs to a given
//! network or hashprice is off, so only the halving's frozen price moves it. AI shocks are dated
//! from the go-live of the strategy that they hit, late delivery included; a strategy sees its own.

use super::record;
use super::{Shock, Shocks};
use crate::math::{pow, whole_months};
use crate::paths::{Network, Paths};
use crate::scenario::{Input, Scenario, Series};

/// Months of a late delivery.
const DELAY: usize = 6;
/// Months of a halving's frozen price, and of its absent response.
const FROZEN: usize = 24;
const UNMOVED: usize = 12;
/// Months after delivery before the slowdown, and before the glut that reprices contracts.
const SERVED: usize = 12;
/// Months of the first contract that a glut without repricing still sees.
const LEFT: usize = 12;
/// Months of the slowdown in which nothing is collected.
const UNPAID: usize = 12;
/// What is charged and what accelerators rent for after that, and what new debt costs more.
const AFTER_SLOWDOWN: f64 = 0.70;
const SURCHARGE: f64 = 0.0225;
/// Month of the glut from which contracts are repriced.
const REPRICED: usize = 7;
/// Months of dear power, and how dear.
const SPIKE: usize = 12;
const SPIKE_FACTOR: f64 = 2.0;

/// A world and when its shocks begin.
#[derive(Clone, Debug)]
pub(super) struct ShockedWorld {
    pub paths: Paths,
    /// First shocked month of every shock that begins within the horizon.
    pub begins: Vec<(Shock, usize)>,
}

/// The AI business whose contracts and deliveries are hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Business {
    Colocation,
    GpuCloud,
}

impl ShockedWorld {
    /// The world of a mine: market shocks only.
    pub(super) fn of_mining(scenario: &Scenario, base: &Paths, shocks: Shocks) -> ShockedWorld {
        let mut world = ShockedWorld { paths: base.clone(), begins: Vec::new() };
        for shock in shocks.iter() {
            match shock {
                Shock::Winter2022 => world.winter(base),
                Shock::ChinaBan2021 => world.china_ban(base),
                Shock::HalvingWithoutPriceSupport => world.halving(scenario, base),
                Shock::PowerSpike => world.power_spike(),
                Shock::GpuGlut
                | Shock::GpuGlutRepriced
                | Shock::AiSlowdown
                | Shock::LateDelivery => {}
            }
        }
        world
    }

    /// The same market, and what hits an AI business.
    pub(super) fn with_business(
        &self,
        scenario: &Scenario,
        shocks: Shocks,
        business: Business,
    ) -> ShockedWorld {
        let mut world = self.clone();
        let (build, term) = match business {
            Business::Colocation => (Input::ColocationBuildMonths, Input::ColocationTermYears),
            Business::GpuCloud => (Input::GpuCloudBuildMonths, Input::GpuCloudTermYears),
        };
        let mut delivered = scenario.get(build) as usize;
        // What is there already cannot come late.
        if shocks.has(Shock::LateDelivery) && delivered > 0 {
            world.note(Shock::LateDelivery, delivered + 1);
            world.paths.events.delay = DELAY;
            delivered += DELAY;
        }
        let contract_end = delivered + whole_months(scenario.get(term));
        let decline = scenario.get(Input::GpuCloudLeaseRateDecline);
        if shocks.has(Shock::GpuGlutRepriced) {
            let start = delivered + SERVED;
            world.gpu_glut(Shock::GpuGlutRepriced, start, decline);
            world.paths.events.contracts_repriced_from = start + REPRICED;
        } else if shocks.has(Shock::GpuGlut) {
            world.gpu_glut(Shock::GpuGlut, contract_end.saturating_sub(LEFT), decline);
        }
        if shocks.has(Shock::AiSlowdown) {
            world.slowdown(delivered + SERVED, business);
        }
        world
    }

    fn note(&mut self, shock: Shock, first: usize) {
        if first <= self.paths.months {
            self.begins.push((shock, first));
        }
    }

    /// Multiplies month `t` of the bitcoin paths by `price` and `network`; the reward goes with the
    /// price, hashprice with both.
    fn multiply(&mut self, t: usize, price: f64, network: f64) {
        let paths = &mut self.paths;
        paths.price[t] *= price;
        paths.reward[t] *= price;
        paths.network[t] *= network;
        paths.hashprice[t] *= price / network;
    }

    /// Price and hashprice are given, the network is what gives it.
    fn winter(&mut self, base: &Paths) {
        self.note(Shock::Winter2022, 1);
        for t in 1..=base.months {
            let (price, hashprice) = (record::winter_price(t), record::winter_hashprice(t));
            self.multiply(t, price, price / hashprice);
        }
    }

    fn china_ban(&mut self, base: &Paths) {
        self.note(Shock::ChinaBan2021, 1);
        for t in 1..=base.months {
            self.multiply(t, record::ban_price(t), record::ban_network(t));
        }
    }

    /// From the next halving `h` on the price is that of the month before for 24 months, then grows
    /// as the base does. For 12 months the network does not respond: it goes on seeing what it saw
    /// in month h-1; then it responds to the frozen price. A halving in month 1 freezes the price of
    /// month 1.
    fn halving(&mut self, scenario: &Scenario, base: &Paths) {
        let network = Network::of(scenario);
        let mut months = 1..=base.months;
        let Some(first) = months.find(|t| network.halvings(*t) > network.halvings(t - 1)) else {
            return;
        };
        self.note(Shock::HalvingWithoutPriceSupport, first);
        let frozen = base.price[first - 1];
        let price = |t: usize| {
            if t < first { 1.0 } else { frozen / base.price[t.min(first + FROZEN - 1)] }
        };
        let lag = scenario.get(Input::NetworkResponseLagMonths) as usize;
        let given = scenario.series(Series::Network).is_some();
        let response = if given { 0.0 } else { scenario.get(Input::NetworkHashrateResponse) };
        for t in first..=base.months {
            let seen = |month: usize| month.saturating_sub(lag).max(1);
            let usual = seen(t);
            let now = if t < first + UNMOVED { seen(first - 1) } else { usual };
            // reward(now, frozen) / reward(usual, base); 1 where there is no reward at all.
            let ratio = if base.reward[usual] == 0.0 {
                1.0
            } else {
                base.reward[now] * price(now) / base.reward[usual]
            };
            self.multiply(t, price(t), pow(ratio, response));
        }
    }

    fn power_spike(&mut self) {
        self.note(Shock::PowerSpike, 1);
        for price in self.paths.power.iter_mut().skip(1).take(SPIKE) {
            *price *= SPIKE_FACTOR;
        }
    }

    /// The lease level falls after month `start`.
    fn gpu_glut(&mut self, shock: Shock, start: usize, decline: f64) {
        self.note(shock, start + 1);
        for (k, level) in self.paths.lease_level.iter_mut().skip(start).enumerate().skip(1) {
            *level *= record::glut_level(k, decline);
        }
    }

    /// After month `start` nothing is collected for a year; then rent is lower for good, also at
    /// which a term would open; or the accelerators' contract is void, nothing more of its
    /// prepayment is credited and the market is lower. Debt drawn is dearer throughout.
    fn slowdown(&mut self, start: usize, business: Business) {
        self.note(Shock::AiSlowdown, start + 1);
        let paths = &mut self.paths;
        for collected in paths.collected.iter_mut().skip(start + 1).take(UNPAID) {
            *collected = 0.0;
        }
        let after = start + UNPAID + 1;
        paths.events.loans_dearer_from = start + 1;
        paths.events.interest_surcharge = SURCHARGE;
        match business {
            Business::Colocation => {
                paths.events.rent_changed_from = after;
                paths.events.rent_share = AFTER_SLOWDOWN;
            }
            Business::GpuCloud => {
                paths.events.contracts_void_from = after;
                paths.events.credit_ends_from = after;
                for level in paths.lease_level.iter_mut().skip(after) {
                    *level *= AFTER_SLOWDOWN;
                }
            }
        }
    }
}
