//! Bitcoin income against what miners reported and what others computed, through the crate's own
//! network path and mine. Run with `--nocapture` to see by how much each case is missed.
//!
//! Network hashrate is difficulty x 2^32 / 600 s, as every calculator has it.

use crate::support::{changed, figures, ledger, plain};
use crate::table::{self, about};
use hash_or_host::finance::Column;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::Mining;
use serde_json::json;

/// The days of the model's month.
const DAYS: f64 = 365.0 / 12.0;

/// Exahashes a second that find a block every 600 s at `difficulty`.
fn network(difficulty: f64) -> f64 {
    difficulty * 4_294_967_296.0 / 600.0 / 1e18
}

/// A world of that network, subsidy and fees per block, and price.
fn world(network_eh: f64, subsidy: f64, fees: f64, price: f64) -> Scenario {
    plain(json!({
        "network.hashrate_eh_per_s": network_eh, "network.subsidy_btc": subsidy,
        "network.fees_btc_per_block": fees, "network.btc_price_usd": price,
    }))
}

/// Bitcoin per PH/s and day.
fn bitcoin_per_petahash(world: &Scenario) -> f64 {
    let paths = Paths::of(world);
    paths.hashprice[1] / paths.price[1]
}

/// Asserts `got` within `tolerance` of what was published and prints the miss.
#[track_caller]
fn reproduces(what: &str, got: f64, published: f64, tolerance: f64) {
    let miss = got / published - 1.0;
    println!("{what}: {got} against {published}, {:+.3} %", 100.0 * miss);
    table::row(what, got, published);
    assert!(miss.abs() <= tolerance, "{what}: {got} against {published}");
}

/// Bitcoin that a mine of `exahash` EH/s earns in `days`, by the model's ledger.
fn mined(world: &Scenario, exahash: f64, days: f64, price: f64) -> f64 {
    // 15 J/TH at a PUE of 1: 15 MW per EH/s.
    let mine = json!({"site.grid_mw": exahash * 15.0, "mining.efficiency_j_per_th": 15.0});
    let ledger = ledger(&changed(world, &mine), Mining);
    ledger.column(Column::Revenue)[1] / price / DAYS * days
}

/// For the page.
pub(crate) fn all() {
    iren_in_may_and_july_2025();
    ninety_terahash_for_a_day();
    twenty_two_terahash_for_a_month_in_2015();
    a_home_miner_in_2026();
    hashprice_of_two_hashrate_index_roundups();
    another_calculators_validation_table();
    revenue_per_megawatt_hour_by_efficiency();
}

#[test]
fn iren_in_may_and_july_2025() {
    about(
        "income",
        "IREN, production of May and July 2025",
        "IREN, monthly updates",
        "https://utahbusinesspress.com/article/847111062-iren-august-2025-monthly-update",
        "Without fees ours is lower by about 1.2 %, which is what fees were in those months; with them both agree to half a percent. The formula is the same rule worked out by hand.",
    );
    // Reported: https://livenews.co.nz/2025/06/06/nz-au-iren-may-2025-monthly-update and
    // https://utahbusinesspress.com/article/847111062-iren-august-2025-monthly-update. Difficulty:
    // harmonic means of blockchain.com's daily values. Transaction fees are not in the model
    // column: about 1.2 % of reported bitcoin in both months.
    let months = [
        ("IREN May 2025", 38.4, 120.819e12, 103_345.0, 627.0, 64.7e6, 619.4),
        ("IREN July 2025", 45.4, 122.972e12, 114_891.0, 728.0, 83.6e6, 719.5),
    ];
    for (name, exahash, difficulty, price, reported, revenue, by_formula) in months {
        let world = world(network(difficulty), 3.125, 0.0, price);
        let bitcoin = mined(&world, exahash, 31.0, price);
        reproduces(&format!("{name}, by the formula, no fees"), bitcoin, by_formula, 1e-4);
        let fees = reported / bitcoin - 1.0;
        assert!((0.005..0.015).contains(&fees), "{name}: fees of {fees}");
        reproduces(&format!("{name}, reported bitcoin"), bitcoin, reported, 0.013);
        reproduces(&format!("{name}, reported revenue"), bitcoin * price, revenue, 0.013);
        // With the 1.2 % of fees both agree to half a percent.
        let with_fees = changed(&world, &json!({"network.fees_btc_per_block": 3.125 * 0.012}));
        let bitcoin = mined(&with_fees, exahash, 31.0, price);
        reproduces(&format!("{name}, with fees"), bitcoin, reported, 0.005);
        reproduces(&format!("{name}, revenue with fees"), bitcoin * price, revenue, 0.005);
    }
}

#[test]
fn ninety_terahash_for_a_day() {
    about(
        "income",
        "90 TH/s for a day, difficulty 27.45 million million",
        "Blue Abay: bitcoin mined per day",
        "https://blueabay.com/btc_mined_per_day",
        "Published to six digits.",
    );
    // https://blueabay.com/btc_mined_per_day: 0.000412184 BTC/day, to six digits.
    let world = world(network(27_452_707_696_466.3), 6.25, 0.0, 1000.0);
    reproduces("bitcoin a day", bitcoin_per_petahash(&world) * 0.09, 0.000_412_184, 1.2e-6);
}

