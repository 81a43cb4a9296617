//! Months in which accelerators sell hours, seen at once under scaled prices.

use super::{Hours, Sales};
use crate::paths::Paths;
use crate::strategy::ends::ends;

/// Months whose lease level and power price may be scaled by a factor each.
#[derive(Clone, Debug)]
pub(super) struct Year {
    first: usize,
    months: Vec<Part>,
    /// Discounted sums; the discount factor's is not read.
    sum: Part,
    /// The lowest and the highest spot hours, aged, of a month.
    spot: [f64; 2],
    /// The same of energy at the base price, USD.
    power: [f64; 2],
    /// The same of what firm power costs more, USD.
    premium: [f64; 2],
}

/// One month at the base path's own prices.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
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

impl Part {
    /// Power bought at `factor` times its base price; firm power never costs less than nothing.
    fn bought(&self, factor: f64) -> f64 {
        (factor * self.power + self.premium).max(0.0)
    }
}

impl Year {
    /// Months `first..=last` of the base path; `hours` are those of its lease level.
    pub fn of(
        sales: &Sales,
        base: &Paths,
        hours: &Hours,
        (first, last): (usize, usize),
        discount: &[f64],
    ) -> Year {
        let part = |t: usize| Part {
            contract: hours.contract[t],
            spot: hours.spot[t] * sales.aged(t - first),
            power: hours.energy[t] * base.power[t],
            premium: hours.energy[t] * base.premium[t],
            discount: discount[t],
        };
        let months: Vec<Part> = (first..=last).map(part).collect();
        let sum = |of: fn(&Part) -> f64| months.iter().map(|m| of(m) * m.discount).sum();
        Year {
            first,
            sum: Part {
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
    pub fn margin(&self, terms: &Terms, kept: f64, level: f64, power: f64) -> f64 {
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
                (spot_rate * kept * month.spot - bought).max(0.0)
            };
            sum += margin * month.discount;
        }
        sum
    }
}
