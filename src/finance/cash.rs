//! From ledger to cash: tax before and after interest, free cash flow, equity cash flow.

use super::{Column, Depth, Ledger, Tax};

/// Fills tax, free cash flow, equity tax and equity cash flow from the other columns.
///
/// Taxable income = EBITDA - depreciation + gains (- interest for equity).
pub fn settle(ledger: &mut Ledger, tax: Tax) {
    use Column as C;
    let full = ledger.depth() == Depth::Full;
    let [ebitda, depreciation, gain, interest, before, after] = ledger.columns_mut([
        C::Ebitda,
        C::Depreciation,
        C::SaleGain,
        C::Interest,
        C::Tax,
        C::EquityTax,
    ]);
    let income = |t: usize| ebitda[t] - depreciation[t] + gain[t];
    tax.fill(before, income);
    if full {
        tax.fill(after, |t| income(t) - interest[t]);
    }

    let [ebitda, before, capex, proceeds, working, free] = ledger.columns_mut([
        C::Ebitda,
        C::Tax,
        C::Capex,
        C::Proceeds,
        C::WorkingCapital,
        C::FreeCashFlow,
    ]);
    for t in 0..free.len() {
        free[t] = ebitda[t] - capex[t] + proceeds[t] + working[t] - before[t];
    }
    if full {
        settle_equity(ledger);
    }
}

/// Equity cash flow = EBITDA - tax after interest - capex + proceeds + working capital + draws
/// - interest - principal - early repayment.
fn settle_equity(ledger: &mut Ledger) {
    use Column as C;
    let [ebitda, after, capex, proceeds, working, equity] = ledger.columns_mut([
        C::Ebitda,
        C::EquityTax,
        C::Capex,
        C::Proceeds,
        C::WorkingCapital,
        C::EquityCashFlow,
    ]);
    for t in 0..equity.len() {
        equity[t] = ebitda[t] - capex[t] + proceeds[t] + working[t] - after[t];
    }
    let [equity, draw, interest, principal, repayment] = ledger.columns_mut([
        C::EquityCashFlow,
        C::DebtDraw,
        C::Interest,
        C::Principal,
        C::Repayment,
    ]);
    for t in 0..equity.len() {
        equity[t] += draw[t] - interest[t] - principal[t] - repayment[t];
    }
}
