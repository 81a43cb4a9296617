//! Reading the tables at build time. Not part of the crate: `build.rs` includes it.

use serde::Deserialize;
use std::{error::Error, fs, path::Path};

mod document;
pub mod editions;
pub mod picks;
pub mod presets;
pub mod rates;
pub mod rust;
mod typescript;

/// The table files, in the order in which inputs are numbered and shown.
const FILES: [&str; 9] = [
    "site",
    "network",
    "mining",
    "colocation",
    "gpu_cloud",
    "hybrid",
    "conversion",
    "finance",
    "uncertainty",
];

#[derive(Deserialize)]
struct InputFile {
    input: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub key: String,
    pub code: String,
    pub label: String,
    pub unit: String,
    pub kind: String,
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub choice_labels: Vec<String>,
    pub group: String,
    pub default: toml::Value,
    pub min: Option<toml::Value>,
    pub max: Option<toml::Value>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub step: Option<f64>,
    #[serde(default = "linear")]
    pub scale: String,
    pub as_of: String,
    pub confidence: String,
    pub help: String,
    #[serde(default)]
    pub headline: bool,
    pub affects: Vec<String>,
    pub sources: Vec<Source>,
}

fn linear() -> String {
    "linear".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub text: String,
    pub url: Option<String>,
}

#[derive(Deserialize)]
struct GroupFile {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub label: String,
    pub help: String,
}

pub struct Tables {
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
}

impl Tables {
    pub fn read(scenario: &Path) -> Result<Self, Box<dyn Error>> {
        let mut rows = Vec::new();
        for file in FILES {
            let path = scenario.join("inputs").join(format!("{file}.toml"));
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let parsed: InputFile =
                toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            rows.extend(parsed.input);
        }
        let groups = fs::read_to_string(scenario.join("inputs/groups.toml"))?;
        let groups = toml::from_str::<GroupFile>(&groups)?.group;
        Ok(Self { rows, groups })
    }
}
