//! `curve` and `break-even`: one input moves.

use super::evaluate::by_strategy;
use super::{dollars, heads, of_input, plain};
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, anyhow, bail};
use hash_or_host::analysis::break_even::{Answer as Found, Question, break_even as search};
use hash_or_host::analysis::curve::curve as line;
use hash_or_host::analysis::standing::Contender;
use hash_or_host::evaluation::Engine;
use hash_or_host::format::Plain;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use hash_or_host::text::break_even::phrase;
use serde_json::{Map, Value, json};

pub(super) fn curve(scenario: &Scenario, input: Input, points: usize) -> Answer {
    let found = line(&mut Engine::new(), scenario, input, points);
    let rows = found.values.iter().zip(&found.npvs).map(|(value, npvs)| {
        std::iter::once(of_input(input, *value))
            .chain(npvs.iter().map(|npv| dollars(*npv)))
            .collect()
    });
    let table = Table { heads: by_strategy(&[input.key()]), rows: rows.collect() };
    let by = Strategy::ALL.map(|strategy| {
        let npvs: Vec<Option<f64>> =
            found.npvs.iter().map(|npvs| npvs[strategy as usize]).collect();
        (strategy.key().to_owned(), json!(npvs))
    });
    let crossings: Vec<Value> = found
        .crossings
        .iter()
        .map(|change| {
            let name = |strategy: Option<Strategy>| strategy.map(Strategy::key);
            json!({ "value": change.value, "from": name(change.from), "to": name(change.to) })
        })
        .collect();
    let json = json!({
        "input": input.key(), "present": found.present, "values": found.values,
        "npv_usd": Map::from_iter(by), "crossings": crossings,
    });
    plain("", table, json)
}

pub(super) fn break_even(
    scenario: &Scenario,
    input: Input,
    between: Option<&[String]>,
) -> Result<Answer> {
    let question = match between {
        None => Question::Best,
        Some([a, b]) => {
            let (a, b) = (contender(a)?, contender(b)?);
            if a == b {
                bail!("--between names one twice; accepted: two different ones");
            }
            Question::Between(a, b)
        }
        Some(_) => bail!("--between takes two names"),
    };
    let found = search(&mut Engine::new(), scenario, input, question);
    let (kind, below, above) = match found.answer {
        Found::Meets { value } => ("meets", Some(value), Some(value)),
        Found::Jumps { below, above } => ("jumps", Some(below), Some(above)),
        Found::Never => ("never", None, None),
    };
    let cell =
        |value: Option<f64>| value.map_or_else(Cell::default, |value| of_input(input, value));
    let turn = found.turn.map(
        |turn| json!({ "side": turn.side.key(), "from": turn.from.key(), "to": turn.to.key() }),
    );
    let table = Table {
        heads: heads(&["input", "present", "answer", "below", "above", "until"]),
        rows: vec![vec![
            Cell::text(input.key()),
            of_input(input, found.present),
            Cell::text(kind),
            cell(below),
            cell(above),
            cell(found.until),
        ]],
    };
    let json = json!({
        "input": input.key(), "present": found.present, "answer": kind, "value": found.value(),
        "below": below, "above": above, "turn": turn,
        "until": found.until,
    });
    Ok(plain(phrase(&Plain, &found).text(), table, json))
}

fn contender(name: &str) -> Result<Contender> {
    Contender::from_key(name).ok_or_else(|| {
        let uses = Strategy::ALL.map(Strategy::key).join(", ");
        let [nothing, sale] = [Contender::Zero, Contender::SellNow].map(Contender::key);
        anyhow!("there is no use {name}; accepted: {uses}, {nothing}, {sale}")
    })
}
