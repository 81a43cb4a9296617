"""Compares `evaluate` with the examples beside the contract: python3 check_examples.py [file ..]."""

import json
import sys
from pathlib import Path

from contract import MONTHLY, STRATEGIES, evaluate
from paths import Paths

FIXTURES = Path(__file__).parent.parent / "fixtures"
TOLERANCE = 1e-7


def by_year(flow):
    """Index 0, then the sum of each model year."""
    return [flow[0]] + [sum(flow[m + 1 : m + 13]) for m in range(0, len(flow) - 1, 12)]


def deviation(got, expected):
    """Relative difference; infinite if the kinds differ."""
    if isinstance(got, (int, float)) and isinstance(expected, (int, float)):
        return abs(got - expected) / max(abs(got), abs(expected)) if got != expected else 0.0
    return 0.0 if got == expected else float("inf")


def list_deviation(got, expected):
    """Differences of a list relative to its largest element (months near zero are noise)."""
    if len(got) != len(expected):
        return float("inf")
    scale = max(map(abs, expected)) or 1.0
    return max(abs(g - e) / scale for g, e in zip(got, expected))


def compare_strategy(got, expected):
    """Yields (field, deviation)."""
    if got is None or expected is None:
        yield "ready", 0.0 if got is expected else float("inf")
        return
    for field, value in expected.items():
        if field.endswith("_by_year"):
            flow = by_year(got["monthly"][field.removesuffix("_by_year")])
            yield field, list_deviation(flow, value)
        elif field == "monthly":
            for name in MONTHLY:
                yield f"monthly.{name}", list_deviation(got["monthly"][name], value[name])
        else:
            yield field, deviation(got[field], value)
    # The published results do not have what is left to the owner.
    missing = set(got) - set(expected) - {"monthly", "equity_npv_usd"}
    if missing:
        yield f"{missing} not in the example", float("inf")


def compare(example):
    """Yields (field, deviation) of one example."""
    scenario, given, expected = example["scenario"], example.get("given"), example["expected"]
    got = evaluate(scenario, given)
    for name, value in expected.items():
        if name in STRATEGIES:
            for field, d in compare_strategy(got["strategies"][name], value):
                yield f"{name}.{field}", d
        elif name == "paths":
            paths = Paths(scenario, given)
            for series, key in (
                (paths.hashprice, "hashprice_usd_per_ph_day"),
                (paths.network, "network_eh_per_s"),
            ):
                for month, x in value[key].items():
                    yield f"paths.{key}", deviation(series[int(month)], x)
        elif name == "lead" and value is not None and got["lead"] is not None:
            for field in ("of", "over", "usd"):
                yield f"lead.{field}", deviation(got["lead"][field], value[field])
        else:
            yield name, deviation(got[name], value)


def check(path):
    examples = json.loads(Path(path).read_text())
    worst, bad, figures = (0.0, ""), 0, 0
    for number, example in enumerate(examples):
        for field, d in compare(example):
            figures += 1
            worst = max(worst, (d, f"example {number}: {field}"))
            if d > TOLERANCE:
                bad += 1
                print(f"example {number} ({example['about']}): {field} deviates by {d:.3g}")
    print(f"{path}: {len(examples)} examples, {figures} figures, {bad} beyond {TOLERANCE:g}")
    print(f"  worst {worst[0]:.2g} ({worst[1]})")
    return bad


def main():
    files = sys.argv[1:] or [FIXTURES / "examples.json", FIXTURES / "examples-given.json"]
    return 1 if sum(check(path) for path in files) else 0


if __name__ == "__main__":
    sys.exit(main())
