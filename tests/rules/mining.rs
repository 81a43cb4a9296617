//! Mining, by hand: a month's running, curtailment, demand response, the price of machines, what
//! they fetch, infrastructure.

use crate::support::{changed, figures, ledger, months, plain, same};
use hash_or_host::finance::Column;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::Mining;
use hash_or_host::strategy::mining::Mine;
use serde_json::json;
use std::f64::consts::FRAC_1_SQRT_2;

#[test]
fn a_month_of_running() {
    let scenario = plain(json!({
        "site.grid_mw": 3.0, "site.power_price_usd_per_mwh": 10.0, "mining.pue": 1.5,
        "mining.efficiency_j_per_th": 20.0, "mining.uptime": 0.9, "mining.pool_fee": 0.1,
        "mining.opex_usd_per_mw_year": 4000.0, "mining.demand_response_usd_per_mw_year": 1200.0,
    }));
    let ledger = ledger(&scenario, Mining);
    // 3e6 W / (1.5 x 20 J/TH) = 100,000 TH/s = 100 PH/s; x 365 x 0.9 x 0.9 = 29,565.
    // Demand response 3 x 0.9 x 1,200 / 12 = 270.
    months(&ledger, Column::Revenue, 1..=24, 29_835.0);
    // 3 x 730 x 0.9 = 1,971 MWh at 10 USD; 3 x 4,000 / 12 = 1,000.
    months(&ledger, Column::EnergyMwh, 1..=24, 1_971.0);
    months(&ledger, Column::PowerCost, 1..=24, 19_710.0);
    months(&ledger, Column::OperatingCost, 1..=24, 1_000.0);
    months(&ledger, Column::Ebitda, 1..=24, 9_125.0);
}

/// 3,650 USD gross and 100 of demand response against 730 MWh at 4 USD = 2,920 and 12,000 / 12 =
/// 1,000 of operating cost; a year, so that nothing is decided.
fn thin_margin(curtails: bool, idle_share: f64) -> Scenario {
    plain(json!({
        "site.horizon_years": 1.0, "site.power_price_usd_per_mwh": 4.0,
        "mining.opex_usd_per_mw_year": 12_000.0, "mining.idle_opex_share": idle_share,
        "mining.curtail_when_unprofitable": curtails,
        "mining.demand_response_usd_per_mw_year": 1200.0,
    }))
}

#[test]
fn a_mine_runs_at_a_loss_while_standing_idle_would_lose_more() {
    // 3,750 against 2,920 + 0.8 x 1,000 = 3,720: it runs and loses 170; idle it would lose 200.
    let ledger = ledger(&thin_margin(true, 0.2), Mining);
    months(&ledger, Column::Revenue, 1..=12, 3_750.0);
    months(&ledger, Column::Ebitda, 1..=12, -170.0);
    months(&ledger, Column::EnergyMwh, 1..=12, 730.0);
}

#[test]
fn a_mine_stands_idle_when_that_loses_less_and_gets_no_demand_response() {
    // 3,750 against 2,920 + 0.9 x 1,000 = 3,820: idle, 0.1 x 1,000 paid, nothing received.
    let ledger = ledger(&thin_margin(true, 0.1), Mining);
    months(&ledger, Column::Revenue, 1..=12, 0.0);
    months(&ledger, Column::PowerCost, 1..=12, 0.0);
    months(&ledger, Column::OperatingCost, 1..=12, 100.0);
    months(&ledger, Column::EnergyMwh, 1..=12, 0.0);
    assert_eq!(figures(&thin_margin(true, 0.1), Mining).months_operated, 0);
}

#[test]
fn demand_response_can_make_the_difference_between_running_and_idle() {
    // Without it 3,650 stand against 3,720.
    let without = json!({"mining.demand_response_usd_per_mw_year": 0.0});
    let ledger = ledger(&changed(&thin_margin(true, 0.2), &without), Mining);
    months(&ledger, Column::EnergyMwh, 1..=12, 0.0);
    months(&ledger, Column::Ebitda, 1..=12, -200.0);
}

#[test]
fn without_curtailment_it_runs_whatever_it_loses() {
    let ledger = ledger(&thin_margin(false, 0.1), Mining);
    months(&ledger, Column::Revenue, 1..=12, 3_750.0);
    months(&ledger, Column::Ebitda, 1..=12, -170.0);
}

/// New machines of 50 J/TH at 10 USD/TH: 20 PH/s for 200,000 USD on 1 MW.
fn buying(extra: serde_json::Value) -> Scenario {
    let base = plain(json!({
        "mining.fleet_owned": false, "mining.machine_price_usd_per_th": 10.0,
    }));
    changed(&base, &extra)
}

#[test]
fn a_first_fleet_is_bought_at_index_zero() {
    let scenario = buying(json!({"mining.site_capex_usd_per_mw": 5000.0}));
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Capex, 0..=0, 205_000.0);
    months(&ledger, Column::Capex, 1..=24, 0.0);
    // 20 PH/s x 365 USD.
    months(&ledger, Column::Revenue, 1..=24, 7_300.0);
}

#[test]
fn later_machines_are_better_and_priced_by_drift_and_recent_hashprice() {
    let scenario = buying(json!({
        "mining.efficiency_improvement": 0.5, "mining.machine_price_change": -0.5,
        "mining.machine_price_response": 2.0, "network.next_halving": "2027-10",
    }));
    let (mine, paths) = (Mine::of(&scenario), Paths::of(&scenario));
    // Month 12: 25 J/TH, 40 PH/s, 5 USD/TH: 200,000. Hashprice of months 7 to 12: three of 12,
    // three of 6: mean 9, ratio 0.75, squared 0.5625: 112,500.
    let fleet = mine.market.new_fleet(12, &paths);
    same(fleet.petahash, 40.0);
    same(fleet.cost, 112_500.0);
    // Month 0: neither.
    same(mine.market.new_fleet(0, &paths).cost, 200_000.0);
}

