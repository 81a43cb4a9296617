//! Debt service coverage over the full years after go-live and ramp.

use super::{Column, Ledger, Tax};
use crate::math::Within;

/// Yearly coverage of debt service, at its lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Over all full years; `None` without debt service.
    pub lowest: Option<f64>,
    /// Over those that lie wholly within the first contract; `None` without one, or without debt
    /// service in them.
    pub lowest_in_contract: Option<f64>,
}

/// (EBITDA - tax after interest) / (interest + scheduled principal) over months s+12y+1 to s+12y+12
/// within the horizon, at its lowest; those that end by `contract_end` are within the contract.
///
/// The tax is that of carried losses on an account of its own, by model year, without gains on
/// sales; a year bears what is paid in its months. `scratch` is memory for it.
#[must_use]
pub fn coverage(
    ledger: &Ledger,
    tax: Tax,
    start: usize,
    contract_end: usize,
    scratch: &mut Vec<f64>,
) -> Coverage {
    tax_without_gains(ledger, tax, scratch);
    let mut coverage = Coverage::default();
    let lower = |low: Option<f64>, ratio: f64| Some(low.map_or(ratio, |low| low.at_most(ratio)));
    for last in (start + 12..=ledger.months()).step_by(12) {
        if let Some(ratio) = trailing(ledger, scratch, last) {
            coverage.lowest = lower(coverage.lowest, ratio);
            if last <= contract_end {
                coverage.lowest_in_contract = lower(coverage.lowest_in_contract, ratio);
            }
        }
    }
    coverage
}

/// The full years after month `start` that have debt service: their last month and their coverage, as
/// in [`coverage`].
#[must_use]
pub fn coverage_by_year(ledger: &Ledger, tax: Tax, start: usize) -> Vec<(usize, f64)> {
    let mut paid = Vec::new();
    tax_without_gains(ledger, tax, &mut paid);
    let years = (start + 12..=ledger.months()).step_by(12);
    years.filter_map(|last| Some((last, trailing(ledger, &paid, last)?))).collect()
}

/// The first month, from the twelfth after `go_live` on, whose trailing twelve months do not cover
/// their debt service by the same measure; `None` if all do, or have none.
#[must_use]
pub fn first_uncovered(
    ledger: &Ledger,
    tax: Tax,
    go_live: usize,
    scratch: &mut Vec<f64>,
) -> Option<usize> {
    tax_without_gains(ledger, tax, scratch);
    (go_live + 12..=ledger.months())
        .find(|last| trailing(ledger, scratch, *last).is_some_and(|ratio| ratio < 1.0))
}

/// Whether a loan is drawn, but no twelve months from the twelfth after `go_live` on have debt service.
#[must_use]
pub fn untested(ledger: &Ledger, go_live: usize) -> bool {
    let served = |column| ledger.column(column).iter().skip(go_live + 1).any(|usd| *usd > 0.0);
    let has_years = go_live + 12 <= ledger.months();
    ledger.borrows() && !(has_years && (served(Column::Interest) || served(Column::Principal)))
}

/// Tax after interest on a loss account of its own, without gains on sales.
fn tax_without_gains(ledger: &Ledger, tax: Tax, paid: &mut Vec<f64>) {
    let ebitda = ledger.column(Column::Ebitda);
    let depreciation = ledger.column(Column::Depreciation);
    let interest = ledger.column(Column::Interest);
    paid.clear();
    paid.resize(ledger.months() + 1, 0.0);
    tax.carried().fill(paid, |t| ebitda[t] - depreciation[t] - interest[t]);
}

/// Coverage over the twelve months that end with `last`; `None` without debt service.
fn trailing(ledger: &Ledger, paid_tax: &[f64], last: usize) -> Option<f64> {
    let sum = |column: &[f64]| column[last - 11..=last].iter().sum::<f64>();
    let service = sum(ledger.column(Column::Interest)) + sum(ledger.column(Column::Principal));
    let left = || sum(ledger.column(Column::Ebitda)) - sum(paid_tax);
    (service > 0.0).then(|| left() / service)
}

#[cfg(test)]
mod tests {
    use super::super::Losses;
    use super::*;

    #[test]
    fn cover_is_lost_in_the_month_the_trailing_year_sinks_below_its_service() {
        let tax = Tax { rate: 0.0, losses: Losses::Used, loss_offset_limit: 1.0 };
        let mut ledger = Ledger::new(36);
        ledger.column_mut(Column::Ebitda)[1..=36].fill(12.0);
        ledger.column_mut(Column::Ebitda)[20..=36].fill(6.0);
        ledger.column_mut(Column::Principal)[1..=36].fill(10.0);
        // By hand: with n months of 6 the year earns 144 - 6 n against 120: below from n = 5,
        // month 24. The full years after go-live at 6 end at 18 (144) and 30 (72 + 6 = 78).
        let mut scratch = Vec::new();
        assert_eq!(first_uncovered(&ledger, tax, 6, &mut scratch), Some(24));
        let found = coverage(&ledger, tax, 6, 29, &mut scratch);
        assert_eq!(found.lowest, Some(78.0 / 120.0));
        assert_eq!(found.lowest_in_contract, Some(144.0 / 120.0));
        assert_eq!(first_uncovered(&ledger, tax, 25, &mut scratch), None);
        assert_eq!(first_uncovered(&Ledger::new(36), tax, 0, &mut scratch), None);
        // Service in months 1 to 36: from month 25 on there is no full year.
        assert!(!untested(&ledger, 24) && !untested(&ledger, 25), "nothing is drawn");
        ledger.column_mut(Column::DebtDraw)[0] = 1.0;
        assert!(!untested(&ledger, 24) && untested(&ledger, 25));
        ledger.column_mut(Column::Principal)[7..=36].fill(0.0);
        assert!(!untested(&ledger, 5) && untested(&ledger, 6), "repaid by month 6");
    }
}
