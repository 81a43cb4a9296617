"""Mining on C MW of grid capacity, and the bridge of an owned mine on its way out."""

from decisions import best_states
from finance import Asset, add_loan, aged_price, cash_columns, new_ledger
from paths import DAYS_PER_MONTH, HOURS_PER_MONTH, present_value, whole_months

OWNED = "owned"  # the fleet in place at index 0
CLOSED = "closed"
# Every other state is the month in which its fleet was bought.


class Mine:
    """The mine as a decision problem: a state is OWNED, CLOSED or a purchase month."""

    def __init__(self, scenario, paths, mw):
        self.s, self.paths, self.mw = scenario["mining"], paths, mw
        self.T = paths.T
        self.rate = self.s["discount_rate"]
        self.life = whole_months(self.s["fleet_life_years"])
        self._months = {}

    def petahash(self, joules_per_terahash):
        return self.mw * 1e6 / (self.s["pue"] * joules_per_terahash) / 1000

    def efficiency(self, state):
        if state == OWNED:
            return self.s["efficiency_j_per_th"]
        improvement = self.s["efficiency_improvement"]
        return self.s["new_efficiency_j_per_th"] * (1 - improvement) ** (state / 12)

    def purchase_cost(self, m):
        """Machines bought at month m."""
        s, hashprice = self.s, self.paths.hashprice
        factor = 1.0
        if m > 0 and hashprice[1] != 0:
            recent = hashprice[max(1, m - 5) : m + 1]
            mean = sum(recent) / len(recent)
            factor = (mean / hashprice[1]) ** s["machine_price_response"]
        price = s["machine_price_usd_per_th"] * (1 + s["machine_price_change"]) ** (m / 12)
        return self.petahash(self.efficiency(m)) * 1000 * price * factor

    def sale(self, m, state):
        """What the fleet fetches at the end of month m."""
        if state == CLOSED:
            return 0.0
        s = self.s
        if state == OWNED:
            today = self.petahash(self.efficiency(OWNED)) * 1000 * s["resale_usd_per_th"]
            return today * (1 - s["resale_decline"]) ** (m / 12)
        return aged_price(self.purchase_cost(state), s["residual_share"], m - state, self.life)

    def month(self, t, state):
        """(revenue, power cost, operating cost, MWh) of month t."""
        if (t, state) not in self._months:
            self._months[t, state] = self._month(t, state)
        return self._months[t, state]

    def _month(self, t, state):
        if state == CLOSED:
            return 0.0, 0.0, 0.0, 0.0
        s, C = self.s, self.mw
        petahash = self.petahash(self.efficiency(state))
        gross = petahash * self.paths.hashprice[t] * DAYS_PER_MONTH * s["uptime"] * (1 - s["pool_fee"])
        mwh = C * HOURS_PER_MONTH * s["uptime"]
        power = mwh * self.paths.power_price[t]
        opex = C * s["opex_usd_per_mw_year"] * self.paths.cost_index[t] / 12
        demand_response = C * s["uptime"] * s["demand_response_usd_per_mw_year"] / 12
        idle = s["idle_opex_share"]
        if s["curtail_when_unprofitable"] and gross < power + (1 - idle) * opex:
            return demand_response, 0.0, opex * idle, 0.0
        return gross + demand_response, power, opex, mwh

    def margin(self, t, state):
        revenue, power, opex, _ = self.month(t, state)
        return revenue - power - opex

    def options(self, m, state):
        """keep, replace, close (a closed mine keeps closed or buys)."""
        options = [(0.0, state)]
        if self.s["replace_machines"]:
            options.append((self.sale(m, state) - self.purchase_cost(m), m))
        if state != CLOSED:
            options.append((self.sale(m, state), CLOSED))
        return options

    def initial_state(self):
        return OWNED if self.s["fleet_owned"] else 0


def write_months(ledger, mine, months, state):
    for t in months:
        revenue, power, opex, mwh = mine.month(t, state)
        ledger["revenue"][t] += revenue
        ledger["power_cost"][t] += power
        ledger["operating_cost"][t] += opex
        ledger["energy_mwh"][t] += mwh


def mining_part(scenario, paths, mw):
    """The mine's columns (see `finance.cash_columns`) and what the results need beside them."""
    s, finance, T = scenario["mining"], scenario["finance"], paths.T
    first_share = finance["first_year_deduction_share"]
    mine = Mine(scenario, paths, mw)
    ledger = new_ledger(T)

    # Infrastructure: bought at index 0, 20 years, worth nothing at T.
    infrastructure = Asset(s["site_capex_usd_per_mw"] * mw, 1, 240, first_share)
    ledger["capex"][0] += infrastructure.cost
    infrastructure.depreciate_into(ledger, T)
    infrastructure.sell_into(ledger, T, 0.0)

    # Fleets, each from the decision that chose it to the decision that ended it.
    chosen = best_states(mine, 12, mine.initial_state())
    fleets = []  # (from month, until month, state), neighbours with the same state joined
    for m, state in chosen:
        if fleets and fleets[-1][2] == state:
            continue
        if fleets:
            fleets[-1][1] = m
        fleets.append([m, T, state])
    for start, end, state in fleets:
        write_months(ledger, mine, range(start + 1, end + 1), state)
        if state == CLOSED:
            continue
        if state == OWNED:  # cost nothing, has no book value
            fleet = Asset(0.0, 1, mine.life, 0.0)
        else:
            fleet = Asset(mine.purchase_cost(state), state + 1, mine.life, first_share)
            ledger["capex"][state] += fleet.cost
            fleet.depreciate_into(ledger, end)
        fleet.sell_into(ledger, end, mine.sale(end, state))

    add_loan(ledger, {0: ledger["capex"][0]}, finance["mining"], T)
    columns = cash_columns(ledger, finance)
    columns["bridge_cash_flow"] = [0.0] * (T + 1)
    return {
        "columns": columns,
        "npv": present_value(columns["free_cash_flow"], s["discount_rate"]),
        "bridge_npv": 0.0,
        "go_live": 0,
        "ramp": 0,
    }


def bridge(scenario, paths, mw, build_months):
    """(cash flow, NPV) of what an owned mine of mw MW earns on its way out."""
    flow = [0.0] * (paths.T + 1)
    conversion = scenario["conversion"]
    if not scenario["mining"]["fleet_owned"]:
        return flow, 0.0
    mine = Mine(scenario, paths, mw)
    ledger = new_ledger(paths.T)
    if conversion["mine_while_building"]:
        write_months(ledger, mine, range(1, build_months + 1), OWNED)
    if conversion["sell_fleet_at_go_live"]:
        m = max(build_months, 1)
        Asset(0.0, 1, mine.life, 0.0).sell_into(ledger, m, mine.sale(m, OWNED))
    flow = cash_columns(ledger, scenario["finance"])["free_cash_flow"]
    return flow, present_value(flow, scenario["mining"]["discount_rate"])


def machines_sold_now(scenario, paths):
    """Owned machines sold at index 0, after tax."""
    if not scenario["mining"]["fleet_owned"]:
        return 0.0
    mine = Mine(scenario, paths, scenario["site"]["grid_mw"])
    return mine.sale(0, OWNED) * (1 - scenario["finance"]["tax_rate"])
