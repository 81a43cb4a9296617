//! The miner's yearly decisions, by hand: every sequence of keep, replace and stop enumerated in
//! the comments. The site is worth nothing here, so closing is never better than stopping.

use crate::support::{actions, changed, figures, ledger, months, plain, same};
use hash_or_host::finance::{Column, Discount};
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Action::{self, Keep, Replace, Stop};
use hash_or_host::strategy::Strategy::Mining;
use hash_or_host::strategy::mining::Mine;
use serde_json::{Value, json};

/// Three years, so decisions at months 12 and 24; 43,800 USD gross a year.
fn three_years(extra: Value) -> Scenario {
    changed(&plain(json!({"site.horizon_years": 3.0})), &extra)
}

fn plan(scenario: &Scenario) -> Vec<Action> {
    let paths = Paths::of(scenario);
    actions(&Mine::of(scenario).plan(&paths, &Discount::new(0.0, paths.months)))
}

/// The old fleet fetches 80,000 USD now, 40,000 after one year, 20,000 and 10,000 after.
fn old_fleet(power: f64, halving: &str) -> Scenario {
    three_years(json!({
        "site.power_price_usd_per_mwh": power, "network.next_halving": halving,
        "mining.resale_usd_per_th": 8.0, "mining.resale_decline": 0.5,
    }))
}

#[test]
fn a_mine_stops_when_its_machines_are_worth_more_sold() {
    // At 4 USD/MWh a year earns 43,800 - 35,040 = 8,760. Stopped at 12: 8,760 + 40,000 = 48,760;
    // at 24: 17,520 + 20,000 = 37,520; kept: 26,280 + 10,000 = 36,280.
    let scenario = old_fleet(4.0, "2140-01");
    assert_eq!(plan(&scenario), [Stop, Keep]);
    same(figures(&scenario, Mining).npv_usd, 48_760.0);
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Proceeds, 12..=12, 40_000.0);
    months(&ledger, Column::Revenue, 12..=12, 3_650.0);
    for column in [Column::Revenue, Column::PowerCost, Column::OperatingCost, Column::EnergyMwh] {
        months(&ledger, column, 13..=36, 0.0);
    }
    months(&ledger, Column::Proceeds, 13..=36, 0.0);
}

#[test]
fn a_mine_is_kept_when_its_years_earn_more_than_its_machines_lose() {
    // At 2 USD/MWh a year earns 43,800 - 17,520 = 26,280. Stopped at 12: 66,280; at 24: 72,560;
    // kept: 78,840 + 10,000 = 88,840.
    let scenario = old_fleet(2.0, "2140-01");
    assert_eq!(plan(&scenario), [Keep, Keep]);
    same(figures(&scenario, Mining).npv_usd, 88_840.0);
}

#[test]
fn a_foreseen_halving_stops_the_mine_the_year_before() {
    // The same, but the reward halves in month 25: the third year earns 21,900 - 17,520 = 4,380.
    // Stopped at 12: 66,280; at 24: 52,560 + 20,000 = 72,560; kept: 56,940 + 10,000 = 66,940.
    let scenario = old_fleet(2.0, "2029-01");
    assert_eq!(plan(&scenario), [Keep, Stop]);
    same(figures(&scenario, Mining).npv_usd, 72_560.0);
}

#[test]
fn discounting_moves_the_decision() {
    // At 100 % a year and 3 USD/MWh a year earns 17,520. Seen from month 12 (every later month's
    // 1,460 USD at 2^(-m/12); twelve months weigh S = 0.94387 x 0.5 / 0.05613 = 8.4086 months):
    // stopping brings 40,000; stopping at 24: 1,460 x 8.4086 + 20,000 / 2 = 22,277; keeping even
    // less. Without discounting keeping wins: 52,560 + 10,000 against 57,520 and 55,040.
    let scenario = old_fleet(3.0, "2140-01");
    assert_eq!(plan(&scenario), [Keep, Keep]);
    let impatient = changed(&scenario, &json!({"mining.discount_rate": 1.0}));
    months(&ledger(&impatient, Mining), Column::Revenue, 13..=36, 0.0);
    months(&ledger(&impatient, Mining), Column::Proceeds, 12..=12, 40_000.0);
}

/// Old fleet: 8,760 a year, worth nothing. New: 20 PH/s for 20,000 USD earn 87,600 - 35,040 =
/// 52,560 a year and fetch 10,000 after one year, 5,000 after two.
fn replaceable() -> Scenario {
    three_years(json!({
        "site.power_price_usd_per_mwh": 4.0, "mining.replace_machines": true,
        "mining.machine_price_usd_per_th": 1.0, "mining.residual_share": 0.25,
    }))
}

