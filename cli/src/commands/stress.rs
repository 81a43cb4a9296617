//! `stress`: shocks of the record, alone or together.

use super::{dollars, heads, plain};
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, anyhow};
use hash_or_host::analysis::stress::{Position, Shock, Shocks, stress};
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use hash_or_host::text::figure::NO_YEAR;
use serde_json::{Map, Value, json};

pub(super) fn answer(scenario: &Scenario, names: &[String]) -> Result<Answer> {
    let asked: Vec<Vec<Shock>> = if names == ["all"] {
        Shock::ALL.into_iter().map(|shock| vec![shock]).collect()
    } else {
        vec![names.iter().map(|name| shock(name)).collect::<Result<_>>()?]
    };
    let mut rows = Vec::new();
    let mut reports: Vec<Value> = Vec::new();
    for shocks in asked {
        let report = stress(scenario, shocks.iter().copied().collect::<Shocks>());
        let name = shocks.iter().map(|shock| shock.key()).collect::<Vec<_>>().join("+");
        let mut strategies = Map::new();
        for strategy in Strategy::ALL {
            let Some(found) = report.strategy(strategy) else {
                strategies.insert(strategy.key().to_owned(), json!({ "not_ready": true }));
                continue;
            };
            rows.push(row(&name, strategy, &found.before, &found.after));
            let both = json!({ "before": object(&found.before), "after": object(&found.after) });
            strategies.insert(strategy.key().to_owned(), both);
        }
        let keys: Vec<&str> = shocks.iter().map(|shock| shock.key()).collect();
        reports.push(json!({ "shocks": keys, "strategies": strategies }));
    }
    let heads = heads(&[
        "shocks",
        "use",
        "npv_usd before",
        "npv_usd after",
        "lowest_cash_usd",
        "in month",
        "opening_cash_needed_usd",
        "uncovered_month",
    ]);
    Ok(plain("", Table { heads, rows }, reports.into()))
}

fn shock(name: &str) -> Result<Shock> {
    Shock::from_key(name).ok_or_else(|| {
        let names = Shock::ALL.map(Shock::key).join(", ");
        anyhow!("there is no shock {name}; accepted: {names}, or all by itself")
    })
}

fn row(name: &str, strategy: Strategy, before: &Position, after: &Position) -> Vec<Cell> {
    let month = |month: usize| Cell::number(month.to_string(), Some(month as f64));
    vec![
        Cell::text(name),
        Cell::text(strategy.key()),
        dollars(Some(before.npv_usd)),
        dollars(Some(after.npv_usd)),
        dollars(Some(after.lowest_cash_usd)),
        month(after.lowest_cash_month),
        dollars(Some(after.opening_cash_needed_usd)),
        match after.uncovered_month {
            Some(at) => month(at),
            None => Cell::number(if after.untested { NO_YEAR } else { "covered" }, None),
        },
    ]
}

fn object(position: &Position) -> Value {
    json!({
        "npv_usd": position.npv_usd,
        "lowest_cash_usd": position.lowest_cash_usd,
        "lowest_cash_month": position.lowest_cash_month,
        "opening_cash_needed_usd": position.opening_cash_needed_usd,
        "uncovered_month": position.uncovered_month,
    })
}
