//! The bridge, by hand: what an owned mine earns on its way out, and when its owner stops it.

use crate::support::{actions, changed, figures, ledger, months, plain, same};
use hash_or_host::evaluation::evaluate;
use hash_or_host::finance::Column;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Action::{Keep, Stop};
use hash_or_host::strategy::Decision;
use hash_or_host::strategy::Strategy::{Colocation, GpuCloud};
use serde_json::{Value, json};
use std::f64::consts::FRAC_1_SQRT_2 as ROOT_HALF;

/// An owned fleet worth 80,000 USD that loses half of it a year, six months of build.
pub(crate) fn leaving(extra: Value) -> Scenario {
    let base = plain(json!({
        "site.power_price_usd_per_mwh": 1.0, "mining.resale_usd_per_th": 8.0,
        "mining.resale_decline": 0.5, "colocation.build_months": 6.0,
        "gpu_cloud.build_months": 6.0, "conversion.mine_while_building": true,
        "conversion.sell_fleet_at_go_live": true,
    }));
    changed(&base, &extra)
}

/// Twelve months more of build, so that the owner decides at index 0 and at month 12.
fn leaving_slowly(extra: Value) -> Scenario {
    let base = leaving(json!({
        "colocation.build_months": 18.0, "gpu_cloud.build_months": 18.0,
    }));
    changed(&base, &extra)
}

fn decisions(scenario: &Scenario) -> Vec<Decision> {
    evaluate(scenario).outcome(Colocation).unwrap().bridge_decisions.clone()
}

#[test]
fn the_mine_runs_through_the_build_and_its_machines_are_sold_at_go_live() {
    let scenario = leaving(json!({
        "mining.resale_usd_per_th": 1.0, "mining.demand_response_usd_per_mw_year": 1200.0,
        "mining.site_capex_usd_per_mw": 1e6, "site.sale_value_usd_per_mw": 1000.0,
    }));
    let ledger = ledger(&scenario, Colocation);
    // 3,650 + 100 of demand response - 730 of power; at month 6 also 10,000 x 0.5^(1/2). No
    // infrastructure is bought for the way out, and the site is not sold.
    months(&ledger, Column::BridgeCashFlow, 0..=0, 0.0);
    months(&ledger, Column::BridgeCashFlow, 1..=5, 3_020.0);
    months(&ledger, Column::BridgeCashFlow, 6..=6, 3_020.0 + 10_000.0 * ROOT_HALF);
    months(&ledger, Column::BridgeCashFlow, 7..=24, 0.0);
    // In no other column.
    months(&ledger, Column::Revenue, 1..=6, 0.0);
    months(&ledger, Column::Proceeds, 0..=23, 0.0);
    months(&ledger, Column::FreeCashFlow, 1..=6, 0.0);
    months(&ledger, Column::EnergyMwh, 1..=6, 0.0);
    let figures = figures(&scenario, Colocation);
    same(figures.bridge_npv_usd, 6.0 * 3_020.0 + 10_000.0 * ROOT_HALF);
    // Its NPV is part of the strategy's: 18 months of 10,000 and the building at a year's rent.
    same(figures.npv_usd, 300_000.0 + figures.bridge_npv_usd);
    // It is no part of what is sold at T.
    same(figures.exit_npv_usd, 120_000.0);
}

#[test]
fn the_owner_stops_when_the_machines_lose_more_than_they_earn() {
    // 2,920 a month. Sold at index 0: 80,000; at 12: 35,040 + 40,000 = 75,040; at 18:
    // 52,560 + 80,000 x 0.5^(3/2) = 80,844.27.
    let scenario = leaving_slowly(json!({}));
    let taken = decisions(&scenario);
    assert_eq!(actions(&taken), [Keep, Keep]);
    let at_go_live = 40_000.0 * ROOT_HALF;
    let worth = [(0, 52_560.0 + at_go_live, 80_000.0), (12, 17_520.0 + at_go_live, 40_000.0)];
    for (decision, (month, on, stop)) in taken.iter().zip(worth) {
        assert_eq!(decision.month, month);
        same(decision.values[0].unwrap(), on);
        same(decision.values[2].unwrap(), stop);
        assert_eq!((decision.values[1], decision.values[3]), (None, None));
    }
    same(figures(&scenario, Colocation).bridge_npv_usd, 52_560.0 + at_go_live);
    // At 1,095 a month from the halving of month 13 on, 60,000 USD of machines are sold at 12:
    // 30,000 against 6,570 + 21,213. At index 0 60,000 stand against 35,040 + 30,000.
    let halved = leaving_slowly(json!({
        "network.next_halving": "2028-01", "mining.resale_usd_per_th": 6.0,
    }));
    assert_eq!(actions(&decisions(&halved)), [Keep, Stop]);
    let ledger = ledger(&halved, Colocation);
    months(&ledger, Column::BridgeCashFlow, 12..=12, 2_920.0 + 30_000.0);
    months(&ledger, Column::BridgeCashFlow, 13..=24, 0.0);
}

