//! The model against an independent computation of the contract: `tests/oracle`, in plain Python,
//! written from the contract's text alone.
//!
//! Figures must agree to 1e-7 relative, rates to 1e-6, ledgers column by column; here they are held
//! to 1e-9.

use crate::support::{close, fixture, scenario};
use hash_or_host::evaluation::{Figures, Rate, evaluate};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::strategy::Strategy;
use serde_json::{Value, json};

const RELATIVE: f64 = 1e-9;

fn rate(rate: &Rate) -> Value {
    rate.map_or(Value::Null, |r| json!(r))
}

fn reason(rate: &Rate) -> Value {
    rate.map_or_else(|none| json!(none.reason()), |_| Value::Null)
}

/// The figures by the contract's names.
fn named(figures: &Figures) -> Value {
    json!({
        "npv_usd": figures.npv_usd,
        "bridge_npv_usd": figures.bridge_npv_usd,
        "npv_usd_per_mw": figures.npv_usd_per_mw,
        "irr": rate(&figures.irr),
        "irr_reason": reason(&figures.irr),
        "equity_irr": rate(&figures.equity_irr),
        "equity_irr_reason": reason(&figures.equity_irr),
        "payback_months": figures.payback_months,
        "initial_capex_usd": figures.initial_capex_usd,
        "capex_usd": figures.capex_usd,
        "peak_funding_usd": figures.peak_funding_usd,
        "min_dscr": figures.min_dscr,
        "revenue_usd": figures.revenue_usd,
        "energy_mwh": figures.energy_mwh,
        "revenue_usd_per_mwh": figures.revenue_usd_per_mwh,
        "ebitda_usd_per_mwh": figures.ebitda_usd_per_mwh,
        "ebitda_margin": figures.ebitda_margin,
        "ebitda_usd_per_mw_year": figures.ebitda_usd_per_mw_year,
        "yield_on_cost": figures.yield_on_cost,
        "months_operated": figures.months_operated,
    })
}

/// What differs between a figure and its expected value, if anything.
fn differs(name: &str, got: &Value, expected: &Value, scale: f64) -> Option<String> {
    let same = match (got.as_f64(), expected.as_f64()) {
        // Money may cancel: what is 1e-9 of the largest flow is nothing.
        (Some(a), Some(b)) => {
            close(a, b, RELATIVE, if name.contains("usd") { scale } else { 1e-12 })
        }
        _ => got == expected,
    };
    (!same).then(|| format!("{name}: got {got}, expected {expected}"))
}

/// Sum, sum weighted by t+1 and largest absolute value of a column, against the expected ones.
fn column_differs(column: &[f64], expected: &Value) -> bool {
    let expected: Vec<f64> =
        expected.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect();
    let months = column.len() as f64;
    let sum: f64 = column.iter().sum();
    let weighted: f64 = column.iter().enumerate().map(|(t, x)| (t + 1) as f64 * x).sum();
    let largest = column.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let floor = RELATIVE * largest * months;
    !close(sum, expected[0], RELATIVE, floor)
        || !close(weighted, expected[1], RELATIVE, floor * months)
        || !close(largest, expected[2], RELATIVE, 0.0)
}

