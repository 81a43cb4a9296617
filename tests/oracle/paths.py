"""Time and the world: what `model.md` says under "Time" and "Paths", on the deterministic path.

All series are lists of length T+1 whose index is the month; index 0 is unused (None) because
prices exist only in months 1..T.
"""

import math

HOURS_PER_MONTH = 730
DAYS_PER_MONTH = 365 / 12


def whole_months(years):
    """Lives, terms, tenors in years become whole months, halves up."""
    return math.floor(12 * years + 0.5)


def month_number(year_month):
    """ "YYYY-MM" as months since year 0."""
    year, month = year_month.split("-")
    return 12 * int(year) + int(month) - 1


def smooth(x, growth, t):
    """Smooth growth: month 1 has the value entered."""
    return x * (1 + growth) ** ((t - 1) / 12)


def stepped(x, growth, t):
    """Annual steps counted from month 1."""
    return x * (1 + growth) ** ((t - 1) // 12)


def present_value(flow, rate):
    """Sum of CF(t) / (1+k)^(t/12); index 0 undiscounted."""
    return sum(cf / (1 + rate) ** (t / 12) for t, cf in enumerate(flow))


class Paths:
    """BTC price, network, hashprice, power price, month by month.

    Lease level and collected share are 1 on the deterministic path, and are kept as series only
    so that the formulas of the strategies read as the contract writes them.
    """

    def __init__(self, scenario):
        site, net = scenario["site"], scenario["network"]
        self.T = 12 * site["horizon_years"]
        months = range(1, self.T + 1)

        # Month t of the model is the calendar month start + (t-1).
        halving_month = month_number(net["next_halving"]) - month_number(site["start"]) + 1

        def halvings(t):
            return 0 if t < halving_month else 1 + (t - halving_month) // 48

        price = [None] + [smooth(net["btc_price_usd"], net["btc_price_growth"], t) for t in months]
        reward = [None] + [
            (net["subsidy_btc"] * 0.5 ** halvings(t) + net["fees_btc_per_block"]) * price[t]
            for t in months
        ]

        def network(t):
            lagged = reward[max(1, t - net["response_lag_months"])]
            ratio = 1.0 if reward[1] == 0 else lagged / reward[1]
            trend = smooth(net["hashrate_eh_per_s"], net["hashrate_growth"], t)
            return trend * ratio ** net["hashrate_response"]

        self.btc_price = price
        self.reward = reward
        self.network = [None] + [network(t) for t in months]
        self.hashprice = [None] + [144 * reward[t] / (1000 * self.network[t]) for t in months]
        self.power_price = [None] + [
            stepped(site["power_price_usd_per_mwh"], site["power_escalator"], t) for t in months
        ]
        self.cost_index = [None] + [stepped(1.0, site["cost_inflation"], t) for t in months]
        self.lease_level = [None] + [1.0 for _ in months]
        self.collected = [None] + [1.0 for _ in months]
