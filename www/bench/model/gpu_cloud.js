// GPU cloud on the whole site: a building and generations of accelerators.

import { bestActions, CLOSE, REPLACE } from "./decisions.js";
import { Building, criticalIt, ramp } from "./facility.js";
import { afterTax, settle } from "./finance.js";
import { addLoan, Asset, Ledger, sell, sum, wholeMonths } from "./ledger.js";

export class Cloud {
  constructor({ site, gpu_cloud: s, finance }, paths, series) {
    this.inputs = s;
    this.finance = finance;
    this.paths = paths;
    this.build = s.build_months;
    this.it = criticalIt(s, site.grid_mw);
    this.building = new Building(site, s, finance, this.it * s.facility_capex_usd_per_mw);
    this.accelerators = (this.it * 1e6) / s.accelerator_watts;
    this.life = wholeMonths(s.accelerator_life_years);
    this.serviceLife = wholeMonths(s.service_life_years);
    this.term = wholeMonths(s.term_years);
    this.kept = 1 - s.opex_revenue_share;
    // Energy and power cost of every month, ramp included.
    const full = this.it * s.pue * s.load_factor * 730;
    ({ ramp: this.ramp, energy: this.energy, powerCost: this.powerCost } = series);
    for (let t = this.build + 1; t <= paths.months; t++) {
      this.ramp[t] = ramp(t, this.build, s.ramp_months);
      this.energy[t] = full * this.ramp[t];
      this.powerCost[t] = this.energy[t] * paths.firmPower[t];
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
    // The first is signed and priced at index 0, at level 1.
    const level = bought === this.build ? 1 : this.paths.level[bought];
    const price = s.accelerator_price_usd * Math.pow(1 + s.next_generation_price_change, years);
    const cost = this.accelerators * price * Math.pow(level, s.accelerator_price_response);
    const hours = this.accelerators * 730 * s.lease_rate_usd_per_hour * Math.pow(1 + s.next_generation_rate_change, years);
    return {
      asset: new Asset(cost, bought, this.life, this.finance.machine_deduction_share),
      contract: hours * level * s.contract_billed_share,
      spot: hours * s.spot_utilisation,
    };
  }

  fetched({ asset }, month) {
    return asset.cost * this.resale[month - asset.bought];
  }

  /** Revenue of month `t`; -1 if it is not sold. */
  revenue({ asset, contract, spot }, t) {
    const age = t - asset.bought - 1;
    if (age < this.term) return contract * this.ramp[t];
    const market = spot * this.ageing[age] * this.paths.level[t] * this.ramp[t];
    return age >= this.serviceLife || market * this.kept < this.powerCost[t] ? -1 : market;
  }

  /** `{ ledger, end, exit }`, as the mine's. */
  run(factors, summed) {
    const { months } = this.paths;
    const owner = new Owner(this, factors, summed), plan = bestActions(owner);
    const end = plan.at(-1) === CLOSE ? this.build + 12 * plan.length : months;
    const ledger = new Ledger(months), c = ledger.columns;
    this.building.addTo(ledger, end);
    const first = this.generation(this.build), prepaid = this.prepayInto(c, first);
    let generation = first;
    for (let decision = 1; decision <= plan.length; decision++) {
      if (plan[decision - 1] !== REPLACE) continue;
      const month = this.build + 12 * decision;
      this.runGeneration(c, generation, month, generation === first ? prepaid : 0);
      sell(c, month, this.fetched(generation, month), generation.asset.book(month));
      generation = owner.generations[decision];
    }
    this.runGeneration(c, generation, end, generation === first ? prepaid : 0);
    const [price, book] = this.allOf(generation, end);
    sell(c, end, price, book);
    settle(ledger, this.finance);
    return { ledger, end, exit: afterTax(this.finance, price, book) };
  }

  /** Price and book value at `month` of accelerators, facility and site. */
  allOf(generation, month) {
    const price = this.fetched(generation, month) + this.building.empty(month);
    return [price, generation.asset.book(month) + this.building.asset.book(month)];
  }

  /** A generation up to month `end`. */
  runGeneration(c, generation, end, prepaid) {
    const s = this.inputs, { asset } = generation, terms = this.finance.gpu_cloud;
    c.capex[asset.bought] += asset.cost;
    const lent = terms.debt_share * Math.max(0, asset.cost - prepaid);
    addLoan(c, terms, lent, asset.bought, asset.bought, asset.bought, end);
    asset.depreciateInto(c, end);

    const { revenue, power_cost, operating_cost, ebitda, energy_mwh } = c, { costIndex } = this.paths;
    const opex = (this.it * s.opex_usd_per_mw_year) / 12;
    for (let t = asset.bought + 1; t <= end; t++) {
      const billed = this.revenue(generation, t);
      if (billed >= 0) {
        revenue[t] = billed;
        energy_mwh[t] = this.energy[t];
        power_cost[t] = this.powerCost[t];
      }
      operating_cost[t] = opex * costIndex[t] + s.opex_revenue_share * revenue[t];
      ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
    }
  }

  /** A share of what the first contract bills, received at delivery, credited in its last years. */
  prepayInto({ working_capital }, { contract }) {
    const end = Math.min(this.paths.months, this.build + this.term), months = end - this.build;
    if (months === 0 || this.inputs.prepayment_share === 0) return 0;
    const received = this.inputs.prepayment_share * contract * sum(this.ramp, this.build + 1, end);
    const credited = Math.min(wholeMonths(this.inputs.prepayment_credit_years), months);
    working_capital[this.build] += received;
    for (let t = end + 1 - credited; t <= end; t++) working_capital[t] -= received / credited;
    return received;
  }
}

/** The cloud's decisions at months b+12, b+24, .. < T. */
class Owner {
  constructor(cloud, factors, summed) {
    this.cloud = cloud;
    this.factors = factors;
    this.summed = summed;
    this.stops = false;
    this.buys = cloud.inputs.refresh_accelerators;
    this.last = Math.floor((cloud.paths.months - cloud.build - 1) / 12);
    this.generations = [];
    for (let d = 0; d <= (this.buys ? this.last : 0); d++) this.generations.push(cloud.generation(cloud.build + 12 * d));
    // What every generation has in common: operating cost, and the facility's deductions.
    const { costIndex } = cloud.paths, { tax_rate } = cloud.finance, opex = (cloud.it * cloud.inputs.opex_usd_per_mw_year) / 12;
    this.common = [0];
    for (let d = 1; d <= this.last; d++) {
      const from = this.month(d), to = this.month(d + 1);
      let cost = 0;
      for (let t = from + 1; t <= to; t++) cost += opex * costIndex[t] * factors[t];
      this.common.push(tax_rate * cloud.building.asset.deducted(factors, summed, from, to) - cost * (1 - tax_rate));
    }
  }