#[test]
fn machines_are_never_better_than_the_floor() {
    let scenario = buying(json!({
        "mining.efficiency_improvement": 0.5, "mining.efficiency_floor_j_per_th": 20.0,
    }));
    let (mine, paths) = (Mine::of(&scenario), Paths::of(&scenario));
    // 50, 25, then 20 J/TH where 12.5 would be next: 20, 40, 50 PH/s at 10 USD/TH.
    for (month, petahash) in [(0, 20.0), (12, 40.0), (24, 50.0)] {
        let fleet = mine.market.new_fleet(month, &paths);
        same(fleet.petahash, petahash);
        same(fleet.cost, petahash * 10_000.0);
    }
}

#[test]
fn on_a_shocked_path_machine_prices_follow_the_base_paths_first_month() {
    let scenario = buying(json!({"mining.machine_price_response": 1.0}));
    let (mine, mut paths) = (Mine::of(&scenario), Paths::of(&scenario));
    // All months, the first one too, at half the hashprice: half of 200,000.
    for hashprice in &mut paths.hashprice {
        *hashprice *= 0.5;
    }
    same(mine.market.new_fleet(12, &paths).cost, 100_000.0);
}

#[test]
fn early_on_only_the_months_there_are_count_for_the_price() {
    let scenario = buying(json!({
        "mining.machine_price_response": 1.0, "network.next_halving": "2027-03",
    }));
    let (mine, paths) = (Mine::of(&scenario), Paths::of(&scenario));
    // Months 1 to 3: 12, 12, 6: mean 10 of 12. Month 8 is the mean of 3 to 8: 6 of 12.
    same(mine.market.new_fleet(3, &paths).cost, 200_000.0 * 10.0 / 12.0);
    same(mine.market.new_fleet(8, &paths).cost, 100_000.0);
    // If nothing is earned in month 1 there is no ratio.
    let nothing = changed(&scenario, &json!({"network.subsidy_btc": 0.0}));
    let (mine, paths) = (Mine::of(&nothing), Paths::of(&nothing));
    same(mine.market.new_fleet(12, &paths).cost, 200_000.0);
}

#[test]
fn machines_lose_value_geometrically_to_their_residual_share() {
    let scenario = buying(json!({"mining.residual_share": 0.25}));
    let (mine, paths) = (Mine::of(&scenario), Paths::of(&scenario));
    let fleet = mine.market.new_fleet(0, &paths);
    // Life 24 months: 0.25^(12/24) = 0.5, then 0.25 for good; 0.25^(6/24) = 0.70711.
    for (month, share) in [(0, 1.0), (6, FRAC_1_SQRT_2), (12, 0.5), (24, 0.25), (60, 0.25)] {
        same(mine.market.fetched(&fleet, month), 200_000.0 * share);
    }
    // A residual share of zero: worth everything at age 0 (0^0 = 1), nothing after.
    let mine = Mine::of(&buying(json!({"mining.residual_share": 0.0})));
    same(mine.market.fetched(&fleet, 0), 200_000.0);
    same(mine.market.fetched(&fleet, 1), 0.0);
}

#[test]
fn the_sale_at_the_end_is_taxed_above_book_value() {
    let scenario = buying(json!({
        "site.horizon_years": 1.0, "mining.residual_share": 0.25,
        "finance.machine_deduction_share": 0.5,
    }));
    let ledger = ledger(&scenario, Mining);
    // Half of 200,000 at once, the rest over 24 months: 4,166.67 a month. Book value at 12:
    // 100,000 x 12/24 = 50,000; sold for 200,000 x 0.5 = 100,000: a gain of 50,000.
    months(&ledger, Column::Depreciation, 1..=1, 100_000.0 + 100_000.0 / 24.0);
    months(&ledger, Column::Depreciation, 2..=12, 100_000.0 / 24.0);
    months(&ledger, Column::Proceeds, 12..=12, 100_000.0);
    months(&ledger, Column::SaleGain, 12..=12, 50_000.0);
}

#[test]
fn an_owned_fleet_has_no_book_value_and_fetches_its_resale_price() {
    let scenario = plain(json!({
        "mining.resale_usd_per_th": 8.0, "mining.resale_decline": 0.5,
        "site.horizon_years": 1.0,
    }));
    let mine = Mine::of(&scenario);
    // 10 PH/s x 1000 x 8 = 80,000, halved in a year.
    let fleet = mine.market.owned_fleet();
    same(mine.market.fetched(&fleet, 0), 80_000.0);
    same(mine.market.fetched(&fleet, 6), 80_000.0 * FRAC_1_SQRT_2);
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Capex, 0..=12, 0.0);
    months(&ledger, Column::Proceeds, 12..=12, 40_000.0);
    months(&ledger, Column::SaleGain, 12..=12, 40_000.0);
}

#[test]
fn infrastructure_lives_twenty_years_and_its_book_value_is_lost_with_the_site() {
    let scenario = plain(json!({"mining.site_capex_usd_per_mw": 240_000.0}));
    let ledger = ledger(&scenario, Mining);
    // 240,000 / 240 months = 1,000; 24 months later 216,000 are left and fetch nothing.
    months(&ledger, Column::Depreciation, 1..=24, 1_000.0);
    months(&ledger, Column::Proceeds, 24..=24, 0.0);
    months(&ledger, Column::SaleGain, 24..=24, -216_000.0);
}
