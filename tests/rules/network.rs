//! The bitcoin network, by hand: halvings, block reward, the hashrate's lagged response, hashprice.

use crate::support::{plain, same};
use hash_or_host::paths::{Network, Paths};
use serde_json::json;
use std::f64::consts::FRAC_1_SQRT_2 as ROOT_HALF;

#[test]
fn halvings_come_in_their_month_and_every_48_months_after() {
    // From January 2027, month 7 is July 2027: then months 55 and 103.
    let network = Network::of(&plain(json!({"network.next_halving": "2027-07"})));
    let expected = [(1, 0), (6, 0), (7, 1), (54, 1), (55, 2), (102, 2), (103, 3)];
    for (month, halvings) in expected {
        assert_eq!(network.halvings(month), halvings, "month {month}");
    }
}

#[test]
fn halvings_before_the_start_count_in_month_one() {
    // January 2027 itself is month 1; a year before is still the first; 48 months before, two.
    let expected = [("2027-02", 0), ("2027-01", 1), ("2026-01", 1), ("2023-02", 1), ("2023-01", 2)];
    for (date, halvings) in expected {
        let network = Network::of(&plain(json!({"network.next_halving": date})));
        assert_eq!(network.halvings(1), halvings, "{date}");
    }
}

#[test]
fn the_reward_is_the_halved_subsidy_and_unhalved_fees_at_the_price() {
    let paths = Paths::of(&plain(json!({
        "site.horizon_years": 10.0, "network.next_halving": "2027-07",
        "network.subsidy_btc": 8.0, "network.fees_btc_per_block": 1.0,
    })));
    // (8 + 1), (4 + 1), (2 + 1), (1 + 1) BTC at 1,000 USD.
    for (month, reward) in [(1, 9e3), (6, 9e3), (7, 5e3), (54, 5e3), (55, 3e3), (103, 2e3)] {
        same(paths.reward[month], reward);
    }
}

#[test]
fn hashprice_is_144_blocks_a_day_over_the_network() {
    let paths = Paths::of(&plain(json!({
        "network.btc_price_usd": 90_000.0, "network.subsidy_btc": 3.0,
        "network.fees_btc_per_block": 0.125, "network.hashrate_eh_per_s": 1000.0,
    })));
    // 144 x 3.125 x 90,000 / 1,000,000 PH/s = 40.50 USD per PH/s per day.
    same(paths.hashprice[1], 40.5);
}

#[test]
fn hashrate_follows_the_reward_with_its_elasticity_after_its_lag() {
    let paths = Paths::of(&plain(json!({
        "network.next_halving": "2027-07", "network.hashrate_response": 0.5,
        "network.response_lag_months": 3.0,
    })));
    // The reward halves in month 7, the network falls to 12 x 0.5^0.5 in month 10. Hashprice is
    // 12, then 6, then 6 / 0.7071 = 8.4853.
    same(paths.network[9], 12.0);
    same(paths.network[10], 12.0 * ROOT_HALF);
    same(paths.hashprice[6], 12.0);
    same(paths.hashprice[9], 6.0);
    same(paths.hashprice[10], 6.0 / ROOT_HALF);
    same(paths.hashprice[24], 6.0 / ROOT_HALF);
}

#[test]
fn a_full_response_at_once_keeps_hashprice_and_a_lag_lets_it_run_ahead() {
    let rising = |lag: f64| {
        Paths::of(&plain(json!({
            "network.btc_price_growth": 3.0, "network.hashrate_response": 1.0,
            "network.response_lag_months": lag,
        })))
    };
    // Price x4 in a year. Without lag the network quadruples too: 12 USD throughout.
    let paths = rising(0.0);
    same(paths.network[13], 48.0);
    same(paths.hashprice[13], 12.0);
    // Six months behind, month 13 sees month 7's price, 2,000: network 24, hashprice 24; up to
    // month 7 it sees month 1's.
    let paths = rising(6.0);
    same(paths.network[7], 12.0);
    same(paths.network[13], 24.0);
    same(paths.hashprice[13], 24.0);
}

#[test]
fn trend_and_response_multiply() {
    let paths = Paths::of(&plain(json!({
        "network.hashrate_growth": 3.0, "network.btc_price_growth": 3.0,
        "network.hashrate_response": 0.5, "network.next_halving": "2027-07",
        "network.fees_btc_per_block": 1.0,
    })));
    // Month 13: trend x4; reward (0.5 + 1) x 4,000 over 2 x 1,000 is 3, to the power 0.5.
    same(paths.network[13], 12.0 * 4.0 * 1.732_050_807_568_877_2);
}

#[test]
fn without_any_reward_the_network_follows_its_trend_and_pays_nothing() {
    let paths = Paths::of(&plain(json!({
        "network.subsidy_btc": 0.0, "network.hashrate_growth": 3.0,
        "network.btc_price_growth": 3.0, "network.hashrate_response": 1.5,
    })));
    same(paths.network[13], 48.0);
    assert!(paths.hashprice.iter().all(|h| *h == 0.0));
}
