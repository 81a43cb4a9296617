//! What is sold at the end, by hand: the site, an empty building by its age, a let one for its
//! income.

use crate::support::{changed, figures, ledger, months, plain, same};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::{Colocation as Let, GpuCloud, Hybrid, Mining};
use hash_or_host::strategy::colocation::Colocation;
use serde_json::{Value, json};

#[test]
fn an_energised_site_grows_with_cost_inflation_and_is_all_gain() {
    // 2 x 100,000 x 1.1^2 = 242,000, with a mine as with an empty building.
    let scenario = plain(json!({
        "site.grid_mw": 2.0, "site.sale_value_usd_per_mw": 100_000.0, "site.cost_inflation": 0.1,
        "colocation.rent_usd_per_kw_month": 0.0, "finance.tax_rate": 0.5,
        "gpu_cloud.lease_rate_usd_per_hour": 0.0, "mining.uptime": 0.0,
    }));
    for strategy in [Mining, Let, GpuCloud, Hybrid] {
        let found = ledger(&scenario, strategy);
        months(&found, Column::Proceeds, 0..=23, 0.0);
        months(&found, Column::Proceeds, 24..=24, 242_000.0);
        months(&found, Column::SaleGain, 24..=24, 242_000.0);
        months(&found, Column::Tax, 24..=24, 121_000.0);
        same(figures(&scenario, strategy).exit_npv_usd, 121_000.0);
    }
}

#[test]
fn an_empty_building_fetches_what_its_age_leaves_of_its_cost_and_its_site() {
    // Go-live after 4 months: 20 of 40 months old at T, 0.25^(1/2) of 1,000,000; and the site.
    let scenario = plain(json!({
        "colocation.build_months": 4.0, "colocation.capex_usd_per_mw": 1e6,
        "colocation.facility_life_years": 40.0 / 12.0,
        "colocation.facility_residual_share": 0.25, "site.sale_value_usd_per_mw": 30_000.0,
    }));
    months(&ledger(&scenario, Let), Column::Proceeds, 24..=24, 530_000.0);
    // Half of the cost is in the books.
    months(&ledger(&scenario, Let), Column::SaleGain, 24..=24, 30_000.0);
}

/// A lease of three years from the start, sold after two: a year is left at 120,000 USD, then half
/// of that. A buyer asks 25 % a year.
fn let_out(extra: Value) -> Scenario {
    let base = plain(json!({
        "colocation.exit_cap_rate": 0.25, "colocation.term_years": 3.0,
        "colocation.renewal_rent_ratio": 0.5,
    }));
    changed(&base, &extra)
}

/// What it fetches at T in the world of `paths`.
fn fetched(scenario: &Scenario, paths: &Paths) -> f64 {
    let mut ledger = Ledger::new(paths.months);
    Colocation::of(scenario).run(paths, &mut ledger);
    ledger.column(Column::Proceeds)[paths.months]
}

#[test]
fn a_let_building_fetches_what_its_income_is_worth() {
    // 1 / 1.25 = 0.8: 120,000 / 0.25 x 0.2 + 60,000 / 0.25 x 0.8 = 96,000 + 192,000.
    let at = |extra: Value| {
        let scenario = let_out(extra);
        fetched(&scenario, &Paths::of(&scenario))
    };
    same(at(json!({})), 288_000.0);
    // Operating cost of 12,000 a year, 14,400 in the second: 105,600 and 45,600.
    let costly = json!({"colocation.opex_usd_per_mw_year": 12_000.0, "site.cost_inflation": 0.2});
    same(at(costly), 105_600.0 * 0.8 + 45_600.0 * 3.2);
    // Power borne here: 8,760 MWh at 1 + 1 USD, 10 % more in the second year.
    let powered = json!({
        "colocation.tenant_pays_power": false, "site.power_price_usd_per_mwh": 1.0,
        "site.ai_power_premium_usd_per_mwh": 1.0, "site.power_escalator": 0.1,
    });
    same(at(powered), (120_000.0 - 19_272.0) * 0.8 + (60_000.0 - 19_272.0) * 3.2);
    // All of the leased share pays, though the ramp takes five years.
    same(at(json!({"colocation.leased_share": 0.5, "colocation.ramp_months": 60.0})), 144_000.0);
    // The rent charged in month T is the second year's.
    same(at(json!({"colocation.rent_escalator": 0.1})), 1.1 * 288_000.0);
    // A site or a building worth more is sold empty.
    same(at(json!({"site.sale_value_usd_per_mw": 287_999.0})), 288_000.0);
    same(at(json!({"site.sale_value_usd_per_mw": 288_001.0})), 288_001.0);
}

