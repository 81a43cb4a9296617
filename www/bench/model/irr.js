// Internal rate of return: { rate, reason }, one of them null. The flow is a polynomial in the monthly discount factor v.

import { residue } from "./finance.js";
import { sum } from "./ledger.js";

/** The monthly discount factor of a yearly rate. */
const factor = (rate) => Math.pow(1 + rate, -1 / 12);

/** The grid of rates; a rate of zero is its step `ZERO`. */
const LOWEST = -0.99, HIGHEST = 10, STEP = 0.005, POINTS = 2199, ZERO = 198;
/** Rates at which a fall through zero is looked for, and steps of the grid around it, before the whole grid is. */
const COARSE = [-0.3, -0.1, 0, 0.05, 0.1, 0.2, 0.4, 1, 4].map(factor), MARGINS = [1, 10, 60, 200];

const found = (v) => ({ rate: Math.pow(v, -12) - 1, reason: null });
const none = (reason) => ({ rate: null, reason });

/** `sum c_t v^t`, in four chains so that the multiplications do not wait for one another. */
function value(c, v) {
  const w = v * v * v * v;
  let i = c.length & ~3;
  let a = i < c.length ? c[i] : 0, b = i + 1 < c.length ? c[i + 1] : 0, d = i + 2 < c.length ? c[i + 2] : 0, e = 0;
  while ((i -= 4) >= 0) {
    a = a * w + c[i];
    b = b * w + c[i + 1];
    d = d * w + c[i + 2];
    e = e * w + c[i + 3];
  }
  return a + v * (b + v * (d + v * e));
}

/** The value, and in `slope` the first derivative, in four chains as well. */
let slope = 0;
function valueAndSlope(c, v) {
  const v2 = v * v, v3 = v2 * v, w = v2 * v2;
  let i = c.length & ~3;
  let p0 = i < c.length ? c[i] : 0, p1 = i + 1 < c.length ? c[i + 1] : 0, p2 = i + 2 < c.length ? c[i + 2] : 0, p3 = 0;
  let d0 = 0, d1 = 0, d2 = 0, d3 = 0;
  while ((i -= 4) >= 0) {
    d0 = d0 * w + p0;
    d1 = d1 * w + p1;
    d2 = d2 * w + p2;
    d3 = d3 * w + p3;
    p0 = p0 * w + c[i];
    p1 = p1 * w + c[i + 1];
    p2 = p2 * w + c[i + 2];
    p3 = p3 * w + c[i + 3];
  }
  slope = p1 + 2 * p2 * v + 3 * p3 * v2 + 4 * v3 * (d0 + d1 * v + d2 * v2 + d3 * v3);
  return p0 + p1 * v + p2 * v2 + p3 * v3;
}

/** The root between `low` and `high`, where the sign changes: Newton steps kept inside a shrinking bracket. */
function root(c, low, high, start) {
  const rising = value(c, low) < 0;
  let v = start;
  for (let i = 0; i < 200; i++) {
    const f = valueAndSlope(c, v);
    if (f === 0) return v;
    if (f < 0 === rising) low = v;
    else high = v;
    const newton = v - f / slope;
    const next = newton >= low && newton <= high ? newton : 0.5 * (low + high);
    if (Math.abs(next - v) <= 1e-15 * v) return next;
    v = next;
  }
  return v;
}

/** A root of the yearly sums, as a first guess of the monthly factor. */
function firstGuess(flow, low) {
  const years = [];
  for (let start = 0; start < flow.length; start += 12) years.push(sum(flow, start, Math.min(start + 11, flow.length - 1)));
  const lowest = Math.pow(low, 12);
  return value(years, lowest) < 0 && value(years, 1) > 0 ? Math.pow(root(years, lowest, 1, 0.9), 1 / 12) : 0.99;
}

/** Changes of sign of the running sum `S_t = S_(t-1) q + c_t`: an upper bound for the roots with 1/v above q (Laguerre). */
function signChanges(c, q) {
  let sum = 0, last = 0, changes = 0;
  for (let t = 0; t < c.length; t++) {
    sum = sum * q + c[t];
    if (last * sum < 0) changes++;
    if (sum !== 0) last = sum;
  }
  return changes;
}

