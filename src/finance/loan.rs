//! Loans: drawn as spent, interest from the month after the first draw, level payments from the
//! month after the last, the last one repaying the balance exactly.

use super::{Column, Depth, Ledger};
use crate::math::{exp_m1, ln_1p, whole_months};

/// Terms of a loan.
#[derive(Clone, Copy, Debug)]
pub struct Loan {
    /// Share of the cost that is borrowed.
    pub share: f64,
    /// Interest a month.
    pub monthly_rate: f64,
    /// Months over which it is repaid after the last draw.
    pub tenor: usize,
}

impl Loan {
    /// Terms from a debt share, a yearly interest rate (one twelfth a month) and a tenor in years.
    #[must_use]
    pub fn new(share: f64, yearly_rate: f64, tenor_years: f64) -> Loan {
        Loan { share, monthly_rate: yearly_rate / 12.0, tenor: whole_months(tenor_years) }
    }

    /// The same loan at a yearly interest rate that is higher by `surcharge`.
    #[must_use]
    pub fn dearer(self, surcharge: f64) -> Loan {
        Loan { monthly_rate: self.monthly_rate + surcharge / 12.0, ..self }
    }

    /// The payment that clears `balance` over the tenor: `B i / (1 - (1+i)^-n)`.
    #[must_use]
    pub fn level_payment(&self, balance: f64) -> f64 {
        let (i, n) = (self.monthly_rate, self.tenor as f64);
        if i == 0.0 { balance / n } else { balance * i / -exp_m1(-n * ln_1p(i)) }
    }

    /// Adds the loan on `cost` spent in equal parts over `draws` (index 0 or months 1 to b) to the
    /// ledger. Interest runs from the month after the first draw; level payments over the tenor
    /// begin after month `grace`, not before the last draw; what is left at `end` is repaid then,
    /// after that month's payment.
    pub fn add(
        &self,
        ledger: &mut Ledger,
        cost: f64,
        draws: std::ops::RangeInclusive<usize>,
        grace: usize,
        end: usize,
    ) {
        if self.share == 0.0 || cost == 0.0 || ledger.depth() == Depth::Value {
            return;
        }
        let (first, last) = (*draws.start(), *draws.end());
        let draw = self.share * cost / (last - first + 1) as f64;
        let [drawn, interest, principal, repayment] = ledger.columns_mut([
            Column::DebtDraw,
            Column::Interest,
            Column::Principal,
            Column::Repayment,
        ]);
        let mut balance = 0.0;
        for month in first..=last {
            interest[month] += balance * self.monthly_rate;
            drawn[month] += draw;
            balance += draw;
        }
        let begin = grace.max(last).min(end);
        for interest in &mut interest[last + 1..=begin] {
            *interest += balance * self.monthly_rate;
        }
        let payment = self.level_payment(balance);
        for month in begin + 1..=end {
            let due = balance * self.monthly_rate;
            let part = if month == begin + self.tenor { balance } else { payment - due };
            interest[month] += due;
            principal[month] += part;
            balance -= part;
            if month == begin + self.tenor {
                return;
            }
        }
        repayment[end] += balance;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_payments_clear_the_loan() {
        // A published case: 200,000 at 6 % over 30 years is 1,199.10 a month.
        let loan = Loan::new(1.0, 0.06, 30.0);
        assert!((loan.level_payment(200_000.0) - 1_199.10).abs() < 0.005);
        let mut ledger = Ledger::new(400);
        loan.add(&mut ledger, 200_000.0, 0..=0, 0, 400);
        assert!((ledger.sum(Column::Principal) - 200_000.0).abs() < 1e-6);
        assert!((ledger.sum(Column::Interest) - 231_676.38).abs() < 0.01);
        assert_eq!(ledger.column(Column::Principal)[361], 0.0);
        assert_eq!(ledger.sum(Column::Repayment), 0.0);
    }

    #[test]
    fn what_is_left_at_the_end_is_repaid_then() {
        let mut ledger = Ledger::new(24);
        Loan::new(0.5, 0.0, 10.0).add(&mut ledger, 2_400.0, 1..=4, 4, 24);
        // By hand: four draws of 300; 1,200 / 120 = 10 a month from month 5 to 24, 1,000 left.
        assert_eq!(ledger.column(Column::DebtDraw)[1..=5], [300.0, 300.0, 300.0, 300.0, 0.0]);
        assert_eq!(ledger.sum(Column::Principal), 200.0);
        assert_eq!(ledger.column(Column::Repayment)[24], 1_000.0);
    }

    #[test]
    fn payments_wait_for_the_end_of_the_ramp() {
        let mut ledger = Ledger::new(24);
        Loan::new(1.0, 0.12, 0.5).add(&mut ledger, 1_200.0, 1..=2, 6, 24);
        // By hand: 600 drawn twice; 1 % on 1,200 until month 6, principal from 7 to 12.
        assert_eq!(ledger.column(Column::Interest)[3..=6], [12.0; 4]);
        assert_eq!(ledger.column(Column::Principal)[6], 0.0);
        assert!(ledger.column(Column::Principal)[7] > 0.0);
        assert_eq!(ledger.column(Column::Principal)[13], 0.0);
        assert!((ledger.sum(Column::Principal) - 1_200.0).abs() < 1e-9);
    }

    #[test]
    fn interest_runs_from_the_month_after_the_first_draw() {
        let mut ledger = Ledger::new(12);
        Loan::new(1.0, 0.12, 1.0).add(&mut ledger, 200.0, 1..=2, 2, 12);
        let interest = ledger.column(Column::Interest);
        assert_eq!((interest[1], interest[2], interest[3]), (0.0, 1.0, 2.0));
    }
}
