//! What the tests share: fixtures and comparisons.
#![allow(dead_code)]

use hash_or_host::scenario::{Given, Scenario};
use serde_json::Value;
use std::{fs, path::Path};

/// Reads `tests/fixtures/<name>`.
pub fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A scenario from a nested or flat object.
pub fn scenario(object: &Value) -> Scenario {
    let mut fields = Vec::new();
    flatten("", object, &mut fields);
    let fields = fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    Scenario::default().with(fields).unwrap_or_else(|refused| panic!("{refused}"))
}

fn flatten(prefix: &str, value: &Value, fields: &mut Vec<(String, Given)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, fields);
            }
        }
        Value::Number(n) => fields.push((prefix.into(), Given::Number(n.as_f64().unwrap()))),
        Value::Bool(b) => fields.push((prefix.into(), Given::YesNo(*b))),
        Value::String(text) => fields.push((prefix.into(), Given::Text(text.clone()))),
        other => panic!("{prefix}: {other}"),
    }
}

/// Whether `got` equals `expected` to `relative` of the larger, with an absolute floor of `floor`.
pub fn close(got: f64, expected: f64, relative: f64, floor: f64) -> bool {
    (got - expected).abs() <= floor.max(relative * got.abs().max(expected.abs()))
}
