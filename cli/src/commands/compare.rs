//! `compare`: two scenarios, and what accounts for the difference.

use super::evaluate::by_strategy;
use super::{dollars, plain};
use crate::output::{Answer, Cell, Table};
use hash_or_host::analysis::compare::{ChangedGroup, difference};
use hash_or_host::evaluation::{Engine, Npvs};
use hash_or_host::scenario::{GROUPS, Input, Scenario};
use hash_or_host::strategy::Strategy;
use serde_json::{Map, Value, json};

pub(super) fn answer(from: &Scenario, to: &Scenario) -> Answer {
    let found = difference(&mut Engine::new(), from, to);
    let row = |name: &str, npvs: &Npvs| -> Vec<Cell> {
        std::iter::once(Cell::text(name)).chain(npvs.iter().map(|npv| dollars(*npv))).collect()
    };
    let mut rows = vec![row("from", &found.from)];
    rows.extend(found.shares.iter().map(|share| row(label(&share.group), &share.npv_usd)));
    rows.push(row("to", &found.to));
    let shares: Vec<Value> = found
        .shares
        .iter()
        .map(|share| {
            let inputs = share.group.inputs.iter().copied().map(Input::key);
            json!({
                "group": share.group.group.map_or("paths", |at| GROUPS[at].id),
                "inputs": inputs.collect::<Vec<_>>(),
                "npv_usd": object(&share.npv_usd),
            })
        })
        .collect();
    let json = json!({
        "from_npv_usd": object(&found.from), "to_npv_usd": object(&found.to), "shares": shares,
    });
    plain("", Table { heads: by_strategy(&["NPV"]), rows }, json)
}

fn label(group: &ChangedGroup) -> &'static str {
    group.group.map_or("Paths given month by month", |at| GROUPS[at].label)
}

fn object(npvs: &Npvs) -> Value {
    let named = Strategy::ALL.iter().zip(npvs);
    Map::from_iter(named.map(|(strategy, npv)| (strategy.key().to_owned(), json!(npv)))).into()
}
