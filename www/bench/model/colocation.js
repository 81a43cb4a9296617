// AI colocation on the whole site.

import { addBuilding, criticalIt, ramp } from "./facility.js";
import { settle } from "./finance.js";
import { Ledger, wholeMonths } from "./ledger.js";

export function runColocation({ site, colocation: s, finance }, paths) {
  const { months, power, costIndex } = paths;
  const it = criticalIt(s, site.grid_mw);
  const ledger = new Ledger(months), { revenue, power_cost, operating_cost, ebitda, energy_mwh } = ledger.columns;
  addBuilding(ledger, s, finance, it * s.capex_usd_per_mw * (1 - s.tenant_funded_share));

  const term = wholeMonths(s.term_years), cycle = term + s.vacancy_months;
  const fullEnergy = it * s.pue * s.load_factor * 730, opex = (it * s.opex_usd_per_mw_year) / 12;
  let rent = s.rent_usd_per_kw_month, monthOfTerm = 0;
  for (let t = s.build_months + 1; t <= months; t++, monthOfTerm++) {
    if (monthOfTerm === cycle) {
      rent *= s.renewal_rent_ratio;
      monthOfTerm = 0;
    } else if (monthOfTerm > 0 && monthOfTerm < term && monthOfTerm % 12 === 0) {
      rent *= 1 + s.rent_escalator;
    }
    if (monthOfTerm < term) {
      const filled = ramp(t, s.build_months, s.ramp_months) * s.leased_share;
      revenue[t] = it * 1000 * rent * filled;
      energy_mwh[t] = fullEnergy * filled;
      if (!s.tenant_pays_power) power_cost[t] = energy_mwh[t] * power[t];
    }
    operating_cost[t] = opex * costIndex[t];
    ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
  }
  settle(ledger, finance);
  return ledger;
}
