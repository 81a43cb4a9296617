// From ledger to cash: tax, cash flows, coverage, payback.

import { sum } from "./ledger.js";

/** Tax on each model year's income, with (1) or without (0) gains on sales and interest. */
function taxes(ledger, { tax_rate, loss_offset_limit }, withGains, withInterest) {
  const { ebitda, depreciation, sale_gain, interest } = ledger.columns;
  const years = [];
  let losses = 0;
  for (let start = 1; start < ledger.months; start += 12) {
    let income = 0;
    for (let t = start; t < start + 12; t++) {
      income += ebitda[t] - depreciation[t] + withGains * sale_gain[t] - withInterest * interest[t];
    }
    const offset = income > 0 ? Math.min(losses, loss_offset_limit * income) : income;
    losses -= offset;
    years.push(tax_rate * (income - offset));
  }
  return years;
}

/** Taxes, paid in each year's last month, and cash flows from the other columns. */
export function settle(ledger, finance) {
  const {
    ebitda, tax, capex, proceeds, working_capital, free_cash_flow, debt_draw, interest, principal, repayment, equity_tax, equity_cash_flow,
  } = ledger.columns;
  taxes(ledger, finance, 1, 0).forEach((due, year) => (tax[12 * year + 12] = due));
  taxes(ledger, finance, 1, 1).forEach((due, year) => (equity_tax[12 * year + 12] = due));
  for (let t = 0; t <= ledger.months; t++) {
    const cash = ebitda[t] - capex[t] + proceeds[t] + working_capital[t];
    free_cash_flow[t] = cash - tax[t];
    equity_cash_flow[t] = cash - equity_tax[t] + debt_draw[t] - interest[t] - principal[t] - repayment[t];
  }
}

/** Lowest coverage over the full years after go-live, each of which bears the tax of one model year; null without debt service. */
export function minDscr(ledger, finance, goLive) {
  const { ebitda, interest, principal } = ledger.columns;
  const due = taxes(ledger, finance, 0, 1);
  let lowest = null;
  for (let last = goLive + 12; last <= ledger.months; last += 12) {
    const service = sum(interest, last - 11, last) + sum(principal, last - 11, last);
    if (service > 0) {
      const ratio = (sum(ebitda, last - 11, last) - due[Math.floor(last / 12) - 1]) / service;
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
