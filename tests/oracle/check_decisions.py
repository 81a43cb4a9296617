"""Checks the owners' decisions against every sequence of choices, on short random horizons.

- Losses used: the ledger's own NPV, with each sequence forced upon it, is nowhere higher than that
  of the dynamic programme.
- Any scenario and any world, shocked and random ones too: at every date the choice is the first of the best
  sequence by plain accounting of what the options bring, on the view of that date.
"""

import random
import sys

from bridge import Bridge
from contract import AI_PARTS
from decisions import decide
from future import random_paths, world_of
from generate import draw_future
from gpu_cloud import Cloud, gpu_cloud_part
from mining import OWNED, Mine, mining_part
from paths import Paths, World
from scenarios import Table
from stress import SHOCKS, shocked_world

MW = 50.0


def sequences(problem, view, state, dates):
    """Every way to decide at `dates` from a state: [(month, name, new state)]."""
    if state is None or not dates:
        yield []
        return
    for name, _, new_state in problem.options(view, dates[0], state):
        for rest in sequences(problem, view, new_state, dates[1:]):
            yield [(dates[0], name, new_state), *rest]


def value(problem, view, start, state, taken):
    """Present value at `start` of what follows, month by month."""
    total, t, steps = 0.0, start, iter([*taken, (problem.T, None, None)])
    for m, name, new_state in steps:
        for t in range(t + 1, m + 1):
            total += problem.cash(view, t, state) / (1 + problem.rate) ** ((t - start) / 12)
        discount = (1 + problem.rate) ** ((m - start) / 12)
        if name is None:
            return total + problem.final(view, state) / discount
        cash = next(c for n, c, _ in problem.options(view, m, state) if n == name)
        total += cash / discount
        state, t = new_state, m
        if state is None:
            return total
    return total


def best_choice(problem, view, m, state, dates):
    """(value, name) of the best first choice at m by enumeration; a later option must be better."""
    best = None
    for name, cash, new_state in problem.options(view, m, state):
        rest = max(
            (
                value(problem, view, m, new_state, taken)
                for taken in sequences(problem, view, new_state, dates)
            ),
            default=0.0,
        ) if new_state is not None else 0.0
        worth = cash + rest
        if best is None or worth - best[0] > 1e-9 * max(1.0, abs(worth)):
            best = (worth, name)
    return best


def follow(problem, world, initial, label):
    """Each choice taken against the enumeration on the same view; returns names taken."""
    state, names = initial, []
    for m, name, new_state in decide(problem, world, initial):
        later = [d for d in problem.dates if d > m]
        _, expected = best_choice(problem, world.view(m), m, state, later)
        assert name == expected, (label, m, name, expected)
        state, names = new_state, [*names, name]
    return names


def against_ledgers(part_of, problem, world, initial, label):
    """No forced sequence gives the ledger a higher NPV."""
    found = part_of(world, decide)["npv"]
    best = max(
        part_of(world, lambda *_: taken)["npv"]
        for taken in sequences(problem, world.truth, initial, problem.dates)
    )
    assert found >= best - 1e-9 * max(1.0, abs(best)), (label, found, best)


def draw(table, rng):
    flat = table.draw_plausible(rng)
    flat["site.horizon_years"] = rng.randint(1, 5)
    flat["site.sale_value_usd_per_mw"] = rng.choice([0, 3e5, 2e6])
    flat["mining.site_capex_usd_per_mw"] = rng.choice([0, 3e5])
    flat["mining.demand_response_usd_per_mw_year"] = rng.choice([0, 1e5])
    flat["network.btc_price_usd"] = rng.choice([20e3, 60e3, 90e3, 150e3])
    flat["network.btc_price_growth"] = rng.uniform(-0.1, 0.6)
    flat["network.next_halving"] = rng.choice(["2028-04", "2027-09"])
    flat["site.start"] = "2027-01"
    for business in AI_PARTS:
        flat[f"{business}.build_months"] = rng.choice([0, 3, 9, 13, 26])
    flat["gpu_cloud.term_years"] = rng.choice([0, 1, 1.5, 3])
    flat["gpu_cloud.service_life_years"] = rng.choice([1, 2, 8])
    flat["gpu_cloud.lease_rate_usd_per_hour"] = rng.uniform(1, 12)
    flat["gpu_cloud.accelerator_price_usd"] = rng.choice([0, 5000, 60000])
    flat["gpu_cloud.facility_capex_usd_per_mw"] = rng.choice([0, 1e7])
    return flat


def check_scenario(number, table, rng, counts):
    flat = draw(table, rng)
    scenario = table.nested(flat)
    base = Paths(scenario)
    kind_of_world = ("foreseen", "shocked", "random")[number % 3]
    shocks = tuple(s for s in SHOCKS if rng.random() < 0.35)
    drawn = draw_future(rng, scenario)
    drawn.update(random_paths(base, drawn["factors"]))
    for business in ("mining", "gpu_cloud"):
        world = World(base)
        if kind_of_world == "shocked":
            world, _ = shocked_world(base, business, shocks)
        elif kind_of_world == "random":
            world = world_of(base, drawn)
        problems = []
        if business == "mining":
            for has_site in (True, False):
                mine = Mine(world, MW, has_site)
                problems.append((mine, mine.initial, f"mine {has_site}"))
                if world.foreseen and scenario["finance"]["losses"] == "used":
                    against_ledgers(
                        lambda w, d, s=has_site: mining_part(w, MW, s, d),
                        mine, world, mine.initial, number,
                    )  # fmt: skip
            if scenario["mining"]["fleet_owned"]:
                months = scenario["colocation"]["build_months"]
                problems.append((Bridge(world, MW, min(months, world.T - 1)), OWNED, "bridge"))
        elif scenario["gpu_cloud"]["build_months"] < world.T:
            cloud = Cloud(world, MW)
            problems.append((cloud, cloud.b, "cloud"))
            if world.foreseen and scenario["finance"]["losses"] == "used":
                against_ledgers(
                    lambda w, d: gpu_cloud_part(w, MW, 0.0, d), cloud, world, cloud.b, number
                )
        for problem, initial, kind in problems:
            for name in follow(problem, world, initial, (number, kind, kind_of_world)):
                key = (kind, kind_of_world, name)
                counts[key] = counts.get(key, 0) + 1


def main():
    rng, table, counts = random.Random(7), Table(), {}
    for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 150):
        check_scenario(number, table, rng, counts)
    for key, count in sorted(counts.items()):
        print(*key, count)
    print("every choice is the best of all sequences")


if __name__ == "__main__":
    main()
