// The same full evaluation in plain JavaScript, for the speed claim's sake: all four strategies, decisions, figures, rates and
// monthly ledgers. Written as one would write it for production; `check.mjs` holds it to the fixtures of the Rust tests.
//
// The rules are those of docs/methodology.md. A scenario is taken as given: complete and within its ranges.

import { runColocation } from "./model/colocation.js";
import { siteValue } from "./model/facility.js";
import { covers, payback } from "./model/finance.js";
import { Cloud } from "./model/gpu_cloud.js";
import { irr } from "./model/irr.js";
import { Ledger, sum, wholeMonths } from "./model/ledger.js";
import { Mine } from "./model/mining.js";
import { fillDiscount, fillPaths, presentValue } from "./model/paths.js";
import { workspaceFor } from "./model/workspace.js";

const STRATEGIES = ["mining", "colocation", "gpu_cloud", "hybrid"], PURE = STRATEGIES.slice(0, 3);

/** `{ best, sell_now_usd, lead, strategies }` of a complete scenario, as the API's `evaluate` gives it; `given` may hold series of
 *  price, network, power and level from month 1 on. */
export function evaluate(scenario, given) {
  const { site, mining, finance, hybrid: h } = scenario;
  const workspace = workspaceFor(12 * site.horizon_years);
  const { paths, miningFactors, factors, summed } = workspace, { months } = paths;
  fillPaths(paths, scenario, given);
  const mine = new Mine(scenario, paths);
  const machines = mining.fleet_owned ? mine.fetched(mine.ownedFleet, 0) : 0;
  const sell_now_usd = (machines + siteValue(site, 0)) * (1 - finance.tax_rate);

  const prepare = (series, rate) => {
    fillDiscount(series, rate);
    for (let t = 0, total = 0; t <= months; t++) summed[t] = total += series[t];
  };
  const part = ({ ledger, end = months, exit }, series, goLive, ramp, term) => ({
    ledger, end, goLive, settled: goLive + ramp, bridgeNpv: 0,
    npv: presentValue(ledger.columns.free_cash_flow, series),
    equityNpv: presentValue(ledger.columns.equity_cash_flow, series),
    exitNpv: exit * series[end],
    cover: covers(ledger, finance, goLive + ramp, goLive + term),
  });
  const aiPart = (run, { build_months, ramp_months, term_years, discount_rate }) => {
    if (build_months >= months) return null;
    prepare(factors, discount_rate);
    return part(run(), factors, build_months, ramp_months, wholeMonths(term_years));
  };

  prepare(miningFactors, mining.discount_rate);
  // Mining has no contract: no year ends within it.
  const asMine = (result) => part(result, miningFactors, 0, 0, 0);
  const parts = { mining: asMine(mine.run(miningFactors, summed)) };
  const spareMine = spare(scenario) > 0 ? asMine(mine.run(miningFactors, summed, false)) : null;
  const cloud = () => new Cloud(scenario, paths, workspace.cloud).run(factors, summed);
  parts.colocation = aiPart(() => runColocation(scenario, paths), scenario.colocation);
  parts.gpu_cloud = aiPart(cloud, scenario.gpu_cloud);
  addBridges([parts.colocation, parts.gpu_cloud], mine, miningFactors, workspace.bridge);

  const measure = (whole) => figures(whole, site.grid_mw, sell_now_usd, workspace.onSale);
  const strategies = {};
  for (const name of PURE) strategies[name] = parts[name] ? measure(parts[name]) : { not_ready: true };
  strategies.hybrid = parts[h.ai_mode] ? hybrid(scenario, parts, spareMine, strategies, measure) : { not_ready: true };
  return { ...verdict(strategies, sell_now_usd), sell_now_usd, strategies };
}

/** The best strategy, and its lead over the best other pure use. */
function verdict(strategies, baseline) {
  const highest = (names) => {
    let best = null;
    for (const name of names) {
      if (!strategies[name].not_ready && (best === null || strategies[name].npv_usd > strategies[best].npv_usd)) best = name;
    }
    return best;
  };
  const best = highest(STRATEGIES);
  if (strategies[best].npv_usd < baseline) return { best: null, lead: null };
  const over = highest(PURE.filter((name) => name !== best));
  return { best, lead: over && { of: best, over, usd: strategies[best].npv_usd - strategies[over].npv_usd } };
}

