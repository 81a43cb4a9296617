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
    // 400,000 never come back in 19 months of 10,000 and a building sold for 120,000; an owned mine
    // is never below zero.
    let dear = changed(&scenario, &json!({"colocation.capex_usd_per_mw": 400_000.0}));
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
    // Two years: mining 87,600, colocation 360,000 (a year's rent for the building), GPU cloud
    // 35,040,000.
    let scenario = plain(json!({"mining.resale_usd_per_th": 8.0, "mining.resale_decline": 0.9}));
    assert_eq!(evaluate(&scenario).best, Some(GpuCloud));
    let idle = json!({"gpu_cloud.lease_rate_usd_per_hour": 0.0});
    let scenario = changed(&scenario, &idle);
    let evaluation = evaluate(&scenario);
    assert_eq!(evaluation.best, Some(Colocation));
    // Nothing mined; the old fleet is worth 72,000 now. At a rent of r a kW and month colocation
    // earns 24,000 r. A site worth 100,000 is sold at the end in every use, and now. All less a
    // quarter: 54,000 and 75,000 now against 18,000 r and 75,000.
    let at = |rent: f64| {
        let site = json!({
            "mining.uptime": 0.0, "mining.resale_usd_per_th": 7.2, "finance.tax_rate": 0.25,
            "site.sale_value_usd_per_mw": 100_000.0, "colocation.rent_usd_per_kw_month": rent,
        });
        evaluate(&changed(&scenario, &site))
    };
    same(at(3.0).sell_now_usd, 129_000.0);
    assert_eq!(at(3.0).best, Some(Colocation));
    assert_eq!(at(3.1).best, Some(Colocation));
    assert_eq!(at(2.9).best, None);
    // Without a best there is no lead.
    assert_eq!(at(2.9).lead, None);
}

#[test]
fn the_lead_is_over_the_best_other_pure_use() {
    // The hybrid, half cloud, is worth 17.7 million and no rival.
    let cloud = evaluate(&plain(json!({"hybrid.ai_mode": "gpu_cloud"})));
    let lead = cloud.lead.unwrap();
    assert_eq!((lead.of, lead.over), (GpuCloud, Colocation));
    same(lead.usd, 35_040_000.0 - 360_000.0);
    // Where colocation leaves half of the connection spare and the hybrid mines on that, it is
    // ahead of colocation by half a mine: 43,800.
    let scenario = plain(json!({
        "gpu_cloud.lease_rate_usd_per_hour": 0.0, "hybrid.ai_share": 1.0,
        "hybrid.headroom_share": 1.0, "colocation.critical_it_share": 0.5,
    }));
    let lead = evaluate(&scenario).lead.unwrap();
    assert_eq!((lead.of, lead.over), (Hybrid, Colocation));
    same(lead.usd, 43_800.0);
    // With the AI businesses not ready mining is alone.
    let alone = json!({"colocation.build_months": 24.0, "gpu_cloud.build_months": 24.0});
    let alone = evaluate(&plain(alone));
    assert_eq!((alone.best, alone.lead), (Some(Mining), None));
}

#[test]
fn the_rate_on_the_sale_value_is_that_of_not_selling_now() {
    // A site of 100,000, 20 % of inflation, nothing earned on it: 75,000 after tax now, 90,000 in
    // a year.
    let scenario = plain(json!({
        "site.horizon_years": 1.0, "site.sale_value_usd_per_mw": 100_000.0,
        "site.cost_inflation": 0.2, "mining.uptime": 0.0, "finance.tax_rate": 0.25,
        "colocation.rent_usd_per_kw_month": 0.0, "mining.resale_usd_per_th": 0.0,
    }));
    let mine = figures(&scenario, Mining);
    same(mine.irr_on_sale_value.unwrap().unwrap(), 0.2);
    assert_eq!(mine.irr, Err(NoRate::NoInvestment));
    same(figures(&scenario, Colocation).irr_on_sale_value.unwrap().unwrap(), 0.2);
    // Machines worth as much again, sold at index 0 on the way out of mining: 150,000 now, of which
    // 100,000 come back at once; in a year 90,000 less the tax on the machines, 25,000.
    let fleet = changed(
        &scenario,
        &json!({
            "mining.resale_usd_per_th": 10.0, "conversion.sell_fleet_at_go_live": true,
        }),
    );
    let rate = figures(&fleet, Colocation).irr_on_sale_value.unwrap().unwrap();
    same(rate, (90_000.0 - 25_000.0) / 50_000.0 - 1.0);
    // Without anything to sell now there is no such rate, and no reason to give.
    let nothing = changed(&scenario, &json!({"site.sale_value_usd_per_mw": 0.0}));
    assert_eq!(figures(&nothing, Mining).irr_on_sale_value, None);
}

#[test]
fn what_rounding_leaves_of_a_running_sum_counts_as_zero() {
    // 13,000,000 in twelve parts, then 130,000 a month: at zero after 100 of them.
    let scenario = plain(json!({
        "site.horizon_years": 20.0, "colocation.build_months": 12.0,
        "colocation.capex_usd_per_mw": 13e6, "colocation.rent_usd_per_kw_month": 130.0,
    }));
    assert_eq!(figures(&scenario, Colocation).payback_months, Some(112));
}
