//! A generation of accelerators: what it costs, bills and fetches.

use super::hours::Hours;
use crate::math::{pow, whole_months};
use crate::paths::{HOURS_PER_MONTH, Paths};
use crate::scenario::{Input, Scenario};
use crate::strategy::facility::ramp;
use crate::strategy::kept::{Fading, Growth};
use std::mem::take;
use std::ops::Range;

/// Accelerators bought together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Generation {
    /// Month of purchase.
    pub bought: usize,
    /// Month after which it serves: that of purchase, or of a late delivery.
    pub delivered: usize,
    /// Last month of its contract; `delivered` if it has none.
    pub contract_end: usize,
    /// What it cost, USD.
    pub cost: f64,
    /// Opening rate before the market's level, USD per hour.
    pub base_rate: f64,
    /// Opening rate, USD per hour.
    pub opening_rate: f64,
}

/// How accelerators are sold, taken from a scenario.
#[derive(Clone, Debug)]
pub struct Sales {
    /// Month of go-live: the last one of the build.
    pub go_live: usize,
    /// Life of accelerators, months.
    pub life: usize,
    /// Contract months of a generation.
    pub term: usize,
    /// The market's level when the first contract was signed, 1 = as entered.
    pub(super) signed_level: f64,
    /// Operating cost as a share of revenue.
    pub revenue_opex: f64,
    /// Number of accelerators in place, not rounded.
    pub(super) accelerators: f64,
    /// Price of one of the first generation, USD.
    price: f64,
    /// What a later generation costs of that, a factor.
    drift: Growth,
    /// Elasticity of a later generation's price to the lease level.
    price_response: f64,
    /// Opening rate of the first generation, USD per hour.
    pub(super) rate: f64,
    /// At what of that a later generation opens, a factor.
    rate_drift: Growth,
    /// What accelerators keep of their price, by age in months.
    fading: Fading,
    /// Share of a month's hours that a contract bills.
    pub(super) billed: f64,
    /// Share of a month's hours that the spot market takes.
    pub(super) utilisation: f64,
    /// Spot rate by age in months: `(1-decline)^(age/12)`.
    ageing: Fading,
    /// From this age on, months, no spot hour is sold.
    service_life: usize,
    /// Months from delivery to full use.
    pub(super) ramp: usize,
    /// Mean draw at the meter when full, MW.
    pub(super) critical_load: f64,
}

/// Months seen at once, in present value: where all of them sell alike, a generation's margin needs
/// no look at each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Block {
    /// GPU-hours under contract.
    contract: f64,
    /// Spot hours, aged from the block's first month.
    spot: f64,
    /// Power, USD.
    power: f64,
    /// Well below the rate in the block's first month from which on any spot hour sells, USD per hour.
    least: f64,
    /// Well above the rate from which on all do, USD per hour.
    most: f64,
}

/// A rate as near as this to one that decides is looked at month by month.
const NEAR: f64 = 1e-9;

/// One month of a generation, ramp included.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Month {
    /// Billed, USD.
    pub revenue: f64,
    /// Power bought, USD.
    pub power: f64,
    /// Energy at the meter, MWh.
    pub energy: f64,
}

/// What sales keep from one scenario to the next.
#[derive(Debug, Default)]
pub(super) struct SalesMemory {
    drift: Growth,
    rate_drift: Growth,
    fading: Fading,
    ageing: Fading,
}

impl Sales {
    /// The input that says what the first generation opens at: hours and the ground of decisions do not follow from it.
    pub const RATE: Input = Input::GpuCloudLeaseRateUsdPerHour;

    /// Sales of `accelerators` on `critical_it` MW from the month after `go_live`.
    #[must_use]
    pub fn of(scenario: &Scenario, critical_it: f64, accelerators: f64, go_live: usize) -> Sales {
        Sales::keeping(scenario, critical_it, accelerators, go_live, SalesMemory::default())
    }

