"""Mining on C MW of grid capacity."""

from decisions import changes, decide
from finance import Asset, Taxed, add_loan, aged_price, cash_columns, new_ledger, sell_into
from paths import DAYS_PER_MONTH, HOURS_PER_MONTH, present_value

OWNED = "owned"  # the fleet in place at index 0
STOPPED = "stopped"
# Every other state is the month in which its fleet was bought; None: closed.


class Fleets:
    """What machines do and fetch on `mw` megawatts; the mine and the bridge build on it."""

    def __init__(self, world, mw):
        self.world, self.mw = world, mw
        self.s, self.finance = world.scenario["mining"], world.scenario["finance"]
        self.T = world.T
        self.rate = world.rate("mining")
        self.taxed = Taxed(self.finance)
        self.nothing = Asset(0.0, 1, self.s["fleet_life_years"], 0.0)
        self.installed = {}

    def petahash(self, joules_per_terahash):
        return self.mw * 1e6 / (self.s["pue"] * joules_per_terahash) / 1000

    def efficiency(self, state):
        if state == OWNED:
            return self.s["efficiency_j_per_th"]
        improved = (1 - self.s["efficiency_improvement"]) ** (state / 12)
        return max(
            self.s["efficiency_floor_j_per_th"], self.s["new_efficiency_j_per_th"] * improved
        )

    def petahash_of(self, state):
        """What the fleet of a state makes, worked out once."""
        if state not in self.installed:
            self.installed[state] = self.petahash(self.efficiency(state))
        return self.installed[state]

    def cost(self, view, m):
        """Machines bought at month m; hashprice(1) is the base path's."""
        s, first = self.s, self.world.base.hashprice[1]
        factor = 1.0
        if m > 0 and first != 0:
            recent = view.hashprice[max(1, m - 5) : m + 1]
            factor = (sum(recent) / len(recent) / first) ** s["machine_price_response"]
        price = s["machine_price_usd_per_th"] * (1 + s["machine_price_change"]) ** (m / 12)
        return self.petahash_of(m) * 1000 * price * factor

    def fetches(self, view, m, state):
        """What the fleet fetches at the end of month m."""
        if state == STOPPED:
            return 0.0
        s = self.s
        if state == OWNED:
            today = self.petahash_of(OWNED) * 1000 * s["resale_usd_per_th"]
            return today * (1 - s["resale_decline"]) ** (m / 12)
        cost = self.asset(view, state).cost
        return aged_price(cost, s["residual_share"], m - state, s["fleet_life_years"])

    def asset(self, view, state):
        """The fleet in the books; owned machines and no machines stand at nothing."""
        if state in (OWNED, STOPPED):
            return self.nothing
        life, share = self.s["fleet_life_years"], self.finance["machine_deduction_share"]
        return view.remember(
            (self, state), lambda: Asset(self.cost(view, state), state + 1, life, share)
        )

    def month(self, view, t, state):
        """(revenue, power cost, operating cost, MWh) of month t."""
        if state == STOPPED:
            return 0.0, 0.0, 0.0, 0.0
        s, C = self.s, self.mw
        petahash = self.petahash_of(state)
        gross = petahash * view.hashprice[t] * DAYS_PER_MONTH * s["uptime"] * (1 - s["pool_fee"])
        mwh = C * HOURS_PER_MONTH * s["uptime"]
        power = mwh * view.power[t]
        opex = C * s["opex_usd_per_mw_year"] * self.world.cost_index[t] / 12
        revenue = gross + C * s["uptime"] * s["demand_response_usd_per_mw_year"] / 12
        idle = s["idle_opex_share"]
        if s["curtail_when_unprofitable"] and revenue < power + (1 - idle) * opex:
            return 0.0, 0.0, opex * idle, 0.0
        return revenue, power, opex, mwh

    def margin(self, view, t, state):
        revenue, power, opex, _ = self.month(view, t, state)
        return revenue - power - opex

    def write_months(self, ledger, first, last, state):
        for t in range(first, last + 1):
            row = self.month(self.world.truth, t, state)
            for name, value in zip(("revenue", "power_cost", "operating_cost", "energy_mwh"), row):
                ledger[name][t] += value


