// The same full evaluation in plain JavaScript, for the speed claim's sake: all four strategies, decisions, figures, rates and
// monthly ledgers. Written as one would write it for production; `check.mjs` holds it to the fixtures of the Rust tests.
//
// The rules are those of docs/methodology.md. A scenario is taken as given: complete and within its ranges.

import { runColocation } from "./model/colocation.js";
import { minDscr, payback } from "./model/finance.js";
import { Cloud } from "./model/gpu_cloud.js";
import { irr } from "./model/irr.js";
import { Ledger, sum } from "./model/ledger.js";
import { Mine } from "./model/mining.js";
import { fillDiscount, fillPaths, presentValue } from "./model/paths.js";
import { workspaceFor } from "./model/workspace.js";

const STRATEGIES = ["mining", "colocation", "gpu_cloud", "hybrid"];

/** `{ best, sell_now_usd, strategies }` of a complete scenario, as the API's `evaluate` gives it. */
export function evaluate(scenario) {
  const { site, finance, conversion } = scenario;
  const { paths, miningFactors, factors, cloud, bridge } = workspaceFor(12 * site.horizon_years), { months } = paths;
  fillPaths(paths, scenario);
  fillDiscount(miningFactors, scenario.mining.discount_rate);
  const mine = new Mine(scenario, paths);
  const part = (ledger, factors, goLive, ramp) => ({
    ledger, goLive, ramp, bridgeNpv: 0,
    npv: presentValue(ledger.columns.free_cash_flow, factors),
    minDscr: minDscr(ledger, finance, goLive),
  });

  const parts = { mining: part(mine.run(miningFactors), miningFactors, 0, 0), colocation: null, gpu_cloud: null };
  const { colocation, gpu_cloud } = scenario;
  if (colocation.build_months < months) {
    fillDiscount(factors, colocation.discount_rate);
    parts.colocation = part(runColocation(scenario, paths), factors, colocation.build_months, colocation.ramp_months);
  }
  if (gpu_cloud.build_months < months) {
    fillDiscount(factors, gpu_cloud.discount_rate);
    parts.gpu_cloud = part(new Cloud(scenario, paths, cloud).run(factors), factors, gpu_cloud.build_months, gpu_cloud.ramp_months);
  }
  addBridges([parts.colocation, parts.gpu_cloud], mine, conversion, miningFactors, bridge);

  const strategies = { mining: null, colocation: null, gpu_cloud: null, hybrid: null };
  for (const name of ["mining", "colocation", "gpu_cloud"]) strategies[name] = parts[name] && figures(parts[name], site.grid_mw);
  strategies.hybrid = hybrid(scenario, parts, strategies);

  const machines = scenario.mining.fleet_owned ? mine.fetched(mine.ownedFleet, 0) : 0;
  const sell_now_usd = machines * (1 - finance.tax_rate) + site.grid_mw * site.sale_value_usd_per_mw;
  let best = null;
  for (const name of STRATEGIES) {
    if (!strategies[name]) strategies[name] = { not_ready: true };
    else if (best === null || strategies[name].npv_usd > strategies[best].npv_usd) best = name;
  }
  if (strategies[best].npv_usd < sell_now_usd) best = null;
  return { best, sell_now_usd, strategies };
}

/** Adds the owned mine on its way out; the same mine serves two equally long builds. */
function addBridges(parts, mine, conversion, factors, ledger) {
  const flow = ledger.columns.free_cash_flow;
  let npv = 0, build = -1;
  for (const part of parts) {
    if (!part) continue;
    if (part.goLive !== build) {
      build = part.goLive;
      mine.fillBridge(ledger, build, conversion);
      npv = presentValue(flow, factors);
    }
    part.ledger.columns.bridge_cash_flow.set(flow);
    part.bridgeNpv = npv;
  }
}

/** Every rule is proportional to megawatts: the hybrid is a weighted sum of the whole-site strategies. */
function hybrid({ site, hybrid: h, ...businesses }, parts, strategies) {
  const ai = parts[h.ai_mode], inputs = businesses[h.ai_mode];
  if (!ai) return null;
  const spare = Math.max(0, 1 - Math.min(inputs.critical_it_share, 1 / inputs.pue) * inputs.pue);
  const share = h.ai_share, headroom = h.headroom_share * share * spare;
  const mining = 1 - share + headroom, bridge = share - headroom;

  const ledger = Ledger.sum(share, ai.ledger, mining, parts.mining.ledger);
  const cash = ai.ledger.columns.bridge_cash_flow, out = ledger.columns.bridge_cash_flow;
  for (let t = 0; t < out.length; t++) out[t] = bridge * cash[t];
  const result = figures(
    {
      ledger, goLive: ai.goLive, ramp: ai.ramp,
      npv: share * ai.npv + mining * parts.mining.npv,
      bridgeNpv: bridge * ai.bridgeNpv,
      minDscr: share > 0 ? ai.minDscr : null,
    },
    site.grid_mw,
  );
  const whole = strategies[h.ai_mode];
  result.initial_capex_usd = share * whole.initial_capex_usd + mining * strategies.mining.initial_capex_usd;
  result.yield_on_cost = share > 0 ? whole.yield_on_cost : null;
  result.months_operated = share > 0 ? whole.months_operated : 0;
  return result;
}

function figures({ ledger, goLive, ramp, npv, bridgeNpv, minDscr }, gridMw) {
  const c = ledger.columns, { months } = ledger;
  const rate = irr(c.free_cash_flow), equityRate = irr(c.equity_cash_flow), back = payback(c.free_cash_flow);
  const revenue = sum(c.revenue), energy = sum(c.energy_mwh), ebitda = sum(c.ebitda);
  const initialCapex = sum(c.capex, 0, goLive), settled = goLive + ramp + 1;
  const hasYield = initialCapex > 0 && settled + 11 <= months;
  let operated = 0;
  for (let t = 0; t <= months; t++) if (c.energy_mwh[t] > 0) operated++;
  return {
    npv_usd: npv + bridgeNpv,
    bridge_npv_usd: bridgeNpv,
    npv_usd_per_mw: (npv + bridgeNpv) / gridMw,
    irr: rate.rate,
    irr_reason: rate.reason,
    equity_irr: equityRate.rate,
    equity_irr_reason: equityRate.reason,
    payback_months: back.months,
    initial_capex_usd: initialCapex,
    capex_usd: sum(c.capex),
    peak_funding_usd: back.peakFunding,
    min_dscr: minDscr,
    revenue_usd: revenue,
    energy_mwh: energy,
    revenue_usd_per_mwh: energy > 0 ? revenue / energy : null,
    ebitda_usd_per_mwh: energy > 0 ? ebitda / energy : null,
    ebitda_margin: revenue > 0 ? ebitda / revenue : null,
    ebitda_usd_per_mw_year: settled <= months ? ((sum(c.ebitda, settled) / (months - settled + 1)) * 12) / gridMw : null,
    yield_on_cost: hasYield ? sum(c.ebitda, settled, settled + 11) / initialCapex : null,
    months_operated: operated,
    monthly: c,
  };
}
