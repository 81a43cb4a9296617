//! `statement`: a use's cash flow by year or month.

use super::plain;
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, bail};
use hash_or_host::analysis::statement::{By, Period, Statement, StatementLine, statement};
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::{Plain, money, number, ratio};
use hash_or_host::scenario::{Input, Scenario, month};
use hash_or_host::strategy::Strategy;
use serde_json::{Map, Value, json};

pub(super) fn answer(scenario: &Scenario, strategy: Strategy, monthly: bool) -> Result<Answer> {
    let evaluation = evaluate(scenario);
    let Some(outcome) = evaluation.outcome(strategy) else {
        bail!("{} is not ready within the horizon: there is no statement", strategy.key());
    };
    let by = if monthly { By::Month } else { By::Year };
    let found = statement(scenario, strategy, outcome, by);
    let names: Vec<String> =
        found.periods.iter().map(|period| name(scenario, period, by)).collect();
    let mut heads = vec![Cell::text("line")];
    heads.extend(names.iter().map(Cell::text));
    heads.push(Cell::text("total"));
    let rows = found.entries.iter().map(row).collect();
    Ok(plain("", Table { heads, rows }, object(&found, &names)))
}

/// The calendar months of a period: `2027-01`, `2027-01/2027-12`; `start` for the valuation date.
fn name(scenario: &Scenario, period: &Period, by: By) -> String {
    let calendar = |t: usize| month::format(scenario.get(Input::SiteStart) + (t - 1) as f64);
    match (period.first, by) {
        (0, _) => "start".to_owned(),
        (first, By::Month) => calendar(first),
        (first, By::Year) => format!("{}/{}", calendar(first), calendar(period.last)),
    }
}

fn row(entry: &StatementLine) -> Vec<Cell> {
    let cell = |value: Option<f64>| {
        let shown = match value {
            None => String::new(),
            Some(value) if entry.line.is_money() => money(&Plain, value),
            Some(value) if entry.line.key() == "dscr" => ratio(&Plain, value),
            Some(value) => number(&Plain, value, 4),
        };
        Cell::number(shown, value)
    };
    let values = entry.values.iter().copied().chain([entry.total]).map(cell);
    std::iter::once(Cell::text(entry.line.key())).chain(values).collect()
}

fn object(found: &Statement, names: &[String]) -> Value {
    let lines = found.entries.iter().map(|entry| {
        let line = json!({ "values": entry.values, "total": entry.total });
        (entry.line.key().to_owned(), line)
    });
    json!({
        "strategy": found.strategy.key(),
        "discount_rate": found.rate,
        "periods": names,
        "lines": Map::from_iter(lines),
    })
}
