//! A month's running of a mine: income, power, curtailment.

use super::year::{MonthRun, Year};
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

    /// Month `t` as any fleet meets it, of which blocks and years are made; not discounted.
    #[inline]
    fn part(&self, paths: &Paths, t: usize) -> MonthRun {
        let opex = self.opex * paths.cost_index[t];
        MonthRun {
            income: paths.hashprice[t] * self.income_factor,
            power: self.energy * paths.power[t],
            running: opex - self.demand_response,
            idling: opex * self.idle_share,
            discount: 1.0,
        }
    }

    /// What months `first..=last` are worth to any fleet.
    #[must_use]
    pub fn block(&self, paths: &Paths, months: RangeInclusive<usize>, discount: &[f64]) -> Block {
        let mut block = Block { least: f64::INFINITY, ..Block::default() };
        for t in *months.start()..*months.end() + 1 {
            let (month, discount) = (self.part(paths, t), discount[t]);
            block.income += month.income * discount;
            block.running += (month.power + month.running) * discount;
            block.idling += month.idling * discount;
            let needed = self.needed(month.income, month.power + month.saved());
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
    #[inline]
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
        self.earned_by_month(paths, petahash, (*months.start(), *months.end()), discount)
    }

    fn earned_by_month(
        &self,
        paths: &Paths,
        petahash: f64,
        (first, last): (usize, usize),
        discount: &[f64],
    ) -> f64 {
        let mut sum = 0.0;
        for (t, discount) in (first..).zip(&discount[first..=last]) {
            let month = self.month(paths, petahash, t);
            sum += (month.revenue - month.power - month.opex) * discount;
        }
        sum
    }

    /// What months are worth if hashprice and power price are the path's times a factor each.
    #[must_use]
    pub fn year(&self, paths: &Paths, months: RangeInclusive<usize>, discount: &[f64]) -> Year {
        let month = |t: usize| MonthRun { discount: discount[t], ..self.part(paths, t) };
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
        for t in *months.start()..*months.end() + 1 {
            let month = self.month(paths, petahash, t);
            revenue[t] = month.revenue;
            power_cost[t] = month.power;
            operating_cost[t] = month.opex;
            ebitda[t] = revenue[t] - month.power - month.opex;
            energy[t] = if month.runs { self.energy } else { 0.0 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::Discount;
    use crate::scenario::Given;

    /// One rule in three forms: the ledger's months, sums that take what all months have in common, and sums whose
    /// prices may be scaled. From a hashrate at which no month runs to one at which all do.
    #[test]
    fn a_block_and_a_year_earn_what_their_months_do() {
        let given = |idle, response| {
            let fields = [
                ("mining.idle_opex_share", Given::Number(idle)),
                ("mining.demand_response_usd_per_mw_year", Given::Number(response)),
            ];
            Scenario::default().with(fields).unwrap()
        };
        let mut part_idle = 0;
        for scenario in [Scenario::default(), given(0.0, 0.0), given(0.4, 60_000.0)] {
            let (operation, paths) = (Operation::of(&scenario), Paths::of(&scenario));
            let discount = Discount::new(0.11, paths.months);
            let factors = discount.factors();
            for first in (1..paths.months).step_by(12) {
                let months = first..=first + 11;
                let block = operation.block(&paths, months.clone(), factors);
                let year = operation.year(&paths, months.clone(), factors);
                for tenth in 0..=40 {
                    let petahash = 250.0 * f64::from(tenth);
                    let month = |t: usize| operation.month(&paths, petahash, t);
                    let margin = |t: usize| {
                        let month = month(t);
                        (month.revenue - month.power - month.opex) * factors[t]
                    };
                    let running = months.clone().filter(|t| month(*t).runs).count();
                    part_idle += usize::from((1..12).contains(&running));
                    let gross = |t: usize| {
                        let month = month(t);
                        (month.revenue + month.power + month.opex) * factors[t]
                    };
                    let by_month: f64 = months.clone().map(margin).sum();
                    let scale: f64 = months.clone().map(gross).sum();
                    let by_block =
                        operation.earned(&paths, petahash, months.clone(), factors, &block);
                    for other in [by_block, year.earned(petahash, 1.0)] {
                        assert!((other - by_month).abs() <= 1e-12 * scale, "{first} {petahash}");
                    }
                }
            }
        }
        assert!(part_idle > 20, "only {part_idle} years of some idle months");
    }
}
