// AI colocation on the whole site.

import { Building, criticalIt, ramp } from "./facility.js";
import { afterTax, settle } from "./finance.js";
import { Ledger, sell, wholeMonths } from "./ledger.js";

/** `{ ledger, exit }`: exit is what the let building and its site bring at T, after tax. */
export function runColocation({ site, colocation: s, finance }, paths) {
  const { months, firmPower, level, costIndex } = paths;
  const it = criticalIt(s, site.grid_mw);
  const ledger = new Ledger(months), { revenue, power_cost, operating_cost, ebitda, energy_mwh } = ledger.columns;
  const building = new Building(site, s, finance, it * s.capex_usd_per_mw * (1 - s.tenant_funded_share));
  building.addTo(ledger, months);

  const term = wholeMonths(s.term_years), cycle = term + s.vacancy_months;
  const fullEnergy = it * s.pue * s.load_factor * 730, opex = (it * s.opex_usd_per_mw_year) / 12;
  const reopened = (rent, t) => rent * s.renewal_rent_ratio * Math.pow(level[t], s.rent_beta);
  let rent = s.rent_usd_per_kw_month, monthOfTerm = -1;
  for (let t = s.build_months + 1; t <= months; t++) {
    monthOfTerm++;
    if (monthOfTerm === cycle) {
      rent = reopened(rent, t);
      monthOfTerm = 0;
    } else if (monthOfTerm > 0 && monthOfTerm < term && monthOfTerm % 12 === 0) {
      rent *= 1 + s.rent_escalator;
    }
    if (monthOfTerm < term) {
      const filled = ramp(t, s.build_months, s.ramp_months) * s.leased_share;
      revenue[t] = it * 1000 * rent * filled;
      energy_mwh[t] = fullEnergy * filled;
      if (!s.tenant_pays_power) power_cost[t] = energy_mwh[t] * firmPower[t];
    }
    operating_cost[t] = opex * costIndex[t];
    ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
  }

  // What a buyer pays for the income: the rent in force to its term's end, then that at which a term would open today.
  const power = s.tenant_pays_power ? 0 : fullEnergy * s.leased_share * firmPower[months];
  const income = (rent) => 12 * (it * 1000 * rent * s.leased_share - opex * costIndex[months] - power);
  const left = Math.pow(1 + s.exit_cap_rate, -Math.max(0, term - 1 - monthOfTerm) / 12);
  const let_ = (income(rent) * (1 - left) + income(reopened(rent, months)) * left) / s.exit_cap_rate;
  const price = Math.max(building.empty(months), let_), book = building.asset.book(months);
  sell(ledger.columns, months, price, book);
  settle(ledger, finance);
  return { ledger, exit: afterTax(finance, price, book) };
}
