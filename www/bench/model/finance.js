// From ledger to cash: tax, cash flows, coverage, payback.

import { sum } from "./ledger.js";

/** Tax of each model year where losses are carried, with (1) or without (0) gains on sales and interest. */
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

/** Taxes, each month or in each year's last, and cash flows from the other columns. */
export function settle(ledger, finance) {
  const {
    ebitda, depreciation, sale_gain, tax, capex, proceeds, working_capital, free_cash_flow, debt_draw, interest, principal, repayment,
    equity_tax, equity_cash_flow,
  } = ledger.columns;
  if (finance.losses === "used") {
    for (let t = 1; t <= ledger.months; t++) {
      tax[t] = finance.tax_rate * (ebitda[t] - depreciation[t] + sale_gain[t]);
      equity_tax[t] = tax[t] - finance.tax_rate * interest[t];
    }
  } else {
    taxes(ledger, finance, 1, 0).forEach((due, year) => (tax[12 * year + 12] = due));
    taxes(ledger, finance, 1, 1).forEach((due, year) => (equity_tax[12 * year + 12] = due));
  }
  for (let t = 0; t <= ledger.months; t++) {
    const cash = ebitda[t] - capex[t] + proceeds[t] + working_capital[t];
    free_cash_flow[t] = cash - tax[t];
    equity_cash_flow[t] = cash - equity_tax[t] + debt_draw[t] - interest[t] - principal[t] - repayment[t];
  }
}

/** What a decision counts for a sale: after tax, a loss only where it is used. */
export const afterTax = ({ tax_rate, losses }, price, book) =>
  price - tax_rate * (losses === "carried" ? Math.max(0, price - book) : price - book);

/** Lowest cover of the full years after month `start` with debt service: of all, and of those that end by `until`. Each bears the
 *  tax of one model year, as carried and without gains. */
export function covers(ledger, finance, start, until) {
  const { ebitda, interest, principal } = ledger.columns;
  const due = taxes(ledger, finance, 0, 1);
  let lowest = null, inContract = null;
  for (let last = start + 12; last <= ledger.months; last += 12) {
    const service = sum(interest, last - 11, last) + sum(principal, last - 11, last);
    if (service <= 0) continue;
    const ratio = (sum(ebitda, last - 11, last) - due[Math.floor(last / 12) - 1]) / service;
    if (lowest === null || ratio < lowest) lowest = ratio;
    if (last <= until && (inContract === null || ratio < inContract)) inContract = ratio;
  }
  return { lowest, inContract };
}

/** What is left of a running sum that cancels: within this of nothing it counts as zero. */
export function residue(flow) {
  let cumulative = 0, largest = 0;
  for (let t = 0; t < flow.length; t++) {
    cumulative += flow[t];
    largest = Math.max(largest, Math.abs(cumulative));
  }
  return 1e-9 * largest;
}

/** First month from whose end on cumulative cash stays at zero or above, and the deepest cumulative cash. */
export function payback(flow) {
  const nothing = residue(flow);
  let cumulative = 0, deepest = 0, from = 0;
  for (let t = 0; t < flow.length; t++) {
    cumulative += flow[t];
    if (cumulative < deepest) deepest = cumulative;
    if (cumulative < -nothing) from = t + 1;
  }
  return { months: from < flow.length ? from : null, peakFunding: -deepest + 0 };
}
