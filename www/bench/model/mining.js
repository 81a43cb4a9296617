// Mining on a site's megawatts, and the bridge of an owned mine on its way out.

import { bestActions, CLOSE, KEEP, REPLACE } from "./decisions.js";
import { siteValue } from "./facility.js";
import { afterTax, settle } from "./finance.js";
import { addLoan, Asset, Ledger, sell, sum, wholeMonths } from "./ledger.js";

/** An owned fleet has no month of purchase. */
const OWNED = -1;

export class Mine {
  constructor({ site, mining: m, finance, conversion }, paths) {
    this.site = site;
    this.paths = paths;
    this.inputs = m;
    this.finance = finance;
    this.conversion = conversion;
    this.life = wholeMonths(m.fleet_life_years);
    this.infrastructure = new Asset(m.site_capex_usd_per_mw * site.grid_mw, 0, 240, finance.building_deduction_share);
    this.petahashAtOne = (site.grid_mw * 1e6) / m.pue / 1000;
    this.incomeFactor = (365 / 12) * m.uptime * (1 - m.pool_fee);
    this.energy = site.grid_mw * 730 * m.uptime;
    this.opex = (site.grid_mw * m.opex_usd_per_mw_year) / 12;
    this.demandResponse = (site.grid_mw * m.uptime * m.demand_response_usd_per_mw_year) / 12;
    this.keptOwned = powers(1 - m.resale_decline, 1);
    this.keptBought = powers(m.residual_share, 12 / this.life);
    const petahash = this.petahashAtOne / m.efficiency_j_per_th;
    this.ownedFleet = { petahash, asset: new Asset(0, OWNED, this.life, 0) };
  }

  /** New machines bought at month `month`. */
  newFleet(month) {
    const m = this.inputs, { hashprice } = this.paths, years = month / 12;
    const efficiency = m.new_efficiency_j_per_th * Math.pow(1 - m.efficiency_improvement, years);
    const petahash = this.petahashAtOne / Math.max(m.efficiency_floor_j_per_th, efficiency);
    let recent = 1;
    if (month > 0 && hashprice[1] !== 0) {
      const from = Math.max(1, month - 5);
      recent = sum(hashprice, from, month) / ((month - from + 1) * hashprice[1]);
    }
    const price = m.machine_price_usd_per_th * Math.pow(1 + m.machine_price_change, years);
    const cost = petahash * 1000 * price * Math.pow(recent, m.machine_price_response);
    return { petahash, asset: new Asset(cost, month, this.life, this.finance.machine_deduction_share) };
  }

  firstFleet() {
    return this.inputs.fleet_owned ? this.ownedFleet : this.newFleet(0);
  }

  /** What a fleet fetches at `month`. */
  fetched({ petahash, asset }, month) {
    const m = this.inputs;
    if (asset.bought === OWNED) {
      const kept = month % 12 === 0 ? this.keptOwned[month / 12] : Math.pow(1 - m.resale_decline, month / 12);
      return petahash * 1000 * m.resale_usd_per_th * kept;
    }
    const age = month - asset.bought;
    return asset.cost * (age < this.life ? this.keptBought[age / 12] : m.residual_share);
  }

  /** Runs a fleet in months `from` to `to`. */
  operate({ revenue, power_cost, operating_cost, ebitda, energy_mwh }, { petahash }, from, to) {
    const { hashprice, power, costIndex } = this.paths;
    const { curtail_when_unprofitable: curtails, idle_opex_share: idle } = this.inputs;
    const income = petahash * this.incomeFactor;
    for (let t = from; t <= to; t++) {
      const earned = income * hashprice[t] + this.demandResponse, bought = this.energy * power[t], opex = this.opex * costIndex[t];
      if (curtails && earned < bought + (1 - idle) * opex) {
        operating_cost[t] = opex * idle;
        ebitda[t] = -opex * idle;
      } else {
        revenue[t] = earned;
        power_cost[t] = bought;
        operating_cost[t] = opex;
        ebitda[t] = earned - bought - opex;
        energy_mwh[t] = this.energy;
      }
    }
  }

  /** `{ ledger, end, exit }`: the ledger with the yearly decisions at discount factors `factors`, the month of closing or T, and
   *  what was sold then, after tax. Without `site` there is none to sell. */
  run(factors, summed, hasSite = true) {
    const { months } = this.paths;
    const owner = new Owner(this, factors, summed, hasSite), plan = bestActions(owner);
    const end = plan.at(-1) === CLOSE ? 12 * plan.length : months;
    const ledger = new Ledger(months), c = ledger.columns;
    let fleet = owner.fleets[0];
    const first = this.infrastructure.cost + fleet.asset.cost;
    c.capex[0] = first;
    this.infrastructure.depreciateInto(c, end);
    addLoan(c, this.finance.mining, this.finance.mining.debt_share * first, 0, 0, 0, end);
    for (let start = 0; start < end; start += 12) {
      const action = start === 0 ? KEEP : plan[start / 12 - 1];
      if (action !== KEEP) {
        if (fleet) {
          fleet.asset.depreciateInto(c, start);
          sell(c, start, this.fetched(fleet, start), this.book(fleet, start));
        }
        fleet = action === REPLACE ? owner.fleets[start / 12] : null;
        if (fleet) c.capex[start] += fleet.asset.cost;
      }
      if (fleet) this.operate(c, fleet, start + 1, start + 12);
    }
    fleet?.asset.depreciateInto(c, end);
    const [price, book] = this.allOf(fleet, end, hasSite);
    sell(c, end, price, book);
    settle(ledger, this.finance);
    return { ledger, end, exit: afterTax(this.finance, price, book) };
  }

