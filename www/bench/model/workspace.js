// Memory for what an evaluation needs but does not return, kept from one to the next.

import { Ledger } from "./ledger.js";

class Workspace {
  constructor(months) {
    const series = () => new Float64Array(months + 1);
    this.months = months;
    this.paths = { months, hashprice: series(), power: series(), firmPower: series(), level: series(), costIndex: series() };
    this.miningFactors = series();
    this.factors = series();
    this.summed = series();
    this.onSale = series();
    this.cloud = { ramp: series(), energy: series(), powerCost: series(), ageing: series(), resale: series() };
    this.bridge = new Ledger(months);
  }
}

let held = null;

/** The workspace for a horizon; the last one, if it is as long. */
export const workspaceFor = (months) => (held?.months === months ? held : (held = new Workspace(months)));
