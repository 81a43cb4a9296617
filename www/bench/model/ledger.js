// A strategy month by month, and what assets and loans write into it.

export const COLUMNS = [
  "revenue", "power_cost", "operating_cost", "ebitda", "depreciation", "sale_gain", "tax", "capex", "proceeds", "working_capital",
  "free_cash_flow", "debt_draw", "interest", "principal", "repayment", "equity_tax", "equity_cash_flow", "energy_mwh", "bridge_cash_flow",
];

/** All columns lie in one block of memory, and have names. */
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

  /** Adds `a` times another ledger, column by column. */
  add(a, { block: other }) {
    const { block } = this;
    for (let i = 0; i < block.length; i++) block[i] += a * other[i];
    return this;
  }
}

export function sum(column, from = 0, to = column.length - 1) {
  let total = 0;
  for (let t = from; t <= to; t++) total += column[t];
  return total;
}

/** Years as whole months, halves up. */
export const wholeMonths = (years) => Math.floor(years * 12 + 0.5);

/** What was bought at `bought`, in service from the month after: a share deducted then, the rest straight line over its life. */
export class Asset {
  constructor(cost, bought, life, atOnce) {
    this.cost = cost;
    this.bought = bought;
    this.life = life;
    this.first = cost * atOnce;
    this.monthly = (cost * (1 - atOnce)) / life;
  }

  /** At the end of `month`. */
  book(month) {
    const age = month - this.bought;
    return age <= 0 ? this.cost : this.monthly * Math.max(0, this.life - age);
  }

  depreciateInto({ depreciation }, end) {
    const last = Math.min(end, this.bought + this.life);
    if (this.bought < last) depreciation[this.bought + 1] += this.first;
    for (let t = this.bought + 1; t <= last; t++) depreciation[t] += this.monthly;
  }

  /** Present value of the deductions of months `from`+1 to `to`; `summed` are running sums of the discount `factors`. */
  deducted(factors, summed, from, to) {
    const { bought } = this, last = bought + this.life;
    const first = from <= bought && bought < to ? this.first * factors[bought + 1] : 0;
    return first + this.monthly * (summed[Math.min(to, last)] - summed[Math.min(Math.max(from, bought), last)]);
  }
}

/** Sells at `month`; the gain is what it brings above its book value. */
export function sell({ proceeds, sale_gain }, month, price, book) {
  proceeds[month] += price;
  sale_gain[month] += price - book;
}

/** Adds the loan of `amount` drawn in equal parts in months `first` to `last`, paid off in level payments from the month after
 *  `quiet` on; the rest is repaid at `end`. */
export function addLoan({ debt_draw, interest, principal, repayment }, terms, amount, first, last, quiet, end) {
  if (amount === 0) return;
  const rate = terms.interest_rate / 12, tenor = wholeMonths(terms.tenor_years), draw = amount / (last - first + 1);
  let balance = 0;
  for (let t = first; t <= Math.min(quiet, end); t++) {
    interest[t] += balance * rate;
    if (t > last) continue;
    debt_draw[t] += draw;
    balance += draw;
  }
  const payment = rate === 0 ? balance / tenor : (balance * rate) / -Math.expm1(-tenor * Math.log1p(rate));
  for (let t = quiet + 1; t <= end; t++) {
    const due = balance * rate;
    interest[t] += due;
    if (t === quiet + tenor) {
      principal[t] += balance;
      return;
    }
    principal[t] += payment - due;
    balance -= payment - due;
  }
  repayment[end] += balance;
}
