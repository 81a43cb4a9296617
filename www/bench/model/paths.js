// What the world decides: one value a month, index 0 repeating month 1. Given series (from month 1 on) replace the rules.

const monthNumber = (text) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1;

/** `x (1+g)^floor((t-1)/12)` */
function fillSteps(series, first, growth) {
  series[0] = first;
  for (let t = 1, x = first; t < series.length; t++) {
    if (t > 1 && (t - 1) % 12 === 0) x *= 1 + growth;
    series[t] = x;
  }
}

/** What is given, going on from its last value by a factor a month or, in steps, a year. */
function fillGiven(series, values, growth, stepped = false) {
  const monthly = Math.pow(1 + growth, 1 / 12);
  for (let t = 1; t < series.length; t++) {
    if (t <= values.length) series[t] = values[t - 1];
    else series[t] = series[t - 1] * (!stepped ? monthly : (t - 1) % 12 === 0 ? 1 + growth : 1);
  }
  series[0] = series[1];
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

export function fillPaths(paths, { site, network }, given = {}) {
  const { hashprice, power, firmPower, level, costIndex } = paths;
  if (given.price || given.network) fillGivenHashprice(paths, site, network, given);
  else fillHashprice(hashprice, site, network);
  if (given.power) fillGiven(power, given.power, site.power_escalator, true);
  else fillSteps(power, site.power_price_usd_per_mwh, site.power_escalator);
  fillSteps(firmPower, site.ai_power_premium_usd_per_mwh, site.power_escalator);
  for (let t = 0; t < power.length; t++) firmPower[t] = Math.max(0, power[t] + firmPower[t]);
  if (given.level) fillGiven(level, given.level, 0);
  else level.fill(1);
  fillSteps(costIndex, 1, site.cost_inflation);
}

const coins = (n, halvings) => n.subsidy_btc * Math.pow(0.5, halvings) + n.fees_btc_per_block;

function halvingsOf(site, n) {
  const toHalving = monthNumber(n.next_halving) - monthNumber(site.start);
  return (t) => (t - 1 < toHalving ? 0 : 1 + Math.floor((t - 1 - toHalving) / 48));
}

/** On the deterministic path the block reward grows by one factor a month between halvings: powers are needed only there. */
function fillHashprice(series, site, n) {
  const halvings = halvingsOf(site, n);
  const priceFactor = Math.pow(1 + n.btc_price_growth, 1 / 12);
  const trendFactor = Math.pow(1 + n.hashrate_growth, 1 / 12);
  const seenFactor = Math.pow(priceFactor, n.hashrate_response);
  const lag = n.response_lag_months;

  let count = halvings(1), reward = coins(n, count), seenCount = count, seenCoins = 1;
  const first = reward;
  let price = n.btc_price_usd, trend = n.hashrate_eh_per_s, seenPrice = 1;
  for (let t = 1; t < series.length; t++) {
    if (t > 1) {
      price *= priceFactor;
      trend *= trendFactor;
      if (halvings(t) !== count) reward = coins(n, (count = halvings(t)));
    }
    const seen = Math.max(1, t - lag);
    if (seen > 1 && first > 0) {
      seenPrice *= seenFactor;
      if (halvings(seen) !== seenCount) {
        seenCount = halvings(seen);
        seenCoins = Math.pow(coins(n, seenCount) / first, n.hashrate_response);
      }
    }
    series[t] = (144 * reward * price) / (1000 * trend * seenPrice * seenCoins);
  }
  series[0] = series[1];
}

/** The same where price or network are given: month by month. */
function fillGivenHashprice({ hashprice, months }, site, n, given) {
  const halvings = halvingsOf(site, n), reward = new Float64Array(months + 1), network = new Float64Array(months + 1);
  fillGiven(reward, given.price ?? [n.btc_price_usd], n.btc_price_growth);
  for (let t = 1; t <= months; t++) reward[t] *= coins(n, halvings(t));
  if (given.network) fillGiven(network, given.network, n.hashrate_growth);
  for (let t = 1; t <= months; t++) {
    if (!given.network) {
      const ratio = reward[1] === 0 ? 1 : reward[Math.max(1, t - n.response_lag_months)] / reward[1];
      network[t] = n.hashrate_eh_per_s * Math.pow(1 + n.hashrate_growth, (t - 1) / 12) * Math.pow(ratio, n.hashrate_response);
    }
    hashprice[t] = (144 * reward[t]) / (1000 * network[t]);
  }
  hashprice[0] = hashprice[1];
}
