//! GPU cloud, by hand: contract and spot, unsold months, operating cost, prepayment and its credit.

use crate::support::{changed, figures, ledger, months, plain, same};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::GpuCloud as Strategy;
use hash_or_host::strategy::gpu_cloud::GpuCloud;
use serde_json::{Value, json};

#[test]
fn accelerators_are_critical_it_over_watts_not_rounded() {
    let scenario = plain(json!({
        "site.grid_mw": 10.0, "gpu_cloud.critical_it_share": 0.9, "gpu_cloud.pue": 1.25,
        "gpu_cloud.accelerator_watts": 3000.0, "gpu_cloud.load_factor": 0.5,
    }));
    let cloud = GpuCloud::of(&scenario);
    // min(0.9, 0.8) x 10 = 8 MW; 8e6 / 3000 = 2,666 and two thirds.
    same(cloud.critical_it, 8.0);
    same(cloud.accelerators, 8000.0 / 3.0);
    let ledger = ledger(&scenario, Strategy);
    months(&ledger, Column::Revenue, 1..=24, 8000.0 / 3.0 * 2.0 * 730.0);
    // 8 MW x 1.25 x 0.5 x 730 h.
    months(&ledger, Column::EnergyMwh, 1..=24, 3_650.0);
}

/// A contract of a year at 90 % billed, then the spot market: half of the hours, and the rate
/// falls by three quarters a year, so to a quarter at age 12 and an eighth at 18 months.
fn contract_then_spot(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.horizon_years": 3.0, "gpu_cloud.term_years": 1.0,
        "gpu_cloud.contract_billed_share": 0.9, "gpu_cloud.spot_utilisation": 0.5,
        "gpu_cloud.lease_rate_decline": 0.75,
    }));
    changed(&base, &extra)
}

#[test]
fn hours_are_billed_under_contract_and_sold_by_age_after() {
    let ledger = ledger(&contract_then_spot(json!({})), Strategy);
    months(&ledger, Column::Revenue, 1..=12, 1_460_000.0 * 0.9);
    // Age counts whole months in service before this one: 12 in month 13, 18 in month 19.
    months(&ledger, Column::Revenue, 13..=13, 1_460_000.0 * 0.5 / 4.0);
    months(&ledger, Column::Revenue, 19..=19, 1_460_000.0 * 0.5 / 8.0);
    months(&ledger, Column::Revenue, 25..=25, 1_460_000.0 * 0.5 / 16.0);
    months(&ledger, Column::EnergyMwh, 1..=36, 730.0);
}

#[test]
fn without_a_contract_the_spot_market_starts_at_age_zero() {
    let scenario = contract_then_spot(json!({"gpu_cloud.term_years": 0.0}));
    let ledger = ledger(&scenario, Strategy);
    months(&ledger, Column::Revenue, 1..=1, 730_000.0);
    months(&ledger, Column::Revenue, 7..=7, 365_000.0);
    months(&ledger, Column::Revenue, 13..=13, 182_500.0);
}

#[test]
fn a_spot_month_that_would_not_pay_its_power_is_not_sold() {
    let scenario = contract_then_spot(json!({
        "site.power_price_usd_per_mwh": 90.0, "gpu_cloud.opex_revenue_share": 0.2,
        "gpu_cloud.opex_usd_per_mw_year": 12_000.0,
    }));
    let ledger = ledger(&scenario, Strategy);
    // Power 730 x 90 = 65,700. Month 19: 91,250 x 0.8 = 73,000, sold. Month 20, age 19:
    // 2^(-19/6) = 0.11136 x 730,000 = 81,294; x 0.8 = 65,035, not sold: no revenue, no energy.
    months(&ledger, Column::PowerCost, 19..=19, 65_700.0);
    // 1,000 fixed and a fifth of the revenue.
    months(&ledger, Column::OperatingCost, 19..=19, 1_000.0 + 18_250.0);
    months(&ledger, Column::Ebitda, 19..=19, 91_250.0 - 65_700.0 - 19_250.0);
    for column in [Column::Revenue, Column::PowerCost, Column::EnergyMwh] {
        months(&ledger, column, 20..=36, 0.0);
    }
    // At month 24 a year of 1,000 a month lies ahead and nothing else: the owner closes.
    months(&ledger, Column::OperatingCost, 20..=24, 1_000.0);
    months(&ledger, Column::OperatingCost, 25..=36, 0.0);
    assert_eq!(figures(&scenario, Strategy).months_operated, 19);
    // Contract hours are billed and powered even at a loss.
    let dear = contract_then_spot(json!({
        "site.power_price_usd_per_mwh": 500.0, "gpu_cloud.lease_rate_usd_per_hour": 0.1,
    }));
    assert_eq!(figures(&dear, Strategy).months_operated, 12);
}

#[test]
fn spot_hours_end_with_the_service_life_and_contract_hours_do_not() {
    let spot = contract_then_spot(json!({"gpu_cloud.service_life_years": 1.5}));
    let after = ledger(&spot, Strategy);
    // Month 18 is of age 17; from age 18 on nothing is sold, though it would pay.
    months(&after, Column::EnergyMwh, 13..=18, 730.0);
    for column in [Column::Revenue, Column::EnergyMwh] {
        months(&after, column, 19..=36, 0.0);
    }
    let signed = contract_then_spot(json!({
        "gpu_cloud.service_life_years": 1.5, "gpu_cloud.term_years": 2.0,
    }));
    let under_contract = ledger(&signed, Strategy);
    months(&under_contract, Column::Revenue, 1..=24, 1_460_000.0 * 0.9);
    months(&under_contract, Column::Revenue, 25..=36, 0.0);
}

