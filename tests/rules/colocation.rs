//! Colocation, by hand: build, ramp, escalator, vacancy, renewal, tenant funding, power.

use crate::support::{ledger, months, plain, same};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::strategy::Strategy::Colocation as Strategy;
use hash_or_host::strategy::colocation::Colocation;
use serde_json::json;

#[test]
fn capex_is_spent_evenly_and_service_starts_the_month_after_with_a_ramp() {
    let scenario = plain(json!({
        "colocation.build_months": 4.0, "colocation.ramp_months": 3.0,
        "colocation.capex_usd_per_mw": 1.2e6, "colocation.facility_life_years": 1.0,
        "colocation.facility_residual_share": 0.25, "colocation.leased_share": 0.8,
        "colocation.opex_usd_per_mw_year": 1200.0,
    }));
    let ledger = ledger(&scenario, Strategy);
    months(&ledger, Column::Capex, 0..=0, 0.0);
    months(&ledger, Column::Capex, 1..=4, 300_000.0);
    months(&ledger, Column::Capex, 5..=24, 0.0);
    months(&ledger, Column::Depreciation, 5..=16, 100_000.0);
    months(&ledger, Column::Depreciation, 17..=24, 0.0);
    // 10,000 x 0.8 leased, at 1/4, 2/4, 3/4 and all of it from month 8.
    months(&ledger, Column::Revenue, 1..=4, 0.0);
    for (month, revenue) in [(5, 2_000.0), (6, 4_000.0), (7, 6_000.0)] {
        months(&ledger, Column::Revenue, month..=month, revenue);
    }
    months(&ledger, Column::Revenue, 8..=24, 8_000.0);
    months(&ledger, Column::EnergyMwh, 5..=5, 730.0 * 0.8 / 4.0);
    months(&ledger, Column::EnergyMwh, 8..=24, 730.0 * 0.8);
    // Operating cost in full from go-live: neither ramped nor let in part.
    months(&ledger, Column::OperatingCost, 1..=4, 0.0);
    months(&ledger, Column::OperatingCost, 5..=24, 100.0);
    // A quarter of the capex at T, when nothing is left in the books.
    months(&ledger, Column::Proceeds, 24..=24, 300_000.0);
    months(&ledger, Column::SaleGain, 24..=24, 300_000.0);
}

#[test]
fn a_build_of_no_months_is_paid_at_index_zero_and_in_service_from_month_one() {
    let scenario = plain(json!({"colocation.capex_usd_per_mw": 240_000.0}));
    let ledger = ledger(&scenario, Strategy);
    months(&ledger, Column::Capex, 0..=0, 240_000.0);
    months(&ledger, Column::Capex, 1..=24, 0.0);
    // Life 20 years: 1,000 a month, 216,000 in the books at T; sold for a year's rent.
    months(&ledger, Column::Depreciation, 0..=0, 0.0);
    months(&ledger, Column::Depreciation, 1..=24, 1_000.0);
    months(&ledger, Column::Revenue, 1..=24, 10_000.0);
    months(&ledger, Column::SaleGain, 24..=24, 120_000.0 - 216_000.0);
}

#[test]
fn critical_it_is_bounded_by_the_grid_over_pue_and_the_tenant_funds_its_share() {
    // 10 MW: 0.9 of it will not go at a PUE of 1.25, 1/1.25 = 0.8 will; 0.5 is 0.5.
    for (share, critical_it) in [(0.9, 8.0), (0.5, 5.0)] {
        let scenario = plain(json!({
            "site.grid_mw": 10.0, "colocation.critical_it_share": share, "colocation.pue": 1.25,
            "colocation.capex_usd_per_mw": 1e6, "colocation.tenant_funded_share": 0.75,
            "colocation.facility_residual_share": 0.4, "colocation.opex_usd_per_mw_year": 24_000.0,
            "colocation.facility_life_years": 2.0,
        }));
        same(Colocation::of(&scenario).critical_it, critical_it);
        let ledger = ledger(&scenario, Strategy);
        months(&ledger, Column::Revenue, 1..=24, critical_it * 10_000.0);
        months(&ledger, Column::OperatingCost, 1..=24, critical_it * 2_000.0);
        // The owner pays a quarter, and sells the residual share of that at the end of its life:
        // 100,000 per MW, where a year's income is 96,000.
        months(&ledger, Column::Capex, 0..=0, critical_it * 250_000.0);
        months(&ledger, Column::Proceeds, 24..=24, critical_it * 100_000.0);
    }
}

