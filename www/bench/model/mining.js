// Mining on the whole site, and the bridge of an owned mine on its way out.

import { bestActions, CLOSE, KEEP } from "./decisions.js";
import { settle } from "./finance.js";
import { addLoan, depreciate, Ledger, sell, wholeMonths } from "./ledger.js";

/** An owned fleet has no month of purchase. */
const OWNED = -1;

export class Mine {
  constructor({ site, mining: m, finance }, paths) {
    this.paths = paths;
    this.inputs = m;
    this.finance = finance;
    this.life = wholeMonths(m.fleet_life_years);
    this.writeOff = { atOnce: finance.first_year_deduction_share, life: this.life };
    this.siteCapex = m.site_capex_usd_per_mw * site.grid_mw;
    this.petahashAtOne = (site.grid_mw * 1e6) / m.pue / 1000;
    this.incomeFactor = (365 / 12) * m.uptime * (1 - m.pool_fee);
    this.energy = site.grid_mw * 730 * m.uptime;
    this.opex = (site.grid_mw * m.opex_usd_per_mw_year) / 12;
    this.demandResponse = (site.grid_mw * m.uptime * m.demand_response_usd_per_mw_year) / 12;
    this.keptOwned = powers(1 - m.resale_decline, 1);
    this.keptBought = powers(m.residual_share, 12 / this.life);
    this.ownedFleet = { bought: OWNED, petahash: this.petahashAtOne / m.efficiency_j_per_th, cost: 0 };
  }

  /** New machines bought at month `month`. */
  newFleet(month) {
    const m = this.inputs, { hashprice } = this.paths, years = month / 12;
    const petahash = this.petahashAtOne / (m.new_efficiency_j_per_th * Math.pow(1 - m.efficiency_improvement, years));
    let recent = 1;
    if (month > 0 && hashprice[1] !== 0) {
      const from = Math.max(1, month - 5);
      recent = 0;
      for (let t = from; t <= month; t++) recent += hashprice[t];
      recent /= (month - from + 1) * hashprice[1];
    }
    const price = m.machine_price_usd_per_th * Math.pow(1 + m.machine_price_change, years);
    return { bought: month, petahash, cost: petahash * 1000 * price * Math.pow(recent, m.machine_price_response) };
  }

  firstFleet() {
    return this.inputs.fleet_owned ? this.ownedFleet : this.newFleet(0);
  }

  /** What a fleet fetches at `month`. */
  fetched(fleet, month) {
    const m = this.inputs;
    if (fleet.bought === OWNED) {
      const kept = month % 12 === 0 ? this.keptOwned[month / 12] : Math.pow(1 - m.resale_decline, month / 12);
      return fleet.petahash * 1000 * m.resale_usd_per_th * kept;
    }
    const age = month - fleet.bought;
    return fleet.cost * (age < this.life ? this.keptBought[age / 12] : m.residual_share);
  }

  /** Runs a fleet in months `from` to `to`. */
  operate({ revenue, power_cost, operating_cost, ebitda, energy_mwh }, { petahash }, from, to) {
    const { hashprice, power, costIndex } = this.paths;
    const { curtail_when_unprofitable: curtails, idle_opex_share: idle } = this.inputs;
    const income = petahash * this.incomeFactor;
    for (let t = from; t <= to; t++) {
      const gross = income * hashprice[t], bought = this.energy * power[t], opex = this.opex * costIndex[t];
      if (curtails && gross < bought + (1 - idle) * opex) {
        revenue[t] = this.demandResponse;
        operating_cost[t] = opex * idle;
        ebitda[t] = this.demandResponse - opex * idle;
      } else {
        revenue[t] = gross + this.demandResponse;
        power_cost[t] = bought;
        operating_cost[t] = opex;
        ebitda[t] = gross + this.demandResponse - bought - opex;
        energy_mwh[t] = this.energy;
      }
    }
  }

