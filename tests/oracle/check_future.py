"""Self-test of `future.py`: what must hold of single futures.

- The certain future is the deterministic result at the common discount rate.
- A shock of the library, put as a future with shocks that last, is what the library says of it.
- No tenant is the mine; a delay, an overrun, a default without lease or contract change nothing
  else than they should.
"""

import random
import sys

from contract import AI_PARTS, STRATEGIES, evaluate
from future import FACTORS, certain, evaluate_future, ou_path, random_paths
from paths import Paths
from scenarios import Table
from stress import LATE, SPIKE, WINTER, market, stressed


def close(a, b):
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def at_common_rate(table, flat):
    rate = flat["uncertainty.common_discount_rate"]
    rates = {f"{name}.discount_rate": rate for name in STRATEGIES[:3]}
    return table.nested({**flat, **rates})


def check_certain(table, flat, given):
    scenario = at_common_rate(table, flat)
    expected = evaluate(scenario, given)["strategies"]
    got = evaluate_future(table.nested(flat), certain(Paths(scenario, given)), given)
    for strategy in STRATEGIES:
        assert (got[strategy] is None) == (expected[strategy] is None), strategy
        if got[strategy]:
            for name in ("npv_usd", "bridge_npv_usd"):
                assert close(got[strategy][name], expected[strategy][name]), (strategy, name)
            assert got[strategy]["decisions"] == expected[strategy]["decisions"], strategy
            assert got[strategy]["min_dscr"] == expected[strategy]["min_dscr"], strategy


def check_shocks(table, flat):
    """Half-lives without end make a future's owners those of the stress library."""
    flat = {**flat, "uncertainty.btc_half_life_years": 1e12,
            "uncertainty.power_half_life_years": 1e12}  # fmt: skip
    scenario = at_common_rate(table, flat)
    base = Paths(scenario)
    shocks = (WINTER, SPIKE, LATE)
    _, _, hashprice, power = market(base, shocks)
    future = {**certain(base), "hashprice": hashprice[1:], "power": power[1:], "delay_months": 6}
    got, expected = evaluate_future(scenario, future), stressed(scenario, shocks)
    for strategy in STRATEGIES:
        if got[strategy]:
            assert close(got[strategy]["npv_usd"], expected[strategy]["npv_usd"]), strategy
            assert got[strategy]["decisions"] == expected[strategy]["decisions"], strategy


def check_events(table, flat, rng):
    scenario = table.nested(flat)
    base = Paths(scenario)
    plain = evaluate_future(scenario, certain(base))
    none = evaluate_future(scenario, {**certain(base), "tenant_found": False})
    late = evaluate_future(
        scenario,
        {**certain(base), "delay_months": 4, "capex_factor": 1.3,
         "default_after_months": rng.randint(1, 90)},
    )  # fmt: skip
    beyond = evaluate_future(scenario, {**certain(base), "default_after_months": base.T + 1})
    for strategy in STRATEGIES:
        if not plain[strategy]:
            continue
        assert none[strategy]["npv_usd"] == plain["mining"]["npv_usd"]
        assert beyond[strategy] == plain[strategy]
        if strategy in AI_PARTS:
            assert late[strategy]["bridge_npv_usd"] == plain[strategy]["bridge_npv_usd"]
    assert late["mining"] == plain["mining"]


def check_factors(base, rng):
    """Without volatility the random paths are the base path."""
    none = {name: ou_path([rng.gauss(0, 1)] * base.T, 0.0, 0.3)
            for name in FACTORS}  # fmt: skip
    paths = random_paths(base, none)
    for name, series in paths.items():
        assert all(close(a, b) for a, b in zip(series, getattr(base, name)[1:])), name


def main():
    rng, table = random.Random(11), Table()
    for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 40):
        flat = table.draw_plausible(rng)
        flat["site.horizon_years"] = rng.randint(1, 14)
        flat["uncertainty.common_discount_rate"] = rng.uniform(0.0, 0.2)
        given = table.draw_given(rng, flat) if number % 3 == 0 else None
        check_certain(table, flat, given)
        check_shocks(table, flat)
        check_events(table, flat, rng)
        check_factors(Paths(table.nested(flat), given), rng)
    print(f"{number + 1} scenarios: futures agree with the deterministic and the stressed results")


if __name__ == "__main__":
    main()
