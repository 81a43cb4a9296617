//! The bridge and the hybrid, by hand: what an owned mine earns on its way out, and how a site is
//! shared.

use crate::support::{changed, figures, ledger, months, plain, same, scenario};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud, Hybrid, Mining};
use serde_json::{Value, json};
use std::f64::consts::FRAC_1_SQRT_2 as ROOT_HALF;

/// An owned fleet worth 80,000 USD that loses half of it a year, six months of build.
fn leaving(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.power_price_usd_per_mwh": 1.0, "mining.resale_usd_per_th": 8.0,
        "mining.resale_decline": 0.5, "colocation.build_months": 6.0,
        "gpu_cloud.build_months": 6.0, "conversion.mine_while_building": true,
        "conversion.sell_fleet_at_go_live": true,
    }));
    changed(&base, &extra)
}

#[test]
fn the_mine_runs_through_the_build_and_its_machines_are_sold_at_go_live() {
    let scenario = leaving(json!({
        "mining.demand_response_usd_per_mw_year": 1200.0, "mining.site_capex_usd_per_mw": 1e6,
    }));
    let ledger = ledger(&scenario, Colocation);
    // 3,650 + 100 of demand response - 730 of power; at month 6 also 80,000 x 0.5^(1/2). No
    // infrastructure is bought for the way out.
    months(&ledger, Column::BridgeCashFlow, 0..=0, 0.0);
    months(&ledger, Column::BridgeCashFlow, 1..=5, 3_020.0);
    months(&ledger, Column::BridgeCashFlow, 6..=6, 3_020.0 + 80_000.0 * ROOT_HALF);
    months(&ledger, Column::BridgeCashFlow, 7..=24, 0.0);
    // In no other column.
    months(&ledger, Column::Revenue, 1..=6, 0.0);
    months(&ledger, Column::Proceeds, 6..=6, 0.0);
    months(&ledger, Column::FreeCashFlow, 1..=6, 0.0);
    months(&ledger, Column::EnergyMwh, 1..=6, 0.0);
    let figures = figures(&scenario, Colocation);
    same(figures.bridge_npv_usd, 6.0 * 3_020.0 + 80_000.0 * ROOT_HALF);
    // Its NPV is part of the strategy's: 18 months of 10,000 beside it.
    same(figures.npv_usd, 180_000.0 + figures.bridge_npv_usd);
}

#[test]
fn the_bridge_is_discounted_at_the_mining_rate_and_taxed_by_itself() {
    let sale = json!({
        "conversion.mine_while_building": false, "mining.discount_rate": 1.0,
        "colocation.discount_rate": 0.5, "gpu_cloud.discount_rate": 0.7,
    });
    // 80,000 x 0.5^(1/2) in month 6, at 100 % a year x 0.5^(1/2): 40,000.
    let scenario = leaving(sale);
    same(figures(&scenario, Colocation).bridge_npv_usd, 40_000.0);
    same(figures(&scenario, GpuCloud).bridge_npv_usd, 40_000.0);
    // Without book value all of it is income: a quarter is paid in month 12, whatever the losses
    // of the AI business.
    let taxed = changed(
        &scenario,
        &json!({"finance.tax_rate": 0.25, "colocation.opex_usd_per_mw_year": 9e6}),
    );
    let ledger = ledger(&taxed, Colocation);
    months(&ledger, Column::BridgeCashFlow, 6..=6, 80_000.0 * ROOT_HALF);
    months(&ledger, Column::BridgeCashFlow, 12..=12, -20_000.0 * ROOT_HALF);
}

#[test]
fn a_build_of_no_months_sells_at_month_one_and_mines_nothing() {
    let scenario = leaving(json!({"colocation.build_months": 0.0}));
    let ledger = ledger(&scenario, Colocation);
    // 80,000 x 0.5^(1/12) = 80,000 x 0.943874312681694.
    months(&ledger, Column::BridgeCashFlow, 0..=0, 0.0);
    months(&ledger, Column::BridgeCashFlow, 1..=1, 75_509.945_014_535_5);
    months(&ledger, Column::BridgeCashFlow, 2..=24, 0.0);
}

#[test]
fn unsold_machines_fetch_nothing_and_a_site_without_a_fleet_has_no_bridge() {
    let kept = leaving(json!({"conversion.sell_fleet_at_go_live": false}));
    same(figures(&kept, Colocation).bridge_npv_usd, 6.0 * 2_920.0);
    let empty = leaving(json!({"mining.fleet_owned": false}));
    assert_eq!(figures(&empty, Colocation).bridge_npv_usd, 0.0);
    assert_eq!(figures(&empty, GpuCloud).bridge_npv_usd, 0.0);
}

