// What colocation and the GPU cloud share: critical IT, the building, the ramp.

import { addLoan, depreciate, sell, wholeMonths } from "./ledger.js";

export const criticalIt = (inputs, mw) => mw * Math.min(inputs.critical_it_share, 1 / inputs.pue);

/** In month `t` after a build of `build` months. */
export const ramp = (t, build, months) => Math.min(1, (t - build) / (months + 1));

/** Spent evenly over the build, written off from go-live, sold at T. */
export function addBuilding(ledger, inputs, finance, capex) {
  const { columns: c, months } = ledger, build = inputs.build_months;
  const first = build === 0 ? 0 : 1;
  for (let t = first; t <= build; t++) c.capex[t] += capex / Math.max(1, build);
  addLoan(c, finance.colocation, capex, first, build, months);
  const writeOff = { atOnce: finance.first_year_deduction_share, life: wholeMonths(inputs.facility_life_years) };
  depreciate(c, writeOff, capex, build, months);
  sell(c, writeOff, capex * inputs.facility_residual_share, capex, build, months);
}
