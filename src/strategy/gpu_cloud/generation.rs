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
    /// Months to build.
    pub build: usize,
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
    /// Sales of `accelerators` on `critical_it` MW.
    #[must_use]
    pub fn of(scenario: &Scenario, critical_it: f64, accelerators: f64) -> Sales {
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
            build: get(Input::GpuCloudBuildMonths) as usize,
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
        let years = (bought - self.build) as f64 / 12.0;
        let base_rate = self.rate * pow(1.0 + self.rate_change, years);
        let level = if bought == self.build { 1.0 } else { paths.lease_level[bought.max(1)] };
        Generation {
            bought,
            cost: self.accelerators * self.price * pow(1.0 + self.price_change, years),
            base_rate,
            opening_rate: base_rate * level,
        }
    }

    /// What `generation` fetches at `month`: `cost x residual^min(1, age/life)`.
    #[must_use]
    pub fn fetched(&self, generation: &Generation, month: usize) -> f64 {
        let age = (month - generation.bought) as f64 / self.life as f64;
        generation.cost * pow(self.residual, age.min(1.0))
    }

    /// Month `t` of a generation. Under contract it bills the opening rate; later hours sell at
    /// the market's level, by age, unless they would not pay for their power.
    #[inline]
    #[must_use]
    pub fn month(&self, paths: &Paths, generation: &Generation, t: usize) -> Month {
        let age = t - generation.bought - 1;
        let ramp = ramp(t, self.build, self.ramp);
        let hours = self.accelerators * HOURS;
        let energy = self.energy * ramp;
        let power = energy * paths.power[t];
        if age < self.term {
            let share = self.billed * paths.collected[t];
            return Month {
                revenue: hours * generation.opening_rate * share * ramp,
                power,
                energy,
            };
        }
        let rate = generation.base_rate * paths.lease_level[t] * self.ageing[age];
        let revenue = hours * rate * self.utilisation * ramp;
        if revenue * (1.0 - self.revenue_opex) < power {
            return Month::default();
        }
        Month { revenue, power, energy }
    }
}
