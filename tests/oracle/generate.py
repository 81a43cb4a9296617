"""python3 generate.py [name ..] writes ../fixtures/*.json: seeded scenarios, recomputed.

Each file: `defaults` (the inputs a scenario's `changed` is relative to), `monthly_columns`, and
`scenarios`. A strategy holds its scalar results and, under `monthly`, for each column in the order
of `monthly_columns` three checksums [sum, sum weighted by (t+1), largest absolute value]; in
full.json the complete columns instead; given.json has given series, from month 1 on, under `given`.
futures.json holds under `future` what one future draws (factors of the four paths, months 1..T; the
months K from delivery to a default or null; delay; capex factor; whether a tenant is found) and per
strategy what it is worth; its `paths` are checksums, months 1..T, as those of stress.json.
stress.json holds `shocks` and per strategy what the stress library reports, with checksums of the
shocked series under `paths`, months 1..T. `fragile` names the results that a scenario leaves to
rounding (a relative change of 1e-11 in the inputs moves them by more than 1e-8, or a running sum
stands at the edge of what counts as zero): compare those loosely or not at all.
"""

import json
import math
import pathlib
import random
import sys
import time

from contract import MONTHLY, STRATEGIES, evaluate
from future import FACTORS, evaluate_future, kappa, ou_path, random_paths
from fragile import cancelling, checksums, far, fragile
from paths import Paths
from scenarios import Table
from stress import SHOCKS, stressed
from themes import THEMES

HERE = pathlib.Path(__file__).parent.parent / "fixtures"
SEED = 20270101
DRAWS = 60


