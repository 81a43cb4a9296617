"""Colocation on C MW: a building let to tenants, term after term."""

from facility import add_building, critical_it_mw, ramp
from finance import cash_columns, new_ledger
from mining import bridge
from paths import HOURS_PER_MONTH, present_value, whole_months


def rents(s, paths):
    """Rent per kW and month by month; None in vacancy and before go-live."""
    T, b = paths.T, s["build_months"]
    term = whole_months(s["term_years"])
    rent = [None] * (T + 1)
    opening, start = s["rent_usd_per_kw_month"], b + 1
    while start <= T:
        for t in range(start, min(start + term, T + 1)):
            rent[t] = opening * (1 + s["rent_escalator"]) ** ((t - start) // 12)
        # The new term opens at the last month's rent of the old one x renewal ratio x market.
        last = opening * (1 + s["rent_escalator"]) ** ((term - 1) // 12)
        start += term + s["vacancy_months"]
        if start <= T:
            market = paths.lease_level[start] ** s["rent_beta"]
            opening = last * s["renewal_rent_ratio"] * market
    return rent


def colocation_part(scenario, paths, mw, bridge_mw):
    s, finance, T = scenario["colocation"], scenario["finance"], paths.T
    b = s["build_months"]
    if b >= T:
        return None
    it = critical_it_mw(s, mw)
    ledger = new_ledger(T)
    capex = it * s["capex_usd_per_mw"] * (1 - s["tenant_funded_share"])
    add_building(ledger, s, finance, capex, T)

    rent = rents(s, paths)
    for t in range(b + 1, T + 1):
        ledger["operating_cost"][t] += it * s["opex_usd_per_mw_year"] * paths.cost_index[t] / 12
        if rent[t] is None:
            continue
        let = ramp(t, s) * s["leased_share"]
        ledger["revenue"][t] += it * 1000 * rent[t] * let * paths.collected[t]
        mwh = it * s["pue"] * s["load_factor"] * HOURS_PER_MONTH * let
        ledger["energy_mwh"][t] += mwh
        if not s["tenant_pays_power"]:
            ledger["power_cost"][t] += mwh * paths.power_price[t]

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