#[test]
fn the_cloud_pays_for_firm_power() {
    let scenario = contract_then_spot(json!({
        "site.power_price_usd_per_mwh": 40.0, "site.ai_power_premium_usd_per_mwh": 10.0,
    }));
    months(&ledger(&scenario, Strategy), Column::PowerCost, 1..=12, 36_500.0);
}

#[test]
fn the_market_level_moves_spot_hours_and_not_the_first_contract() {
    let scenario = contract_then_spot(json!({}));
    let mut paths = Paths::of(&scenario);
    paths.lease_level.fill(0.5);
    paths.collected[3] = 0.2;
    let mut ledger = Ledger::new(36);
    GpuCloud::of(&scenario).run(&paths, &[], &mut ledger);
    months(&ledger, Column::Revenue, 1..=2, 1_314_000.0);
    months(&ledger, Column::Revenue, 3..=3, 262_800.0);
    months(&ledger, Column::EnergyMwh, 3..=3, 730.0);
    months(&ledger, Column::Revenue, 13..=13, 182_500.0 / 2.0);
}

#[test]
fn the_build_the_ramp_and_the_first_purchase() {
    let scenario = plain(json!({
        "gpu_cloud.build_months": 2.0, "gpu_cloud.ramp_months": 1.0,
        "gpu_cloud.facility_capex_usd_per_mw": 480_000.0, "gpu_cloud.accelerator_price_usd": 100.0,
        "gpu_cloud.accelerator_life_years": 1.0, "gpu_cloud.facility_residual_share": 0.015_625,
        "gpu_cloud.facility_life_years": 11.0, "site.power_price_usd_per_mwh": 10.0,
    }));
    let ledger = ledger(&scenario, Strategy);
    // 240,000 in each month of the build; 1,000 accelerators at 100 USD in month 2.
    months(&ledger, Column::Capex, 1..=1, 240_000.0);
    months(&ledger, Column::Capex, 2..=2, 340_000.0);
    months(&ledger, Column::Revenue, 3..=3, 730_000.0);
    months(&ledger, Column::Revenue, 4..=24, 1_460_000.0);
    months(&ledger, Column::PowerCost, 3..=3, 3_650.0);
    months(&ledger, Column::PowerCost, 4..=24, 7_300.0);
    // 480,000 / 132 and 100,000 / 12 a month, both from month 3.
    let building = 480_000.0 / 132.0;
    months(&ledger, Column::Depreciation, 1..=2, 0.0);
    months(&ledger, Column::Depreciation, 3..=14, building + 100_000.0 / 12.0);
    months(&ledger, Column::Depreciation, 15..=24, building);
    // 22 of its 132 months old the facility fetches (1/64)^(1/6) = 1/2: 240,000, against
    // 480,000 x 110/132 = 400,000 in the books.
    months(&ledger, Column::Proceeds, 24..=24, 240_000.0);
    months(&ledger, Column::SaleGain, 24..=24, 240_000.0 - 400_000.0);
}

/// A fifth of a year's contract prepaid, ramp of one month.
fn prepaid(credit_years: f64, term_years: f64) -> Ledger {
    let scenario = plain(json!({
        "gpu_cloud.build_months": 2.0, "gpu_cloud.ramp_months": 1.0,
        "gpu_cloud.term_years": term_years, "gpu_cloud.prepayment_share": 0.2,
        "gpu_cloud.prepayment_credit_years": credit_years, "gpu_cloud.spot_utilisation": 0.1,
    }));
    ledger(&scenario, Strategy)
}

#[test]
fn a_prepayment_is_received_at_go_live_and_credited_over_the_last_years_of_the_contract() {
    // 11.5 months of 1,460,000 under contract in months 3 to 14: 16,790,000, a fifth 3,358,000.
    let ledger = prepaid(0.5, 1.0);
    months(&ledger, Column::WorkingCapital, 0..=1, 0.0);
    months(&ledger, Column::WorkingCapital, 2..=2, 3_358_000.0);
    months(&ledger, Column::WorkingCapital, 3..=8, 0.0);
    months(&ledger, Column::WorkingCapital, 9..=14, -3_358_000.0 / 6.0);
    months(&ledger, Column::WorkingCapital, 15..=24, 0.0);
    // Credit years beyond the contract: over all of it.
    let ledger = prepaid(15.0, 1.0);
    months(&ledger, Column::WorkingCapital, 3..=14, -3_358_000.0 / 12.0);
    // A contract beyond the horizon ends at T: months 3 to 24, 21.5 x 1,460,000 x 0.2.
    let ledger = prepaid(0.5, 5.0);
    months(&ledger, Column::WorkingCapital, 2..=2, 6_278_000.0);
    months(&ledger, Column::WorkingCapital, 3..=18, 0.0);
    months(&ledger, Column::WorkingCapital, 19..=24, -6_278_000.0 / 6.0);
    // Without a contract nothing is prepaid.
    months(&prepaid(0.5, 0.0), Column::WorkingCapital, 0..=24, 0.0);
}
