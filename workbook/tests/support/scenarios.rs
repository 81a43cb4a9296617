//! Scenarios that the workbook is tried on.
#![allow(dead_code)]

use hash_or_host::cases::{PRESETS, apply};
use hash_or_host::scenario::{Given, Scenario, Series};
use serde_json::Value;
use std::{fs, path::Path};

fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The contract's published examples, with paths given month by month and without.
pub(crate) fn examples() -> Vec<(String, Scenario)> {
    let mut all = Vec::new();
    for file in ["examples.json", "examples-given.json"] {
        for example in fixture(file).as_array().unwrap() {
            let about = example["about"].as_str().unwrap().to_owned();
            all.push((about, read(&Scenario::default(), &example["scenario"], &example["given"])));
        }
    }
    all
}

/// The scenarios of a file of the independent computation.
pub(crate) fn computed(file: &str) -> Vec<(String, Scenario)> {
    let file = fixture(file);
    let base = read(&Scenario::default(), &file["defaults"], &Value::Null);
    let all = file["scenarios"].as_array().unwrap().iter().enumerate();
    all.map(|(at, one)| {
        let scenario = read(&base, &one["changed"], &one["given"]);
        (format!("number {at}"), scenario)
    })
    .collect()
}

/// Real deals and mines.
pub(crate) fn cases() -> Vec<(String, Scenario)> {
    let all = PRESETS.iter();
    all.map(|case| (case.id.to_owned(), apply(case, &Scenario::default()).scenario)).collect()
}

fn read(base: &Scenario, object: &Value, given: &Value) -> Scenario {
    let mut fields = Vec::new();
    flatten("", object, &mut fields);
    let fields = fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    let mut scenario = base.with(fields).unwrap();
    for (name, series) in [
        ("price", Series::Price),
        ("network", Series::Network),
        ("power", Series::Power),
        ("level", Series::Level),
    ] {
        if let Some(values) = given.get(name).and_then(Value::as_array) {
            let values: Vec<f64> = values.iter().map(|value| value.as_f64().unwrap()).collect();
            scenario = scenario.with_series(series, Some(&values)).unwrap();
        }
    }
    scenario
}

fn flatten(prefix: &str, value: &Value, fields: &mut Vec<(String, Given)>) {
    let given = match value {
        Value::Object(inner) => {
            for (key, value) in inner {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, fields);
            }
            return;
        }
        Value::Number(number) => Given::Number(number.as_f64().unwrap()),
        Value::Bool(truth) => Given::YesNo(*truth),
        Value::String(text) => Given::Text(text.clone()),
        Value::Null => return,
        Value::Array(values) => {
            Given::Series(values.iter().map(|value| value.as_f64().unwrap()).collect())
        }
    };
    fields.push((prefix.to_owned(), given));
}