#[test]
fn a_sale_at_index_zero_is_paid_then_and_taxed_in_month_one() {
    // Power at 6 USD/MWh: 730 lost a month. All of the proceeds is gain.
    let scenario = leaving_slowly(json!({
        "site.power_price_usd_per_mwh": 6.0, "finance.tax_rate": 0.25, "finance.losses": "used",
        "mining.discount_rate": 1.0,
    }));
    let taken = decisions(&scenario);
    assert_eq!(actions(&taken), [Stop]);
    // As it is decided, tax is paid at once.
    same(taken[0].values[2].unwrap(), 60_000.0);
    let flows = ledger(&scenario, Colocation);
    months(&flows, Column::BridgeCashFlow, 0..=0, 80_000.0);
    months(&flows, Column::BridgeCashFlow, 1..=1, -20_000.0);
    months(&flows, Column::BridgeCashFlow, 2..=24, 0.0);
    // Carried, the year's tax is paid in month 12.
    let carried = changed(&scenario, &json!({"finance.losses": "carried"}));
    months(&ledger(&carried, Colocation), Column::BridgeCashFlow, 1..=11, 0.0);
    months(&ledger(&carried, Colocation), Column::BridgeCashFlow, 12..=12, -20_000.0);
    same(figures(&carried, Colocation).bridge_npv_usd, 70_000.0);
}

#[test]
fn the_bridge_is_discounted_at_the_mining_rate_and_taxed_by_itself() {
    // Machines of 10,000, kept for 6 x 2,920; then 10,000 x 0.5^(1/2), at 0.5^(1/2): 5,000.
    let scenario = leaving(json!({
        "mining.resale_usd_per_th": 1.0, "mining.discount_rate": 1.0,
        "colocation.discount_rate": 0.5, "gpu_cloud.discount_rate": 0.7,
    }));
    // 2^(-1/12) + .. + 2^(-6/12) = (1 - 2^(-1/2)) / (2^(1/12) - 1).
    let months_of_mining = (1.0 - ROOT_HALF) / 0.059_463_094_359_295_26;
    let expected = 2_920.0 * months_of_mining + 5_000.0;
    same(figures(&scenario, Colocation).bridge_npv_usd, expected);
    same(figures(&scenario, GpuCloud).bridge_npv_usd, expected);
    // A quarter of all of it, paid in month 12, whatever the losses of the AI business.
    let taxed = changed(
        &scenario,
        &json!({"finance.tax_rate": 0.25, "colocation.opex_usd_per_mw_year": 9e6}),
    );
    let ledger = ledger(&taxed, Colocation);
    months(&ledger, Column::BridgeCashFlow, 6..=6, 2_920.0 + 10_000.0 * ROOT_HALF);
    let tax = 0.25 * (6.0 * 2_920.0 + 10_000.0 * ROOT_HALF);
    months(&ledger, Column::BridgeCashFlow, 12..=12, -tax);
}

#[test]
fn without_a_build_or_without_mining_the_machines_are_sold_at_index_zero() {
    for change in
        [json!({"colocation.build_months": 0.0}), json!({"conversion.mine_while_building": false})]
    {
        let scenario = leaving(change);
        // Nothing is left to decide.
        assert_eq!(decisions(&scenario), []);
        let ledger = ledger(&scenario, Colocation);
        months(&ledger, Column::BridgeCashFlow, 0..=0, 80_000.0);
        months(&ledger, Column::BridgeCashFlow, 1..=24, 0.0);
    }
}

#[test]
fn unsold_machines_fetch_nothing_and_a_site_without_a_fleet_has_no_bridge() {
    let kept = leaving(json!({"conversion.sell_fleet_at_go_live": false}));
    same(figures(&kept, Colocation).bridge_npv_usd, 6.0 * 2_920.0);
    // Only the margin counts: at a loss it is stopped at once.
    let losing = changed(&kept, &json!({"site.power_price_usd_per_mwh": 6.0}));
    assert_eq!(actions(&decisions(&losing)), [Stop]);
    same(figures(&losing, Colocation).bridge_npv_usd, 0.0);
    let empty = leaving(json!({"mining.fleet_owned": false}));
    assert_eq!(figures(&empty, Colocation).bridge_npv_usd, 0.0);
    assert_eq!(figures(&empty, GpuCloud).bridge_npv_usd, 0.0);
    assert_eq!(decisions(&empty), []);
}