    pub(super) fn keeping(
        scenario: &Scenario,
        critical_it: f64,
        accelerators: f64,
        go_live: usize,
        memory: SalesMemory,
    ) -> Sales {
        let get = |input| scenario.get(input);
        let months = crate::paths::months(scenario);
        let life = whole_months(get(Input::GpuCloudAcceleratorLifeYears));
        // Generations may follow every year before T, if at all.
        let years = months.saturating_sub(go_live).div_ceil(12);
        let years = if scenario.is(Input::GpuCloudRefreshAccelerators) { years } else { 1 };
        let drift = |memory: Growth, change| memory.renewed(1.0 + get(change), (0, years));
        let load = get(Input::GpuCloudPue) * get(Input::GpuCloudLoadFactor);
        Sales {
            go_live,
            life,
            term: whole_months(get(Input::GpuCloudTermYears)),
            signed_level: 1.0,
            revenue_opex: get(Input::GpuCloudOpexRevenueShare),
            accelerators,
            price: get(Input::GpuCloudAcceleratorPriceUsd),
            drift: drift(memory.drift, Input::GpuCloudNextGenerationPriceChange),
            price_response: get(Input::GpuCloudAcceleratorPriceResponse),
            rate: Sales::rate(scenario),
            rate_drift: drift(memory.rate_drift, Input::GpuCloudNextGenerationRateChange),
            fading: memory.fading.to(get(Input::GpuCloudAcceleratorResidualShare), life),
            billed: get(Input::GpuCloudContractBilledShare),
            utilisation: get(Input::GpuCloudSpotUtilisation),
            ageing: memory.ageing.by(-get(Input::GpuCloudLeaseRateDecline), months),
            service_life: whole_months(get(Input::GpuCloudServiceLifeYears)),
            ramp: get(Input::GpuCloudRampMonths) as usize,
            critical_load: critical_it * load,
        }
    }

    /// What the first generation opens at, USD per hour.
    pub(super) fn rate(scenario: &Scenario) -> f64 {
        scenario.get(Sales::RATE)
    }

    /// What the next one may keep of it.
    pub(super) fn memory(&mut self) -> SalesMemory {
        SalesMemory {
            drift: take(&mut self.drift),
            rate_drift: take(&mut self.rate_drift),
            fading: take(&mut self.fading),
            ageing: take(&mut self.ageing),
        }
    }

    /// The generation bought at month `bought`:
    /// `n x price x (1+change)^((m-b)/12) x level(max(m,1))^response`, opening at
    /// `rate x (1+change)^((m-b)/12) x level(max(m,1))`; the first at the level it was signed at,
    /// its cost at level 1.
    #[must_use]
    pub fn generation(&self, bought: usize, paths: &Paths) -> Generation {
        self.known_generation(bought, paths, paths.months)
    }

    /// The same as far as is known at the end of month `known`.
    #[must_use]
    pub fn known_generation(&self, bought: usize, paths: &Paths, known: usize) -> Generation {
        let (generation, opening) = self.unrated(bought, paths, known);
        self.rated(&generation, opening)
    }

    /// The same at no rate, and what its rate is of the first one's: the drift and the level, factors.
    pub(super) fn unrated(
        &self,
        bought: usize,
        paths: &Paths,
        known: usize,
    ) -> (Generation, [f64; 2]) {
        let since = bought - self.go_live;
        let (level, signed) = if bought == self.go_live {
            (1.0, self.signed_level)
        } else {
            let level = paths.lease_level[bought.max(1)];
            (level, level)
        };
        let delivered = bought.max(self.go_live + paths.events.delay);
        let void = paths.events.known_at(known).contracts_void_from;
        let generation = Generation {
            bought,
            delivered,
            contract_end: self.contract_end(bought, delivered, void),
            cost: self.accelerators
                * self.price
                * self.drift.after(since)
                * if level == 1.0 { 1.0 } else { pow(level, self.price_response) },
            base_rate: 0.0,
            opening_rate: 0.0,
        };
        (generation, [self.rate_drift.after(since), signed])
    }

    /// A generation that opens at so much of the first one's rate.
    #[inline]
    pub(super) fn rated(&self, generation: &Generation, [drift, level]: [f64; 2]) -> Generation {
        let base_rate = self.rate * drift;
        Generation { base_rate, opening_rate: base_rate * level, ..*generation }
    }

