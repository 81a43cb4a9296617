//! `tornado`: what each input moves.

use super::{heads, measured, of_input, plain};
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, bail};
use hash_or_host::analysis::tornado::{Target, tornado};
use hash_or_host::evaluation::{Engine, Figure, Measure};
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use serde_json::{Value, json};

pub(super) fn answer(scenario: &Scenario, measure: Measure) -> Result<Answer> {
    let target = match measure {
        Measure::Of(strategy, Figure::Npv) => Target::Npv(strategy),
        Measure::Of(strategy, Figure::EquityIrr) => Target::EquityIrr(strategy),
        Measure::Of(strategy, Figure::MinDscr) => Target::MinDscr(strategy),
        Measure::Lead(ahead, behind) => Target::Difference(ahead, behind),
        Measure::Of(..) => bail!(
            "{} is not watched; accepted: npv_usd, equity_irr or min_dscr of a use, or a lead",
            measure.key()
        ),
    };
    let found = tornado(&mut Engine::new(), scenario, target);
    let moving = || found.bars.iter().filter(|bar| bar.no_effect.is_none());
    let rows = moving().map(|bar| {
        vec![
            Cell::text(bar.input.key()),
            of_input(bar.input, bar.low.value),
            measured(measure, bar.low.target),
            of_input(bar.input, bar.high.value),
            measured(measure, bar.high.target),
            measured(measure, bar.swing),
            Cell::text(if bar.decides { "yes" } else { "" }),
        ]
    });
    let heads = heads(&["input", "low", "at low", "high", "at high", "swing", "decides"]);
    let name = |strategy: Option<Strategy>| strategy.map(Strategy::key);
    let bars: Vec<Value> = found
        .bars
        .iter()
        .map(|bar| {
            let end = |end: &hash_or_host::analysis::tornado::End| {
                json!({ "value": end.value, "target": end.target, "best": name(end.best) })
            };
            json!({
                "input": bar.input.key(), "low": end(&bar.low), "high": end(&bar.high),
                "swing": bar.swing, "decides": bar.decides, "has_effect": bar.no_effect.is_none(),
            })
        })
        .collect();
    let idle = found.bars.len() - moving().count();
    let sentence = format!("{}: {idle} more inputs change nothing here.", measure.key());
    let json = json!({
        "figure": measure.key(), "base": found.base, "best": name(found.best), "bars": bars,
    });
    Ok(plain(sentence, Table { heads, rows: rows.collect() }, json))
}
