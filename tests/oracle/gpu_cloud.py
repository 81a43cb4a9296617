"""GPU cloud on C MW: the building plus generations of accelerators, each let by the hour."""

from decisions import best_states
from facility import add_building, critical_it_mw, ramp
from finance import Asset, add_loan, aged_price, cash_columns, new_ledger
from mining import bridge
from paths import HOURS_PER_MONTH, present_value, whole_months


class Cloud:
    """The accelerators as a decision problem: a state is the month its generation was bought."""

    def __init__(self, scenario, paths, mw):
        self.s, self.paths = scenario["gpu_cloud"], paths
        self.T = paths.T
        self.rate = self.s["discount_rate"]
        self.b = self.s["build_months"]
        self.it = critical_it_mw(self.s, mw)
        self.n = self.it * 1e6 / self.s["accelerator_watts"]
        self.life = whole_months(self.s["accelerator_life_years"])
        self.term = whole_months(self.s["term_years"])
        self._months = {}

    def purchase_cost(self, m):
        s = self.s
        change = (1 + s["next_generation_price_change"]) ** ((m - self.b) / 12)
        return self.n * s["accelerator_price_usd"] * change

    def sale(self, m, bought):
        residual = self.s["accelerator_residual_share"]
        return aged_price(self.purchase_cost(bought), residual, m - bought, self.life)

    def month(self, t, bought):
        """(revenue, power cost, MWh) of month t."""
        if (t, bought) not in self._months:
            self._months[t, bought] = self._month(t, bought)
        return self._months[t, bought]

    def _month(self, t, bought):
        s, paths = self.s, self.paths
        r = ramp(t, s)
        change = (1 + s["next_generation_rate_change"]) ** ((bought - self.b) / 12)
        before_level = s["lease_rate_usd_per_hour"] * change
        mwh = self.it * s["pue"] * s["load_factor"] * HOURS_PER_MONTH * r
        power = mwh * paths.power_price[t]
        if t <= bought + self.term:
            level = 1.0 if bought == self.b else paths.lease_level[max(bought, 1)]
            share = s["contract_billed_share"] * paths.collected[t]
            return self.n * before_level * level * HOURS_PER_MONTH * share * r, power, mwh
        age = t - bought - 1
        hourly = before_level * paths.lease_level[t] * (1 - s["lease_rate_decline"]) ** (age / 12)
        revenue = self.n * hourly * HOURS_PER_MONTH * s["spot_utilisation"] * r
        if revenue * (1 - s["opex_revenue_share"]) < power:
            return 0.0, 0.0, 0.0
        return revenue, power, mwh

    def margin(self, t, bought):
        revenue, power, _ = self.month(t, bought)
        return revenue * (1 - self.s["opex_revenue_share"]) - power

    def options(self, m, bought):
        """keep, or replace a generation that has reached its life."""
        options = [(0.0, bought)]
        if self.s["refresh_accelerators"] and m - bought >= self.life:
            options.append((self.sale(m, bought) - self.purchase_cost(m), m))
        return options


def generations(cloud):
    """[(bought, until)] of the generations the owner chooses."""
    chosen = best_states(cloud, cloud.b + 12, cloud.b)
    bought = sorted({state for _, state in chosen})
    return list(zip(bought, bought[1:] + [cloud.T]))


def add_prepayment(ledger, cloud, until):
    """A share of the first contract's revenue, received at month b, credited at its end."""
    s, b = cloud.s, cloud.b
    contract_end = min(b + cloud.term, until)
    months = contract_end - b
    if months == 0:
        return
    billed = sum(ledger["revenue"][t] for t in range(b + 1, contract_end + 1))
    prepaid = s["prepayment_share"] * billed
    credited = min(whole_months(s["prepayment_credit_years"]), months)
    ledger["working_capital"][b] += prepaid
    for t in range(contract_end - credited + 1, contract_end + 1):
        ledger["working_capital"][t] -= prepaid / credited


def gpu_cloud_part(scenario, paths, mw, bridge_mw):
    s, finance, T = scenario["gpu_cloud"], scenario["finance"], paths.T
    b = s["build_months"]
    if b >= T:
        return None
    cloud = Cloud(scenario, paths, mw)
    ledger = new_ledger(T)
    add_building(ledger, s, finance, cloud.it * s["facility_capex_usd_per_mw"], T)

    owned = generations(cloud)
    for bought, until in owned:
        cost = cloud.purchase_cost(bought)
        ledger["capex"][bought] += cost
        chips = Asset(cost, bought + 1, cloud.life, finance["first_year_deduction_share"])
        chips.depreciate_into(ledger, until)
        chips.sell_into(ledger, until, cloud.sale(until, bought))
        add_loan(ledger, {bought: cost}, finance["gpu_cloud"], until)
        for t in range(bought + 1, until + 1):
            revenue, power, mwh = cloud.month(t, bought)
            fixed = cloud.it * s["opex_usd_per_mw_year"] * paths.cost_index[t] / 12
            ledger["revenue"][t] += revenue
            ledger["power_cost"][t] += power
            ledger["operating_cost"][t] += fixed + s["opex_revenue_share"] * revenue
            ledger["energy_mwh"][t] += mwh
    add_prepayment(ledger, cloud, owned[0][1])

    columns = cash_columns(ledger, finance)
    flow, bridge_npv = bridge(scenario, paths, bridge_mw, b)
    columns["bridge_cash_flow"] = flow
    return {
        "columns": columns,
        "npv": present_value(columns["free_cash_flow"], s["discount_rate"]) + bridge_npv,
        "bridge_npv": bridge_npv,
        "go_live": b,
        "ramp": s["ramp_months"],
    }
