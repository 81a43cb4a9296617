//! The stress library against the independent computation in `tests/oracle`: every shock alone and
//! several together, on 96 scenarios with and without given paths.

use crate::oracle::{RELATIVE, column_differs, taken, with_given};
use crate::support::{close, fixture, scenario};
use hash_or_host::analysis::stress::{Position, Shock, Shocks, Stressed, stress};
use hash_or_host::strategy::Strategy;
use serde_json::{Value, json};

fn shocks(names: &Value) -> Shocks {
    let names = names.as_array().unwrap().iter();
    names.map(|name| Shock::from_key(name.as_str().unwrap()).unwrap()).collect()
}

/// What differs in one strategy's report; `fragile` says which results rounding decides.
fn differs(expected: &Value, got: &Stressed, strategy: Strategy, fragile: &[&str]) -> Vec<String> {
    let Position { npv_usd, lowest_cash_usd, lowest_cash_month, uncovered_month, .. } = &got.after;
    let flow = got.after.cash_usd.iter().fold(1.0_f64, |most, cash| most.max(cash.abs()));
    let mut wrong = Vec::new();
    let mut hold = |name: &str, same: bool, got: Value| {
        let key = format!("{}.{name}", strategy.key());
        if !same && !fragile.contains(&key.as_str()) {
            wrong.push(format!("{key}: got {got}, expected {}", expected[name]));
        }
    };
    for (name, money) in [("npv_usd", *npv_usd), ("lowest_cash_usd", *lowest_cash_usd)] {
        let same = close(money, expected[name].as_f64().unwrap(), RELATIVE, RELATIVE * flow);
        hold(name, same, json!(money));
    }
    for (name, month) in [
        ("lowest_cash_month", json!(lowest_cash_month)),
        ("uncovered_month", json!(uncovered_month)),
    ] {
        hold(name, month == expected[name], month);
    }
    // The hybrid's decisions are its parts'.
    if strategy != Strategy::Hybrid {
        let decisions = json!([taken(&got.after.decisions)]);
        hold("decisions", decisions == expected["decisions"], decisions);
        let bridge = taken(&got.after.bridge_decisions);
        let stops = bridge.as_array().is_some_and(|taken| !taken.is_empty());
        hold("bridge_decisions", !stops || bridge == expected["bridge_decisions"], bridge);
    }
    let paths = &got.paths;
    for (name, series) in [
        ("price", &paths.price),
        ("network", &paths.network),
        ("hashprice", &paths.hashprice),
        ("power", &paths.power),
        ("level", &paths.lease_level),
    ] {
        // Sums over months 1 to T.
        if column_differs(&series[1..], &expected["paths"][name]) {
            wrong.push(format!("{}: path of {name}", strategy.key()));
        }
    }
    wrong
}

#[test]
fn every_stress_agrees() {
    let file = fixture("stress.json");
    let cases = file["scenarios"].as_array().unwrap();
    assert_eq!(cases.len(), 96);
    let mut wrong = Vec::new();
    for (i, case) in cases.iter().enumerate() {
        let site = with_given(scenario(&case["changed"]), &case["given"]);
        let report = stress(&site, shocks(&case["shocks"]));
        let fragile: Vec<&str> =
            case["fragile"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        for strategy in Strategy::ALL {
            let expected = &case["strategies"][strategy.key()];
            let not_ready = expected["not_ready"] == json!(true);
            assert_eq!(report.strategy(strategy).is_none(), not_ready, "case {i}");
            if let Some(got) = report.strategy(strategy) {
                let lines = differs(expected, got, strategy, &fragile);
                wrong.extend(lines.into_iter().map(|l| format!("{i} {}: {l}", case["shocks"])));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