class Mine(Fleets):
    """The mine as a decision problem; a second mine on headroom has no site to sell."""

    def __init__(self, world, mw, has_site=True):
        super().__init__(world, mw)
        self.dates = list(range(12, self.T, 12))
        self.site_mw = mw if has_site else 0.0
        self.infrastructure = Asset(
            self.s["site_capex_usd_per_mw"] * mw,
            1,
            20,
            self.finance["building_deduction_share"],
        )
        self.initial = OWNED if self.s["fleet_owned"] else 0

    def site_value(self, m):
        return site_value(self.world.scenario, self.site_mw, m)

    def cash(self, view, t, state):
        depreciation = self.infrastructure.depreciation(t)
        depreciation += self.asset(view, state).depreciation(t)
        return self.taxed.month(self.margin(view, t, state), depreciation)

    def machines_sold(self, view, m, state):
        """After tax, machines alone."""
        return self.taxed.sale(
            self.fetches(view, m, state), self.asset(view, state).book_value(m)
        )

    def all_sold(self, view, m, state):
        """(proceeds, book) of machines, infrastructure and site."""
        return (
            self.fetches(view, m, state) + self.site_value(m),
            self.asset(view, state).book_value(m) + self.infrastructure.book_value(m),
        )

    def options(self, view, m, state):
        options = [("keep", 0.0, state)]
        if self.s["replace_machines"]:
            sold = self.machines_sold(view, m, state)
            name = "buy" if state == STOPPED else "replace"
            options.append((name, sold - self.cost(view, m), m))
        if state != STOPPED:
            options.append(("stop", self.machines_sold(view, m, state), STOPPED))
        options.append(("close", self.taxed.sale(*self.all_sold(view, m, state)), None))
        return options

    def final(self, view, state):
        return self.taxed.sale(*self.all_sold(view, self.T, state))


def site_value(scenario, mw, m):
    """What mw megawatts of grid connection fetch at the end of month m."""
    site = scenario["site"]
    return mw * site["sale_value_usd_per_mw"] * (1 + site["cost_inflation"]) ** (m / 12)


def mining_part(world, mw, has_site=True, decider=decide):
    """The mine's columns (see `finance.cash_columns`) and what the results need beside them."""
    mine, T, truth = Mine(world, mw, has_site), world.T, world.truth
    ledger = new_ledger(T)
    taken = decider(mine, world, mine.initial)

    held = [(0, mine.initial)] + [(m, state) for m, name, state in taken if name != "keep"]
    end = next((m for m, state in held if state is None), T)
    ledger["capex"][0] += mine.infrastructure.cost
    mine.infrastructure.depreciate_into(ledger, end)
    for (start, state), (until, _) in zip(held, [*held[1:], (T, None)]):
        if state is None:
            break
        fleet = mine.asset(truth, state)
        mine.write_months(ledger, start + 1, until, state)
        if fleet.cost:
            ledger["capex"][start] += fleet.cost
            fleet.depreciate_into(ledger, until)
        if until < end:  # machines alone
            sell_into(ledger, until, mine.fetches(truth, until, state), fleet.book_value(until))
        else:
            proceeds, book = mine.all_sold(truth, end, state)
            sell_into(ledger, end, proceeds, book)
            exit_cash = mine.taxed.sale(proceeds, book)

    terms = mine.finance["mining"]
    add_loan(ledger, {0: terms["debt_share"] * ledger["capex"][0]}, terms, 0, end)
    columns = cash_columns(ledger, mine.finance)
    columns["bridge_cash_flow"] = [0.0] * (T + 1)
    return {
        "columns": columns,
        "npv": present_value(columns["free_cash_flow"], mine.rate),
        "equity_npv": present_value(columns["equity_cash_flow"], mine.rate),
        "bridge_npv": 0.0,
        "exit_npv": exit_cash / (1 + mine.rate) ** (end / 12),
        "go_live": 0,
        "steady_from": 0,
        "end": end,
        "contract_end": None,
        "decisions": changes(taken),
        "bridge_decisions": None,
    }


def sold_now(world):
    """Owned machines and the site sold at index 0, after tax."""
    scenario = world.scenario
    mw = scenario["site"]["grid_mw"]
    machines = 0.0
    if scenario["mining"]["fleet_owned"]:
        machines = Fleets(world, mw).fetches(world.base_view, 0, OWNED)
    return (machines + site_value(scenario, mw, 0)) * (1 - scenario["finance"]["tax_rate"])
