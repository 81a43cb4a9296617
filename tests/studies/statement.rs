//! The statement ties to the ledger and to the figures, line by line.

use crate::support::random::{Range, scenarios};
use crate::support::same;
use hash_or_host::analysis::statement::{By, Line, Statement, statement};
use hash_or_host::evaluation::{Outcome, evaluate};
use hash_or_host::finance::Column;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use proptest::prelude::*;

/// What adds up to each subtotal, from the statement's own words.
const SUMS: [(Line, &[Line]); 4] = [
    (Line::Ebitda, &[Line::Revenue, Line::Power, Line::Operations]),
    (
        Line::FreeCashFlow,
        &[Line::Ebitda, Line::Tax, Line::Capex, Line::Proceeds, Line::WorkingCapital],
    ),
    (Line::CashToValue, &[Line::FreeCashFlow, Line::Bridge]),
    (
        Line::EquityCashFlow,
        &[
            Line::FreeCashFlow,
            Line::TaxShield,
            Line::DebtDraw,
            Line::Interest,
            Line::Principal,
            Line::Repayment,
        ],
    ),
];

fn ties(scenario: &Scenario, strategy: Strategy, outcome: &Outcome) {
    let yearly = statement(scenario, strategy, outcome, By::Year);
    let monthly = statement(scenario, strategy, outcome, By::Month);
    let size = outcome.ledger.values().iter().fold(1.0, |size: f64, value| size.max(value.abs()));
    let near = |a: f64, b: f64, what: &str| {
        assert!((a - b).abs() <= 1e-9 * size, "{strategy:?} {what}: {a} and {b}");
    };
    for found in [&yearly, &monthly] {
        for (sum, parts) in SUMS {
            for period in 0..found.periods.len() {
                let parts: f64 = parts.iter().map(|line| value(found, *line, period)).sum();
                near(value(found, sum, period), parts, sum.key());
            }
        }
        for entry in &found.entries {
            if let (Some(total), true) = (entry.total, entry.line.is_money())
                && entry.values.iter().all(Option::is_some)
            {
                near(entry.values.iter().flatten().sum(), total, entry.line.key());
            }
        }
    }
    // Years are their months.
    for (line, entry) in Line::ALL.iter().zip(&yearly.entries) {
        for (at, period) in yearly.periods.iter().enumerate() {
            if let (Some(year), true) = (entry.values[at], line.is_money()) {
                let months = period.first..=period.last;
                let months: f64 = months.map(|month| value(&monthly, *line, month)).sum();
                near(year, months, line.key());
            }
        }
    }
    let total = |line: Line| yearly.entries[line as usize].total.unwrap();
    near(total(Line::Revenue), outcome.figures.revenue_usd, "revenue");
    near(-total(Line::Capex), outcome.figures.capex_usd, "capex");
    near(total(Line::PresentValue), outcome.figures.npv_usd, "npv");
    near(
        total(Line::EquityCashFlow),
        outcome.ledger.sum(Column::EquityCashFlow),
        "equity cash flow",
    );
    if strategy != Strategy::Hybrid {
        let covered = yearly.entries[Line::Dscr as usize].values.iter().flatten().copied();
        let lowest = covered
            .fold(None, |low: Option<f64>, ratio| Some(low.map_or(ratio, |low| low.min(ratio))));
        assert_eq!(lowest, outcome.figures.min_dscr, "{strategy:?}");
    }
}

fn value(statement: &Statement, line: Line, period: usize) -> f64 {
    statement.entries[line as usize].values[period].unwrap()
}

fn all_tie(scenario: &Scenario) {
    let evaluation = evaluate(scenario);
    for strategy in Strategy::ALL {
        if let Some(outcome) = evaluation.outcome(strategy) {
            ties(scenario, strategy, outcome);
        }
    }
}

#[test]
fn the_default_ties() {
    all_tie(&Scenario::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_scenario_ties(scenario in scenarios(Range::Accepted)) {
        all_tie(&scenario);
    }
}

#[test]
fn a_year_of_colocation_by_hand() {
    // The plain megawatt: 1 MW of IT at 10 USD per kW-month, 120,000 USD a year, nothing else.
    let scenario = crate::support::plain(serde_json::json!({}));
    let evaluation = evaluate(&scenario);
    let outcome = evaluation.outcome(Strategy::Colocation).unwrap();
    let found = statement(&scenario, Strategy::Colocation, outcome, By::Year);
    assert_eq!(found.periods.len(), 3, "the valuation date and two years");
    assert_eq!((found.periods[2].first, found.periods[2].last), (13, 24));
    for line in [Line::Revenue, Line::Ebitda, Line::FreeCashFlow, Line::EquityCashFlow] {
        same(value(&found, line, 1), 120_000.0);
        same(value(&found, line, 0), 0.0);
    }
    assert_eq!(value(&found, Line::DiscountFactor, 2), 1.0, "at a rate of 0");
}
