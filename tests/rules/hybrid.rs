//! The hybrid, by hand: how a site is shared, and what its parts are worth by themselves.

use super::bridge::leaving;
use crate::support::{figures, ledger, months, plain, same, scenario};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud, Hybrid, Mining};
use serde_json::json;

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

/// A mine of `grid` MW that has no site to sell.
fn second_mine(scenario: &Scenario, grid: f64) -> Scenario {
    sized(scenario, grid).nearest(Input::SiteSaleValueUsdPerMw, 0.0)
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
        let mining = figures(&sized(&whole, 40.0), Mining);
        let second = figures(&second_mine(&whole, 2.4), Mining);
        let leaving = figures(&sized(&whole, 57.6), business);
        let ai_npv = ai.npv_usd - ai.bridge_npv_usd;
        let mines = mining.npv_usd + second.npv_usd;
        same(hybrid.npv_usd, ai_npv + leaving.bridge_npv_usd + mines);
        same(hybrid.bridge_npv_usd, leaving.bridge_npv_usd);
        same(hybrid.revenue_usd, ai.revenue_usd + mining.revenue_usd + second.revenue_usd);
        same(hybrid.capex_usd, ai.capex_usd + mining.capex_usd + second.capex_usd);
        let bought_first = mining.initial_capex_usd + second.initial_capex_usd;
        same(hybrid.initial_capex_usd, ai.initial_capex_usd + bought_first);
        // What is left at the end is each ledger's; the second mine has no site to sell.
        let exits = ai.exit_npv_usd + mining.exit_npv_usd + second.exit_npv_usd;
        same(hybrid.exit_npv_usd, exits);
        same(hybrid.min_dscr.unwrap(), ai.min_dscr.unwrap());
        same(hybrid.min_dscr_in_contract.unwrap(), ai.min_dscr_in_contract.unwrap());
        same(hybrid.yield_on_cost.unwrap(), ai.yield_on_cost.unwrap());
        assert_eq!(hybrid.months_operated, ai.months_operated);
        let summed = ledger(&whole, Hybrid);
        let parts = [
            ledger(&sized(&whole, 60.0), business),
            ledger(&sized(&whole, 40.0), Mining),
            ledger(&second_mine(&whole, 2.4), Mining),
        ];
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

#[test]
fn a_part_of_no_megawatt_has_nothing_to_close() {
    let scenario = scenario(&json!({
        "hybrid.ai_share": 0.0, "hybrid.ai_mode": "gpu_cloud", "network.btc_price_usd": 150_000.0,
    }));
    let (cloud, ledger) = (evaluate(&scenario), ledger(&scenario, Hybrid));
    let (cloud, ebitda) = (cloud.outcome(GpuCloud).unwrap(), ledger.column(Column::Ebitda));
    assert!(cloud.end + 1 < ebitda.len(), "the whole site as a cloud closes before the horizon");
    let first = scenario.get(Input::GpuCloudBuildMonths) + scenario.get(Input::GpuCloudRampMonths);
    let settled = &ebitda[first as usize + 1..];
    let yearly = 12.0 * settled.iter().sum::<f64>() / settled.len() as f64;
    let grid = scenario.get(Input::SiteGridMw);
    same(figures(&scenario, Hybrid).ebitda_usd_per_mw_year.unwrap(), yearly / grid);
    // By the contract in Python.
    assert!((yearly / grid - 399_480.0).abs() < 0.5, "{}", yearly / grid);
}

#[test]
fn the_second_mine_decides_without_a_site_to_sell() {
    // A mine of 10 MW: an old one with a site worth 1,000,000 closes at the first decision, for at
    // 100 % a year 10,000,000 are worth more now than what 10 x (3,650 - 2,920) a month bring.
    // The second mine, on all of the headroom of 5 MW, has none: it mines on to T.
    let scenario = plain(json!({
        "site.grid_mw": 10.0, "site.power_price_usd_per_mwh": 4.0,
        "site.sale_value_usd_per_mw": 1e6, "mining.discount_rate": 1.0,
        "colocation.critical_it_share": 0.5, "hybrid.ai_share": 1.0, "hybrid.headroom_share": 1.0,
    }));
    months(&ledger(&scenario, Mining), Column::Revenue, 13..=24, 0.0);
    let hybrid = ledger(&scenario, Hybrid);
    // 5 MW of critical IT at 10,000 and 5 MW of mining at 3,650, in the second year as in the first.
    months(&hybrid, Column::Revenue, 1..=24, 50_000.0 + 18_250.0);
    // The one site is sold once: 10,000,000 with the building, more than a year's rent.
    months(&hybrid, Column::Proceeds, 0..=23, 0.0);
    months(&hybrid, Column::Proceeds, 24..=24, 1e7);
}
