//! `inputs`: the table of inputs.

use super::{heads, plain};
use crate::output::{Answer, Cell, Table};
use hash_or_host::scenario::{GROUPS, Given, Input, Scenario, accepted};
use serde_json::{Value, json};

pub(super) fn answer() -> Answer {
    let defaults = Scenario::default();
    let rows = Input::ALL.map(|input| {
        let row = input.row();
        let given = defaults.given(input);
        // As `--set` and files take it: a share is a fraction there.
        let default = Cell { right: true, ..Cell::text(plain_text(&given)) };
        vec![
            Cell::text(row.input.key()),
            Cell::text(row.code),
            default,
            Cell::text(row.unit),
            Cell::text(accepted(input)),
            Cell::text(row.label),
        ]
    });
    let objects: Vec<Value> = Input::ALL
        .iter()
        .map(|input| {
            let row = input.row();
            let written = |given: Given| match given {
                Given::Number(number) => json!(number),
                Given::YesNo(yes) => json!(yes),
                other => json!(plain_text(&other)),
            };
            let default = written(defaults.given(*input));
            let bound = |stored: f64| row.kind.bound(stored).map(written);
            let plausible = |value: f64| input.is_numeric().then_some(value);
            json!({
                "key": row.input.key(), "code": row.code, "label": row.label, "unit": row.unit,
                "group": GROUPS[row.group].id, "default": default, "min": bound(row.min), "max": bound(row.max),
                "low": plausible(row.low), "high": plausible(row.high), "help": row.input.note().help,
            })
        })
        .collect();
    let heads = heads(&["key", "code", "default", "unit", "accepted", "label"]);
    plain("", Table { heads, rows: rows.into() }, objects.into())
}

fn plain_text(given: &Given) -> String {
    match given {
        Given::Text(text) => text.clone(),
        other => other.to_string(),
    }
}
