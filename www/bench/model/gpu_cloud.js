// GPU cloud on the whole site: a building and generations of accelerators.

import { bestActions, REPLACE } from "./decisions.js";
import { addBuilding, criticalIt, ramp } from "./facility.js";
import { settle } from "./finance.js";
import { addLoan, depreciate, Ledger, sell, sum, wholeMonths } from "./ledger.js";

export class Cloud {
  constructor({ site, gpu_cloud: s, finance }, paths, series) {
    this.inputs = s;
    this.finance = finance;
    this.paths = paths;
    this.build = s.build_months;
    this.it = criticalIt(s, site.grid_mw);
    this.accelerators = (this.it * 1e6) / s.accelerator_watts;
    this.life = wholeMonths(s.accelerator_life_years);
    this.term = wholeMonths(s.term_years);
    this.kept = 1 - s.opex_revenue_share;
    // Energy and power cost of every month, ramp included.
    const full = this.it * s.pue * s.load_factor * 730;
    ({ ramp: this.ramp, energy: this.energy, powerCost: this.powerCost } = series);
    for (let t = this.build + 1; t <= paths.months; t++) {
      this.ramp[t] = ramp(t, this.build, s.ramp_months);
      this.energy[t] = full * this.ramp[t];
      this.powerCost[t] = this.energy[t] * paths.power[t];
    }
    // By age in months: the spot rate and the resale value, as shares of those when new.
    ({ ageing: this.ageing, resale: this.resale } = series);
    const decline = Math.pow(1 - s.lease_rate_decline, 1 / 12), residual = Math.pow(s.accelerator_residual_share, 1 / this.life);
    for (let age = 0, rate = 1, price = 1; age <= paths.months; age++, rate *= decline, price *= residual) {
      this.ageing[age] = rate;
      this.resale[age] = age < this.life ? price : s.accelerator_residual_share;
    }
  }

  /** What is bought at month `bought`: its cost, and what a full month brings under contract and on the spot market when new. */
  generation(bought) {
    const s = this.inputs, years = (bought - this.build) / 12;
    const hours = this.accelerators * 730 * s.lease_rate_usd_per_hour * Math.pow(1 + s.next_generation_rate_change, years);
    return {
      bought,
      cost: this.accelerators * s.accelerator_price_usd * Math.pow(1 + s.next_generation_price_change, years),
      contract: hours * s.contract_billed_share,
      spot: hours * s.spot_utilisation,
    };
  }

  fetched({ cost, bought }, month) {
    return cost * this.resale[month - bought];
  }

  /** Revenue of month `t`; -1 if it is not sold. */
  revenue(generation, t) {
    const age = t - generation.bought - 1;
    if (age < this.term) return generation.contract * this.ramp[t];
    const spot = generation.spot * this.ageing[age] * this.ramp[t];
    return spot * this.kept < this.powerCost[t] ? -1 : spot;
  }

  run(factors) {
    const { months } = this.paths, s = this.inputs;
    const ledger = new Ledger(months);
    addBuilding(ledger, s, this.finance, this.it * s.facility_capex_usd_per_mw);
    const plan = bestActions(new Owner(this, factors));
    let bought = this.build;
    for (let decision = 1; decision <= plan.length; decision++) {
      if (plan[decision - 1] !== REPLACE) continue;
      const month = this.build + 12 * decision;
      this.runGeneration(ledger.columns, bought, month);
      bought = month;
    }
    this.runGeneration(ledger.columns, bought, months);
    settle(ledger, this.finance);
    return ledger;
  }

  /** A generation bought at `bought` and sold at `sold`. */
  runGeneration(c, bought, sold) {
    const generation = this.generation(bought), s = this.inputs;
    const writeOff = { atOnce: this.finance.first_year_deduction_share, life: this.life };
    c.capex[bought] += generation.cost;
    addLoan(c, this.finance.gpu_cloud, generation.cost, bought, bought, sold);
    depreciate(c, writeOff, generation.cost, bought, sold);
    sell(c, writeOff, this.fetched(generation, sold), generation.cost, bought, sold);

    const { revenue, power_cost, operating_cost, ebitda, energy_mwh } = c, { costIndex } = this.paths;
    const opex = (this.it * s.opex_usd_per_mw_year) / 12;
    for (let t = bought + 1; t <= sold; t++) {
      const billed = this.revenue(generation, t);
      if (billed >= 0) {
        revenue[t] = billed;
        energy_mwh[t] = this.energy[t];
        power_cost[t] = this.powerCost[t];
      }
      operating_cost[t] = opex * costIndex[t] + s.opex_revenue_share * revenue[t];
      ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
    }
    if (bought === this.build) this.prepay(c, bought, sold);
  }

  prepay(c, bought, sold) {
    const end = Math.min(sold, bought + this.term), months = end - bought;
    if (months === 0 || this.inputs.prepayment_share === 0) return;
    const received = this.inputs.prepayment_share * sum(c.revenue, bought + 1, end);
    const credited = Math.min(wholeMonths(this.inputs.prepayment_credit_years), months);
    c.working_capital[bought] += received;
    for (let t = end + 1 - credited; t <= end; t++) c.working_capital[t] -= received / credited;
  }
}

/** The cloud's decisions at months b+12, b+24, .. < T. */
class Owner {
  constructor(cloud, factors) {
    this.cloud = cloud;
    this.factors = factors;
    this.mayClose = false;
    this.last = Math.floor((cloud.paths.months - cloud.build - 1) / 12);
    this.firstPurchase = cloud.inputs.refresh_accelerators ? Math.ceil(cloud.life / 12) : Infinity;
    this.generations = [];
    if (this.firstPurchase <= this.last) {
      for (let d = 0; d <= this.last; d++) this.generations.push(cloud.generation(cloud.build + 12 * d));
    }
  }

  month(decision) {
    return Math.min(this.cloud.build + 12 * decision, this.cloud.paths.months);
  }

  earned(state, decision) {
    const { cloud, factors } = this, { kept, powerCost } = cloud;
    const generation = this.generations[state], end = this.month(decision + 1);
    const { bought, contract, spot } = generation, { ramp, ageing } = cloud;
    const contractEnd = Math.min(end, bought + cloud.term);
    let value = 0, t = this.month(decision) + 1;
    for (; t <= contractEnd; t++) value += (contract * ramp[t] * kept - powerCost[t]) * factors[t];
    for (; t <= end; t++) {
      const margin = spot * ageing[t - bought - 1] * ramp[t] * kept - powerCost[t];
      if (margin >= 0) value += margin * factors[t];
    }
    return value;
  }

  fetched(state, decision) {
    const month = this.month(decision);
    return this.cloud.fetched(this.generations[state], month) * this.factors[month];
  }

  cost(decision) {
    return this.generations[decision].cost * this.factors[this.month(decision)];
  }

  mayReplace(state, decision) {
    return this.month(decision) - this.generations[state].bought >= this.cloud.life;
  }

  unit(decision) {
    return this.factors[this.month(decision)];
  }
}
