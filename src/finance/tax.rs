//! Tax on income: losses used as they arise by the owner's other income, or carried forward.

use crate::math::Within;

/// Rate and loss rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tax {
    /// Share of income.
    pub rate: f64,
    /// What becomes of losses.
    pub losses: Losses,
    /// The share of a later year's income that carried losses may offset.
    pub loss_offset_limit: f64,
}

/// What becomes of losses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Losses {
    /// The owner's other income uses them in the month they arise.
    Used,
    /// The site stands by itself: summed by model year, carried forward without end.
    Carried,
}

impl Tax {
    /// Tax on a gain as an owner reckons it at a decision: at once, and where losses are carried a
    /// loss counts for nothing.
    #[inline]
    #[must_use]
    pub fn on_gain(self, gain: f64) -> f64 {
        match self.losses {
            Losses::Used => self.rate * gain,
            Losses::Carried => self.rate * gain.at_least(0.0),
        }
    }

    /// The same tax where losses are carried.
    #[must_use]
    pub fn carried(self) -> Tax {
        Tax { losses: Losses::Carried, ..self }
    }

    /// Fills `tax` (index 0 to T). `income` is called with each month from 1.
    pub(super) fn fill(self, tax: &mut [f64], income: impl Fn(usize) -> f64) {
        match self.losses {
            Losses::Used => {
                for (month, tax) in tax.iter_mut().enumerate().skip(1) {
                    *tax = self.rate * income(month);
                }
            }
            Losses::Carried => {
                let mut account = Account::default();
                for december in (12..tax.len()).step_by(12) {
                    let year: f64 = (december - 11..=december).map(&income).sum();
                    tax[december] = self.rate * account.taxable(year, self.loss_offset_limit);
                }
            }
        }
    }
}

/// A loss account, USD.
#[derive(Clone, Copy, Debug, Default)]
struct Account(f64);

impl Account {
    /// What is taxed of a year's income; a loss goes to the account.
    fn taxable(&mut self, income: f64, offset_limit: f64) -> f64 {
        if income <= 0.0 {
            self.0 -= income;
            return 0.0;
        }
        let offset = self.0.at_most(offset_limit * income);
        self.0 -= offset;
        income - offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_offset_at_most_the_limit_and_are_not_forgotten() {
        let mut account = Account::default();
        // By hand: -100; then 50 - 40 = 10 taxed; then 200 - 60 = 140 taxed; then 10 in full.
        assert_eq!(account.taxable(-100.0, 0.8), 0.0);
        assert_eq!(account.taxable(50.0, 0.8), 10.0);
        assert_eq!(account.taxable(200.0, 0.8), 140.0);
        assert_eq!(account.taxable(10.0, 0.8), 10.0);
    }

    #[test]
    fn carried_tax_falls_in_the_last_month_of_the_model_year() {
        let tax = Tax { rate: 0.5, losses: Losses::Carried, loss_offset_limit: 1.0 };
        let mut paid = vec![0.0; 25];
        tax.fill(&mut paid, |month| if month <= 12 { 1.0 } else { 2.0 });
        assert_eq!((paid[12], paid[24]), (6.0, 12.0));
        assert_eq!(paid.iter().sum::<f64>(), 18.0);
    }

    #[test]
    fn used_losses_are_received_in_their_month() {
        let tax = Tax { rate: 0.25, losses: Losses::Used, loss_offset_limit: 1.0 };
        let mut paid = vec![0.0; 4];
        tax.fill(&mut paid, |month| [0.0, -100.0, 40.0, 0.0][month]);
        assert_eq!(paid, [0.0, -25.0, 10.0, 0.0]);
        assert_eq!((tax.on_gain(-8.0), tax.on_gain(8.0)), (-2.0, 2.0));
        assert_eq!(tax.carried().on_gain(-8.0), 0.0);
    }
}