#[test]
fn a_site_is_shared_between_ai_mining_and_headroom() {
    // 10 MW, 4 of them AI. Colocation reserves 0.6 x 1.25 = 0.75 of its part; half of the other
    // quarter mines: 4 x 0.25 x 0.5 = 0.5 MW from index 0. So 6.5 MW mine, and 3.5 MW of the old
    // mine are on their way out.
    let scenario = leaving(json!({
        "site.grid_mw": 10.0, "hybrid.ai_share": 0.4, "hybrid.headroom_share": 0.5,
        "colocation.critical_it_share": 0.6, "colocation.pue": 1.25,
        "mining.site_capex_usd_per_mw": 1000.0, "colocation.capex_usd_per_mw": 600.0,
        "mining.resale_usd_per_th": 1.0, "mining.resale_decline": 0.0,
    }));
    let ledger = ledger(&scenario, Hybrid);
    months(&ledger, Column::Revenue, 1..=6, 6.5 * 3_650.0);
    // 4 x 0.6 = 2.4 MW of critical IT at 10,000.
    months(&ledger, Column::Revenue, 7..=24, 6.5 * 3_650.0 + 24_000.0);
    months(&ledger, Column::EnergyMwh, 7..=24, 6.5 * 730.0 + 2.4 * 1.25 * 730.0);
    months(&ledger, Column::BridgeCashFlow, 1..=5, 3.5 * 2_920.0);
    months(&ledger, Column::BridgeCashFlow, 6..=6, 3.5 * (2_920.0 + 10_000.0));
    let figures = figures(&scenario, Hybrid);
    // 6.5 x 1,000 at index 0 and 2.4 x 600 through go-live.
    same(figures.initial_capex_usd, 6_500.0 + 1_440.0);
    same(figures.bridge_npv_usd, 3.5 * (6.0 * 2_920.0 + 10_000.0));
    // The AI part operates from month 7: 18 months; its EBITDA of a year over its own capex.
    assert_eq!(figures.months_operated, 18);
    same(figures.yield_on_cost.unwrap(), 120_000.0 * 2.4 / 1_440.0);
    // All EBITDA of the site over the 18 months after the build: a year's, per MW of 10.
    let monthly = 6.5 * 2_920.0 + 24_000.0;
    same(figures.ebitda_usd_per_mw_year.unwrap(), 12.0 * monthly / 10.0);
}

/// NPVs of sites of `grid` MW, all else as in `scenario`.
fn sized(scenario: &Scenario, grid: f64) -> Scenario {
    scenario.nearest(Input::SiteGridMw, grid)
}

#[test]
fn the_hybrid_is_its_parts_as_sites_of_their_own() {
    for mode in ["colocation", "gpu_cloud"] {
        // The defaults with both parts taxed, financed, discounted their own way: 60 MW of AI at
        // 0.7 x 1.2 = 0.84 reserved; 60 x 0.16 x 0.25 = 2.4 MW of headroom.
        let whole = scenario(&json!({
            "hybrid.ai_share": 0.6, "hybrid.headroom_share": 0.25, "hybrid.ai_mode": mode,
            "finance.mining.debt_share": 0.4, "mining.site_capex_usd_per_mw": 50_000.0,
        }));
        let business = if mode == "colocation" { Colocation } else { GpuCloud };
        let hybrid = figures(&whole, Hybrid);
        let ai = figures(&sized(&whole, 60.0), business);
        let mining = figures(&sized(&whole, 42.4), Mining);
        let leaving = figures(&sized(&whole, 57.6), business);
        let ai_npv = ai.npv_usd - ai.bridge_npv_usd;
        same(hybrid.npv_usd, ai_npv + leaving.bridge_npv_usd + mining.npv_usd);
        same(hybrid.bridge_npv_usd, leaving.bridge_npv_usd);
        same(hybrid.revenue_usd, ai.revenue_usd + mining.revenue_usd);
        same(hybrid.capex_usd, ai.capex_usd + mining.capex_usd);
        same(hybrid.initial_capex_usd, ai.initial_capex_usd + mining.initial_capex_usd);
        same(hybrid.min_dscr.unwrap(), ai.min_dscr.unwrap());
        same(hybrid.yield_on_cost.unwrap(), ai.yield_on_cost.unwrap());
        assert_eq!(hybrid.months_operated, ai.months_operated);
        let summed = ledger(&whole, Hybrid);
        let parts = [ledger(&sized(&whole, 60.0), business), ledger(&sized(&whole, 42.4), Mining)];
        for column in [Column::FreeCashFlow, Column::EquityCashFlow, Column::Tax] {
            for t in 0..=summed.months() {
                let expected: f64 = parts.iter().map(|part| part.column(column)[t]).sum();
                same(summed.column(column)[t], expected);
            }
        }
    }
}

#[test]
fn a_hybrid_without_ai_is_the_mine_and_one_without_mining_the_ai_business() {
    let mine = evaluate(&scenario(&json!({"hybrid.ai_share": 0.0})));
    same(mine.npv(Hybrid).unwrap(), mine.npv(Mining).unwrap());
    assert_eq!(mine.outcome(Hybrid).unwrap().figures.min_dscr, None);
    let ai = evaluate(&scenario(&json!({"hybrid.ai_share": 1.0})));
    same(ai.npv(Hybrid).unwrap(), ai.npv(Colocation).unwrap());
}