    /// The last month of the contract of what was bought at `bought`: `term_years` after delivery,
    /// or the month before `void`, if that is while it is in force.
    fn contract_end(&self, bought: usize, delivered: usize, void: usize) -> usize {
        let agreed = delivered + self.term;
        if bought + 1 < void { agreed.min(void - 1).max(delivered) } else { agreed }
    }

    /// What `generation` fetches at `month`: `cost x residual^min(1, age/life)`.
    #[must_use]
    pub fn fetched(&self, generation: &Generation, month: usize) -> f64 {
        generation.cost * self.fading.after(month - generation.bought)
    }

    /// Month `t` of a generation, after its delivery. Under contract it bills the opening rate;
    /// later hours sell at the market's level, by age, unless they would not pay for their power.
    #[inline]
    #[must_use]
    pub fn month(&self, paths: &Paths, hours: &Hours, generation: &Generation, t: usize) -> Month {
        let (contract, spot) = self.stretches(generation, t, t + 1);
        if !contract.is_empty() {
            self.contract_month(paths, hours, generation, t)
        } else if !spot.is_empty() {
            self.spot_month(hours, generation, t)
        } else {
            Month::default()
        }
    }

    /// The months from `first` to before `end` that are under contract, and those after it in which
    /// spot hours may sell.
    #[inline]
    pub(super) fn stretches(
        &self,
        generation: &Generation,
        first: usize,
        end: usize,
    ) -> (Range<usize>, Range<usize>) {
        let contract_end = (generation.contract_end + 1).min(end).max(first);
        let service_end = (generation.bought + self.service_life + 1).min(end);
        (first..contract_end, contract_end..service_end)
    }

    /// A month under contract.
    #[inline]
    pub(super) fn contract_month(
        &self,
        paths: &Paths,
        hours: &Hours,
        of: &Generation,
        t: usize,
    ) -> Month {
        let agreed = t < paths.events.contracts_repriced_from;
        let level = || self.aged_rate(of, t) * paths.lease_level[t];
        let rate = if agreed { of.opening_rate } else { level() };
        Month { revenue: rate * hours.contract[t], power: hours.power[t], energy: hours.energy[t] }
    }

    /// A month after it: hours that would not pay for their power are not sold.
    #[inline]
    pub(super) fn spot_month(&self, hours: &Hours, of: &Generation, t: usize) -> Month {
        let (revenue, power) = (self.aged_rate(of, t) * hours.spot[t], hours.power[t]);
        let sells = self.sells(revenue, power);
        if sells { Month { revenue, power, energy: hours.energy[t] } } else { Month::default() }
    }

    /// Whether spot hours pay for their power.
    #[inline]
    fn sells(&self, revenue: f64, power: f64) -> bool {
        revenue * (1.0 - self.revenue_opex) >= power
    }

    /// Present value of revenue less its operating share and power over months `first..=last`.
    #[must_use]
    pub fn margin(
        &self,
        paths: &Paths,
        hours: &Hours,
        generation: &Generation,
        (first, last): (usize, usize),
        discount: &[f64],
    ) -> f64 {
        let kept = 1.0 - self.revenue_opex;
        let spot_from = (generation.contract_end + 1).clamp(first, last + 1);
        let mut sum = 0.0;
        for (t, discount) in (first..).zip(&discount[first..spot_from]) {
            let month = self.contract_month(paths, hours, generation, t);
            sum += (month.revenue * kept - month.power) * discount;
        }
        let last = last.min(generation.bought + self.service_life);
        if spot_from > last {
            return sum;
        }
        let age = spot_from - generation.bought - 1;
        let ageing = &self.ageing.shares()[age..];
        let spot = hours.spot[spot_from..=last].iter().zip(&hours.power[spot_from..=last]);
        for (((spot, power), ageing), discount) in spot.zip(ageing).zip(&discount[spot_from..]) {
            let revenue = generation.base_rate * ageing * spot;
            if self.sells(revenue, *power) {
                sum += (revenue * kept - power) * discount;
            }
        }
        sum
    }

