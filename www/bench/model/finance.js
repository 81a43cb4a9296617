// From ledger to cash: tax, cash flows, coverage, payback.

import { sum } from "./ledger.js";

/** Tax on each model year's income, paid in its last month; `taxable` by month. */
function fillTax(tax, { tax_rate, loss_offset_limit }, taxable) {
  let losses = 0;
  for (let last = 12; last < tax.length; last += 12) {
    const income = sum(taxable, last - 11, last);
    if (income <= 0) {
      losses -= income;
    } else {
      const offset = Math.min(losses, loss_offset_limit * income);
      losses -= offset;
      tax[last] = tax_rate * (income - offset);
    }
  }
}

/** Taxes and cash flows from the other columns. */
export function settle(ledger, finance) {
  const {
    ebitda, depreciation, sale_gain, tax, capex, proceeds, working_capital, free_cash_flow, debt_draw, interest, principal, repayment,
    equity_tax, equity_cash_flow,
  } = ledger.columns;
  const taxable = new Float64Array(ledger.months + 1);
  for (let t = 0; t < taxable.length; t++) taxable[t] = ebitda[t] - depreciation[t] + sale_gain[t];
  fillTax(tax, finance, taxable);
  for (let t = 0; t < taxable.length; t++) taxable[t] -= interest[t];
  fillTax(equity_tax, finance, taxable);
  for (let t = 0; t < taxable.length; t++) {
    const cash = ebitda[t] - capex[t] + proceeds[t] + working_capital[t];
    free_cash_flow[t] = cash - tax[t];
    equity_cash_flow[t] = cash - equity_tax[t] + debt_draw[t] - interest[t] - principal[t] - repayment[t];
  }
}

/** Lowest coverage over the full years after go-live; null without debt service. */
export function minDscr(ledger, finance, goLive) {
  const { ebitda, depreciation, interest, principal } = ledger.columns;
  const taxable = new Float64Array(ledger.months + 1), tax = new Float64Array(ledger.months + 1);
  for (let t = 0; t < taxable.length; t++) taxable[t] = ebitda[t] - depreciation[t] - interest[t];
  fillTax(tax, finance, taxable);
  let lowest = null;
  for (let last = goLive + 12; last <= ledger.months; last += 12) {
    const service = sum(interest, last - 11, last) + sum(principal, last - 11, last);
    if (service > 0) {
      const ratio = (sum(ebitda, last - 11, last) - sum(tax, last - 11, last)) / service;
      if (lowest === null || ratio < lowest) lowest = ratio;
    }
  }
  return lowest;
}

/** First month from whose end on cumulative cash stays at zero or above, and the deepest cumulative cash. */
export function payback(flow) {
  let cumulative = 0, deepest = 0, from = 0;
  for (let t = 0; t < flow.length; t++) {
    cumulative += flow[t];
    if (cumulative < deepest) deepest = cumulative;
    if (cumulative < 0) from = t + 1;
  }
  return { months: from < flow.length ? from : null, peakFunding: -deepest + 0 };
}
