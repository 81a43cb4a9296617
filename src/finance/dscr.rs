//! Debt service coverage over the full years after go-live.

use super::{Column, Ledger, Tax};

/// The lowest yearly (EBITDA - tax after interest) / (interest + scheduled principal) over months
/// b+12y+1 to b+12y+12 within the horizon; `None` without debt service.
///
/// The tax is that of model years on a loss account of its own, without gains on sales; a year
/// after go-live bears what is paid in its months. `scratch` is memory for it.
#[must_use]
pub fn min_dscr(ledger: &Ledger, tax: Tax, go_live: usize, scratch: &mut Vec<f64>) -> Option<f64> {
    use Column as C;
    let ebitda = ledger.column(C::Ebitda);
    let depreciation = ledger.column(C::Depreciation);
    let interest = ledger.column(C::Interest);
    let principal = ledger.column(C::Principal);
    scratch.clear();
    scratch.resize(ledger.months() + 1, 0.0);
    tax.fill(scratch, |t| ebitda[t] - depreciation[t] - interest[t]);
    let mut lowest: Option<f64> = None;
    for start in (go_live + 1..=ledger.months()).step_by(12) {
        let year = start..start + 12;
        if year.end > ledger.months() + 1 {
            break;
        }
        let sum = |column: &[f64]| column[year.clone()].iter().sum::<f64>();
        let service = sum(interest) + sum(principal);
        if service > 0.0 {
            let ratio = (sum(ebitda) - sum(scratch)) / service;
            lowest = Some(lowest.map_or(ratio, |low| low.min(ratio)));
        }
    }
    lowest
}
