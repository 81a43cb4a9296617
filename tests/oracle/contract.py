"""The economic contract of `docs/methodology.md`, recomputed naively: `evaluate(scenario, given) -> dict`.

An independent yardstick for the Rust implementation, written from the contract's text alone.
"""

from colocation import colocation_part
from finance import min_dscr
from gpu_cloud import gpu_cloud_part
from mining import mining_part, sold_now
from paths import Paths, World
from rates import cumulative, irr, payback_months

MONTHLY = (
    "revenue", "power_cost", "operating_cost", "ebitda", "depreciation", "sale_gain", "tax",
    "capex", "proceeds", "working_capital", "free_cash_flow", "debt_draw", "interest",
    "principal", "repayment", "equity_tax", "equity_cash_flow", "energy_mwh", "bridge_cash_flow",
)  # fmt: skip
STRATEGIES = ("mining", "colocation", "gpu_cloud", "hybrid")
PURE = STRATEGIES[:3]
AI_PARTS = {"colocation": colocation_part, "gpu_cloud": gpu_cloud_part}


def initial_capex(part):
    """Capex through go-live."""
    return sum(part["columns"]["capex"][: part["go_live"] + 1])


def yield_on_cost(part):
    """EBITDA of the first twelve months after the ramp / initial capex; None without either."""
    ebitda, start = part["columns"]["ebitda"], part["steady_from"]
    if start + 12 >= len(ebitda) or initial_capex(part) == 0:
        return None
    return sum(ebitda[start + 1 : start + 13]) / initial_capex(part)


def summed(parts):
    """The monthly columns of several ledgers together."""
    return {
        name: [sum(values) for values in zip(*(part["columns"][name] for part in parts))]
        for name in MONTHLY
    }


def results(world, parts):
    """All results of a strategy that is the sum of `parts`; the first is the part whose go-live,
    debt cover, yield and months of operation count (the hybrid's AI part)."""
    lead, finance = parts[0], world.scenario["finance"]
    grid = world.scenario["site"]["grid_mw"]
    monthly = summed(parts)
    npv = sum(part["npv"] for part in parts)
    revenue, energy, ebitda = (sum(monthly[c]) for c in ("revenue", "energy_mwh", "ebitda"))
    steady = monthly["ebitda"][lead["steady_from"] + 1 : lead["end"] + 1]
    rate, reason = irr(monthly["free_cash_flow"])
    equity_rate, equity_reason = irr(monthly["equity_cash_flow"])
    flow = [f + b for f, b in zip(monthly["free_cash_flow"], monthly["bridge_cash_flow"])]
    flow[0] -= sold_now(world)
    on_sale, on_sale_reason = irr(flow) if sold_now(world) != 0 else (None, None)
    start, contract_end = lead["steady_from"], lead["contract_end"]
    in_contract = None
    if contract_end is not None:
        in_contract = min_dscr(lead["columns"], start, finance, contract_end)
    return {
        "npv_usd": npv,
        "bridge_npv_usd": sum(part["bridge_npv"] for part in parts),
        "equity_npv_usd": sum(part["equity_npv"] + part["bridge_npv"] for part in parts),
        "exit_npv_usd": sum(part["exit_npv"] for part in parts),
        "npv_usd_per_mw": npv / grid,
        "irr": rate,
        "irr_reason": reason,
        "equity_irr": equity_rate,
        "equity_irr_reason": equity_reason,
        "irr_on_sale_value": on_sale,
        "irr_on_sale_value_reason": on_sale_reason,
        "payback_months": payback_months(monthly["free_cash_flow"]),
        "initial_capex_usd": sum(initial_capex(part) for part in parts),
        "capex_usd": sum(monthly["capex"]),
        "peak_funding_usd": max(0.0, -min(cumulative(monthly["free_cash_flow"]))),
        "min_dscr": min_dscr(lead["columns"], start, finance),
        "min_dscr_in_contract": in_contract,
        "revenue_usd": revenue,
        "energy_mwh": energy,
        "revenue_usd_per_mwh": revenue / energy if energy else None,
        "ebitda_usd_per_mwh": ebitda / energy if energy else None,
        "ebitda_margin": ebitda / revenue if revenue else None,
        "ebitda_usd_per_mw_year": sum(steady) / len(steady) * 12 / grid if steady else None,
        "yield_on_cost": yield_on_cost(lead),
        "months_operated": sum(1 for mwh in lead["columns"]["energy_mwh"] if mwh > 0),
        "decisions": [part["decisions"] for part in parts],
        "bridge_decisions": lead["bridge_decisions"],
        "monthly": monthly,
    }


def hybrid_parts(world):
    """[AI part, mine on the rest, second mine on headroom]; None if the AI part is not ready."""
    scenario = world.scenario
    grid, hybrid = scenario["site"]["grid_mw"], scenario["hybrid"]
    mode = hybrid["ai_mode"]
    s = scenario[mode]
    ai_mw = hybrid["ai_share"] * grid
    # Grid capacity that the AI part never draws.
    spare = max(0.0, 1 - min(s["critical_it_share"], 1 / s["pue"]) * s["pue"])
    headroom_mw = hybrid["headroom_share"] * ai_mw * spare
    ai = AI_PARTS[mode](world, ai_mw, ai_mw - headroom_mw)
    if ai is None:
        return None
    return [ai, mining_part(world, grid - ai_mw), mining_part(world, headroom_mw, has_site=False)]


def parts_of(strategy, world):
    """The ledgers of a strategy, or None if it is not ready within the horizon."""
    grid = world.scenario["site"]["grid_mw"]
    if strategy == "mining":
        return [mining_part(world, grid)]
    if strategy == "hybrid":
        return hybrid_parts(world)
    part = AI_PARTS[strategy](world, grid, grid)
    return [part] if part else None


def verdict(npvs, sell_now):
    """`best` and its lead over the best other pure use."""
    best = max(npvs, key=npvs.get)  # the first of equals, in the order of STRATEGIES
    if npvs[best] < sell_now:
        return None, None
    others = {name: npvs[name] for name in PURE if name in npvs and name != best}
    if not others:
        return best, None
    over = max(others, key=others.get)
    return best, {"of": best, "over": over, "usd": npvs[best] - others[over]}


def evaluate(scenario, given=None):
    """The deterministic results; strategies that are not ready are None."""
    world = World(Paths(scenario, given))
    parts = {name: parts_of(name, world) for name in STRATEGIES}
    strategies = {name: results(world, p) if p else None for name, p in parts.items()}
    sell_now = sold_now(world)
    npvs = {name: r["npv_usd"] for name, r in strategies.items() if r}
    best, lead = verdict(npvs, sell_now)
    return {"best": best, "sell_now_usd": sell_now, "lead": lead, "strategies": strategies}
