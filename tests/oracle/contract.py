"""The economic contract of `model.md`, recomputed naively: `evaluate(scenario) -> dict`.

An independent yardstick for the Rust implementation, written from the contract's text alone.
"""

from colocation import colocation_part
from facility import critical_it_mw
from finance import cumulative, irr, min_dscr, payback_months
from gpu_cloud import gpu_cloud_part
from mining import machines_sold_now, mining_part
from paths import Paths

MONTHLY = (
    "revenue", "power_cost", "operating_cost", "ebitda", "depreciation", "sale_gain", "tax",
    "capex", "proceeds", "working_capital", "free_cash_flow", "debt_draw", "interest",
    "principal", "repayment", "equity_tax", "equity_cash_flow", "energy_mwh", "bridge_cash_flow",
)  # fmt: skip
STRATEGIES = ("mining", "colocation", "gpu_cloud", "hybrid")
AI_PARTS = {"colocation": colocation_part, "gpu_cloud": gpu_cloud_part}


def initial_capex(part):
    """Capex through go-live."""
    return sum(part["columns"]["capex"][: part["go_live"] + 1])


def yield_on_cost(part):
    """EBITDA of the first twelve months after the ramp / initial capex; None without either."""
    ebitda = part["columns"]["ebitda"]
    start = part["go_live"] + part["ramp"] + 1
    if start + 11 >= len(ebitda) or initial_capex(part) == 0:
        return None
    return sum(ebitda[start : start + 12]) / initial_capex(part)


def results(parts, lead, scenario):
    """All results of a strategy that is the sum of `parts`; `lead` is the part whose go-live,
    debt cover, yield and months of operation count (the hybrid's AI part)."""
    grid = scenario["site"]["grid_mw"]
    T = 12 * scenario["site"]["horizon_years"]
    monthly = {
        name: [sum(part["columns"][name][t] for part in parts) for t in range(T + 1)]
        for name in MONTHLY
    }
    npv = sum(part["npv"] for part in parts)
    revenue, energy, ebitda = (sum(monthly[c]) for c in ("revenue", "energy_mwh", "ebitda"))
    steady = monthly["ebitda"][lead["go_live"] + lead["ramp"] + 1 :]
    rate, reason = irr(monthly["free_cash_flow"])
    equity_rate, equity_reason = irr(monthly["equity_cash_flow"])
    return {
        "npv_usd": npv,
        "bridge_npv_usd": sum(part["bridge_npv"] for part in parts),
        "npv_usd_per_mw": npv / grid,
        "irr": rate,
        "irr_reason": reason,
        "equity_irr": equity_rate,
        "equity_irr_reason": equity_reason,
        "payback_months": payback_months(monthly["free_cash_flow"]),
        "initial_capex_usd": sum(initial_capex(part) for part in parts),
        "capex_usd": sum(monthly["capex"]),
        "peak_funding_usd": max(0.0, -min(cumulative(monthly["free_cash_flow"]))),
        "min_dscr": min_dscr(lead["columns"], lead["go_live"], scenario["finance"]),
        "revenue_usd": revenue,
        "energy_mwh": energy,
        "revenue_usd_per_mwh": revenue / energy if energy else None,
        "ebitda_usd_per_mwh": ebitda / energy if energy else None,
        "ebitda_margin": ebitda / revenue if revenue else None,
        "ebitda_usd_per_mw_year": sum(steady) / len(steady) * 12 / grid if steady else None,
        "yield_on_cost": yield_on_cost(lead),
        "months_operated": sum(1 for mwh in lead["columns"]["energy_mwh"] if mwh > 0),
        "monthly": monthly,
    }


def hybrid_parts(scenario, paths):
    """(mining part, AI part), each at its own megawatts; None if the AI part is not ready."""
    grid, hybrid = scenario["site"]["grid_mw"], scenario["hybrid"]
    mode = hybrid["ai_mode"]
    s = scenario[mode]
    ai_mw = hybrid["ai_share"] * grid
    # Grid capacity that the AI part never draws.
    spare = max(0.0, 1 - critical_it_mw(s, 1.0) * s["pue"])
    headroom_mw = hybrid["headroom_share"] * ai_mw * spare
    ai = AI_PARTS[mode](scenario, paths, ai_mw, ai_mw - headroom_mw)
    if ai is None:
        return None
    return mining_part(scenario, paths, grid - ai_mw + headroom_mw), ai


def evaluate(scenario):
    paths = Paths(scenario)
    grid = scenario["site"]["grid_mw"]
    not_ready = {"not_ready": True}
    strategies = {}

    mine = mining_part(scenario, paths, grid)
    strategies["mining"] = results([mine], mine, scenario)
    for mode, build_part in AI_PARTS.items():
        part = build_part(scenario, paths, grid, grid)
        strategies[mode] = results([part], part, scenario) if part else not_ready
    parts = hybrid_parts(scenario, paths)
    strategies["hybrid"] = results(parts, parts[1], scenario) if parts else not_ready

    sell_now = machines_sold_now(scenario, paths) + grid * scenario["site"]["sale_value_usd_per_mw"]
    npvs = {name: r["npv_usd"] for name, r in strategies.items() if "npv_usd" in r}
    best = max(npvs, key=npvs.get)  # the first of equals, in the order of STRATEGIES
    if npvs[best] < sell_now:
        best = None
    return {"best": best, "sell_now_usd": sell_now, "strategies": strategies}
