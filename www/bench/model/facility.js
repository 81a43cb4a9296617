// What colocation and the GPU cloud share: critical IT, the building, the ramp, the site.

import { addLoan, Asset, wholeMonths } from "./ledger.js";

export const criticalIt = (inputs, mw) => mw * Math.min(inputs.critical_it_share, 1 / inputs.pue);

/** In month `t` after a build of `build` months. */
export const ramp = (t, build, months) => Math.min(1, (t - build) / (months + 1));

/** What the site's grid connection fetches at `month`. */
export const siteValue = (site, month) => site.grid_mw * site.sale_value_usd_per_mw * Math.pow(1 + site.cost_inflation, month / 12);

export class Building {
  constructor(site, inputs, finance, capex) {
    this.site = site;
    this.inputs = inputs;
    this.finance = finance;
    this.life = wholeMonths(inputs.facility_life_years);
    this.asset = new Asset(capex, inputs.build_months, this.life, finance.building_deduction_share);
  }

  /** What it fetches empty, with its site. */
  empty(month) {
    const age = Math.min(1, (month - this.asset.bought) / this.life);
    return this.asset.cost * Math.pow(this.inputs.facility_residual_share, age) + siteValue(this.site, month);
  }

  /** Spent evenly over the build, written off from go-live; its loan is paid off from after the ramp. */
  addTo({ columns: c }, end) {
    const { cost, bought: build } = this.asset, terms = this.finance.colocation;
    const first = build === 0 ? 0 : 1;
    for (let t = first; t <= build; t++) c.capex[t] += cost / Math.max(1, build);
    addLoan(c, terms, terms.debt_share * cost, first, build, build + this.inputs.ramp_months, end);
    this.asset.depreciateInto(c, end);
  }
}
