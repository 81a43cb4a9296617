"""What a scenario leaves to rounding: results that no two implementations need agree on."""

import random

from rates import cumulative
from scenarios import Table


def checksums(column):
    """Sum, sum weighted by t+1, largest absolute value."""
    return [
        sum(column) + 0.0,
        sum((t + 1) * x for t, x in enumerate(column)) + 0.0,
        max(abs(x) for x in column),
    ]


def nudged(table: Table, flat, rng):
    """The scenario with every real input inside its range moved by a relative 1e-11."""
    values = {**table.defaults, **flat}
    for key in table.numeric():
        row, x = table.rows[key], values[key]
        if table.is_whole(key) or key.endswith("_years") or x in (0, row["min"], row["max"]):
            continue
        values[key] = x * (1 + rng.choice([-1e-11, 1e-11]))
    return values


def far(a, b, scale=0.0):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) > 1e-8 * max(abs(a), abs(b), scale)
    return a != b


def moved(before, after):
    """Names of the results that a nudge changed."""
    if before is None:
        return
    for name, value in before.items():
        if name in ("monthly", "paths"):
            continue
        if name == "cumulative_free_cash_flow_by_year":
            largest = max(map(abs, value))
            if any(far(a, b, largest) for a, b in zip(value, after[name])):
                yield name
        elif far(value, after[name]):
            yield name
    for name, column in before.get("monthly", {}).items():
        for a, b in zip(checksums(column), checksums(after["monthly"][name])):
            if far(a, b, scale=len(column) ** 2 * max(map(abs, column))):
                yield f"monthly.{name}"
                break


def cancelling(result):
    """Rates and payback where a running sum stands at the edge of what counts as zero."""
    if result is None:
        return
    columns = result["monthly"]
    parts = ["ebitda", "capex", "proceeds", "working_capital"]
    loan = ["debt_draw", "interest", "principal", "repayment"]
    for flow, names, results in (
        ("free_cash_flow", [*parts, "tax"], ["irr", "irr_reason", "payback_months"]),
        (
            "equity_cash_flow",
            [*parts, *loan, "equity_tax"],
            ["equity_irr", "equity_irr_reason"],
        ),
    ):
        sums = cumulative(columns[flow])
        largest = max(map(abs, sums))
        gross = sum(abs(x) for name in names for x in columns[name])
        edge = any(0.2e-9 * largest < abs(s) < 5e-9 * largest for s in sums)
        if edge or 0 < largest < 1e-5 * gross:
            yield from results


def fragile(table, flat, outcome, evaluate):
    """Names of results, `strategy.name`, that this scenario leaves to rounding."""
    names, rng = set(), random.Random(1)
    for _ in range(2):
        after = evaluate(table.nested(nudged(table, flat, rng)))
        for strategy, result in outcome.items():
            names |= {f"{strategy}.{name}" for name in moved(result, after[strategy])}
    return names