  book(fleet, month) {
    return fleet.asset.cost === 0 ? 0 : fleet.asset.book(month);
  }

  /** Price and book value of what is left at `month`: machines, infrastructure, site. */
  allOf(fleet, month, hasSite) {
    const price = (fleet ? this.fetched(fleet, month) : 0) + (hasSite ? siteValue(this.site, month) : 0);
    return [price, (fleet ? this.book(fleet, month) : 0) + this.infrastructure.book(month)];
  }

  /** What the mine earns on its way out, up to month `build` at the latest. */
  fillBridge(ledger, build, factors) {
    const c = ledger.columns, { tax_rate } = this.finance, fleet = this.ownedFleet;
    ledger.block.fill(0);
    if (!this.inputs.fleet_owned) return;
    const last = this.conversion.mine_while_building ? build : 0;
    const price = (month) => (this.conversion.sell_fleet_at_go_live ? this.fetched(fleet, month) : 0);
    const sold = (month) => afterTax(this.finance, price(month), 0) * factors[month];
    this.operate(c, fleet, 1, last);
    let stop = last, value = sold(last);
    for (let start = 12 * Math.ceil(last / 12) - 12, end = last; start >= 0; end = start, start -= 12) {
      let earned = 0;
      for (let t = start + 1; t <= end; t++) earned += c.ebitda[t] * factors[t];
      value += earned * (1 - tax_rate);
      const now = sold(start);
      if (now > value + 1e-9 * Math.max(Math.abs(now), factors[start])) {
        stop = start;
        value = now;
      }
    }
    if (stop < last) for (const column of Object.values(c)) column.fill(0, stop + 1);
    c.proceeds[stop] = price(stop);
    c.sale_gain[Math.max(1, stop)] = price(stop);
    settle(ledger, this.finance);
  }
}

/** `base^(step x i)` for whole years i. */
function powers(base, step) {
  const factor = Math.pow(base, step), series = [];
  for (let i = 0, x = 1; i <= 30; i++, x *= factor) series.push(x);
  return series;
}

/** The mine's decisions at months 12, 24, .. < T. Blocks are summed once: where a fleet runs in all months or in none, its
 *  earnings follow without a look at each. */
class Owner {
  constructor(mine, factors, summed, hasSite) {
    this.mine = mine;
    this.factors = factors;
    this.summed = summed;
    this.hasSite = hasSite;
    this.stops = true;
    this.buys = mine.inputs.replace_machines;
    this.last = mine.paths.months / 12 - 1;
    this.fleets = [mine.firstFleet()];
    if (this.buys) for (let d = 1; d <= this.last; d++) this.fleets.push(mine.newFleet(12 * d));
    this.blocks = [null];
    for (let d = 1; d <= this.last; d++) this.blocks.push(this.block(12 * d));
  }

  block(start) {
    const { mine, factors } = this, { hashprice, power, costIndex } = mine.paths, { demandResponse } = mine;
    const { curtail_when_unprofitable: curtails, idle_opex_share: idle } = mine.inputs;
    const infrastructure = mine.infrastructure.deducted(factors, this.summed, start, start + 12);
    const block = { start, income: 0, running: 0, idling: 0, infrastructure, least: Infinity, most: 0 };
    for (let t = start + 1; t <= start + 12; t++) {
      const income = mine.incomeFactor * hashprice[t], bought = mine.energy * power[t], opex = mine.opex * costIndex[t];
      block.income += income * factors[t];
      block.running += (bought + opex - demandResponse) * factors[t];
      block.idling += opex * idle * factors[t];
      const cost = bought + (1 - idle) * opex - demandResponse;
      const needed = !curtails || cost <= 0 ? 0 : income === 0 ? Infinity : cost / income;
      block.least = Math.min(block.least, needed);
      block.most = Math.max(block.most, needed);
    }
    return block;
  }

  earned(state, decision) {
    const block = this.blocks[decision], fleet = this.fleets[state], { tax_rate } = this.mine.finance;
    if (state > this.last) return tax_rate * block.infrastructure;
    const deducted = fleet.asset.cost === 0 ? 0 : fleet.asset.deducted(this.factors, this.summed, block.start, block.start + 12);
    return this.margin(fleet.petahash, block) * (1 - tax_rate) + tax_rate * (block.infrastructure + deducted);
  }

  margin(petahash, block) {
    if (petahash >= block.most) return petahash * block.income - block.running;
    if (petahash < block.least) return -block.idling;
    const { mine, factors } = this, { hashprice, power, costIndex } = mine.paths, idle = mine.inputs.idle_opex_share;
    let value = 0;
    for (let t = block.start + 1; t <= block.start + 12; t++) {
      const opex = mine.opex * costIndex[t], earned = petahash * mine.incomeFactor * hashprice[t] + mine.demandResponse;
      const gain = earned - mine.energy * power[t] - (1 - idle) * opex;
      value += ((gain < 0 ? 0 : gain) - idle * opex) * factors[t];
    }
    return value;
  }

  sold(state, decision) {
    const month = 12 * decision, { mine } = this, fleet = this.fleets[state];
    return afterTax(mine.finance, mine.fetched(fleet, month), mine.book(fleet, month)) * this.factors[month];
  }

  closed(state, decision) {
    const month = 12 * decision, { mine } = this, fleet = state > this.last ? null : this.fleets[state];
    return afterTax(mine.finance, ...mine.allOf(fleet, month, this.hasSite)) * this.factors[month];
  }

  cost(decision) {
    return this.fleets[decision].asset.cost * this.factors[12 * decision];
  }

  bound() {
    return false;
  }

  unit(decision) {
    return this.factors[12 * decision];
  }
}
