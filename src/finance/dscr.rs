//! Debt service coverage over the full years after go-live.

use super::{Column, Ledger, Tax, tax::Losses};

/// The lowest yearly (EBITDA - tax after interest) / (interest + scheduled principal) over months
/// b+12y+1 to b+12y+12 within the horizon; `None` without debt service.
///
/// The tax is on a loss account of its own, without gains on sales.
#[must_use]
pub fn min_dscr(ledger: &Ledger, tax: Tax, go_live: usize) -> Option<f64> {
    use Column as C;
    let ebitda = ledger.column(C::Ebitda);
    let depreciation = ledger.column(C::Depreciation);
    let interest = ledger.column(C::Interest);
    let principal = ledger.column(C::Principal);
    let mut paid_tax = vec![0.0; ledger.months() + 1];
    tax.fill(&mut paid_tax, |t| ebitda[t] - depreciation[t] - interest[t]);
    let mut lowest: Option<f64> = None;
    let mut start = go_live + 1;
    while start + 11 <= ledger.months() {
        let year = start..start + 12;
        let sum = |column: &[f64]| column[year.clone()].iter().sum::<f64>();
        let (earned, paid) = (sum(ebitda), sum(interest));
        let taxed = sum(&paid_tax);
        let service = paid + sum(principal);
        if service > 0.0 {
            let ratio = (earned - taxed) / service;
            lowest = Some(lowest.map_or(ratio, |low| low.min(ratio)));
        }
        start += 12;
    }
    lowest
}