def rounded(value):
    """Results to thirteen digits."""
    if isinstance(value, float):
        return float(f"{value:.13g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    return value


def record(result, full):
    """One strategy as written to the file."""
    if result is None:
        return {"not_ready": True}
    scalars = {name: value for name, value in result.items() if name != "monthly"}
    columns = [result["monthly"][name] for name in MONTHLY]
    return {**scalars, "monthly": columns if full else [checksums(c) for c in columns]}


def close_leaders(outcome):
    """Whether the first two, or the first and selling now, are apart by rounding only."""
    npvs = [r["npv_usd"] for r in outcome["strategies"].values() if r]
    first, second, *_ = [*sorted(npvs, reverse=True), outcome["sell_now_usd"]]
    return not far(first, second) or not far(first, outcome["sell_now_usd"])


def entry(table, case, full=False):
    flat, given = case["flat"], case.get("given")
    outcome = evaluate(table.nested(flat), given)
    names = fragile(
        table,
        flat,
        outcome["strategies"],
        lambda scenario: evaluate(scenario, given)["strategies"],
    )
    for strategy, result in outcome["strategies"].items():
        names |= {f"{strategy}.{name}" for name in cancelling(result)}
    if close_leaders(outcome):
        names |= {"best", "lead"}
    return {
        "changed": table.changed(flat),
        **({"given": given} if given else {}),
        "best": outcome["best"],
        "sell_now_usd": rounded(outcome["sell_now_usd"]),
        "lead": rounded(outcome["lead"]),
        "fragile": sorted(names),
        "strategies": {
            name: rounded(record(outcome["strategies"][name], full)) for name in STRATEGIES
        },
    }


def stress_entry(table, case):
    flat, given, shocks = case["flat"], case.get("given"), case["shocks"]
    outcome = stressed(table.nested(flat), shocks, given)
    names = fragile(table, flat, outcome, lambda scenario: stressed(scenario, shocks, given))
    strategies = {}
    for name, result in outcome.items():
        if result is None:
            strategies[name] = {"not_ready": True}
            continue
        paths = {series: checksums(values) for series, values in result["paths"].items()}
        strategies[name] = rounded({**result, "paths": paths})
    return {
        "changed": table.changed(flat),
        **({"given": given} if given else {}),
        "shocks": list(shocks),
        "fragile": sorted(names),
        "strategies": strategies,
    }


def future_entry(table, case):
    flat, given, drawn = case["flat"], case.get("given"), case["future"]

    def both(scenario):
        paths = random_paths(Paths(scenario, given), drawn["factors"])
        return paths, evaluate_future(scenario, {**drawn, **paths}, given)

    paths, outcome = both(table.nested(flat))
    names = fragile(table, flat, outcome, lambda scenario: both(scenario)[1])
    return {
        "changed": table.changed(flat),
        **({"given": given} if given else {}),
        "future": drawn,
        "paths": rounded({name: checksums(series) for name, series in paths.items()}),
        "fragile": sorted(names),
        "strategies": {
            name: rounded(result) if result else {"not_ready": True}
            for name, result in outcome.items()
        },
    }


# --- The scenarios --------------------------------------------------------------------------------


def plausible(table):
    rng = random.Random(SEED)
    flats = [table.draw_plausible(rng) for _ in range(DRAWS)]
    for flat in flats[:3]:  # the uncertainty inputs must not matter
        flat["uncertainty.btc_volatility"] = rng.uniform(0, 1)
        flat["uncertainty.delay_max_months"] = rng.randint(3, 60)
        flat["uncertainty.common_discount_rate"] = rng.uniform(0, 0.3)
    return [{"flat": flat} for flat in flats]


def wide(table):
    rng = random.Random(SEED + 1)
    flats = []
    for number in range(DRAWS):
        flat = table.draw_wide(rng)
        THEMES[number % len(THEMES)](rng, flat)
        flats.append(flat)
    return [{"flat": flat} for flat in flats]


def extremes(table):
    return [{"flat": flat} for flat in [{}, *table.extremes()]]


def full(table):
    """Scenarios from the shortest horizon to a middling one, for the complete columns."""
    cases = sorted(plausible(table), key=lambda case: case["flat"]["site.horizon_years"])
    return [{"flat": {}}, *cases[:: DRAWS // 10][:5]]


def given(table):
    rng = random.Random(SEED + 2)
    cases = []
    for number in range(24):
        flat = table.draw_plausible(rng)
        flat["site.horizon_years"] = rng.randint(1, 12)
        if number % 3 == 2:
            THEMES[rng.randrange(len(THEMES))](rng, flat)
        cases.append({"flat": flat, "given": table.draw_given(rng, flat)})
    return cases


def stress(table):
    """Each shock alone and several together, on the defaults, plausible and wide scenarios."""
    rng = random.Random(SEED + 3)
    cases = []
    sets = [(shock,) for shock in SHOCKS]
    for number in range(8):
        flat = {}
        if number:
            flat = table.draw_plausible(rng)
            flat["site.horizon_years"] = rng.randint(2, 20)
        if number >= 4:
            THEMES[rng.randrange(len(THEMES))](rng, flat)
        together = [tuple(s for s in SHOCKS if rng.random() < 0.5) for _ in range(3)]
        extra = {}
        if number in (3, 6):
            extra["given"] = table.draw_given(rng, flat)
        for shocks in [*sets, *together, SHOCKS if number < 2 else ()]:
            cases.append({"flat": flat, "shocks": shocks, **extra})
    return cases


def draw_future(rng, scenario):
    """Events more frequent than entered, so that they are seen."""
    u, T = scenario["uncertainty"], 12 * scenario["site"]["horizon_years"]
    factors = {}
    for name in FACTORS:
        draws = [rng.gauss(0, 1) for _ in range(T)]
        series = ou_path(draws, u[f"{name}_volatility"], kappa(u, name))
        factors[name] = [float(f"{x:.8g}") for x in series]
    return {
        "factors": factors,
        "tenant_found": rng.random() < 0.9,
        "default_after_months": rng.choice([None, rng.randint(1, 30), rng.randint(1, T)]),
        "delay_months": rng.choice([0, rng.randint(1, 20)]),
        "capex_factor": rng.choice([1.0, float(f"{math.exp(rng.gauss(0, 0.2)):.8g}")]),
    }


def futures(table):
    rng = random.Random(SEED + 4)
    cases = []
    for number in range(40):
        flat = table.draw_plausible(rng)
        flat["site.horizon_years"] = rng.randint(2, 10)
        for name in FACTORS:
            for key in (f"uncertainty.{name}_volatility", f"uncertainty.{name}_half_life_years"):
                flat[key] = rng.uniform(table.rows[key]["low"], table.rows[key]["high"])
        flat["uncertainty.common_discount_rate"] = rng.uniform(0.05, 0.12)
        if number % 2:  # several contracts and leases, several decisions
            flat["site.horizon_years"] = rng.randint(5, 12)
            flat["colocation.term_years"] = rng.choice([1.5, 3.0, 5.0])
            flat["gpu_cloud.term_years"] = rng.choice([0.0, 1.0, 2.0, 3.0])
            flat["gpu_cloud.lease_rate_usd_per_hour"] = rng.uniform(4, 9)
            flat["gpu_cloud.build_months"] = rng.choice([0, 6, 14])
        case = {"flat": flat}
        if number % 8 == 7:
            case["given"] = table.draw_given(rng, flat)
        case["future"] = draw_future(rng, table.nested(flat))
        cases.append(case)
    return cases


FILES = {
    "plausible": (plausible, entry),
    "wide": (wide, entry),
    "extremes": (extremes, entry),
    "full": (full, lambda table, case: entry(table, case, full=True)),
    "given": (given, entry),
    "stress": (stress, stress_entry),
    "futures": (futures, future_entry),
}


def write(table, name):
    started = time.time()
    cases, make = FILES[name]
    lines = [
        json.dumps(make(table, case), allow_nan=False, separators=(",", ":"))
        for case in cases(table)
    ]
    head = json.dumps(
        {"defaults": table.defaults, "monthly_columns": MONTHLY}, separators=(",", ":")
    )
    text = head[:-1] + ',"scenarios":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / f"{name}.json").write_text(text)
    seconds = time.time() - started
    print(f"{name}: {len(lines)} cases, {len(text) / 1e6:.2f} MB, {seconds:.0f} s", flush=True)


def main():
    table = Table()
    for name in sys.argv[1:] or FILES:
        write(table, name)


if __name__ == "__main__":
    main()
