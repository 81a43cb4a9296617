//! The bitcoin price at which a machine is better switched off, against those that pools publish.

use crate::support::{changed, figures, plain};
use crate::table;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy::Mining;
use serde_json::json;

/// A machine of so many J/TH on power of so many USD/MWh, in a network of that difficulty.
fn machine(efficiency: f64, power: f64, difficulty: f64, subsidy: f64, fees: f64) -> Scenario {
    plain(json!({
        "site.power_price_usd_per_mwh": power, "mining.efficiency_j_per_th": efficiency,
        "mining.curtail_when_unprofitable": true,
        "network.hashrate_eh_per_s": difficulty * 4_294_967_296.0 / 600.0 / 1e18,
        "network.subsidy_btc": subsidy, "network.fees_btc_per_block": fees, "network.btc_price_usd": 1000.0,
    }))
}

/// The price at which the model's mine earns just its power, and proof that it switches there.
fn shutdown(machine: &Scenario, efficiency: f64, power: f64) -> f64 {
    let paths = Paths::of(machine);
    let per_dollar = paths.hashprice[1] / paths.price[1];
    let price = 0.024 * efficiency * power / per_dollar;
    let runs = |factor: f64| {
        let at = changed(machine, &json!({ "network.btc_price_usd": price * factor }));
        figures(&at, Mining).months_operated
    };
    assert_eq!([runs(1.0001), runs(0.9999)], [24, 0]);
    price
}

#[track_caller]
fn reproduces(what: &str, got: f64, published: f64, tolerance: f64) {
    table::row(what, got, published);
    let miss = got / published - 1.0;
    println!("{what}: {got:.2} against {published}, {:+.2} %", 100.0 * miss);
    assert!(miss.abs() <= tolerance, "{what}: {got} against {published}");
}

/// For the page.
pub(crate) fn all() {
    antpool_in_february_2026();
    viabtc_s_worked_example();
}

#[test]
fn antpool_in_february_2026() {
    table::about(
        "shutdown",
        "AntPool’s list at 8 cents a kWh, early February 2026",
        "Bitcoin Sistemi: levels at which miners will shut down their machines",
        "https://en.bitcoinsistemi.com/bitcoin-price-plummets-as-miners-break-out-in-a-cold-sweat-levels-at-which-they-will-shut-down-their/amp",
        "The list gives no difficulty; ours is that of 22 January to 7 February, 141.67 million million, without fees. All are missed by the same 0.8 %, the size of a pool’s fee of about 1 % or of another day’s difficulty.",
    );
    // J/TH of the machines: 3,500 W on 200 TH/s, 5,510 W on 580, 8,650 W on 865, 18.5.
    let machines = [
        ("Antminer S21, 17.5 J/TH: USD per bitcoin", 17.5, 76_353.0),
        ("Antminer S23 Hyd, 9.5 J/TH: USD per bitcoin", 9.5, 41_448.0),
        ("Antminer S23e Hyd, 10 J/TH: USD per bitcoin", 10.0, 43_630.0),
        ("Whatsminer M63S, 18.5 J/TH: USD per bitcoin", 18.5, 80_716.0),
    ];
    for (what, efficiency, published) in machines {
        let machine = machine(efficiency, 80.0, 141.67e12, 3.125, 0.0);
        reproduces(what, shutdown(&machine, efficiency, 80.0), published, 0.01);
    }
}

#[test]
fn viabtc_s_worked_example() {
    table::about(
        "shutdown",
        "ViaBTC’s worked example, an Antminer S19 in August 2021",
        "ViaBTC in the Bitcoingarden forum: what is a shutdown price",
        "https://bitcoingarden.org/forum/index.php?topic=107490.0",
        "The example states all it uses: 95 TH/s and 3,250 W, 7.7 cents, difficulty 17.62 million million (to that digit), 6.25 bitcoin and 1.3 % of fees.",
    );
    let efficiency = 3250.0 / 95.0;
    let machine = machine(efficiency, 77.0, 17.62e12, 6.25, 6.25 * 0.013);
    let paths = Paths::of(&machine);
    let daily = paths.hashprice[1] / paths.price[1] * 0.095;
    reproduces("bitcoin a day", daily, 0.000_686_85, 3e-4);
    reproduces("USD per bitcoin", shutdown(&machine, efficiency, 77.0), 8_744.27, 3e-4);
}