/** The same from the back: whether no root lies above `v`. */
function noRootAbove(c, v) {
  let sum = 0, last = 0;
  for (let t = c.length - 1; t >= 0; t--) {
    sum = sum * v + c[t];
    if (last * sum < 0) return false;
    if (sum !== 0) last = sum;
  }
  return true;
}

export function irr(flow) {
  const nothing = residue(flow);
  let cumulative = 0, lowest = 0;
  for (let t = 0; t < flow.length; t++) {
    cumulative += flow[t];
    if (cumulative < lowest) lowest = cumulative;
  }
  if (lowest >= -nothing) return none("no investment");
  if (cumulative > nothing) return positive(flow);
  // With at most one change of sign of the sums compounded at -99 % there is at most one root.
  return signChanges(flow, 1 / factor(LOWEST)) <= 1 ? single(flow) : scan(flow, ...stretch(flow));
}

/** A flow that ends above zero: the one root above a rate of zero. */
function positive(flow) {
  if (signChanges(flow, 1) === 1) {
    const low = factor(HIGHEST), there = value(flow, low);
    if (there > 0) return none("no meaningful rate");
    return there === 0 ? { rate: HIGHEST, reason: null } : found(root(flow, low, 1, firstGuess(flow, low)));
  }
  const [from, to] = stretch(flow);
  return to <= ZERO ? none("no meaningful rate") : scan(flow, Math.max(from, ZERO), to);
}

function single(flow) {
  const near = factor(HIGHEST), far = factor(LOWEST), atHighest = value(flow, near), atLowest = value(flow, far);
  if (atLowest > 0 && atHighest < 0) return found(root(flow, near, far, 1));
  return none(atLowest < 0 && atHighest < 0 ? "never repaid" : "no meaningful rate");
}

/** The steps of the grid between which all roots lie: around a root, where sums from the front and the back show it. */
function stretch(flow) {
  const values = COARSE.map((v) => value(flow, v));
  const fall = values.findIndex((x, i) => x < 0 && values[i - 1] > 0);
  if (fall < 0) return [0, POINTS - 1];
  const v = root(flow, COARSE[fall], COARSE[fall - 1], COARSE[fall]);
  const step = Math.floor((Math.pow(v, -12) - 1 - LOWEST) / STEP);
  const gridFactor = (at) => factor(LOWEST + STEP * at);
  const above = MARGINS.find((m) => step + 1 + m < POINTS - 1 && signChanges(flow, 1 / gridFactor(step + 1 + m)) === 0);
  const below = MARGINS.find((m) => step >= m && noRootAbove(flow, gridFactor(step - m)));
  return [below === undefined ? 0 : step - below, above === undefined ? POINTS - 1 : step + 1 + above];
}

/** Looks for changes of sign on the grid of rates, leaving out stretches whose ends show that there is none. */
function scan(flow, from, to) {
  const point = (step) => {
    const v = factor(LOWEST + STEP * step);
    let inflow = 0, outflow = 0;
    for (let t = flow.length - 1; t >= 0; t--) {
      inflow = inflow * v + Math.max(flow[t], 0);
      outflow = outflow * v + Math.max(-flow[t], 0);
    }
    return { step, v, inflow, outflow };
  };
  let roots = 0, fall = null, lastSign = 0, lastV = 0, everPositive = false;
  const visit = ({ v, inflow, outflow }) => {
    const sign = Math.sign(inflow - outflow);
    if (sign > 0) everPositive = true;
    if (sign === 0) return;
    if (lastSign * sign < 0) {
      roots++;
      fall = lastSign > 0 ? [v, lastV] : null;
    }
    (lastSign = sign), (lastV = v);
  };
  // Both sums grow with v, so those at the ends of a stretch bound those within.
  const search = (a, b) => {
    if (b.inflow > a.outflow || b.outflow > a.inflow || b.step === a.step + 1) return visit(b);
    const middle = point((a.step + b.step) >> 1);
    search(a, middle);
    search(middle, b);
  };
  const start = point(from);
  visit(start);
  search(start, point(to));
  if (roots > 1) return none("several rates");
  if (roots === 1) return fall ? found(root(flow, fall[0], fall[1], 0.5 * (fall[0] + fall[1]))) : none("no meaningful rate");
  return none(everPositive ? "no meaningful rate" : "never repaid");
}
