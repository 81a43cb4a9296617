"""python3 generate.py writes ../fixtures/*.json: seeded scenarios and what the contract says of them.

Each file: `defaults` (the inputs a scenario's `changed` is relative to), `monthly_columns`, and
`scenarios`. A strategy holds its scalar results and, under `monthly`, for each column in the order
of `monthly_columns` three checksums [sum, sum weighted by (t+1), largest absolute value]; in
full.json the complete columns instead. `fragile` names the results that this scenario leaves to
rounding (a relative change of 1e-11 in the inputs moves them by more than 1e-8, or they hang on the
sign of a sum that cancels to nothing): compare those loosely or not at all.
"""

import json
import pathlib
import random
import sys
import time

from contract import MONTHLY, STRATEGIES, evaluate
from finance import cumulative
from scenarios import Table
from themes import THEMES

HERE = pathlib.Path(__file__).parent.parent / "fixtures"
SEED = 20270101
DRAWS = 60


# --- What goes into a file ------------------------------------------------------------------------


def checksums(column):
    return [
        sum(column) + 0.0,
        sum((t + 1) * x for t, x in enumerate(column)) + 0.0,
        max(abs(x) for x in column),
    ]


def record(result, full):
    """One strategy as written to the file."""
    if "not_ready" in result:
        return result
    scalars = {name: value for name, value in result.items() if name != "monthly"}
    columns = [result["monthly"][name] for name in MONTHLY]
    return {**scalars, "monthly": columns if full else [checksums(c) for c in columns]}


# --- Fragility ------------------------------------------------------------------------------------


def nudged(table, flat, rng):
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


def moved_results(before, after):
    """Names of the results that a nudge changed."""
    if "not_ready" in before:
        return
    for name, value in before.items():
        if name != "monthly" and far(value, after[name]):
            yield name
    for name, column in before["monthly"].items():
        for a, b in zip(checksums(column), checksums(after["monthly"][name])):
            if far(a, b, scale=len(column) ** 2 * max(map(abs, column))):
                yield f"monthly.{name}"
                break


def cancelling_results(result):
    """IRR and payback where a cumulative flow cancels to nothing: its sign is rounding."""
    if "not_ready" in result:
        return
    columns = result["monthly"]
    parts = ["ebitda", "capex", "proceeds", "working_capital"]
    loan = ["debt_draw", "interest", "principal", "repayment"]
    for flow, tax, names, results in (
        ("free_cash_flow", "tax", parts, ["irr", "irr_reason", "payback_months"]),
        ("equity_cash_flow", "equity_tax", parts + loan, ["equity_irr", "equity_irr_reason"]),
    ):
        gross = 0.0
        for t, net in enumerate(cumulative(columns[flow])):
            gross += sum(abs(columns[name][t]) for name in [*names, tax])
            if gross > 0 and abs(net) <= 1e-10 * gross:
                yield from results
                break


def close_best(outcome):
    """True if the best and the second (or the sell-now baseline) are apart by rounding only."""
    npvs = [r["npv_usd"] for r in outcome["strategies"].values() if "npv_usd" in r]
    first, *others = sorted([*npvs, outcome["sell_now_usd"]], reverse=True)
    return bool(others) and not far(first, others[0])


def fragile_results(table, flat, outcome):
    names = set()
    rng = random.Random(1)
    for _ in range(2):
        after = evaluate(table.nested(nudged(table, flat, rng)))["strategies"]
        for strategy, result in outcome["strategies"].items():
            names |= {f"{strategy}.{name}" for name in moved_results(result, after[strategy])}
    for strategy, result in outcome["strategies"].items():
        names |= {f"{strategy}.{name}" for name in cancelling_results(result)}
    if close_best(outcome):
        names.add("best")
    return sorted(names)


# --- The files ------------------------------------------------------------------------------------


def entry(table, flat, full=False):
    outcome = evaluate(table.nested(flat))
    return {
        "changed": table.changed(flat),
        "best": outcome["best"],
        "sell_now_usd": outcome["sell_now_usd"],
        "fragile": fragile_results(table, flat, outcome),
        "strategies": {name: record(outcome["strategies"][name], full) for name in STRATEGIES},
    }


def write(table, name, scenarios, full=False):
    def dump(value):
        return json.dumps(value, allow_nan=False, separators=(",", ":"))

    lines = [dump(entry(table, flat, full)) for flat in scenarios]
    head = dump({"defaults": table.defaults, "monthly_columns": MONTHLY})
    text = head[:-1] + ',"scenarios":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / f"{name}.json").write_text(text)
    print(f"{name}: {len(scenarios)} scenarios, {len(text) / 1e6:.2f} MB")


def plausible(table):
    rng = random.Random(SEED)
    scenarios = [table.draw_plausible(rng) for _ in range(DRAWS)]
    for flat in scenarios[:3]:  # the uncertainty inputs must not matter
        flat["uncertainty.btc_volatility"] = rng.uniform(0, 1)
        flat["uncertainty.delay_max_months"] = rng.randint(2, 60)
        flat["uncertainty.common_discount_rate"] = rng.uniform(0, 0.3)
    return scenarios


def wide(table):
    rng = random.Random(SEED + 1)
    scenarios = []
    for number in range(DRAWS):
        flat = table.draw_wide(rng)
        THEMES[number % len(THEMES)](rng, flat)
        scenarios.append(flat)
    return scenarios


def of_several_lengths(scenarios, count):
    """Scenarios from the shortest horizon to a middling one, for the complete columns."""
    by_length = sorted(scenarios, key=lambda flat: flat["site.horizon_years"])
    return by_length[:: len(scenarios) // (2 * count)][:count]


def main():
    started = time.time()
    HERE.mkdir(exist_ok=True)
    table = Table(*sys.argv[1:2])
    draws = plausible(table)
    write(table, "plausible", draws)
    write(table, "wide", wide(table))
    write(table, "extremes", [{}, *table.extremes()])
    write(table, "full", [{}, *of_several_lengths(draws, 5)], full=True)
    print(f"{time.time() - started:.0f} s")


if __name__ == "__main__":
    main()
