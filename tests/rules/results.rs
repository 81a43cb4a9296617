//! The results, by hand: payback, funding, margins, yields, rates, readiness, the best strategy.

use crate::support::{changed, figures, plain, same};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::NoRate;
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud, Hybrid, Mining};
use serde_json::json;

#[test]
fn payback_and_peak_funding_come_from_cumulative_cash() {
    // 50,000 over five months, then 10,000 a month: back to zero at the end of month 10.
    let scenario = plain(json!({
        "colocation.build_months": 5.0, "colocation.capex_usd_per_mw": 50_000.0,
    }));
    let found = figures(&scenario, Colocation);
    assert_eq!(found.payback_months, Some(10));
    same(found.peak_funding_usd, 50_000.0);
    same(found.initial_capex_usd, 50_000.0);
    // 200,000 never come back in 19 months of 10,000; an owned mine is never below zero.
    let dear = changed(&scenario, &json!({"colocation.capex_usd_per_mw": 200_000.0}));
    assert_eq!(figures(&dear, Colocation).payback_months, None);
    let mine = figures(&scenario, Mining);
    assert_eq!((mine.payback_months, mine.peak_funding_usd), (Some(0), 0.0));
}

#[test]
fn payback_counts_from_when_cash_stays_positive() {
    // 100,000 now, 20,000 of rent less 10,000 of operating cost a month; between terms of a year
    // six months that cost 10,000 each.
    let scenario = plain(json!({
        "site.horizon_years": 5.0, "colocation.capex_usd_per_mw": 100_000.0,
        "colocation.rent_usd_per_kw_month": 20.0, "colocation.opex_usd_per_mw_year": 120_000.0,
        "colocation.term_years": 1.0, "colocation.vacancy_months": 6.0,
    }));
    // Cumulative: month 10: 0; 12: 20,000; 14: 0; 18: -40,000; 22: 0; 30: 80,000; 36: 20,000;
    // 48: 140,000; 54: 80,000. So it stays at zero or above from month 22 on.
    let found = figures(&scenario, Colocation);
    assert_eq!(found.payback_months, Some(22));
    same(found.peak_funding_usd, 100_000.0);
}

#[test]
fn revenue_and_ebitda_by_energy_revenue_and_grid() {
    let scenario = plain(json!({
        "site.grid_mw": 2.0, "site.power_price_usd_per_mwh": 1.0, "colocation.load_factor": 0.5,
        "colocation.critical_it_share": 0.5, "colocation.tenant_pays_power": false,
        "colocation.opex_usd_per_mw_year": 31_620.0, "colocation.ramp_months": 11.0,
        "colocation.capex_usd_per_mw": 1e6, "site.horizon_years": 3.0,
    }));
    let found = figures(&scenario, Colocation);
    // 1 MW: ramp months 1 to 11 make (1 + .. + 11) / 12 = 5.5 months, then 25: 30.5 months of
    // 10,000 USD and 365 MWh. Operating cost 36 x 2,635.
    let (revenue, energy) = (305_000.0, 30.5 * 365.0);
    let ebitda = revenue - energy - 36.0 * 2_635.0;
    same(found.revenue_usd, revenue);
    same(found.energy_mwh, energy);
    same(found.revenue_usd_per_mwh.unwrap(), revenue / energy);
    same(found.ebitda_usd_per_mwh.unwrap(), ebitda / energy);
    same(found.ebitda_margin.unwrap(), ebitda / revenue);
    // After the ramp a month earns 10,000 - 365 - 2,635 = 7,000: 84,000 a year on 2 MW of grid,
    // and on 1,000,000 of cost.
    same(found.ebitda_usd_per_mw_year.unwrap(), 42_000.0);
    same(found.yield_on_cost.unwrap(), 0.084);
    assert_eq!(found.months_operated, 36);
}

#[test]
fn what_has_no_denominator_is_absent() {
    let dark = figures(&plain(json!({"colocation.load_factor": 0.0})), Colocation);
    assert_eq!((dark.revenue_usd_per_mwh, dark.ebitda_usd_per_mwh), (None, None));
    assert_eq!(dark.months_operated, 0);
    assert_eq!(dark.ebitda_margin, Some(1.0));
    let free = figures(&plain(json!({"colocation.rent_usd_per_kw_month": 0.0})), Colocation);
    assert_eq!(free.ebitda_margin, None);
    // No capex, no yield; a ramp that leaves less than a year, none either; one that leaves
    // nothing, no mean.
    assert_eq!(free.yield_on_cost, None);
    let ramping = |ramp: f64| {
        let changes = json!({"colocation.ramp_months": ramp, "colocation.capex_usd_per_mw": 1e5});
        figures(&plain(changes), Colocation)
    };
    assert!(ramping(12.0).yield_on_cost.is_some());
    assert_eq!(ramping(13.0).yield_on_cost, None);
    assert!(ramping(23.0).ebitda_usd_per_mw_year.is_some());
    assert_eq!(ramping(24.0).ebitda_usd_per_mw_year, None);
}