  /** The ledger, with the yearly decisions at discount factors `factors`. */
  run(factors) {
    const { months } = this.paths;
    const plan = bestActions(new Owner(this, factors));
    const ledger = new Ledger(months), c = ledger.columns;
    let fleet = this.firstFleet();
    c.capex[0] = this.siteCapex + fleet.cost;
    addLoan(c, this.finance.mining, c.capex[0], 0, 0, months);
    for (let start = 0; start < months; start += 12) {
      const action = start === 0 ? KEEP : plan[start / 12 - 1];
      if (action !== KEEP) {
        if (fleet) this.sell(c, fleet, start);
        fleet = action === CLOSE ? null : this.newFleet(start);
        if (fleet) c.capex[start] += fleet.cost;
      }
      if (fleet) this.operate(c, fleet, start + 1, start + 12);
    }
    if (fleet) this.sell(c, fleet, months);
    if (this.siteCapex > 0) {
      const writeOff = { atOnce: this.writeOff.atOnce, life: 240 };
      depreciate(c, writeOff, this.siteCapex, 0, months);
      sell(c, writeOff, 0, this.siteCapex, 0, months);
    }
    settle(ledger, this.finance);
    return ledger;
  }

  sell(c, fleet, month) {
    const price = this.fetched(fleet, month);
    if (fleet.bought === OWNED) {
      c.proceeds[month] += price;
      c.sale_gain[month] += price;
    } else {
      depreciate(c, this.writeOff, fleet.cost, fleet.bought, month);
      sell(c, this.writeOff, price, fleet.cost, fleet.bought, month);
    }
  }

  /** What the mine earns while `build` months of AI capacity are built. */
  fillBridge(ledger, build, conversion) {
    const c = ledger.columns;
    ledger.block.fill(0);
    if (!this.inputs.fleet_owned) return;
    if (conversion.mine_while_building) this.operate(c, this.ownedFleet, 1, build);
    if (conversion.sell_fleet_at_go_live) this.sell(c, this.ownedFleet, Math.max(build, 1));
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
  constructor(mine, factors) {
    this.mine = mine;
    this.factors = factors;
    this.mayClose = true;
    this.last = mine.paths.months / 12 - 1;
    this.firstPurchase = mine.inputs.replace_machines ? 1 : Infinity;
    this.fleets = [mine.firstFleet()];
    if (mine.inputs.replace_machines) for (let d = 1; d <= this.last; d++) this.fleets.push(mine.newFleet(12 * d));
    this.blocks = [null];
    for (let d = 1; d <= this.last; d++) this.blocks.push(this.block(12 * d));
  }

  block(start) {
    const { mine, factors } = this, { hashprice, power, costIndex } = mine.paths;
    const { curtail_when_unprofitable: curtails, idle_opex_share: idle } = mine.inputs;
    const block = { start, income: 0, running: 0, idling: 0, demandResponse: 0, least: Infinity, most: 0 };
    for (let t = start + 1; t <= start + 12; t++) {
      const income = mine.incomeFactor * hashprice[t], bought = mine.energy * power[t], opex = mine.opex * costIndex[t];
      block.income += income * factors[t];
      block.running += (bought + opex) * factors[t];
      block.idling += opex * idle * factors[t];
      block.demandResponse += mine.demandResponse * factors[t];
      const cost = bought + (1 - idle) * opex;
      const needed = !curtails || cost === 0 ? 0 : income === 0 ? Infinity : cost / income;
      block.least = Math.min(block.least, needed);
      block.most = Math.max(block.most, needed);
    }
    return block;
  }

  earned(state, decision) {
    const { petahash } = this.fleets[state], block = this.blocks[decision];
    if (petahash >= block.most) return petahash * block.income - block.running + block.demandResponse;
    if (petahash < block.least) return block.demandResponse - block.idling;
    const { mine, factors } = this, { hashprice, power, costIndex } = mine.paths, idle = mine.inputs.idle_opex_share;
    let value = block.demandResponse;
    for (let t = block.start + 1; t <= block.start + 12; t++) {
      const opex = mine.opex * costIndex[t];
      const gain = petahash * mine.incomeFactor * hashprice[t] - mine.energy * power[t] - (1 - idle) * opex;
      value += ((gain < 0 ? 0 : gain) - idle * opex) * factors[t];
    }
    return value;
  }

  fetched(state, decision) {
    return this.mine.fetched(this.fleets[state], 12 * decision) * this.factors[12 * decision];
  }

  cost(decision) {
    return this.fleets[decision].cost * this.factors[12 * decision];
  }

  mayReplace() {
    return true;
  }

  unit(decision) {
    return this.factors[12 * decision];
  }
}
