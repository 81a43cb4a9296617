//! From ledger to cash: tax before and after interest, free cash flow, equity cash flow.

use super::{Column, Depth, Ledger, Tax};

/// Fills tax, free cash flow, equity tax and equity cash flow from the other columns.
///
/// Taxable income = EBITDA - depreciation + gains (- interest for equity).
pub fn settle(ledger: &mut Ledger, tax: Tax) {
    use Column as C;
    let full = ledger.depth() == Depth::Full;
    let [ebitda, depreciation, gain, interest, before, after] = ledger.columns_of_which(
        [C::Ebitda, C::Depreciation, C::SaleGain, C::Interest, C::Tax, C::EquityTax],
        if full { &[C::Tax, C::EquityTax] } else { &[C::Tax] },
    );
    // Slices of one length: so months need no check of their own.
    let length = before.len();
    let (ebitda, depreciation, gain) =
        (&ebitda[..length], &depreciation[..length], &gain[..length]);
    let income = |t: usize| ebitda[t] - depreciation[t] + gain[t];
    tax.fill(before, income);
    if full {
        let interest = &interest[..length];
        tax.fill(&mut after[..length], |t| income(t) - interest[t]);
    }

    let [ebitda, before, capex, proceeds, working, free] = ledger.columns_of_which(
        [C::Ebitda, C::Tax, C::Capex, C::Proceeds, C::WorkingCapital, C::FreeCashFlow],
        &[C::FreeCashFlow],
    );
    let (ebitda, before, capex) = (&ebitda[..length], &before[..length], &capex[..length]);
    let (proceeds, working) = (&proceeds[..length], &working[..length]);
    let free = &mut free[..length];
    for t in 0..length {
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
    let [ebitda, after, capex, proceeds, working, equity] = ledger.columns_of_which(
        [C::Ebitda, C::EquityTax, C::Capex, C::Proceeds, C::WorkingCapital, C::EquityCashFlow],
        &[C::EquityCashFlow],
    );
    let length = equity.len();
    let (ebitda, after, capex) = (&ebitda[..length], &after[..length], &capex[..length]);
    let (proceeds, working) = (&proceeds[..length], &working[..length]);
    for t in 0..length {
        equity[t] = ebitda[t] - capex[t] + proceeds[t] + working[t] - after[t];
    }
    let [equity, draw, interest, principal, repayment] = ledger.columns_of_which(
        [C::EquityCashFlow, C::DebtDraw, C::Interest, C::Principal, C::Repayment],
        &[C::EquityCashFlow],
    );
    let equity = &mut equity[..length];
    let (draw, interest) = (&draw[..length], &interest[..length]);
    let (principal, repayment) = (&principal[..length], &repayment[..length]);
    for t in 0..length {
        equity[t] += draw[t] - interest[t] - principal[t] - repayment[t];
    }
}
