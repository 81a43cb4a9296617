"""Corners of the contract that wide draws must not miss: each theme bends a flat scenario."""


def long_build(rng, flat):
    horizon = flat["site.horizon_years"] = rng.randint(1, 10)
    flat["colocation.build_months"] = 12 * horizon + rng.choice([0, 1, 12]) * (horizon < 10)
    flat["gpu_cloud.build_months"] = 12 * horizon - rng.choice([0, 1, 12])


def no_term(rng, flat):
    flat["gpu_cloud.term_years"] = 0.0


def all_or_no_ai(rng, flat):
    flat["hybrid.ai_share"] = rng.choice([0.0, 1.0])
    flat["hybrid.headroom_share"] = rng.choice([0.0, 0.5, 1.0])


def no_tax(rng, flat):
    flat["finance.tax_rate"] = 0.0


def debt_ends(rng, flat):
    for name in ("mining", "colocation", "gpu_cloud"):
        flat[f"finance.{name}.debt_share"] = rng.choice([0.0, 1.0])


def no_interest(rng, flat):
    for name in ("mining", "colocation", "gpu_cloud"):
        flat[f"finance.{name}.interest_rate"] = rng.choice([0.0, 1e-12, 1e-7])
        flat[f"finance.{name}.debt_share"] = 0.6


def no_discount(rng, flat):
    for name in ("mining", "colocation", "gpu_cloud"):
        flat[f"{name}.discount_rate"] = 0.0


def mine_closes(rng, flat):
    flat["network.btc_price_usd"] = rng.choice([100, 2000, 15000])
    flat["network.btc_price_growth"] = rng.choice([-0.2, 0.0, 0.6])


def fleets_replaced(rng, flat):
    flat["mining.replace_machines"] = True
    flat["mining.efficiency_j_per_th"] = rng.uniform(25, 60)
    flat["mining.efficiency_improvement"] = rng.uniform(0.1, 0.3)
    flat["mining.machine_price_usd_per_th"] = rng.uniform(0.5, 8)
    flat["mining.machine_price_response"] = rng.choice([0.0, 1.0, 2.0])
    flat["network.btc_price_usd"] = rng.uniform(60e3, 250e3)
    flat["site.horizon_years"] = rng.randint(8, 30)


def chips_refreshed(rng, flat):
    flat["gpu_cloud.refresh_accelerators"] = True
    flat["gpu_cloud.accelerator_life_years"] = rng.choice([0.5, 2, 2.5, 4])
    flat["gpu_cloud.service_life_years"] = rng.choice([0.5, 2, 3, 6])
    flat["gpu_cloud.lease_rate_usd_per_hour"] = rng.uniform(4, 12)
    flat["gpu_cloud.lease_rate_decline"] = rng.uniform(0.2, 0.7)
    flat["gpu_cloud.accelerator_price_usd"] = rng.uniform(10e3, 60e3)
    flat["gpu_cloud.term_years"] = rng.choice([0.0, 1.5, 3.0, 5.0])
    flat["gpu_cloud.build_months"] = rng.choice([0, 5, 12])
    flat["gpu_cloud.prepayment_share"] = rng.uniform(0.1, 1)
    flat["site.horizon_years"] = rng.randint(8, 30)


def short_terms(rng, flat):
    flat["colocation.term_years"] = rng.choice([0.5, 1.0, 2.3, 4.0])
    flat["colocation.vacancy_months"] = rng.choice([0, 1, 7])
    flat["site.horizon_years"] = rng.randint(5, 30)


def turning_flows(rng, flat):
    """Income first, a large purchase later: several rates, or none with a meaning."""
    flat["mining.fleet_owned"] = True
    flat["mining.replace_machines"] = True
    flat["mining.demand_response_usd_per_mw_year"] = rng.choice([0.0, 50e3])
    flat["network.btc_price_growth"] = rng.uniform(0.2, 0.9)
    flat["network.hashrate_growth"] = rng.uniform(-0.1, 0.2)
    flat["mining.machine_price_usd_per_th"] = rng.uniform(5, 60)
    flat["mining.machine_price_response"] = rng.choice([0.0, 1.0])
    flat["gpu_cloud.prepayment_share"] = 1.0
    flat["gpu_cloud.build_months"] = rng.choice([0, 1])
    flat["site.horizon_years"] = rng.randint(3, 12)


def mine_stops(rng, flat):
    """A poor year before better ones, on a site worth keeping or worth selling."""
    fleets_replaced(rng, flat)
    flat["site.start"], flat["network.next_halving"] = "2027-01", "2027-09"
    flat["site.sale_value_usd_per_mw"] = rng.choice([0, 3e5, 3e6])
    flat["network.btc_price_usd"] = rng.uniform(40e3, 90e3)
    flat["network.btc_price_growth"] = rng.uniform(0.15, 0.6)
    flat["mining.site_capex_usd_per_mw"] = rng.choice([0, 2e5])
    flat["finance.mining.debt_share"] = rng.choice([0.0, 0.5])


def firm_power(rng, flat):
    """A rebate on firm power that reaches below nothing, and owners who pay for it."""
    flat["site.ai_power_premium_usd_per_mwh"] = rng.uniform(-100, 20)
    flat["colocation.tenant_pays_power"] = False
    flat["site.power_escalator"] = rng.choice([-0.1, 0.0, 0.1])


def bridges(rng, flat):
    flat["mining.fleet_owned"] = True
    flat["conversion.mine_while_building"] = True
    flat["colocation.build_months"] = rng.choice([0, 1, 11, 12, 13, 24, 40])
    flat["gpu_cloud.build_months"] = rng.choice([0, 12, 30])
    flat["site.horizon_years"] = rng.randint(4, 15)
    flat["network.btc_price_usd"] = rng.uniform(30e3, 120e3)


def leased_out(rng, flat):
    """Terms that end about the horizon, dear and cheap exits."""
    flat["colocation.build_months"] = rng.choice([0, 6, 12])
    flat["colocation.term_years"] = rng.choice([2.0, 3.0, 5.5])
    flat["colocation.vacancy_months"] = rng.choice([0, 6, 18])
    flat["colocation.exit_cap_rate"] = rng.choice([0.03, 0.08, 0.3, 1.0])
    flat["site.horizon_years"] = rng.randint(3, 12)


THEMES = (
    long_build, no_term, all_or_no_ai, no_tax, debt_ends, no_interest, no_discount, mine_closes,
    fleets_replaced, chips_refreshed, short_terms, turning_flows, mine_stops, firm_power, bridges,
    leased_out,
)  # fmt: skip
