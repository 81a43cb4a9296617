//! A month's running of a mine: income, power, curtailment.

use super::year::{Part, Year};
use crate::finance::{Column, Ledger};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use std::ops::RangeInclusive;

/// How a mine runs from month to month.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Hashprice (USD per PH/s per day) to income of a month per PH/s: `365/12 x uptime x (1-fee)`.
    income_factor: f64,
    /// Energy of a full month, MWh.
    energy: f64,
    /// Operating cost of a month before inflation, USD.
    opex: f64,
    /// Share of operating cost that is paid while nothing runs.
    idle_share: f64,
    /// Whether nothing runs in months that would lose.
    curtails: bool,
    /// Demand-response income of a month, USD.
    demand_response: f64,
}

/// One month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// Pool income and demand response, USD.
    pub revenue: f64,
    /// Power bought, USD.
    pub power: f64,
    /// Operating cost, USD.
    pub opex: f64,
    /// Whether machines run.
    pub runs: bool,
}

/// Months seen at once, in present value: where all of them run, or none, a fleet's earnings need
/// no look at each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Block {
    /// Pool income per PH/s, USD.
    income: f64,
    /// Power and operating cost of running less demand response, USD.
    running: f64,
    /// Operating cost of standing idle, USD.
    idling: f64,
    /// Below this hashrate no month runs, PH/s.
    least: f64,
    /// From this hashrate on every month runs, PH/s.
    most: f64,
}

impl Operation {
    /// The running of the mine on all of the scenario's grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Operation {
        let get = |input| scenario.get(input);
        let (mw, uptime) = (get(Input::SiteGridMw), get(Input::MiningUptime));
        Operation {
            income_factor: 365.0 / 12.0 * uptime * (1.0 - get(Input::MiningPoolFee)),
            energy: mw * 730.0 * uptime,
            opex: mw * get(Input::MiningOpexUsdPerMwYear) / 12.0,
            idle_share: get(Input::MiningIdleOpexShare),
            curtails: scenario.is(Input::MiningCurtailWhenUnprofitable),
            demand_response: mw * uptime * get(Input::MiningDemandResponseUsdPerMwYear) / 12.0,
        }
    }

    /// Month `t` with `petahash` PH/s in place. With curtailment, if
    /// `revenue < power + (1 - idle_opex_share) x opex`, nothing runs and only the idle share of
    /// operating cost is paid. Demand response is received in months that run.
    #[inline]
    #[must_use]
    pub fn month(&self, paths: &Paths, petahash: f64, t: usize) -> Month {
        let gross = petahash * paths.hashprice[t] * self.income_factor;
        let revenue = gross + self.demand_response;
        let power = self.energy * paths.power[t];
        let opex = self.opex * paths.cost_index[t];
        if self.curtails && revenue < power + (1.0 - self.idle_share) * opex {
            Month { revenue: 0.0, power: 0.0, opex: opex * self.idle_share, runs: false }
        } else {
            Month { revenue, power, opex, runs: true }
        }
    }

    /// What months `first..=last` are worth to any fleet.
    #[must_use]
    pub fn block(&self, paths: &Paths, months: RangeInclusive<usize>, discount: &[f64]) -> Block {
        let mut block = Block { least: f64::INFINITY, ..Block::default() };
        for t in months {
            let power = self.energy * paths.power[t];
            let opex = self.opex * paths.cost_index[t];
            let income = paths.hashprice[t] * self.income_factor;
            block.income += income * discount[t];
            block.running += (power + opex - self.demand_response) * discount[t];
            block.idling += opex * self.idle_share * discount[t];
            let avoided = power + (1.0 - self.idle_share) * opex - self.demand_response;
            let needed = self.needed(income, avoided);
            block.least = if needed < block.least { needed } else { block.least };
            block.most = if needed > block.most { needed } else { block.most };
        }
        block
    }

    /// The hashrate from which on a month's income per PH/s pays for what running costs, PH/s.
    fn needed(&self, income: f64, cost: f64) -> f64 {
        if !self.curtails || cost <= 0.0 {
            0.0
        } else if income == 0.0 {
            f64::INFINITY
        } else {
            cost / income
        }
    }

    /// Present value of EBITDA over the months of `block` with `petahash` PH/s in place.
    #[must_use]
    pub fn earned(
        &self,
        paths: &Paths,
        petahash: f64,
        months: RangeInclusive<usize>,
        discount: &[f64],
        block: &Block,
    ) -> f64 {
        if petahash >= block.most {
            return petahash * block.income - block.running;
        }
        if petahash < block.least {
            return -block.idling;
        }
        let mut sum = 0.0;
        for t in months {
            let month = self.month(paths, petahash, t);
            sum += (month.revenue - month.power - month.opex) * discount[t];
        }
        sum
    }

    /// What months are worth if hashprice and power price are the path's times a factor each.
    #[must_use]
    pub fn year(&self, paths: &Paths, months: RangeInclusive<usize>, discount: &[f64]) -> Year {
        let month = |t: usize| {
            let opex = self.opex * paths.cost_index[t];
            Part {
                income: paths.hashprice[t] * self.income_factor,
                power: self.energy * paths.power[t],
                running: opex - self.demand_response,
                idling: opex * self.idle_share,
                discount: discount[t],
            }
        };
        Year::of(months.map(month).collect(), self.curtails)
    }

    /// Writes months of running into the ledger.
    pub fn run(
        &self,
        paths: &Paths,
        petahash: f64,
        months: RangeInclusive<usize>,
        ledger: &mut Ledger,
    ) {
        let [revenue, power_cost, operating_cost, ebitda, energy] = ledger.columns_mut([
            Column::Revenue,
            Column::PowerCost,
            Column::OperatingCost,
            Column::Ebitda,
            Column::EnergyMwh,
        ]);
        for t in months {
            let month = self.month(paths, petahash, t);
            revenue[t] = month.revenue;
            power_cost[t] = month.power;
            operating_cost[t] = month.opex;
            ebitda[t] = revenue[t] - month.power - month.opex;
            energy[t] = if month.runs { self.energy } else { 0.0 };
        }
    }
}
