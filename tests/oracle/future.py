"""One given future of the section "Uncertainty": its paths and events -> what it is worth.

    python3 future.py < cases.json    a list of {"scenario", "future", "given"?} -> a list of worths

A future is a dict, series from month 1 on:

- `hashprice` (USD per PH/s per day), `power` (USD/MWh), `level` (lease level): T values each; or
  `factors` of btc, hashrate, lease, power, from which they follow;
- `tenant_found`; `default_after_months` (K >= 1, or None for never); `delay_months`;
  `capex_factor`.

Owners decide on what is known, expecting shocks to fade; everything at the common discount rate.
"""

import json
import math
import sys
from types import SimpleNamespace

from contract import AI_PARTS, STRATEGIES, parts_of, summed
from finance import min_dscr
from paths import Event, Paths, World
from rates import cumulative


FACTORS = ("btc", "hashrate", "lease", "power")


def kappa(uncertainty, name):
    return math.log(2) / uncertainty[f"{name}_half_life_years"]


def ou_path(draws, volatility, kappa_):
    """exp(x(t) - Var x(t) / 2) for t = 1..T, from standard normal draws."""
    step = math.exp(-kappa_ / 12)
    noise = volatility * math.sqrt((1 - math.exp(-2 * kappa_ / 12)) / (2 * kappa_))
    factors, x = [], 0.0
    for t, e in enumerate(draws, start=1):
        x = step * x + noise * e
        variance = volatility**2 * (1 - math.exp(-2 * kappa_ * t / 12)) / (2 * kappa_)
        factors.append(math.exp(x - variance / 2))
    return factors


def random_paths(base, factors):
    """price, network, hashprice, power, level (months 1..T) under factors of b, n, l, p."""
    months = range(1, base.T + 1)
    price = [None] + [base.price[t] * factors["btc"][t - 1] for t in months]
    reward = base.rewards(price)
    if base.network_given:
        network = [None] + [base.network[t] * factors["hashrate"][t - 1] for t in months]
    else:
        network = [None] + [
            base.network_rule(t, reward, base.reward[1]) * factors["hashrate"][t - 1]
            for t in months
        ]
    return {
        "price": price[1:],
        "network": network[1:],
        "hashprice": base.hashprices(reward, network)[1:],
        "power": [base.power[t] * factors["power"][t - 1] for t in months],
        "level": [base.level[t] * factors["lease"][t - 1] for t in months],
    }


def event_of(base, business, future):
    """What befalls one AI business in a future."""
    s, event = base.scenario[business], Event(base.T)
    if s["build_months"] > 0:
        event.delay = future["delay_months"]
    event.capex_factor = future["capex_factor"]
    if future["default_after_months"] is not None:
        event.default_month = s["build_months"] + event.delay + future["default_after_months"]
    return event


def world_of(base, future):
    u = base.scenario["uncertainty"]
    actual = SimpleNamespace(
        **{name: [None, *future[name]] for name in ("hashprice", "power", "level")}
    )
    return World(
        base,
        actual,
        fading=tuple(kappa(u, name) for name in ("btc", "power", "lease")),
        common_rate=u["common_discount_rate"],
        events={business: event_of(base, business, future) for business in AI_PARTS},
    )


def worth(world, parts):
    """What a future counts of one strategy."""
    lead = parts[0]
    columns = summed(parts)
    start = lead.get("delivered_steady_from", 0)
    return {
        "npv_usd": sum(part["npv"] for part in parts),
        "bridge_npv_usd": sum(part["bridge_npv"] for part in parts),
        "cash_needed_usd": max(0.0, -min(cumulative(columns["equity_cash_flow"]))),
        "min_dscr": min_dscr(lead["columns"], start, world.scenario["finance"]),
        "cumulative_free_cash_flow_by_year": cumulative(columns["free_cash_flow"])[::12],
        "decisions": [part["decisions"] for part in parts],
        "bridge_decisions": lead["bridge_decisions"],
    }


def evaluate_future(scenario, future, given=None):
    """{strategy: what the future counts of it, or None if not ready within the horizon}."""
    base = Paths(scenario, given)
    if "factors" in future:
        future = {**random_paths(base, future["factors"]), **future}
    world = world_of(base, future)
    mine = worth(world, parts_of("mining", world))
    results = {}
    for strategy in STRATEGIES:
        if strategy == "mining":
            results[strategy] = mine
            continue
        business = scenario["hybrid"]["ai_mode"] if strategy == "hybrid" else strategy
        if scenario[business]["build_months"] >= base.T:
            results[strategy] = None
        elif not future["tenant_found"]:
            results[strategy] = mine
        else:
            parts = parts_of(strategy, world)
            results[strategy] = worth(world, parts)
            if strategy in AI_PARTS:
                results[strategy]["collected"] = parts[0]["collected"][1:]
    return results


def certain(base):
    """The future in which nothing happens."""
    return {
        "hashprice": base.hashprice[1:],
        "power": base.power[1:],
        "level": base.level[1:],
        "tenant_found": True,
        "default_after_months": None,
        "delay_months": 0,
        "capex_factor": 1.0,
    }


if __name__ == "__main__":
    cases = json.load(sys.stdin)
    worths = [evaluate_future(c["scenario"], c["future"], c.get("given")) for c in cases]
    json.dump(worths, sys.stdout)
