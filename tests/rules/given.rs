//! Paths given month by month, by hand: each instead of its rule, going on from its last value.

use crate::support::{plain, same};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::{Scenario, Series};
use serde_json::json;
use std::f64::consts::SQRT_2;

/// Prices of 300 % a year, so x2 in six months; a reward that halves in July 2027, month 7.
fn growing() -> Scenario {
    plain(json!({
        "network.btc_price_growth": 3.0, "network.hashrate_growth": 3.0,
        "network.hashrate_response": 0.5, "network.next_halving": "2027-07",
        "site.power_price_usd_per_mwh": 10.0, "site.power_escalator": 0.1,
    }))
}

fn given(series: Series, values: &[f64]) -> Paths {
    Paths::of(&growing().with_series(series, Some(values)).unwrap())
}

#[test]
fn a_given_price_goes_on_at_its_growth_and_the_network_responds_to_it() {
    let paths = given(Series::Price, &[500.0, 800.0, 600.0]);
    for (month, price) in [(1, 500.0), (2, 800.0), (3, 600.0), (9, 1_200.0), (15, 2_400.0)] {
        same(paths.price[month], price);
    }
    // Month 15: trend 12 x 4^(14/12); reward 0.5 x 2,400 over 1 x 500 is 2.4, to the power 0.5.
    same(paths.network[15], 12.0 * 5.039_684_199_579_493 * 1.549_193_338_482_967);
    // Month 3 pays 144 x 600 a day on 1,000 x 12 x 4^(2/12) x (600 / 500)^0.5 PH/s.
    let network = 12.0 * 1.259_921_049_894_873_2 * 1.095_445_115_010_332_2;
    same(paths.hashprice[3], 144.0 * 600.0 / (1000.0 * network));
}

#[test]
fn a_given_network_replaces_trend_and_response() {
    let paths = given(Series::Network, &[20.0, 10.0]);
    // Twice as much half a year after its last value, whatever the reward does in month 7.
    for (month, network) in [(1, 20.0), (2, 10.0), (5, 10.0 * SQRT_2), (8, 20.0), (14, 40.0)] {
        same(paths.network[month], network);
    }
    same(paths.hashprice[1], 144.0 * 1000.0 / (1000.0 * 20.0));
}

#[test]
fn a_given_power_price_goes_on_in_the_steps_of_its_escalator() {
    // Steps are counted from month 1: at 13, twelve months after it, not after the last value.
    let paths = given(Series::Power, &[30.0, 0.0, 20.0]);
    for (month, price) in [(1, 30.0), (2, 0.0), (3, 20.0), (12, 20.0), (13, 22.0), (24, 22.0)] {
        same(paths.power[month], price);
    }
    // Fourteen values end after the step: the next is at 25, beyond these two years.
    let paths = given(Series::Power, &[40.0; 14]);
    same(paths.power[24], 40.0);
}

#[test]
fn a_given_lease_level_stays_where_it_ends_and_what_goes_beyond_the_horizon_is_ignored() {
    let paths = given(Series::Level, &[0.5, 0.8]);
    for (month, level) in [(1, 0.5), (2, 0.8), (24, 0.8)] {
        same(paths.lease_level[month], level);
    }
    let mut values = vec![2.0; 24];
    values.push(7.0);
    assert_eq!(given(Series::Level, &values).lease_level, [2.0; 25]);
}
