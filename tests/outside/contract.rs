//! The model against an independent computation of the contract: `tests/oracle`, in plain Python,
//! written from the contract's text alone.
//!
//! Figures must agree to 1e-7 relative, rates to 1e-6, ledgers column by column; here they are held
//! to 1e-9.

use crate::oracle::{RELATIVE, column_differs, taken, with_given};
use crate::support::{close, fixture, scenario};
use hash_or_host::evaluation::{Evaluation, Figures, Rate, evaluate};
use hash_or_host::finance::{Column, Ledger};
use hash_or_host::strategy::Strategy;
use serde_json::{Value, json};

fn rate(rate: &Rate) -> Value {
    rate.map_or(Value::Null, |r| json!(r))
}

fn reason(rate: &Rate) -> Value {
    rate.map_or_else(|none| json!(none.key()), |_| Value::Null)
}

/// The figures by the contract's names.
fn named(figures: &Figures) -> Value {
    json!({
        "npv_usd": figures.npv_usd,
        "bridge_npv_usd": figures.bridge_npv_usd,
        "equity_npv_usd": figures.equity_npv_usd,
        "exit_npv_usd": figures.exit_npv_usd,
        "npv_usd_per_mw": figures.npv_usd_per_mw,
        "irr": rate(&figures.irr),
        "irr_reason": reason(&figures.irr),
        "equity_irr": rate(&figures.equity_irr),
        "equity_irr_reason": reason(&figures.equity_irr),
        "irr_on_sale_value": figures.irr_on_sale_value.as_ref().map_or(Value::Null, rate),
        "irr_on_sale_value_reason": figures.irr_on_sale_value.as_ref().map_or(Value::Null, reason),
        "payback_months": figures.payback_months,
        "initial_capex_usd": figures.initial_capex_usd,
        "capex_usd": figures.capex_usd,
        "peak_funding_usd": figures.peak_funding_usd,
        "min_dscr": figures.min_dscr,
        "min_dscr_in_contract": figures.min_dscr_in_contract,
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
        let got = evaluate(&with_given(scenario(&case["changed"]), &case["given"]));
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
fn scenarios_with_given_paths_agree() {
    check("given.json");
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

/// Index 0, then the sum of each model year.
fn by_year(flows: &[f64]) -> Vec<f64> {
    let years = flows[1..].chunks(12).map(|year| year.iter().sum());
    std::iter::once(flows[0]).chain(years).collect()
}

/// Every figure, month and decision of the strategies that an example holds.
fn example_differs(expected: &Value, got: &Evaluation) -> Vec<String> {
    let mut wrong = Vec::new();
    for strategy in Strategy::ALL {
        let expected = &expected[strategy.key()];
        let Some(outcome) = got.outcome(strategy) else {
            if expected.get("npv_usd").is_some() {
                wrong.push(format!("{}: not ready", strategy.key()));
            }
            continue;
        };
        let figures = named(&outcome.figures);
        let flow = Column::ALL.iter().flat_map(|c| outcome.ledger.column(*c));
        let scale = RELATIVE * flow.fold(0.0_f64, |most, x| most.max(x.abs()));
        for (name, value) in figures.as_object().unwrap() {
            // The published results do not have it; the Python's do.
            if name == "equity_npv_usd" && expected.get(name).is_none() {
                continue;
            }
            let differing = differs(name, value, &expected[name], scale);
            wrong.extend(differing.map(|line| format!("{}.{line}", strategy.key())));
        }
        // Three examples hold every month, the others every year.
        let columns = if expected.get("monthly").is_some() { &Column::ALL[..] } else { &[] };
        for column in columns {
            let months = expected["monthly"][column.name()].as_array().unwrap();
            let ledger = outcome.ledger.column(*column);
            assert_eq!(ledger.len(), months.len());
            for (t, (a, b)) in ledger.iter().zip(months).enumerate() {
                let b = b.as_f64().unwrap();
                if !close(*a, b, RELATIVE, scale.max(1e-6)) {
                    wrong.push(format!("{}.{} {t}: {a} {b}", strategy.key(), column.name()));
                }
            }
        }
        for (name, column) in [
            ("free_cash_flow_by_year", Column::FreeCashFlow),
            ("equity_cash_flow_by_year", Column::EquityCashFlow),
        ] {
            let years = by_year(outcome.ledger.column(column));
            let theirs = expected[name].as_array().unwrap();
            assert_eq!(years.len(), theirs.len());
            for (year, (a, b)) in years.iter().zip(theirs).enumerate() {
                if !close(*a, b.as_f64().unwrap(), RELATIVE, scale.max(1e-6) * 12.0) {
                    wrong.push(format!("{}.{name} {year}: {a} {b}", strategy.key()));
                }
            }
        }
        if strategy != Strategy::Hybrid {
            let decisions = json!([taken(&outcome.decisions)]);
            if expected["decisions"] != decisions {
                wrong.push(format!("{}: {decisions}, {}", strategy.key(), expected["decisions"]));
            }
            let bridge = taken(&outcome.bridge_decisions);
            let stops = |value: &Value| value.as_array().is_some_and(|v| !v.is_empty());
            if stops(&bridge) && expected["bridge_decisions"] != bridge {
                wrong.push(format!("{}: bridge {bridge}", strategy.key()));
            }
        }
    }
    let best = got.best.map_or(Value::Null, |s| json!(s.key()));
    if best != expected["best"] {
        wrong.push(format!("best {best}"));
    }
    let lead = got.lead.map(|lead| (lead.of.key(), lead.over.key(), lead.usd));
    let (of, over, usd) = lead.unwrap();
    if expected["lead"]["of"] != of || expected["lead"]["over"] != over {
        wrong.push(format!("lead of {of} over {over}"));
    }
    wrong.extend(differs("lead_usd", &json!(usd), &expected["lead"]["usd"], 1e-3));
    wrong.extend(differs(
        "sell_now_usd",
        &json!(got.sell_now_usd),
        &expected["sell_now_usd"],
        1e-6,
    ));
    wrong
}

#[test]
fn the_published_examples_agree() {
    examples_agree("examples.json", 17);
}

#[test]
fn the_published_examples_with_given_paths_agree() {
    examples_agree("examples-given.json", 4);
}

fn examples_agree(file: &str, count: usize) {
    let cases = fixture(file);
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), count);
    let mut wrong = Vec::new();
    for case in cases {
        let got = evaluate(&with_given(scenario(&case["scenario"]), &case["given"]));
        let about = case["about"].as_str().unwrap();
        let lines = example_differs(&case["expected"], &got);
        wrong.extend(lines.into_iter().take(30).map(|line| format!("{about}: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