    /// What is left of a spot rate after so many months: `(1-decline)^(age/12)`.
    #[must_use]
    pub fn aged(&self, months: usize) -> f64 {
        self.ageing.after(months)
    }

    /// Spot hours of month `t` times the level, worth as much less as the months since `first` age a rate.
    #[inline]
    pub(super) fn spot(&self, hours: &Hours, first: usize, t: usize) -> f64 {
        hours.spot[t] * self.aged(t - first)
    }

    /// The last month in which spot hours of what was bought at `bought` are sold.
    #[must_use]
    pub fn service_end(&self, bought: usize) -> usize {
        bought + self.service_life
    }

    /// Elasticity of a later generation's price to the lease level.
    #[must_use]
    pub fn price_response(&self) -> f64 {
        self.price_response
    }

    /// What months `first..=last` are worth to any generation, in present value.
    #[must_use]
    pub fn block(&self, hours: &Hours, (first, last): (usize, usize), discount: &[f64]) -> Block {
        let mut block = Block { least: f64::INFINITY, ..Block::default() };
        let kept = 1.0 - self.revenue_opex;
        for (t, &weight) in (first..).zip(&discount[first..=last]) {
            let (power, spot) = (hours.power[t], self.spot(hours, first, t));
            block.contract += hours.contract[t] * weight;
            block.spot += spot * weight;
            block.power += power * weight;
            // From this rate on the month's hours pay for their power; where there are none,
            // nothing is paid either.
            let needed = if power <= 0.0 { 0.0 } else { power / (spot * kept) };
            block.least = if needed < block.least { needed } else { block.least };
            block.most = if needed > block.most { needed } else { block.most };
        }
        (block.least, block.most) = (block.least * (1.0 - NEAR), block.most * (1.0 + NEAR));
        block
    }

    /// The margin over the months of `block`, as [`Sales::margin`] sums it month by month; `None`
    /// where they are not all alike: a contract ends or is repriced in them, or some hours sell and
    /// others do not.
    #[inline]
    #[must_use]
    pub fn margin_of_block(
        &self,
        paths: &Paths,
        generation: &Generation,
        (first, last): (usize, usize),
        block: &Block,
    ) -> Option<f64> {
        let kept = 1.0 - self.revenue_opex;
        if generation.delivered >= first {
            return None;
        }
        if last <= generation.contract_end {
            let agreed = last < paths.events.contracts_repriced_from;
            let margin = generation.opening_rate * block.contract * kept - block.power;
            return agreed.then_some(margin);
        }
        if first <= generation.contract_end {
            return None;
        }
        let served = generation.bought + self.service_life;
        if first > served {
            return Some(0.0);
        }
        let rate = generation.base_rate * self.ageing.after(first - generation.bought - 1);
        match () {
            () if last > served => None,
            () if rate >= block.most => Some(rate * block.spot * kept - block.power),
            () if rate < block.least => Some(0.0),
            () => None,
        }
    }

    /// Whether the contract of `generation` is in force after month `month`; one signed and not yet
    /// delivered is.
    #[must_use]
    pub fn in_force(&self, generation: &Generation, month: usize) -> bool {
        generation.contract_end > generation.delivered.max(month)
    }

    /// What the first contract bills until T on the base path, delivered as planned, USD.
    #[must_use]
    pub fn signed_revenue(&self, months: usize) -> f64 {
        let rate = self.rate * self.signed_level;
        let full = self.accelerators * HOURS_PER_MONTH * rate * self.billed;
        let end = months.min(self.go_live + self.term);
        (self.go_live + 1..=end).map(|t| full * ramp(t, self.go_live, self.ramp)).sum()
    }

    /// The rate of a generation in month `t` at level 1: the opening rate before its level x
    /// (1-decline)^(age/12), age = whole months before this one.
    #[inline]
    fn aged_rate(&self, generation: &Generation, t: usize) -> f64 {
        generation.base_rate * self.ageing.after(t - generation.bought - 1)
    }
}
