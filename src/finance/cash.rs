//! From ledger to cash: tax before and after interest, free cash flow, equity cash flow.

use super::{Column, Ledger, Tax};

/// Fills tax, free cash flow, equity tax and equity cash flow from the other columns.
///
/// Taxable income = EBITDA - depreciation + gains (- interest for equity).
pub fn settle(ledger: &mut Ledger, tax: Tax) {
    use Column as C;
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
    tax.fill(after, |t| income(t) - interest[t]);

    let [ebitda, before, after, capex, proceeds, working, free, equity] = ledger.columns_mut([
        C::Ebitda,
        C::Tax,
        C::EquityTax,
        C::Capex,
        C::Proceeds,
        C::WorkingCapital,
        C::FreeCashFlow,
        C::EquityCashFlow,
    ]);
    for t in 0..free.len() {
        let untaxed = ebitda[t] - capex[t] + proceeds[t] + working[t];
        free[t] = untaxed - before[t];
        equity[t] = untaxed - after[t];
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