/** Adds the owned mine on its way out; the same mine serves two equally long builds. */
function addBridges(parts, mine, factors, ledger) {
  const flow = ledger.columns.free_cash_flow;
  let npv = 0, build = -1;
  for (const part of parts) {
    if (!part) continue;
    if (part.goLive !== build) {
      build = part.goLive;
      mine.fillBridge(ledger, build, factors);
      npv = presentValue(flow, factors);
    }
    part.ledger.columns.bridge_cash_flow.set(flow);
    part.bridgeNpv = npv;
  }
}

/** The share of the site on which a second mine runs beside the hybrid's AI part. */
function spare({ hybrid: h, ...businesses }) {
  const { critical_it_share, pue } = businesses[h.ai_mode];
  return h.headroom_share * h.ai_share * Math.max(0, 1 - Math.min(critical_it_share, 1 / pue) * pue);
}

/** Every rule is proportional to megawatts: the hybrid is a weighted sum of whole-site businesses. */
function hybrid(scenario, parts, spareMine, strategies, measure) {
  const { ai_share: share, ai_mode } = scenario.hybrid, ai = parts[ai_mode], headroom = spare(scenario);
  const weighted = [[share, ai], [1 - share, parts.mining]];
  if (spareMine) weighted.push([headroom, spareMine]);
  const total = (of) => weighted.reduce((sum, [weight, part]) => sum + weight * of(part), 0);

  const ledger = new Ledger(ai.ledger.months);
  for (const [weight, part] of weighted) ledger.add(weight, part.ledger);
  const cash = ai.ledger.columns.bridge_cash_flow, out = ledger.columns.bridge_cash_flow;
  for (let t = 0; t < out.length; t++) out[t] = (share - headroom) * cash[t];

  const result = measure({
    ...ai, ledger,
    npv: total((part) => part.npv),
    equityNpv: total((part) => part.equityNpv),
    exitNpv: total((part) => part.exitNpv),
    bridgeNpv: (share - headroom) * ai.bridgeNpv,
    cover: share > 0 ? ai.cover : { lowest: null, inContract: null },
  });
  const whole = strategies[ai_mode];
  result.initial_capex_usd = total((part) => sum(part.ledger.columns.capex, 0, part.goLive));
  result.yield_on_cost = share > 0 ? whole.yield_on_cost : null;
  result.months_operated = share > 0 ? whole.months_operated : 0;
  return result;
}

function figures({ ledger, end, goLive, settled, npv, bridgeNpv, equityNpv, exitNpv, cover }, gridMw, sellNow, flow) {
  const c = ledger.columns, { months } = ledger;
  const rate = irr(c.free_cash_flow), equityRate = irr(c.equity_cash_flow), back = payback(c.free_cash_flow);
  for (let t = 0; t <= months; t++) flow[t] = c.free_cash_flow[t] + c.bridge_cash_flow[t];
  flow[0] -= sellNow;
  const onSale = sellNow === 0 ? { rate: null, reason: null } : irr(flow);
  const revenue = sum(c.revenue), energy = sum(c.energy_mwh), ebitda = sum(c.ebitda);
  const initialCapex = sum(c.capex, 0, goLive), first = settled + 1;
  const hasYield = initialCapex > 0 && settled + 12 <= months;
  let operated = 0;
  for (let t = 0; t <= months; t++) if (c.energy_mwh[t] > 0) operated++;
  return {
    npv_usd: npv + bridgeNpv,
    bridge_npv_usd: bridgeNpv,
    equity_npv_usd: equityNpv + bridgeNpv,
    exit_npv_usd: exitNpv,
    npv_usd_per_mw: (npv + bridgeNpv) / gridMw,
    irr: rate.rate,
    irr_reason: rate.reason,
    equity_irr: equityRate.rate,
    equity_irr_reason: equityRate.reason,
    irr_on_sale_value: onSale.rate,
    irr_on_sale_value_reason: onSale.reason,
    payback_months: back.months,
    initial_capex_usd: initialCapex,
    capex_usd: sum(c.capex),
    peak_funding_usd: back.peakFunding,
    min_dscr: cover.lowest,
    min_dscr_in_contract: cover.inContract,
    revenue_usd: revenue,
    energy_mwh: energy,
    revenue_usd_per_mwh: energy > 0 ? revenue / energy : null,
    ebitda_usd_per_mwh: energy > 0 ? ebitda / energy : null,
    ebitda_margin: revenue > 0 ? ebitda / revenue : null,
    ebitda_usd_per_mw_year: first <= end ? ((sum(c.ebitda, first, end) / (end - settled)) * 12) / gridMw : null,
    yield_on_cost: hasYield ? sum(c.ebitda, first, settled + 12) / initialCapex : null,
    months_operated: operated,
    monthly: c,
  };
}
