// The draws of random futures in plain JavaScript: what a page without the module would have to do for each future before any strategy is run.
//
// The same numbers as `src/simulation/random`: Philox4x32-10 addressed by seed, future, factor and month, normal numbers by inversion
// (Wichura's AS 241), correlated shocks that fade, exponentials. Left out: tenants, delays, costs; all four strategies with their owners'
// yearly decisions; the reports. The whole of that has no JavaScript twin here: decisions by dynamic programming in every future would be
// most of it.

const PRICE = 0, NETWORK = 1, LEASE = 2, POWER = 3;

/** The upper half of a product of two unsigned 32-bit numbers. */
function high(a, b) {
  const a0 = a & 0xffff, a1 = a >>> 16, b0 = b & 0xffff, b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + Math.floor(middle / 65536) + Math.floor(other / 65536)) >>> 0;
}

const words = new Uint32Array(4);

/** Leaves the four words at a counter under a key in `words`. */
function philox(c0, c1, c2, c3, k0, k1) {
  for (let round = 0; round < 10; round++) {
    const upper = high(0xd2511f53, c0), lower = Math.imul(0xd2511f53, c0);
    const upper2 = high(0xcd9e8d57, c2), lower2 = Math.imul(0xcd9e8d57, c2);
    c0 = (upper2 ^ c1 ^ k0) >>> 0;
    c1 = lower2 >>> 0;
    c2 = (upper ^ c3 ^ k1) >>> 0;
    c3 = lower >>> 0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  words[0] = c0; words[1] = c1; words[2] = c2; words[3] = c3;
}

/** The middle of one of 2^52 equal parts of (0, 1). */
const uniform = (upper, lower) => (upper * 1048576 + (lower >>> 12) + 0.5) / 4503599627370496;

const polynomial = (c, x) => ((((((c[0] * x + c[1]) * x + c[2]) * x + c[3]) * x + c[4]) * x + c[5]) * x + c[6]) * x + c[7];

const CENTRAL = [
  [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608],
  [5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1],
];
const MIDDLE = [
  [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734],
  [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1],
];
const FAR = [
  [2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772],
  [2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1],
];
const ratio = ([above, below], x) => polynomial(above, x) / polynomial(below, x);

export function inverseNormal(p) {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRAL, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? ratio(MIDDLE, r - 1.6) : ratio(FAR, r - 5);
  return q < 0 ? -size : size;
}

function normals(seed, future, what, series) {
  for (let block = 1, t = 0; t < series.length; block++) {
    philox(future, block, what, 0, seed, 0);
    series[t++] = inverseNormal(uniform(words[0], words[1]));
    if (t < series.length) series[t++] = inverseNormal(uniform(words[2], words[3]));
  }
}

/** Draws `count` futures of a scenario; the sum of the lease levels in the last month. */
export function draw(scenario, count) {
  const u = scenario.uncertainty, months = 12 * scenario.site.horizon_years, seed = u.seed;
  const { hashrate_response: response, response_lag_months: lag } = scenario.network;
  const names = ["btc", "hashrate", "lease", "power"];
  const processes = names.map((name) => {
    const sigma = u[`${name}_volatility`], kappa = Math.LN2 / u[`${name}_half_life_years`];
    const variance = (t) => (sigma * sigma * -Math.expm1((-2 * kappa * t) / 12)) / (2 * kappa);
    const half = Float64Array.from({ length: months }, (_, t) => variance(t + 1) / 2);
    return { keep: Math.exp(-kappa / 12), step: Math.sqrt(variance(1)), half };
  });
  const { correlation_btc_lease: bl, correlation_btc_power: bp, correlation_lease_power: lp } = u;
  const own = Math.sqrt(1 - bl * bl), with_ = (lp - bl * bp) / own, rest = Math.sqrt(1 - bp * bp - with_ * with_);
  const series = names.map(() => new Float64Array(months));
  const hashprice = new Float64Array(months), level = new Float64Array(months), power = new Float64Array(months);
  let sum = 0;
  for (let future = 0; future < count; future++) {
    series.forEach((values, what) => normals(seed, future, what, values));
    const [b, n, l, p] = series;
    for (let t = 0; t < months; t++) {
      p[t] = bp * b[t] + with_ * l[t] + rest * p[t];
      l[t] = bl * b[t] + own * l[t];
    }
    series.forEach((values, what) => {
      const { keep, step, half } = processes[what];
      let x = 0;
      for (let t = 0; t < months; t++) values[t] = (x = keep * x + step * values[t]) - half[t];
    });
    for (let t = 0; t < months; t++) {
      hashprice[t] = Math.exp(b[t] - (response * b[Math.max(t - lag, 0)] + n[t]));
      level[t] = Math.exp(l[t]);
      power[t] = Math.exp(p[t]);
    }
    sum += level[months - 1];
  }
  return sum;
}