#[test]
fn twenty_two_terahash_for_a_month_in_2015() {
    about(
        "income",
        "21.99 TH/s for 30 days in 2015",
        "Bitcoin Stack Exchange, question 18629",
        "https://bitcoin.stackexchange.com/questions/18629",
        "The network of 2015 is smaller than any accepted here, so both sides are ten times as large.",
    );
    // https://bitcoin.stackexchange.com/questions/18629: 6.99542703277 BTC in 30 days. The whole
    // network was 0.34 EH/s, below the accepted range, so both sides are ten times as large.
    let world = world(10.0 * network(47_427_554_950.648), 25.0, 0.0, 1000.0);
    let bitcoin = bitcoin_per_petahash(&world) * 10.0 * 0.021_990_232_555_52 * 30.0;
    reproduces("bitcoin, ten times", bitcoin, 6.995_427_032_77, 1e-10);
}

#[test]
fn a_home_miner_in_2026() {
    about(
        "income",
        "A home miner at block 965,257",
        "Bitview, August 2026",
        "https://bitview.space",
        "The first is without fees, which were 0.5 to 0.8 % of the reward then.",
    );
    // bitview.space about block 965,257: 50.321552 sats per TH/s and day with fees (0.5-0.8 % of
    // the reward then); 2.15 TH/s wait 7,964 years for a block.
    let difficulty = 125_807_076_547_197.55;
    let subsidy_only = bitcoin_per_petahash(&world(network(difficulty), 3.125, 0.0, 1000.0));
    reproduces("sats/TH/day, ours without fees", subsidy_only * 1e5, 50.321_552, 0.009);
    // With the fees that make up the rest, 0.022 BTC a block, 2.15 TH/s earn 108.19 sats a day.
    let with_fees = bitcoin_per_petahash(&world(network(difficulty), 3.125, 0.022, 1000.0));
    reproduces("2.15 TH/s with fees: sats a day", with_fees * 0.00215 * 1e8, 108.19, 5e-4);
    let blocks_a_day =
        bitcoin_per_petahash(&world(network(difficulty), 1.0, 0.0, 1000.0)) * 0.00215;
    reproduces("2.15 TH/s: years to a block", 1.0 / blocks_a_day / 365.25, 7_964.0, 1e-4);
}

#[test]
fn hashprice_of_two_hashrate_index_roundups() {
    about(
        "income",
        "Hashprice in two weekly reports",
        "Hashrate Index, roundups of 3 November 2025 and 12 January 2026",
        "https://hashrateindex.com/blog/hashrate-index-roundup-november-3-2025",
        "In January the report’s printed difficulty does not give its own hashprice in bitcoin; the chain’s 146.47 million million does, and is used. Dollars differ by the hour at which the price was read.",
    );
    // Reports give fees as a share s of the whole reward: s / (1 - s) of the subsidy.
    // https://hashrateindex.com/blog/hashrate-index-roundup-november-3-2025 and ..-january-12-2026
    // (whose printed difficulty does not reproduce its own hashvalue; 146.47e12 does).
    let roundups = [
        ("2025-11-03", 155.97e12, 106_935.0, 0.0062, 43.33, 0.000_405_77, 0.0015, 0.001),
        ("2026-01-12", 146.47e12, 91_132.0, 0.0055, 39.53, 0.000_431_43, 0.006, 0.001),
    ];
    for (date, difficulty, price, share, usd, bitcoin, usd_tolerance, tolerance) in roundups {
        let fees = 3.125 * share / (1.0 - share);
        let world = world(network(difficulty), 3.125, fees, price);
        reproduces(
            &format!("{date}: USD/PH/day"),
            Paths::of(&world).hashprice[1],
            usd,
            usd_tolerance,
        );
        reproduces(
            &format!("{date}: BTC/PH/day"),
            bitcoin_per_petahash(&world),
            bitcoin,
            tolerance,
        );
    }
}

#[test]
fn another_calculators_validation_table() {
    about(
        "income",
        "Three machines, difficulty 150 million million, 90,000 USD",
        "21mScot, validation table",
        "",
        "No fees on either side.",
    );
    // 21mScot: difficulty 150e12, 3.125 BTC, 90,000 USD, no fees.
    let world = world(network(150e12), 3.125, 0.0, 90_000.0);
    let machines =
        [(200.0, 0.000_083_82, 7.54), (186.0, 0.000_077_95, 7.02), (120.0, 0.000_050_29, 4.53)];
    for (terahash, bitcoin, usd) in machines {
        let got = bitcoin_per_petahash(&world) * terahash / 1000.0;
        reproduces(&format!("{terahash} TH/s: bitcoin a day"), got, bitcoin, 1e-4);
        reproduces(&format!("{terahash} TH/s: USD a day"), got * 90_000.0, usd, 1e-3);
    }
}

#[test]
fn revenue_per_megawatt_hour_by_efficiency() {
    about(
        "income",
        "Income per MWh at a hashprice of 40.58",
        "Worked from hashprice: 40.58 / (0.024 × J/TH)",
        "",
        "Whole dollars.",
    );
    // Hashprice / (0.024 x J/TH) at 40.58 USD per PH/s and day.
    let expected = [
        (9.5, 178.0),
        (12.0, 141.0),
        (13.5, 125.0),
        (15.0, 113.0),
        (17.5, 97.0),
        (21.5, 79.0),
        (29.5, 57.0),
    ];
    for (efficiency, usd) in expected {
        let scenario = plain(json!({
            "network.hashrate_eh_per_s": 144.0 / 40.58, "mining.efficiency_j_per_th": efficiency,
        }));
        let got = figures(&scenario, Mining).revenue_usd_per_mwh.unwrap();
        reproduces(&format!("{efficiency} J/TH: USD/MWh"), got, usd, 0.5 / usd);
    }
}
