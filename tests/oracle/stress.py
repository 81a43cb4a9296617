"""The stress library: `stressed(scenario, shocks, given)` recomputes all four strategies.

Market shocks change the paths of every strategy; AI shocks are dated from each business's own
delivery, so each has a world of its own (the hybrid: that of its AI part).
"""

from types import SimpleNamespace

from contract import AI_PARTS, STRATEGIES, parts_of, summed
from finance import first_uncovered
from paths import Paths, Event, World, halving_month, smooth, whole_months
from rates import cumulative

WINTER, BAN, HALVING = "winter_2022", "china_ban_2021", "halving_without_price_support"
GLUT, REPRICED = "gpu_glut", "gpu_glut_repriced"
SLOWDOWN, LATE, SPIKE = "ai_slowdown", "late_delivery", "power_spike"
SHOCKS = (WINTER, BAN, HALVING, GLUT, REPRICED, SLOWDOWN, LATE, SPIKE)

WINTER_PRICE = (
    .89, .85, .86, .89, .69, .55, .44, .48, .42, .41, .38, .35, .40, .49, .51, .60, .58, .57, .63,
    .59, .55, .59, .75, .87, .90, .99,
)  # fmt: skip
WINTER_HASHPRICE = (.84, .73, .73, .73, .53, .43, .35, .39, .31, .28, .24, .24)  # fmt: skip
BAN_NETWORK = (.89, .66, .66, .79, .85, .94)  # fmt: skip
BAN_PRICE = (.74, .69, .92, .96)  # fmt: skip


def listed(factors, k):
    """The k-th factor (from 1), then 1."""
    return factors[k - 1] if k <= len(factors) else 1.0


def log_linear(k, k0, x0, k1, x1):
    return x0 * (x1 / x0) ** ((k - k0) / (k1 - k0))


def winter_hashprice(k):
    if k <= 12:
        return WINTER_HASHPRICE[k - 1]
    if k <= 24:
        return 0.27
    return log_linear(k, 24, 0.27, 48, 1.0) if k < 48 else 1.0


def glut_level(k, decline):
    if k <= 24:
        level = 0.51 ** (k / 12)
    elif k <= 28:
        level = 0.51**2
    else:
        level = log_linear(min(k, 33), 28, 0.51**2, 33, 0.36)
    return level / (1 - decline) ** (min(k, 24) / 12)


def first_halving(base):
    """The first halving in months 1..T, or None."""
    month = halving_month(base.scenario)
    while month < 1:
        month += 48
    return month if month <= base.T else None


def halved_without_support(base):
    """(price, network): the price frozen for 24 months, the response off for 12."""
    h, T = first_halving(base), base.T
    price, network = list(base.price), list(base.network)
    if h is None:
        return price, network
    frozen = base.price[max(1, h - 1)]
    for t in range(h, T + 1):
        # Frozen, then the base path's growth from the last frozen month on.
        price[t] = frozen if t < h + 24 else frozen * base.price[t] / base.price[h + 23]
    if base.network_given:
        return price, network
    net, reward = base.scenario["network"], base.rewards(price)
    for t in range(h, T + 1):
        # For twelve months the network answers to what it answered to before.
        seen = max(1, h - 1) if t < h + 12 else t
        trend = smooth(net["hashrate_eh_per_s"], net["hashrate_growth"], t)
        network[t] = trend * base.response(seen, reward, base.reward[1])
    return price, network


def market(base, shocks):
    """(price, network, hashprice, power) under the market shocks, all from month 1."""
    price, network = list(base.price), list(base.network)
    if HALVING in shocks:
        price, network = halved_without_support(base)
    hashprice = base.hashprices(base.rewards(price), network)
    power = list(base.power)
    for t in range(1, base.T + 1):
        if WINTER in shocks:
            price[t] *= listed(WINTER_PRICE, t)
            hashprice[t] *= winter_hashprice(t)
        if BAN in shocks:
            price[t] *= listed(BAN_PRICE, t)
            hashprice[t] *= listed(BAN_PRICE, t) / listed(BAN_NETWORK, t)
        if SPIKE in shocks and t <= 12:
            power[t] *= 2
    reward = base.rewards(price)
    if WINTER in shocks or BAN in shocks:
        network = [None] + [
            # The network is what gives that hashprice; without any reward it is of no account.
            144 * reward[t] / (1000 * hashprice[t]) if hashprice[t] else network[t]
            for t in range(1, base.T + 1)
        ]
    return price, network, hashprice, power


def ai_world(base, business, shocks):
    """(lease level, Event) of one AI business."""
    s, T = base.scenario[business], base.T
    event, level = Event(T), list(base.level)
    if LATE in shocks and s["build_months"] > 0:
        event.delay = 6
    delivered = s["build_months"] + event.delay
    if GLUT in shocks or REPRICED in shocks:
        start = max(1, delivered + whole_months(s["term_years"]) - 11)
        if REPRICED in shocks:
            start = delivered + 13
            event.repriced_from = start + 6
        decline = base.scenario["gpu_cloud"]["lease_rate_decline"]
        for t in range(start, T + 1):
            level[t] *= glut_level(t - start + 1, decline)
    if SLOWDOWN in shocks:
        start = delivered + 13
        event.dearer_from = start
        event.void_from = event.rent_factor_from = start + 12
        for t in range(start, T + 1):
            if t < start + 12:
                event.collected[t] = 0.0
            elif business == "gpu_cloud":
                level[t] *= 0.70
    return level, event


def shocked_world(base, strategy, shocks):
    """The world in which a strategy is evaluated."""
    price, network, hashprice, power = market(base, shocks)
    business = base.scenario["hybrid"]["ai_mode"] if strategy == "hybrid" else strategy
    level, events = list(base.level), {}
    if business in AI_PARTS:
        level, events[business] = ai_world(base, business, shocks)
    actual = SimpleNamespace(
        price=price, network=network, hashprice=hashprice, power=power, level=level
    )
    return World(base, actual, events=events), actual


def report(world, parts):
    """NPV, lowest cash and its month, first month not covered, of one strategy."""
    finance = world.scenario["finance"]
    equity = summed(parts)["equity_cash_flow"]
    cash = [finance["opening_cash_usd"] + sum_ for sum_ in cumulative(equity)]
    lead = parts[0]
    return {
        "npv_usd": sum(part["npv"] for part in parts),
        "lowest_cash_usd": min(cash),
        "lowest_cash_month": cash.index(min(cash)),
        "uncovered_month": first_uncovered(lead["columns"], lead["go_live"], finance),
        "decisions": [part["decisions"] for part in parts],
        "bridge_decisions": lead["bridge_decisions"],
    }


def stressed(scenario, shocks, given=None):
    """{strategy: report or None}, with the shocked series under `paths`."""
    base = Paths(scenario, given)
    results = {}
    for strategy in STRATEGIES:
        world, actual = shocked_world(base, strategy, shocks)
        parts = parts_of(strategy, world)
        results[strategy] = parts and {
            **report(world, parts),
            "paths": {name: series[1:] for name, series in vars(actual).items()},
        }
    return results
