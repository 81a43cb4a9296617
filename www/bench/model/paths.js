// What the world decides: one value a month, index 0 repeating month 1.

const monthNumber = (text) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1;

/** `x (1+g)^floor((t-1)/12)` */
function fillSteps(series, first, growth) {
  series[0] = first;
  for (let t = 1, x = first; t < series.length; t++) {
    if (t > 1 && (t - 1) % 12 === 0) x *= 1 + growth;
    series[t] = x;
  }
}

/** Discount factors of index 0 to T. */
export function fillDiscount(factors, rate) {
  const monthly = 1 / Math.pow(1 + rate, 1 / 12);
  for (let t = 0, x = 1; t < factors.length; t++, x *= monthly) factors[t] = x;
}

export function presentValue(flow, factors) {
  let value = 0;
  for (let t = 0; t < flow.length; t++) value += flow[t] * factors[t];
  return value;
}

export function fillPaths(paths, { site, network }) {
  fillHashprice(paths.hashprice, site, network);
  fillSteps(paths.power, site.power_price_usd_per_mwh, site.power_escalator);
  fillSteps(paths.costIndex, 1, site.cost_inflation);
}

/** On the deterministic path the block reward grows by one factor a month between halvings: powers are needed only there. */
function fillHashprice(series, site, n) {
  const toHalving = monthNumber(n.next_halving) - monthNumber(site.start);
  const halvings = (t) => (t - 1 < toHalving ? 0 : 1 + Math.floor((t - 1 - toHalving) / 48));
  const coins = (count) => n.subsidy_btc * Math.pow(0.5, count) + n.fees_btc_per_block;
  const priceFactor = Math.pow(1 + n.btc_price_growth, 1 / 12);
  const trendFactor = Math.pow(1 + n.hashrate_growth, 1 / 12);
  const seenFactor = Math.pow(priceFactor, n.hashrate_response);
  const lag = n.response_lag_months;

  let count = halvings(1), reward = coins(count), seenCount = count, seenCoins = 1;
  const first = reward;
  let price = n.btc_price_usd, trend = n.hashrate_eh_per_s, seenPrice = 1;
  for (let t = 1; t < series.length; t++) {
    if (t > 1) {
      price *= priceFactor;
      trend *= trendFactor;
      if (halvings(t) !== count) reward = coins((count = halvings(t)));
    }
    const seen = Math.max(1, t - lag);
    if (seen > 1 && first > 0) {
      seenPrice *= seenFactor;
      if (halvings(seen) !== seenCount) {
        seenCount = halvings(seen);
        seenCoins = Math.pow(coins(seenCount) / first, n.hashrate_response);
      }
    }
    series[t] = (144 * reward * price) / (1000 * trend * seenPrice * seenCoins);
  }
  series[0] = series[1];
}
