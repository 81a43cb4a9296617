//! A generation of accelerators: what it costs, bills and fetches.

use crate::math::{pow, whole_months};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::colocation::ramp;

/// Hours in a month.
const HOURS: f64 = 730.0;

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
    /// Operating cost as a share of revenue.
    pub revenue_opex: f64,
    accelerators: f64,
    price: f64,
    price_change: f64,
    rate: f64,
    rate_change: f64,
    residual: f64,
    billed: f64,
    utilisation: f64,
    /// Spot rate by age in months: `(1-decline)^(age/12)`.
    ageing: Vec<f64>,
    ramp: usize,
    /// Energy of a full month, MWh.
    energy: f64,
}

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

impl Sales {
    /// Sales of `accelerators` on `critical_it` MW from the month after `go_live`.
    #[must_use]
    pub fn of(scenario: &Scenario, critical_it: f64, accelerators: f64, go_live: usize) -> Sales {
        let get = |input| scenario.get(input);
        let months = crate::paths::months(scenario);
        let factor = crate::math::monthly_factor(-get(Input::GpuCloudLeaseRateDecline));
        let mut ageing = Vec::with_capacity(months + 1);
        let mut value = 1.0;
        for _ in 0..=months {
            ageing.push(value);
            value *= factor;
        }
        let load = get(Input::GpuCloudPue) * get(Input::GpuCloudLoadFactor);
        Sales {
            go_live,
            life: whole_months(get(Input::GpuCloudAcceleratorLifeYears)),
            term: whole_months(get(Input::GpuCloudTermYears)),
            revenue_opex: get(Input::GpuCloudOpexRevenueShare),
            accelerators,
            price: get(Input::GpuCloudAcceleratorPriceUsd),
            price_change: get(Input::GpuCloudNextGenerationPriceChange),
            rate: get(Input::GpuCloudLeaseRateUsdPerHour),
            rate_change: get(Input::GpuCloudNextGenerationRateChange),
            residual: get(Input::GpuCloudAcceleratorResidualShare),
            billed: get(Input::GpuCloudContractBilledShare),
            utilisation: get(Input::GpuCloudSpotUtilisation),
            ageing,
            ramp: get(Input::GpuCloudRampMonths) as usize,
            energy: critical_it * load * HOURS,
        }
    }

    /// The generation bought at month `bought`: `n x price x (1+change)^((m-b)/12)`, opening at
    /// `rate x (1+change)^((m-b)/12) x level(max(m,1))`; the first at level 1.
    #[must_use]
    pub fn generation(&self, bought: usize, paths: &Paths) -> Generation {
        let years = (bought - self.go_live) as f64 / 12.0;
        let base_rate = self.rate * pow(1.0 + self.rate_change, years);
        let level = if bought == self.go_live { 1.0 } else { paths.lease_level[bought.max(1)] };
        let delivered = bought.max(self.go_live + paths.events.delay);
        Generation {
            bought,
            delivered,
            contract_end: self.contract_end(bought, delivered, paths),
            cost: self.accelerators * self.price * pow(1.0 + self.price_change, years),
            base_rate,
            opening_rate: base_rate * level,
        }
    }

    /// The last month of the contract of what was bought at `bought`: `term_years` after delivery,
    /// or the month before a day that voids it while it is in force.
    fn contract_end(&self, bought: usize, delivered: usize, paths: &Paths) -> usize {
        let void = paths.events.contracts_void_from;
        let agreed = delivered + self.term;
        if bought + 1 < void { agreed.min(void - 1).max(delivered) } else { agreed }
    }

    /// What `generation` fetches at `month`: `cost x residual^min(1, age/life)`.
    #[must_use]
    pub fn fetched(&self, generation: &Generation, month: usize) -> f64 {
        let age = (month - generation.bought) as f64 / self.life as f64;
        generation.cost * pow(self.residual, age.min(1.0))
    }

    /// Month `t` of a generation, after its delivery. Under contract it bills the opening rate;
    /// later hours sell at the market's level, by age, unless they would not pay for their power.
    #[inline]
    #[must_use]
    pub fn month(&self, paths: &Paths, generation: &Generation, t: usize) -> Month {
        let ramp = ramp(t, self.go_live + paths.events.delay, self.ramp);
        let energy = self.energy * ramp;
        let power = energy * paths.power[t];
        if t <= generation.contract_end {
            let rate = if t < paths.events.contracts_repriced_from {
                generation.opening_rate
            } else {
                self.market_rate(paths, generation, t)
            };
            let revenue = self.contract_revenue(rate, paths.collected[t], ramp);
            return Month { revenue, power, energy };
        }
        let rate = self.market_rate(paths, generation, t);
        let revenue = self.accelerators * HOURS * rate * self.utilisation * ramp;
        if revenue * (1.0 - self.revenue_opex) < power {
            return Month::default();
        }
        Month { revenue, power, energy }
    }

    /// What the contract of `generation` would bill until month `end` if it were kept as signed.
    #[must_use]
    pub fn signed_revenue(&self, paths: &Paths, generation: &Generation, end: usize) -> f64 {
        let delivered = self.go_live + paths.events.delay;
        let months = generation.delivered + 1..=end;
        let billed = |t| {
            let ramp = ramp(t, delivered, self.ramp);
            self.contract_revenue(generation.opening_rate, 1.0, ramp)
        };
        months.map(billed).sum()
    }

    /// `n x rate x 730 x contract_billed_share x collected x ramp`
    #[inline]
    fn contract_revenue(&self, rate: f64, collected: f64, ramp: f64) -> f64 {
        self.accelerators * HOURS * rate * (self.billed * collected) * ramp
    }

    /// The spot rate of a generation in month `t`: the opening rate before its level, x level(t) x
    /// (1-decline)^(age/12), age = whole months before this one.
    #[inline]
    fn market_rate(&self, paths: &Paths, generation: &Generation, t: usize) -> f64 {
        generation.base_rate * paths.lease_level[t] * self.ageing[t - generation.bought - 1]
    }
}