#[test]
fn initial_capex_ends_at_go_live_and_capex_does_not() {
    let scenario = plain(json!({
        "site.horizon_years": 3.0, "gpu_cloud.build_months": 2.0,
        "gpu_cloud.accelerator_price_usd": 100.0, "gpu_cloud.accelerator_life_years": 1.0,
        "gpu_cloud.refresh_accelerators": true, "gpu_cloud.term_years": 1.0,
        "gpu_cloud.spot_utilisation": 0.0, "gpu_cloud.facility_capex_usd_per_mw": 50_000.0,
    }));
    let found = figures(&scenario, GpuCloud);
    same(found.initial_capex_usd, 150_000.0);
    same(found.capex_usd, 350_000.0);
}

#[test]
fn rates_of_free_and_of_equity_cash_flow() {
    // 200,000 of machines sold for half after a year of no earnings: -50 %.
    let scenario = plain(json!({
        "site.horizon_years": 1.0, "mining.fleet_owned": false, "mining.uptime": 0.0,
        "mining.machine_price_usd_per_th": 10.0, "mining.residual_share": 0.25,
        "finance.mining.debt_share": 0.4, "finance.mining.tenor_years": 40.0,
    }));
    let found = figures(&scenario, Mining);
    same(found.irr.unwrap(), -0.5);
    // 80,000 borrowed without interest over 480 months, 166.67 a month: -120,000 now, -166.67 in
    // months 1 to 11, and 100,000 - 166.67 - 78,000 = 21,833.33 in month 12. Bisection outside this
    // code: worth nothing at -82.514 % a year.
    same(found.equity_irr.unwrap(), -0.825_140_105_875_519_4);
    let owned = changed(&scenario, &json!({"mining.fleet_owned": true}));
    assert_eq!(figures(&owned, Mining).irr, Err(NoRate::NoInvestment));
    let lost = changed(&scenario, &json!({"mining.residual_share": 0.0}));
    assert_eq!(figures(&lost, Mining).irr, Err(NoRate::NeverRepaid));
}

#[test]
fn a_build_must_end_before_the_horizon_does() {
    let scenario = plain(json!({
        "site.horizon_years": 2.0, "colocation.build_months": 24.0,
        "gpu_cloud.build_months": 23.0, "hybrid.ai_mode": "colocation",
    }));
    let evaluation = evaluate(&scenario);
    assert!(evaluation.outcome(Colocation).is_none());
    assert!(evaluation.outcome(Hybrid).is_none());
    assert!(evaluation.outcome(Mining).is_some());
    // The month that is left of the cloud's.
    let cloud = &evaluation.outcome(GpuCloud).unwrap().figures;
    same(cloud.revenue_usd, 1_460_000.0);
    let other = evaluate(&changed(&scenario, &json!({"hybrid.ai_mode": "gpu_cloud"})));
    assert!(other.outcome(Hybrid).is_some());
}

#[test]
fn the_best_has_the_highest_npv_unless_selling_now_brings_more() {
    // Two years: mining 87,600, colocation 240,000, GPU cloud 35,040,000.
    let scenario = plain(json!({"mining.resale_usd_per_th": 8.0, "mining.resale_decline": 0.9}));
    assert_eq!(evaluate(&scenario).best, Some(GpuCloud));
    let idle = json!({"gpu_cloud.lease_rate_usd_per_hour": 0.0});
    let scenario = changed(&scenario, &idle);
    let evaluation = evaluate(&scenario);
    assert_eq!(evaluation.best, Some(Colocation));
    // The old fleet is worth 80,000 now, less a quarter of tax, and the site 100,000 per MW. Taxed
    // colocation is worth 180,000.
    let offer = |price: f64| {
        let sale = json!({"site.sale_value_usd_per_mw": price, "finance.tax_rate": 0.25});
        evaluate(&changed(&scenario, &sale))
    };
    same(offer(100_000.0).sell_now_usd, 160_000.0);
    assert_eq!(offer(100_000.0).best, Some(Colocation));
    assert_eq!(offer(120_001.0).best, None);
    assert_eq!(offer(120_000.0).best, Some(Colocation));
}
