//! Months that may each run or stand idle, seen at once under scaled prices.

use crate::strategy::ends::ends;

/// Months whose hashprice and power price may be scaled by a factor each.
#[derive(Clone, Debug)]
pub struct Year {
    months: Vec<MonthRun>,
    /// Discounted sums; the discount factor's is not read.
    sum: MonthRun,
    /// The lowest and the highest income per PH/s of a month, USD.
    income: [f64; 2],
    /// The same of power, USD.
    power: [f64; 2],
    /// The same of what else idling saves, USD.
    saved: [f64; 2],
    curtails: bool,
}

/// One month at the path's own prices.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MonthRun {
    /// Pool income per PH/s, USD.
    pub income: f64,
    /// Power bought in a month that runs, USD.
    pub power: f64,
    /// Operating cost less demand response in a month that runs, USD.
    pub running: f64,
    /// Operating cost of standing idle, USD.
    pub idling: f64,
    /// Discount factor.
    pub discount: f64,
}

impl MonthRun {
    /// What standing idle saves besides power, USD.
    pub(super) fn saved(&self) -> f64 {
        self.running - self.idling
    }
}

impl Year {
    pub(super) fn of(months: Vec<MonthRun>, curtails: bool) -> Year {
        let sum = |of: fn(&MonthRun) -> f64| months.iter().map(|m| of(m) * m.discount).sum();
        Year {
            sum: MonthRun {
                income: sum(|m| m.income),
                power: sum(|m| m.power),
                running: sum(|m| m.running),
                idling: sum(|m| m.idling),
                discount: 0.0,
            },
            income: ends(months.iter().map(|m| m.income)),
            power: ends(months.iter().map(|m| m.power)),
            saved: ends(months.iter().map(MonthRun::saved)),
            months,
            curtails,
        }
    }

    /// Present value of EBITDA with `petahash` PH/s times the hashprice's factor, and the power
    /// price's `power` (not below 0).
    #[inline]
    #[must_use]
    pub fn earned(&self, petahash: f64, power: f64) -> f64 {
        let all = || petahash * self.sum.income - power * self.sum.power - self.sum.running;
        // A month stands idle if income is below power and what else that saves.
        if !self.curtails || petahash * self.income[0] >= power * self.power[1] + self.saved[1] {
            return all();
        }
        if petahash * self.income[1] < power * self.power[0] + self.saved[0] {
            return -self.sum.idling;
        }
        let mut sum = 0.0;
        for month in &self.months {
            let bought = power * month.power;
            let income = petahash * month.income;
            let idle = income < bought + month.saved();
            let margin = if idle { -month.idling } else { income - bought - month.running };
            sum += margin * month.discount;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_or_stand_idle_each_by_itself() {
        let month =
            |income| MonthRun { income, power: 4.0, running: 3.0, idling: 1.0, discount: 0.5 };
        let year = Year::of(vec![month(1.0), month(2.0)], true);
        // By hand: running costs 7, idling 1, so a month needs an income of 6.
        assert_eq!(year.earned(6.0, 1.0), 0.5 * (6.0 - 7.0) + 0.5 * (12.0 - 7.0));
        assert_eq!(year.earned(3.0, 1.0), -0.5 + 0.5 * (6.0 - 7.0));
        assert_eq!(year.earned(2.0, 1.0), -1.0);
        // Power at half its price: an income of 4.
        assert_eq!(year.earned(2.0, 0.5), -0.5 + 0.5 * (4.0 - 5.0));
        let always = Year::of(vec![month(1.0), month(2.0)], false);
        assert_eq!(always.earned(0.0, 1.0), -7.0);
    }
}
