"""Compares `evaluate` with the examples beside the contract: python3 check_examples.py [file]."""

import json
import sys
from pathlib import Path

from contract import evaluate
from paths import Paths

TOLERANCE = 1e-9


def by_year(flow):
    """Index 0, then the sum of each model year."""
    return [flow[0]] + [sum(flow[m + 1 : m + 13]) for m in range(0, len(flow) - 1, 12)]


def deviation(got, expected):
    """Relative difference; infinite if only one is null."""
    if got is None or expected is None:
        return 0.0 if got is expected else float("inf")
    if got == expected:
        return 0.0
    return abs(got - expected) / max(abs(got), abs(expected))


def list_deviation(got, expected):
    """Differences of a list relative to its largest element (years near zero are sums of noise)."""
    if len(got) != len(expected):
        return float("inf")
    scale = max(map(abs, expected)) or 1.0
    return max(abs(g - e) / scale for g, e in zip(got, expected))


def compare(example):
    """Yields (field, deviation) of one example."""
    paths = Paths(example["scenario"])
    got = evaluate(example["scenario"])
    for name, expected in example["expected"].items():
        if name == "paths":
            for month, value in expected["hashprice_usd_per_ph_day"].items():
                yield "paths.hashprice", deviation(paths.hashprice[int(month)], value)
            for month, value in expected["network_eh_per_s"].items():
                yield "paths.network", deviation(paths.network[int(month)], value)
            continue
        if not isinstance(expected, dict):
            yield name, 0.0 if got[name] == expected else float("inf")
            continue
        strategy = got["strategies"][name]
        for field, value in expected.items():
            if field == "free_cash_flow_by_year":
                flow = by_year(strategy["monthly"]["free_cash_flow"])
                yield f"{name}.{field}", list_deviation(flow, value)
            else:
                yield f"{name}.{field}", deviation(strategy[field], value)


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "fixtures/examples.json"
    with open(source) as file:
        examples = json.load(file)
    worst = {}
    for number, example in enumerate(examples):
        for field, d in compare(example):
            if d > worst.get(field, (-1.0, 0))[0]:
                worst[field] = (d, number)
            if d > TOLERANCE:
                print(f"example {number}: {field} deviates by {d:.3g}")
    for field, (d, number) in worst.items():
        print(f"{field:45} {d:.2e}  (example {number})")
    bad = sum(1 for d, _ in worst.values() if d > TOLERANCE)
    print(f"{len(examples)} examples, {len(worst)} fields, {bad} beyond {TOLERANCE:g}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
