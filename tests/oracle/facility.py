"""What colocation and the GPU cloud share: critical IT, the building, ramp, go-live."""

from finance import Asset, add_loan
from paths import whole_months


def critical_it_mw(s, mw):
    """it = C x min(critical_it_share, 1/pue)."""
    return mw * min(s["critical_it_share"], 1 / s["pue"])


def ramp(t, s):
    """Ramp in month t > b: min(1, (t-b)/(ramp_months+1)); first go-live only."""
    return min(1.0, (t - s["build_months"]) / (s["ramp_months"] + 1))


def add_building(ledger, s, finance, capex, T):
    """Spent evenly over months 1..b (index 0 if b = 0), lent on colocation terms, in service from
    b+1, sold at T for a share of its capex."""
    b = s["build_months"]
    spending = {t: capex / b for t in range(1, b + 1)} if b > 0 else {0: capex}
    for t, amount in spending.items():
        ledger["capex"][t] += amount
    life = whole_months(s["facility_life_years"])
    building = Asset(capex, b + 1, life, finance["first_year_deduction_share"])
    building.depreciate_into(ledger, T)
    building.sell_into(ledger, T, capex * s["facility_residual_share"])
    add_loan(ledger, spending, finance["colocation"], T)
