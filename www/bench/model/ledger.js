// A strategy's monthly ledger: nineteen columns, index 0 to T, in one block of memory.

export const COLUMNS = [
  "revenue", "power_cost", "operating_cost", "ebitda", "depreciation", "sale_gain", "tax", "capex", "proceeds", "working_capital",
  "free_cash_flow", "debt_draw", "interest", "principal", "repayment", "equity_tax", "equity_cash_flow", "energy_mwh", "bridge_cash_flow",
];

export class Ledger {
  constructor(months) {
    this.months = months;
    const length = months + 1;
    const block = new Float64Array(COLUMNS.length * length);
    let next = 0;
    const column = () => new Float64Array(block.buffer, 8 * length * next++, length);
    this.block = block;
    this.columns = {
      revenue: column(), power_cost: column(), operating_cost: column(), ebitda: column(), depreciation: column(), sale_gain: column(),
      tax: column(), capex: column(), proceeds: column(), working_capital: column(), free_cash_flow: column(), debt_draw: column(),
      interest: column(), principal: column(), repayment: column(), equity_tax: column(), equity_cash_flow: column(),
      energy_mwh: column(), bridge_cash_flow: column(),
    };
  }

  /** `a x left + b x right`, column by column. */
  static sum(a, left, b, right) {
    const ledger = new Ledger(left.months);
    const { block } = ledger, l = left.block, r = right.block;
    for (let i = 0; i < block.length; i++) block[i] = a * l[i] + b * r[i];
    return ledger;
  }
}

export function sum(column, from = 0, to = column.length - 1) {
  let total = 0;
  for (let t = from; t <= to; t++) total += column[t];
  return total;
}

/** Years as whole months, halves up. */
export const wholeMonths = (years) => Math.floor(years * 12 + 0.5);

/** Depreciates `cost`, in service from the month after `bought`, up to `sold`. */
export function depreciate({ depreciation }, { atOnce, life }, cost, bought, sold) {
  const last = Math.min(sold, bought + life);
  const monthly = (cost * (1 - atOnce)) / life;
  if (bought < last) depreciation[bought + 1] += cost * atOnce;
  for (let t = bought + 1; t <= last; t++) depreciation[t] += monthly;
}

/** Sells at `month` for `price` what cost `cost` and went into service after `bought`. */
export function sell({ proceeds, sale_gain }, { atOnce, life }, price, cost, bought, month) {
  const age = month - bought;
  const book = age === 0 ? cost : (cost * (1 - atOnce) * Math.max(0, life - age)) / life;
  proceeds[month] += price;
  sale_gain[month] += price - book;
}

/** Adds the loan on `cost` spent in equal parts over months `first` to `last`; the rest is repaid at `end`. */
export function addLoan({ debt_draw, interest, principal, repayment }, terms, cost, first, last, end) {
  if (terms.debt_share === 0 || cost === 0) return;
  const rate = terms.interest_rate / 12, tenor = wholeMonths(terms.tenor_years);
  const draw = (terms.debt_share * cost) / (last - first + 1);
  let balance = 0;
  for (let t = first; t <= last; t++) {
    interest[t] += balance * rate;
    debt_draw[t] += draw;
    balance += draw;
  }
  const payment = rate === 0 ? balance / tenor : (balance * rate) / -Math.expm1(-tenor * Math.log1p(rate));
  for (let t = last + 1; t <= end; t++) {
    const due = balance * rate;
    interest[t] += due;
    if (t === last + tenor) {
      principal[t] += balance;
      return;
    }
    principal[t] += payment - due;
    balance -= payment - due;
  }
  repayment[end] += balance;
}