#[test]
fn without_a_term_in_force_only_the_next_one_counts() {
    // A lease that ends with T, and one that ended a year before: 60,000 / 0.25. A second term that
    // has half a year to run: 60,000 now, 30,000 next, 1.25^(-1/2) = 0.894427.
    for (term, vacancy, expected) in [
        (2.0, 0.0, 240_000.0),
        (1.0, 12.0, 240_000.0),
        (1.25, 0.0, 240_000.0 * 0.105_572_809_000_084_1 + 120_000.0 * 0.894_427_190_999_915_9),
    ] {
        let scenario = let_out(json!({
            "colocation.term_years": term, "colocation.vacancy_months": vacancy,
        }));
        same(fetched(&scenario, &Paths::of(&scenario)), expected);
    }
}

#[test]
fn the_next_term_opens_at_the_lease_level_of_month_t() {
    let scenario = let_out(json!({"colocation.rent_beta": 0.5}));
    let mut paths = Paths::of(&scenario);
    paths.lease_level[24] = 0.25;
    same(fetched(&scenario, &paths), 96_000.0 + 96_000.0);
    // Nothing collected in month T: a buyer expects to be paid.
    paths.lease_level[24] = 1.0;
    paths.collected[24] = 0.0;
    same(fetched(&scenario, &paths), 288_000.0);
}

#[test]
fn a_default_lowers_the_rent_charged_and_a_slowdown_what_is_charged_next_as_well() {
    let scenario = let_out(json!({}));
    let mut paths = Paths::of(&scenario);
    paths.events.rent_share = 0.7;
    paths.events.rent_changed_from = 20;
    // For good.
    same(fetched(&scenario, &paths), 0.7 * 288_000.0);
    // To the end of the lease.
    paths.events.rent_changed_to = 36;
    same(fetched(&scenario, &paths), 0.7 * 96_000.0 + 192_000.0);
    // What is not delivered by T is sold empty.
    paths.events.delay = 24;
    same(fetched(&scenario, &paths), 0.0);
}

#[test]
fn the_exits_worth_is_after_tax_as_a_decision_counts_it() {
    // Sold for 288,000 with 450,000 in the books: a loss of 162,000, at 100 % a year a quarter.
    for (losses, after_tax) in [("used", 288_000.0 + 81_000.0), ("carried", 288_000.0)] {
        let scenario = let_out(json!({
            "colocation.capex_usd_per_mw": 500_000.0, "finance.tax_rate": 0.5,
            "finance.losses": losses, "colocation.discount_rate": 1.0,
            // A bridge, none of it in the exit.
            "mining.resale_usd_per_th": 8.0, "conversion.sell_fleet_at_go_live": true,
        }));
        let found = figures(&scenario, Let);
        same(found.exit_npv_usd, after_tax / 4.0);
        same(found.bridge_npv_usd, 40_000.0);
    }
}

#[test]
fn a_cloud_goes_empty() {
    // What its hours earn is no rent: 14 of 40 months after go-live, the site and 0.25^(14/40).
    let scenario = plain(json!({
        "gpu_cloud.build_months": 10.0, "gpu_cloud.facility_capex_usd_per_mw": 1e6,
        "gpu_cloud.facility_life_years": 40.0 / 12.0, "site.sale_value_usd_per_mw": 30_000.0,
        "gpu_cloud.facility_residual_share": 0.25, "gpu_cloud.accelerator_price_usd": 100.0,
        "gpu_cloud.accelerator_residual_share": 1.0,
    }));
    let building = 1e6 * 0.615_572_206_672_458_2;
    months(&ledger(&scenario, GpuCloud), Column::Proceeds, 24..=24, building + 130_000.0);
}