fn strategy_differs(
    strategy: Strategy,
    case: &Value,
    figures: &Figures,
    ledger: &Ledger,
) -> Vec<String> {
    let expected = &case["strategies"][strategy.key()];
    let fragile: Vec<&str> =
        case["fragile"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let is_fragile = |name: &str| fragile.contains(&format!("{}.{name}", strategy.key()).as_str());
    let flow =
        Column::ALL.iter().flat_map(|c| ledger.column(*c)).fold(0.0_f64, |m, x| m.max(x.abs()));
    let mut wrong = Vec::new();
    let got = named(figures);
    for (name, got) in got.as_object().unwrap() {
        if !is_fragile(name) {
            wrong.extend(differs(name, got, &expected[name], RELATIVE * flow));
        }
    }
    for (i, column) in Column::ALL.iter().enumerate() {
        let monthly = &expected["monthly"][i];
        if !is_fragile(&format!("monthly.{}", column.name()))
            && column_differs(ledger.column(*column), monthly)
        {
            wrong.push(format!("monthly.{}: {:?}", column.name(), monthly));
        }
    }
    wrong
}

fn check(name: &str) {
    let file = fixture(name);
    let names: Vec<&str> = Column::ALL.iter().map(|c| c.name()).collect();
    assert_eq!(file["monthly_columns"], json!(names), "the order of the columns");
    let cases = file["scenarios"].as_array().unwrap();
    assert!(cases.len() >= 6, "{name} holds {} cases", cases.len());
    let mut wrong = Vec::new();
    for (i, case) in cases.iter().enumerate() {
        let scenario = scenario(&case["changed"]);
        let got = evaluate(&scenario);
        let fragile_best = case["fragile"].as_array().unwrap().contains(&json!("best"));
        let best = got.best.map_or(Value::Null, |s| json!(s.key()));
        if best != case["best"] && !fragile_best {
            wrong.push(format!("case {i}: best {best}, expected {}", case["best"]));
        }
        wrong.extend(differs(
            "sell_now_usd",
            &json!(got.sell_now_usd),
            &case["sell_now_usd"],
            1e-6,
        ));
        for strategy in Strategy::ALL {
            let expected = &case["strategies"][strategy.key()];
            match got.outcome(strategy) {
                None => {
                    if expected["not_ready"] != json!(true) {
                        wrong.push(format!("case {i}: {} is not ready", strategy.key()));
                    }
                }
                Some(outcome) => {
                    for line in strategy_differs(strategy, case, &outcome.figures, &outcome.ledger)
                    {
                        wrong.push(format!("case {i} {}: {line}", strategy.key()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences in {name}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn plausible_scenarios_agree() {
    check("plausible.json");
}

#[test]
fn scenarios_over_the_whole_accepted_range_agree() {
    check("wide.json");
}

#[test]
fn each_input_alone_at_its_extremes_agrees() {
    check("extremes.json");
}

#[test]
fn whole_ledgers_agree_month_by_month() {
    let file = fixture("full.json");
    for case in file["scenarios"].as_array().unwrap() {
        let got = evaluate(&scenario(&case["changed"]));
        for strategy in Strategy::ALL {
            let Some(outcome) = got.outcome(strategy) else { continue };
            for (i, column) in Column::ALL.into_iter().enumerate() {
                let expected = &case["strategies"][strategy.key()]["monthly"];
                let expected =
                    expected[i].as_array().or_else(|| expected[column.name()].as_array()).unwrap();
                let got = outcome.ledger.column(column);
                let floor = RELATIVE * got.iter().fold(1e-3_f64, |most, x| most.max(x.abs()));
                assert_eq!(got.len(), expected.len());
                for (t, (a, b)) in got.iter().zip(expected).enumerate() {
                    let b = b.as_f64().unwrap();
                    assert!(
                        close(*a, b, RELATIVE, floor),
                        "{strategy:?} {} {t}: {a} {b}",
                        column.name()
                    );
                }
            }
        }
    }
}

#[test]
fn the_published_examples_agree() {
    let cases = fixture("examples.json");
    for (i, case) in cases.as_array().unwrap().iter().enumerate() {
        let got = evaluate(&scenario(&case["scenario"]));
        for strategy in Strategy::ALL {
            let expected = &case["expected"][strategy.key()];
            let outcome = got.outcome(strategy).unwrap();
            let figures = named(&outcome.figures);
            for (name, value) in expected.as_object().unwrap() {
                if name == "free_cash_flow_by_year" {
                    check_years(i, &outcome.ledger, value);
                } else {
                    let wrong = differs(name, &figures[name], value, 0.0);
                    assert_eq!(wrong, None, "example {i} {strategy:?}");
                }
            }
        }
    }
}

fn check_years(example: usize, ledger: &Ledger, expected: &Value) {
    let flows = ledger.column(Column::FreeCashFlow);
    for (year, expected) in expected.as_array().unwrap().iter().enumerate() {
        let got: f64 =
            if year == 0 { flows[0] } else { flows[12 * year - 11..=12 * year].iter().sum() };
        let expected = expected.as_f64().unwrap();
        assert!(
            close(got, expected, RELATIVE, 1e-3),
            "example {example} year {year}: {got} {expected}"
        );
    }
}
