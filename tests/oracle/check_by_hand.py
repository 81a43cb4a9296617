"""Small sites worked out by hand: what a default, a delay and an overrun do in one future.

One megawatt, no tax, no growth, no discount, nothing on its way out, a site worth nothing.
"""

from contract import parts_of
from future import certain, evaluate_future, world_of
from gpu_cloud import gpu_cloud_part
from paths import Paths
from scenarios import Table

TINY = {
    "site.grid_mw": 1, "site.power_escalator": 0, "site.cost_inflation": 0,
    "site.power_price_usd_per_mwh": 0, "site.ai_power_premium_usd_per_mwh": 0,
    "site.sale_value_usd_per_mw": 0, "site.horizon_years": 4,
    "conversion.mine_while_building": False, "conversion.sell_fleet_at_go_live": False,
    "colocation.critical_it_share": 1, "colocation.pue": 1, "colocation.build_months": 0,
    "colocation.ramp_months": 0, "colocation.rent_usd_per_kw_month": 100,
    "colocation.rent_escalator": 0, "colocation.term_years": 40,
    "colocation.renewal_rent_ratio": 1, "colocation.rent_beta": 0,
    "colocation.opex_usd_per_mw_year": 0, "colocation.capex_usd_per_mw": 1_000_000,
    "colocation.facility_residual_share": 0, "colocation.exit_cap_rate": 0.1,
    "gpu_cloud.critical_it_share": 1, "gpu_cloud.pue": 1, "gpu_cloud.build_months": 0,
    "gpu_cloud.ramp_months": 0, "gpu_cloud.accelerator_watts": 1000,
    "gpu_cloud.accelerator_price_usd": 10_000, "gpu_cloud.accelerator_residual_share": 0,
    "gpu_cloud.lease_rate_usd_per_hour": 2, "gpu_cloud.lease_rate_decline": 0,
    "gpu_cloud.spot_utilisation": 0.5, "gpu_cloud.opex_usd_per_mw_year": 0,
    "gpu_cloud.opex_revenue_share": 0, "gpu_cloud.facility_capex_usd_per_mw": 0,
    "gpu_cloud.facility_residual_share": 0, "gpu_cloud.refresh_accelerators": False,
    "gpu_cloud.prepayment_share": 0, "gpu_cloud.next_generation_price_change": 0,
    "gpu_cloud.next_generation_rate_change": 0,
    "finance.tax_rate": 0, "finance.colocation.debt_share": 0, "finance.gpu_cloud.debt_share": 0,
    "uncertainty.common_discount_rate": 0,
}  # fmt: skip


def future(changes, **events):
    scenario = Table().nested({**TINY, **changes})
    return scenario, {**certain(Paths(scenario)), **events}


def npv(strategy, changes, **events):
    return evaluate_future(*future(changes, **events))[strategy]["npv_usd"]


def same(got, expected):
    assert abs(got - expected) <= 1e-9 * max(1.0, abs(expected)), (got, expected)


def a_customer_defaults():
    # 1,000 chips x $2 x 730 h = 1.46 million a month for a year, nothing for a year, then half of it
    # on the market. A quarter of 48 signed months is received first, and never credited.
    signed = {
        "gpu_cloud.term_years": 5,
        "gpu_cloud.prepayment_share": 0.25,
        "gpu_cloud.prepayment_credit_years": 1,
    }
    got = npv("gpu_cloud", signed, default_after_months=13)
    same(got, 12 * 1.46e6 + 0.25 * 48 * 1.46e6 + 24 * 0.73e6 - 10e6)
    # After 44 months of contract: credited from month 37 on up to month 44, 1.46 million a month.
    got = npv("gpu_cloud", signed, default_after_months=45)
    same(got, 44 * 1.46e6 + (12 - 8) * 1.46e6 - 10e6)
    # A contract of 20 months: the default in its 15th costs six months, and no more.
    short = {"gpu_cloud.term_years": 20 / 12}
    same(npv("gpu_cloud", short, default_after_months=15), 14 * 1.46e6 + 28 * 0.73e6 - 10e6)
    # In the 21st month no contract is in force: nothing happens.
    same(npv("gpu_cloud", short, default_after_months=21), 20 * 1.46e6 + 28 * 0.73e6 - 10e6)


def a_tenant_defaults():
    # $100,000 a month for a year, nothing for a year, $70,000 for two, then a buyer who is paid
    # 840,000 a year for 36 years and 1.2 million after.
    later = 1.1**-36
    sale = 8.4e6 * (1 - later) + 12e6 * later
    got = npv("colocation", {}, default_after_months=13)
    same(got, 12 * 1e5 + 24 * 7e4 - 1e6 + sale)
    # A lease of three years and none between: the next opens undiminished, at 110 %.
    again = {
        "colocation.term_years": 3,
        "colocation.vacancy_months": 0,
        "colocation.renewal_rent_ratio": 1.1,
    }
    left = 1.1**-2
    sale = 12 * 1.1e6 * (1 - left) + 12 * 1.21e6 * left
    got = npv("colocation", again, default_after_months=13)
    same(got, 12 * 1e5 + 12 * 7e4 + 12 * 1.1e5 - 1e6 + sale)


def a_late_and_dear_building():
    # Never delivered: costs 1.3 million, sold empty for what the planned million is worth by age.
    built = {"colocation.build_months": 8, "colocation.facility_residual_share": 0.25,
             "colocation.facility_life_years": 40 / 12}  # fmt: skip
    got = npv("colocation", built, delay_months=40, capex_factor=1.3)
    same(got, -1.3e6 + 1e6 * 0.25)
    # Delivered after month 12: 36 months of rent, then a buyer of 1.2 million a year for good.
    got = npv("colocation", built, delay_months=4)
    same(got, 36 * 1e5 - 1e6 + 12e6)
    # A prepayment for what is never delivered is paid back at T.
    paid = {"gpu_cloud.build_months": 8, "gpu_cloud.term_years": 5, "gpu_cloud.prepayment_share": 1}
    scenario, drawn = future(paid, delay_months=40)
    world = world_of(Paths(scenario), drawn)
    working_capital = parts_of("gpu_cloud", world)[0]["columns"]["working_capital"]
    same(working_capital[8], 40 * 1.46e6)
    same(working_capital[48], -40 * 1.46e6)
    same(sum(working_capital), 0)


def dearer_debt():
    # A contract of a year; its customer stops paying in month 5. What is bought then costs 225 bp
    # more to lend: half of 10 million at 12 %, then at 14.25 %.
    lent = {"gpu_cloud.term_years": 1, "gpu_cloud.refresh_accelerators": True,
            "finance.gpu_cloud.debt_share": 0.5, "finance.gpu_cloud.interest_rate": 0.12}  # fmt: skip
    for default, later in ((5, 0.1425), (None, 0.12)):
        scenario, drawn = future(lent, default_after_months=default)
        world = world_of(Paths(scenario), drawn)
        plan = [(12, "replace", 12), (24, "keep", 12), (36, "keep", 12)]
        interest = gpu_cloud_part(world, 1, 0, lambda *_, plan=plan: plan)["columns"]["interest"]
        same(interest[1], 5e6 * 0.12 / 12)
        same(interest[13], 5e6 * later / 12)


def main():
    for check in (a_customer_defaults, a_tenant_defaults, a_late_and_dear_building, dearer_debt):
        check()
        print(check.__name__.replace("_", " "), "as by hand")


if __name__ == "__main__":
    main()
