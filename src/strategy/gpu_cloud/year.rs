//! Months in which accelerators sell hours, seen at once under scaled prices.

use super::{Hours, Sales};
use crate::math::Within;
use crate::paths::Paths;
use crate::strategy::ends::ends;

/// Months whose lease level and power price may be scaled by a factor each.
#[derive(Clone, Debug)]
pub(super) struct Year {
    first: usize,
    months: Vec<MonthSold>,
    /// Discounted sums; the discount factor's is not read.
    sum: MonthSold,
    /// The lowest and the highest spot hours, aged, of a month.
    spot: [f64; 2],
    /// The same of energy at the base price, USD.
    power: [f64; 2],
    /// The same of what firm power costs more, USD.
    premium: [f64; 2],
}

/// One month at the base path's own prices.
#[derive(Clone, Copy, Debug, Default)]
struct MonthSold {
    /// Hours billed under contract.
    contract: f64,
    /// Spot hours times the level, as aged as the months since the year began.
    spot: f64,
    /// Energy at the base power price, USD.
    power: f64,
    /// What firm power costs more, USD.
    premium: f64,
    /// Discount factor.
    discount: f64,
}

/// What a year asks of the accelerators in place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// Rate under contract, USD per hour.
    pub contract_rate: f64,
    /// Last month of the contract.
    pub contract_end: usize,
    /// Rate of a spot hour in the year's first month at the base path's level, USD; what is kept of
    /// it after the operating share.
    pub spot_rate: f64,
    /// Last month in which spot hours are sold.
    pub service_end: usize,
}

impl MonthSold {
    /// Power bought at `factor` times its base price; firm power never costs less than nothing.
    fn bought(&self, factor: f64) -> f64 {
        (factor * self.power + self.premium).at_least(0.0)
    }
}

impl Year {
    /// Months `first..=last` of the base path; `hours` are those of its lease level.
    pub(super) fn of(
        sales: &Sales,
        base: &Paths,
        hours: &Hours,
        (first, last): (usize, usize),
        discount: &[f64],
    ) -> Year {
        let part = |t: usize| MonthSold {
            contract: hours.contract[t],
            spot: sales.spot(hours, first, t),
            power: hours.energy[t] * base.power[t],
            premium: hours.energy[t] * base.premium[t],
            discount: discount[t],
        };
        let months: Vec<MonthSold> = (first..=last).map(part).collect();
        let sum = |of: fn(&MonthSold) -> f64| months.iter().map(|m| of(m) * m.discount).sum();
        Year {
            first,
            sum: MonthSold {
                contract: sum(|m| m.contract),
                spot: sum(|m| m.spot),
                power: sum(|m| m.power),
                premium: sum(|m| m.premium),
                discount: 0.0,
            },
            spot: ends(months.iter().map(|m| m.spot)),
            power: ends(months.iter().map(|m| m.power)),
            premium: ends(months.iter().map(|m| m.premium)),
            months,
        }
    }

    /// Present value of revenue less its operating share, of which `kept` is left, and of power,
    /// at `level` and `power` times the base path's.
    #[inline]
    pub(super) fn margin(&self, terms: &Terms, kept: f64, level: f64, power: f64) -> f64 {
        let last = self.first + self.months.len() - 1;
        let cheapest = power * self.power[0] + self.premium[0];
        let spot_rate = terms.spot_rate * level;
        if cheapest >= 0.0 {
            let bought = power * self.sum.power + self.sum.premium;
            if terms.contract_end >= last {
                return terms.contract_rate * kept * self.sum.contract - bought;
            }
            if terms.contract_end < self.first && terms.service_end >= last {
                let dearest = power * self.power[1] + self.premium[1];
                if spot_rate * kept * self.spot[0] >= dearest {
                    return spot_rate * kept * self.sum.spot - bought;
                }
                if spot_rate * kept * self.spot[1] < cheapest {
                    return 0.0;
                }
            }
        }
        if terms.contract_end < self.first && terms.service_end < self.first {
            return 0.0;
        }
        let mut sum = 0.0;
        for (t, month) in (self.first..).zip(&self.months) {
            let bought = month.bought(power);
            let margin = if t <= terms.contract_end {
                terms.contract_rate * kept * month.contract - bought
            } else if t > terms.service_end {
                0.0
            } else {
                // Hours that would not pay for their power are not sold.
                (spot_rate * kept * month.spot - bought).at_least(0.0)
            };
            sum += margin * month.discount;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::GpuCloud;
    use super::*;
    use crate::finance::Discount;
    use crate::scenario::{Input, Scenario};

    /// One rule in three forms: the ledger's months, sums that take what all months have in common, and sums whose
    /// prices may be scaled; under contract, after it, and where hours stop paying for their power.
    #[test]
    fn a_block_and_a_year_are_worth_what_their_months_are() {
        let (mut blocks, mut years) = (0, 0);
        for power_price in [20.0, 60.0, 500.0] {
            let scenario = Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, power_price);
            let (cloud, paths) = (GpuCloud::of(&scenario), Paths::of(&scenario));
            let sales = &cloud.sales;
            let (hours, discount) = (Hours::of(sales, &paths), Discount::new(0.13, paths.months));
            let (factors, kept) = (discount.factors(), 1.0 - sales.revenue_opex);
            for bought in (sales.go_live..paths.months - 24).step_by(36) {
                let generation = sales.generation(bought, &paths);
                for first in (bought + 7..paths.months - 11).step_by(12) {
                    let months = (first, first + 11);
                    let month = |t: usize| {
                        let month = sales.month(&paths, &hours, &generation, t);
                        (month.revenue * kept, month.power, factors[t])
                    };
                    let by_month: f64 =
                        (first..first + 12).map(month).map(|(r, p, d)| (r - p) * d).sum();
                    let scale: f64 =
                        (first..first + 12).map(month).map(|(r, p, d)| (r + p) * d).sum();
                    let near = |other: f64| (other - by_month).abs() <= 1e-12 * scale;
                    assert!(near(sales.margin(&paths, &hours, &generation, months, factors)));
                    let block = sales.block(&hours, months, factors);
                    if let Some(sum) = sales.margin_of_block(&paths, &generation, months, &block) {
                        assert!(near(sum), "block {bought} {first}: {sum}, {by_month}");
                        blocks += 1;
                    }
                    let terms = Terms {
                        contract_rate: generation.opening_rate,
                        contract_end: generation.contract_end,
                        spot_rate: generation.base_rate * sales.aged(first - bought - 1),
                        service_end: sales.service_end(bought),
                    };
                    let year = Year::of(sales, &paths, &hours, months, factors);
                    let sum = year.margin(&terms, kept, 1.0, 1.0);
                    assert!(near(sum), "year {bought} {first}: {sum}, {by_month}");
                    years += 1;
                }
            }
        }
        assert!(blocks > 60 && years > blocks, "of {years} years {blocks} are alike");
    }
}
