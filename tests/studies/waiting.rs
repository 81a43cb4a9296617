//! Converting later: small sites by hand, and delay 0 against the evaluation.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{close, fixture, scenario};
use hash_or_host::analysis::waiting::{WAITS, waiting};
use hash_or_host::evaluation::evaluate;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use serde_json::json;

#[test]
fn converting_now_is_the_evaluation_and_never_is_mining() {
    for name in ["plausible.json", "wide.json"] {
        for case in fixture(name)["scenarios"].as_array().unwrap() {
            let site = scenario(&case["changed"]);
            let (waiting, now) = (waiting(&site), evaluate(&site));
            assert_eq!(Some(waiting.never_usd), now.npv(Strategy::Mining));
            for strategy in [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid] {
                assert_eq!(waiting.waits[0].npv(strategy), now.npv(strategy));
            }
            let values = waiting.waits.iter().flat_map(|w| Strategy::ALL.map(|s| w.npv(s)));
            assert!(values.flatten().all(f64::is_finite));
        }
    }
}

/// One megawatt: 1,000 kW at $100, one million to build in two months, three years. The site is
/// worth nothing; a let building sells for a year's income.
fn tiny(changes: &[(&str, f64)], mines: bool) -> Scenario {
    let mut fields = json!({
        "site.grid_mw": 1, "site.horizon_years": 3, "site.power_price_usd_per_mwh": 0,
        "site.sale_value_usd_per_mw": 0, "site.cost_inflation": 0,
        "network.btc_price_growth": 0, "network.hashrate_growth": 0, "network.subsidy_btc": 2,
        "network.fees_btc_per_block": 0, "network.next_halving": "2100-01",
        "network.btc_price_usd": 100_000, "network.hashrate_eh_per_s": 720,
        "mining.pue": 1, "mining.efficiency_j_per_th": 20, "mining.uptime": 1,
        "mining.pool_fee": 0, "mining.opex_usd_per_mw_year": 0, "mining.replace_machines": false,
        "mining.resale_usd_per_th": 1, "mining.resale_decline": 0, "mining.discount_rate": 0,
        "conversion.mine_while_building": mines,
        "colocation.critical_it_share": 1, "colocation.pue": 1, "colocation.build_months": 2,
        "colocation.ramp_months": 0, "colocation.rent_usd_per_kw_month": 100,
        "colocation.rent_escalator": 0.1, "colocation.term_years": 40,
        "colocation.opex_usd_per_mw_year": 0, "colocation.capex_usd_per_mw": 1_000_000,
        "colocation.facility_residual_share": 0, "colocation.discount_rate": 0,
        "colocation.renewal_rent_ratio": 1, "colocation.rent_beta": 0,
        "colocation.exit_cap_rate": 1,
        "gpu_cloud.build_months": 30, "finance.tax_rate": 0,
    });
    for (key, value) in changes {
        fields[*key] = json!(value);
    }
    scenario(&fields)
}

#[test]
fn a_year_of_waiting_by_hand() {
    let waits = waiting(&tiny(&[], true)).waits;
    // Hashprice 144 x 2 x 100,000 / (1000 x 720) = 40; 50 PH/s: 40 x 50 x 365/12 = 60,833.33 a
    // month; 50,000 TH/s at $1 = 50,000 when sold. The building is sold for twelve times the last
    // month's rent.
    let month = 40.0 * 50.0 * 365.0 / 12.0;
    let fixed = 50_000.0 - 1_000_000.0;
    // Now: rent in months 3 to 36: 12 at 100,000, 12 at 110,000, 10 at 121,000.
    let rent = 12.0 * 100_000.0 + 12.0 * 110_000.0 + (10.0 + 12.0) * 121_000.0;
    assert!(close(
        waits[0].npv(Strategy::Colocation).unwrap(),
        rent + fixed + 2.0 * month,
        1e-12,
        0.0
    ));
    // In a year: rent as entered from month 15 on: 12 at 100,000, 10 at 110,000.
    let rent = 12.0 * 100_000.0 + (10.0 + 12.0) * 110_000.0;
    assert!(close(
        waits[1].npv(Strategy::Colocation).unwrap(),
        rent + fixed + 14.0 * month,
        1e-12,
        0.0
    ));
    // In two: ten months of rent. In three: never ready.
    let two = (10.0 + 12.0) * 100_000.0 + fixed + 26.0 * month;
    assert!(close(waits[2].npv(Strategy::Colocation).unwrap(), two, 1e-12, 0.0));
    assert_eq!(waits.map(|w| w.months), WAITS);
    assert_eq!(waits[3].npv(Strategy::Colocation), None);
    // A cloud of 30 months to build is ready only if it begins now.
    assert_eq!(waits.map(|w| w.npv(Strategy::GpuCloud).is_some()), [true, false, false, false]);
}

#[test]
fn a_mine_that_stops_for_the_build_runs_until_it_begins() {
    let month = 40.0 * 50.0 * 365.0 / 12.0;
    let (runs, stops) = (waiting(&tiny(&[], true)).waits, waiting(&tiny(&[], false)).waits);
    for (runs, stops) in runs.iter().zip(&stops).take(3) {
        let lost =
            runs.npv(Strategy::Colocation).unwrap() - stops.npv(Strategy::Colocation).unwrap();
        assert!(close(lost, 2.0 * month, 1e-9, 0.0), "after {} months: {lost}", runs.months);
    }
}

#[test]
fn a_mine_that_only_loses_is_sold_at_once_while_its_owner_waits() {
    let lost = &[("mining.opex_usd_per_mw_year", 2_000_000.0)];
    let waits = waiting(&tiny(lost, true)).waits;
    // Idle, it would cost 50,000 a month: its machines are sold for 50,000 at index 0.
    let rent = 12.0 * 100_000.0 + 22.0 * 110_000.0;
    let expected = rent + 50_000.0 - 1_000_000.0;
    assert!(close(waits[1].npv(Strategy::Colocation).unwrap(), expected, 1e-12, 0.0), "{waits:?}");
}

#[test]
fn the_cost_of_the_build_is_discounted_from_its_day() {
    let site = tiny(
        &[
            ("colocation.discount_rate", 0.21),
            ("colocation.rent_usd_per_kw_month", 0.0),
            ("colocation.build_months", 0.0),
            ("mining.uptime", 0.0),
            ("mining.resale_usd_per_th", 0.0),
        ],
        true,
    );
    // A million at month 0, 12 and 24.
    for (wait, years) in waiting(&site).waits.iter().zip(0..3) {
        let value = -1_000_000.0 / 1.21_f64.powi(years);
        assert!(close(wait.npv(Strategy::Colocation).unwrap(), value, 1e-12, 0.0), "{wait:?}");
    }
}

#[test]
fn the_hybrid_mines_on_the_rest_from_the_start() {
    let site = tiny(&[("hybrid.ai_share", 0.25)], true);
    let waiting = waiting(&site);
    for wait in &waiting.waits[..3] {
        let expected = 0.25 * wait.npv(Strategy::Colocation).unwrap() + 0.75 * waiting.never_usd;
        assert!(close(wait.npv(Strategy::Hybrid).unwrap(), expected, 1e-12, 0.0), "{wait:?}");
    }
    assert_eq!(waiting.best(Strategy::Mining), None);
}