#[test]
fn machines_are_replaced_once_when_that_beats_every_other_sequence() {
    //   keep keep        3 x 8,760                                           =  26,280
    //   keep replace     17,520 - 20,000 + 52,560 + 10,000                   =  60,080
    //   keep stop        17,520
    //   replace keep      8,760 - 20,000 + 105,120 + 5,000                   =  98,880
    //   replace replace   8,760 - 20,000 + 52,560 - 10,000 + 52,560 + 10,000 =  93,880
    //   replace stop      8,760 - 20,000 + 52,560 + 10,000                   =  51,320
    //   stop keep, stop stop 8,760; stop replace                             =  51,320
    let scenario = replaceable();
    assert_eq!(plan(&scenario), [Replace, Keep]);
    same(figures(&scenario, Mining).npv_usd, 98_880.0);
    let ledger = ledger(&scenario, Mining);
    months(&ledger, Column::Capex, 12..=12, 20_000.0);
    months(&ledger, Column::Revenue, 1..=12, 3_650.0);
    months(&ledger, Column::Revenue, 13..=36, 7_300.0);
    months(&ledger, Column::Proceeds, 36..=36, 5_000.0);
}

#[test]
fn each_decision_says_what_every_option_was_worth() {
    let scenario = replaceable();
    let paths = Paths::of(&scenario);
    let plan = Mine::of(&scenario).plan(&paths, &Discount::new(0.0, paths.months));
    // The sequences above from month 12 on, so without the first 8,760: the best that begins with
    // keep is keep replace, with stop, stop replace. Closing brings nothing.
    let worth = [(12, [51_320.0, 90_120.0, 42_560.0, 0.0])];
    // At 24 with the new fleet: 52,560 + 5,000; 10,000 - 20,000 + 52,560 + 10,000; 10,000 for the
    // machines, with the site or without.
    let worth = worth.into_iter().chain([(24, [57_560.0, 52_560.0, 10_000.0, 10_000.0])]);
    for (decision, (month, values)) in plan.iter().zip(worth) {
        assert_eq!(decision.month, month);
        for (option, expected) in decision.values.iter().zip(values) {
            same(option.unwrap(), expected);
        }
    }
    assert_eq!(plan.len(), 2);
}

#[test]
fn a_stopped_mine_opens_again_when_machines_are_good_enough() {
    // Power at 7 USD/MWh costs 61,320 a year: the old fleet loses 17,520 a year. Machines of month
    // 12 (25 J/TH, 40 PH/s) earn 175,200 - 61,320 = 113,880 a year and cost 16 x 0.4 = 6.4 USD/TH:
    // 256,000. Those of month 24 (80 PH/s) earn 289,080 and cost 2.56 USD/TH: 204,800. None
    // fetches anything.
    //   stop replace  -17,520 - 204,800 + 289,080 = 66,760
    //   keep replace   -35,040 - 204,800 + 289,080 = 49,240
    //   replace keep   -17,520 - 256,000 + 227,760 = -45,760
    //   replace replace                              -75,360
    //   stop keep      -17,520
    let scenario = three_years(json!({
        "site.power_price_usd_per_mwh": 7.0, "mining.replace_machines": true,
        "mining.efficiency_improvement": 0.5, "mining.machine_price_usd_per_th": 16.0,
        "mining.machine_price_change": -0.6,
    }));
    assert_eq!(plan(&scenario), [Stop, Replace]);
    same(figures(&scenario, Mining).npv_usd, 66_760.0);
    months(&ledger(&scenario, Mining), Column::Revenue, 13..=24, 0.0);
    // Without replacement a stopped mine stays stopped.
    let never = changed(&scenario, &json!({"mining.replace_machines": false}));
    assert_eq!(plan(&never), [Stop, Keep]);
    same(figures(&never, Mining).npv_usd, -17_520.0);
}

#[test]
fn of_equal_choices_the_earlier_in_the_order_is_taken() {
    // Nothing earned, nothing fetched, machines for nothing: all sequences are worth 0.
    let scenario = three_years(json!({
        "mining.uptime": 0.0, "mining.replace_machines": true, "mining.residual_share": 1.0,
    }));
    assert_eq!(plan(&scenario), [Keep, Keep]);
}
