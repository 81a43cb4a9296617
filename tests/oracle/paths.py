"""Time and the world: what `docs/methodology.md` says under "Time" and "Paths", and what owners expect.

Series are lists of length T+1 whose index is the month; index 0 is None where nothing exists then.
"""

import math

HOURS_PER_MONTH = 730
DAYS_PER_MONTH = 365 / 12


def whole_months(years):
    """Lives, terms, tenors, ages in years become whole months, halves up."""
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


def halving_month(scenario):
    """The model month of `next_halving`; month t is the calendar month start + (t-1)."""
    start = month_number(scenario["site"]["start"])
    return month_number(scenario["network"]["next_halving"]) - start + 1


class Paths:
    """What the world decides on one path: price, reward, network, hashprice, power, lease level."""

    def __init__(self, scenario, given=None):
        """`given`: series from month 1 on, under price, network, power, level."""
        given = given or {}
        self.scenario = scenario
        site, net = scenario["site"], scenario["network"]
        self.T = 12 * site["horizon_years"]
        self.network_given = "network" in given

        def series(name, rule, go_on):
            """The rule, or the given values going on from the last one at month n by `go_on`."""
            values = given.get(name)
            if values is None:
                return [None] + [rule(t) for t in range(1, self.T + 1)]
            n = len(values)
            return [None] + [
                values[t - 1] if t <= n else values[-1] * go_on(n, t)
                for t in range(1, self.T + 1)
            ]

        def growing(growth):
            return lambda n, t: (1 + growth) ** ((t - n) / 12)

        def stepping(growth):
            return lambda n, t: (1 + growth) ** ((t - 1) // 12 - (n - 1) // 12)

        price = series(
            "price",
            lambda t: smooth(net["btc_price_usd"], net["btc_price_growth"], t),
            growing(net["btc_price_growth"]),
        )
        self.price = price
        self.reward = self.rewards(price)
        self.network = series(
            "network", lambda t: self.network_rule(t, self.reward), growing(net["hashrate_growth"])
        )
        self.hashprice = self.hashprices(self.reward, self.network)
        self.power = series(
            "power",
            lambda t: stepped(site["power_price_usd_per_mwh"], site["power_escalator"], t),
            stepping(site["power_escalator"]),
        )
        self.level = series("level", lambda t: 1.0, lambda n, t: 1.0)

    def halvings(self, t):
        since = t - halving_month(self.scenario)
        return 0 if since < 0 else 1 + since // 48

    def rewards(self, price):
        """USD per block."""
        net = self.scenario["network"]
        return [None] + [
            (net["subsidy_btc"] * 0.5 ** self.halvings(t) + net["fees_btc_per_block"]) * price[t]
            for t in range(1, self.T + 1)
        ]

    def response(self, t, reward, first_reward=None):
        """(reward(max(1, t-lag)) / reward(1))^response."""
        net = self.scenario["network"]
        first = reward[1] if first_reward is None else first_reward
        lagged = reward[max(1, t - net["response_lag_months"])]
        ratio = 1.0 if first == 0 else lagged / first
        return ratio ** net["hashrate_response"]

    def network_rule(self, t, reward, first_reward=None):
        net = self.scenario["network"]
        trend = smooth(net["hashrate_eh_per_s"], net["hashrate_growth"], t)
        return trend * self.response(t, reward, first_reward)

    def hashprices(self, reward, network):
        """USD per PH/s per day."""
        return [None] + [144 * reward[t] / (1000 * network[t]) for t in range(1, self.T + 1)]


class View:
    """The world as seen at the end of month `known`: what was, and what is expected."""

    def __init__(self, known, hashprice, power, level):
        self.known = known
        self.hashprice, self.power, self.level = hashprice, power, level
        self._remembered = {}

    def remember(self, key, compute):
        """A value that depends on this view, computed once."""
        if key not in self._remembered:
            self._remembered[key] = compute()
        return self._remembered[key]


class World:
    """The base path, what really happens on it, and what owners expect of it.

    `actual` holds `hashprice`, `power`, `level`; without it owners foresee the base path. `fading`
    gives kappa of hashprice, power and level (0: shocks last).
    """

    def __init__(self, base, actual=None, fading=(0.0, 0.0, 0.0), common_rate=None, events=None):
        self.base, self.T = base, base.T
        self.scenario = base.scenario
        self.fading, self.common_rate = fading, common_rate
        self.events = events or {}
        self.foreseen = actual is None
        actual = actual or base
        self.truth = View(self.T, actual.hashprice, actual.power, actual.level)
        self.base_view = View(0, base.hashprice, base.power, base.level)
        site = self.scenario["site"]
        months = range(1, self.T + 1)
        self.cost_index = [None] + [stepped(1.0, site["cost_inflation"], t) for t in months]
        self.premium = [None] + [
            stepped(site["ai_power_premium_usd_per_mwh"], site["power_escalator"], t)
            for t in months
        ]

    def view(self, m):
        """What owners see at the end of month m; at index 0 the base path is expected."""
        if self.foreseen:
            return self.truth
        if m == 0:
            return self.base_view
        return View(
            m,
            *(
                self._expected(m, getattr(self.truth, name), getattr(self.base, name), kappa)
                for name, kappa in zip(("hashprice", "power", "level"), self.fading)
            ),
        )

    def _expected(self, m, actual, base, kappa):
        series = actual[: m + 1] + base[m + 1 :]
        if base[m] == 0:
            return series
        r = actual[m] / base[m]
        for t in range(m + 1, self.T + 1):
            year = (t - m + 11) // 12
            series[t] = base[t] * r ** math.exp(-kappa * (year - 0.5))
        return series

    def ai_power(self, view, t):
        """Firm power, as AI businesses buy it."""
        return max(0.0, view.power[t] + self.premium[t])

    def rate(self, business):
        """The discount rate of mining, colocation or gpu_cloud in this world."""
        if self.common_rate is not None:
            return self.common_rate
        return self.scenario[business]["discount_rate"]

    def event(self, business):
        """What befalls an AI business in this world."""
        return self.events.get(business) or Event(self.T)


class Event:
    """What befalls one AI business: nothing, unless changed."""

    def __init__(self, T):
        self.delay = 0  # months, of the first delivery; only where something is built
        self.capex_factor = 1.0  # on what buildings cost their owner
        self.collected = [1.0] * (T + 1)  # share of contract revenue and rent
        self.void_from = None  # month from which contracts in force before are void
        self.rent_factor_from = None  # month from which rent is x .70 for good
        self.repriced_from = None  # month from which contracts bill the market's rate
        self.dearer_from = None  # month from which debt drawn costs 225 bp more
        self.default_month = None  # a default, if a lease or contract is in force in that month
