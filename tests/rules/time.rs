//! Time, by hand: annual steps, smooth growth, lives and terms in whole months, present value.

use crate::support::{figures, ledger, months, plain, same};
use hash_or_host::finance::{Column, npv};
use hash_or_host::math::whole_months;
use hash_or_host::paths::Paths;
use hash_or_host::strategy::Strategy::{Colocation, Mining};
use serde_json::json;
use std::f64::consts::SQRT_2;

#[test]
fn power_prices_and_costs_move_in_yearly_steps_counted_from_month_one() {
    let scenario = plain(json!({
        "site.horizon_years": 3.0, "site.power_price_usd_per_mwh": 1.0,
        "site.power_escalator": 0.1, "site.cost_inflation": -0.05,
        "mining.opex_usd_per_mw_year": 1200.0,
    }));
    let ledger = ledger(&scenario, Mining);
    // 730 MWh at 1, 1.10, 1.21 USD; 1,200 / 12 = 100 USD of operating cost, then 95, 90.25.
    months(&ledger, Column::PowerCost, 0..=0, 0.0);
    months(&ledger, Column::PowerCost, 1..=12, 730.0);
    months(&ledger, Column::PowerCost, 13..=24, 803.0);
    months(&ledger, Column::PowerCost, 25..=36, 883.3);
    months(&ledger, Column::OperatingCost, 1..=12, 100.0);
    months(&ledger, Column::OperatingCost, 13..=24, 95.0);
    months(&ledger, Column::OperatingCost, 25..=36, 90.25);
}

#[test]
fn smooth_growth_starts_from_the_value_entered_in_month_one() {
    let growing = plain(json!({
        "site.horizon_years": 3.0, "network.btc_price_growth": 3.0, "network.hashrate_growth": 3.0,
    }));
    let paths = Paths::of(&growing);
    // Growth of 300 % a year: four times in 12 months, twice in 6, the root of two in 3.
    let expected = [(1, 1.0), (4, SQRT_2), (7, 2.0), (13, 4.0), (25, 16.0)];
    for (month, times) in expected {
        same(paths.price[month], 1000.0 * times);
        same(paths.network[month], 12.0 * times);
    }
    let shrinking = plain(json!({"network.btc_price_growth": -0.75}));
    let paths = Paths::of(&shrinking);
    same(paths.price[7], 500.0);
    same(paths.price[13], 250.0);
}

#[test]
fn the_horizon_is_twelve_months_a_year_after_index_zero() {
    let scenario = plain(json!({"site.horizon_years": 3.0}));
    let ledger = ledger(&scenario, Colocation);
    assert_eq!(ledger.months(), 36);
    assert_eq!(ledger.column(Column::Revenue).len(), 37);
    months(&ledger, Column::Revenue, 0..=0, 0.0);
    months(&ledger, Column::Revenue, 1..=36, 10_000.0);
}

#[test]
fn years_become_whole_months_with_halves_up() {
    // 0.875 years are 10.5 months, so 11; 0.87 years are 10.44, so 10; 0.5 are 6.
    assert_eq!([0.875, 0.87, 0.5, 0.0].map(whole_months), [11, 10, 6, 0]);
    for (years, term) in [(0.875, 11), (0.87, 10)] {
        let scenario = plain(json!({
            "site.horizon_years": 1.0, "colocation.term_years": years,
            "colocation.vacancy_months": 60.0,
        }));
        let ledger = ledger(&scenario, Colocation);
        months(&ledger, Column::Revenue, 1..=term, 10_000.0);
        months(&ledger, Column::Revenue, term + 1..=12, 0.0);
    }
}

#[test]
fn present_value_discounts_by_the_month_and_leaves_index_zero_alone() {
    // At 300 % a year: index 0 in full, month 6 at a half, 12 at a quarter, 24 at a sixteenth.
    let mut flows = [0.0; 25];
    (flows[0], flows[6], flows[12], flows[24]) = (7.0, 10.0, 100.0, 1600.0);
    same(npv(3.0, &flows), 7.0 + 5.0 + 25.0 + 100.0);
    same(npv(0.0, &flows), 1717.0);
    // In the model: 10 PH/s of owned machines sold at 8 USD/TH after a year at 100 % a year:
    // 10 x 1000 x 8 / 2 = 40,000; nothing else happens.
    let scenario = plain(json!({
        "site.horizon_years": 1.0, "mining.uptime": 0.0, "mining.resale_usd_per_th": 8.0,
        "mining.discount_rate": 1.0,
    }));
    same(figures(&scenario, Mining).npv_usd, 40_000.0);
}
