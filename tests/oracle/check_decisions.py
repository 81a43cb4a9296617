"""Checks the dynamic programme against every sequence of choices, on short random horizons."""

import random
import sys

from decisions import best_states, brute_force, stretch_value
from gpu_cloud import Cloud
from mining import Mine
from paths import Paths
from scenarios import Table


def value_of(world, first_decision, states):
    """Present value, at the first state's month, of a given sequence, by plain accounting."""
    start = first_decision - 12
    value = 0.0
    for (m, state), following in zip(states, states[1:] + [None]):
        end = following[0] if following else world.T
        value += stretch_value(world, m, state, end) / (1 + world.rate) ** ((m - start) / 12)
        if following:
            cash = next(c for c, new in world.options(end, state) if new == following[1])
        else:
            cash = world.sale(end, state)
        value += cash / (1 + world.rate) ** ((end - start) / 12)
    return value


def main():
    rng = random.Random(7)
    table = Table()
    worst, changed = 0.0, 0
    for number in range(200):
        flat = table.draw_plausible(rng)
        flat["site.horizon_years"] = rng.randint(1, 6)
        flat["gpu_cloud.accelerator_life_years"] = rng.choice([0.5, 1, 2, 3])
        flat["gpu_cloud.lease_rate_usd_per_hour"] = rng.uniform(1, 12)
        flat["gpu_cloud.accelerator_price_usd"] = rng.choice([0, 5000, 20000])
        flat["network.btc_price_usd"] = rng.choice([20e3, 60e3, 150e3])
        scenario = table.nested(flat)
        paths = Paths(scenario)
        mine, cloud = Mine(scenario, paths, 50.0), Cloud(scenario, paths, 50.0)
        problems = [(mine, 12, mine.initial_state())]
        if cloud.b < cloud.T:
            problems.append((cloud, cloud.b + 12, cloud.b))
        for world, first, initial in problems:
            states = best_states(world, first, initial)
            found = value_of(world, first, states)
            best, _ = brute_force(world, first, initial)
            worst = max(worst, abs(found - best) / max(1.0, abs(best)))
            changed += len({state for _, state in states}) > 1
    print(f"worst shortfall against brute force {worst:.2e}; {changed} sequences with a change")
    return 1 if worst > 1e-9 else 0


if __name__ == "__main__":
    sys.exit(main())