#[test]
fn power_is_the_tenants_or_the_owners() {
    for tenant_pays in [true, false] {
        let scenario = plain(json!({
            "site.grid_mw": 10.0, "site.power_price_usd_per_mwh": 50.0,
            "colocation.critical_it_share": 0.5, "colocation.pue": 1.2,
            "colocation.load_factor": 0.5, "colocation.tenant_pays_power": tenant_pays,
        }));
        let ledger = ledger(&scenario, Strategy);
        // 5 MW x 1.2 x 0.5 x 730 h = 2,190 MWh, counted whoever pays; 109,500 USD.
        months(&ledger, Column::EnergyMwh, 1..=24, 2_190.0);
        months(&ledger, Column::PowerCost, 1..=24, if tenant_pays { 0.0 } else { 109_500.0 });
    }
}

#[test]
fn firm_power_costs_its_premium_in_the_steps_of_the_power_price_and_never_less_than_nothing() {
    for (premium, first, second) in [(10.0, 60.0, 66.0), (-60.0, 0.0, 0.0)] {
        let scenario = plain(json!({
            "site.power_price_usd_per_mwh": 50.0, "site.power_escalator": 0.1,
            "site.ai_power_premium_usd_per_mwh": premium, "colocation.tenant_pays_power": false,
        }));
        let ledger = ledger(&scenario, Strategy);
        months(&ledger, Column::PowerCost, 1..=12, 730.0 * first);
        months(&ledger, Column::PowerCost, 13..=24, 730.0 * second);
        // The mine pays the power price.
        let mine = crate::support::ledger(&scenario, hash_or_host::strategy::Strategy::Mining);
        months(&mine, Column::PowerCost, 1..=12, 36_500.0);
    }
}

/// Terms of two years and three months of vacancy over five years; rent up 10 % a year, re-let at
/// half of the last rent.
fn renewing() -> hash_or_host::scenario::Scenario {
    plain(json!({
        "site.horizon_years": 5.0, "site.power_price_usd_per_mwh": 1.0,
        "colocation.rent_escalator": 0.1, "colocation.term_years": 2.0,
        "colocation.vacancy_months": 3.0, "colocation.renewal_rent_ratio": 0.5,
        "colocation.rent_beta": 0.5, "colocation.tenant_pays_power": false,
        "colocation.opex_usd_per_mw_year": 1200.0,
    }))
}

#[test]
fn rent_steps_up_within_a_term_and_restarts_after_a_vacancy() {
    let ledger = ledger(&renewing(), Strategy);
    let expected = [
        (1..=12, 10_000.0),
        (13..=24, 11_000.0),
        (25..=27, 0.0),
        (28..=39, 5_500.0), // half of 11,000
        (40..=51, 6_050.0),
        (52..=54, 0.0),
        (55..=60, 3_025.0),
    ];
    for (term, rent) in expected {
        months(&ledger, Column::Revenue, term.clone(), rent);
        // Energy and its cost in months of a term only; operating cost in every month.
        let energy = if rent > 0.0 { 730.0 } else { 0.0 };
        months(&ledger, Column::EnergyMwh, term.clone(), energy);
        months(&ledger, Column::PowerCost, term.clone(), energy);
        months(&ledger, Column::OperatingCost, term, 100.0);
    }
}

#[test]
fn a_term_that_ends_within_a_year_renews_at_its_last_months_rent() {
    let scenario = plain(json!({
        "site.horizon_years": 3.0, "colocation.rent_escalator": 0.1,
        "colocation.term_years": 1.5, "colocation.build_months": 1.0,
    }));
    let ledger = ledger(&scenario, Strategy);
    // Months 2-13 at 10,000, 14-19 at 11,000; the new term opens at 11,000 and steps at 32.
    months(&ledger, Column::Revenue, 2..=13, 10_000.0);
    months(&ledger, Column::Revenue, 14..=31, 11_000.0);
    months(&ledger, Column::Revenue, 32..=36, 12_100.0);
}

#[test]
fn re_letting_feels_the_lease_level_and_revenue_what_is_collected() {
    let scenario = renewing();
    let mut paths = Paths::of(&scenario);
    // Both terms open when the market is down to a quarter: x 0.25^0.5 = 0.5 at each re-letting.
    paths.lease_level[20..].fill(0.25);
    paths.collected[5] = 0.4;
    let mut ledger = Ledger::new(60);
    Colocation::of(&scenario).run(&paths, &mut ledger);
    months(&ledger, Column::Revenue, 13..=24, 11_000.0);
    months(&ledger, Column::Revenue, 28..=39, 2_750.0);
    months(&ledger, Column::Revenue, 55..=60, 3_025.0 / 4.0);
    // A tenant who pays less uses no less power.
    months(&ledger, Column::Revenue, 5..=5, 4_000.0);
    months(&ledger, Column::EnergyMwh, 5..=5, 730.0);
}