  month(decision) {
    return Math.min(this.cloud.build + 12 * decision, this.cloud.paths.months);
  }

  earned(state, decision) {
    const { cloud, factors, summed } = this, { kept, powerCost } = cloud, { tax_rate } = cloud.finance;
    const { asset, contract, spot } = this.generations[state], { ramp, ageing, serviceLife } = cloud, { level } = cloud.paths;
    const from = this.month(decision), end = this.month(decision + 1), { bought } = asset;
    const contractEnd = Math.min(end, bought + cloud.term), spotEnd = Math.min(end, bought + serviceLife);
    let value = 0, t = from + 1;
    for (; t <= contractEnd; t++) value += (contract * ramp[t] * kept - powerCost[t]) * factors[t];
    for (; t <= spotEnd; t++) {
      const margin = spot * ageing[t - bought - 1] * level[t] * ramp[t] * kept - powerCost[t];
      if (margin >= 0) value += margin * factors[t];
    }
    return value * (1 - tax_rate) + tax_rate * asset.deducted(factors, summed, from, end) + this.common[decision];
  }

  sold(state, decision) {
    const month = this.month(decision), { cloud } = this, generation = this.generations[state];
    return afterTax(cloud.finance, cloud.fetched(generation, month), generation.asset.book(month)) * this.factors[month];
  }

  closed(state, decision) {
    const month = this.month(decision);
    return afterTax(this.cloud.finance, ...this.cloud.allOf(this.generations[state], month)) * this.factors[month];
  }

  cost(decision) {
    return this.generations[decision].asset.cost * this.factors[this.month(decision)];
  }

  /** A contract is in force. */
  bound(state, decision) {
    return this.month(decision) < this.generations[state].asset.bought + this.cloud.term;
  }

  unit(decision) {
    return this.factors[this.month(decision)];
  }
}
