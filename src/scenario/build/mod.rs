//! Reading the tables at build time. Not part of the crate: `build.rs` includes it.

use document::Document;
use serde::Deserialize;
use spanish::Spanish;
use std::collections::{BTreeMap, BTreeSet};
use std::{env, error::Error, fs, path::Path};

mod chips;
mod columns;
mod document;
mod editions;
mod picks;
mod presets;
mod rates;
mod rust;
mod spanish;
mod typescript;

// The same reading of months as the crate's.
#[allow(dead_code)]
#[path = "../month.rs"]
mod month;

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
#[serde(deny_unknown_fields)]
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
    pub choices: Vec<Choice>,
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
    pub only: Option<String>,
    pub role: Option<String>,
    pub sense: String,
    pub off_unless: Vec<Switch>,
    pub basis: String,
    #[serde(default)]
    pub sources: Vec<Source>,
}

fn linear() -> String {
    "linear".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// An input that can switch another off; `at` leaves it on, its default if not given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    pub input: String,
    pub at: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub document: String,
    pub says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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

/// The Rust that is made of all tables, a file a field.
pub struct Generated {
    /// Inputs, groups, documents, editions.
    pub inputs: String,
    /// Real cases.
    pub presets: String,
    /// Catalogues of values that belong together.
    pub picks: String,
    /// Lease rates of the day.
    pub rates: String,
    /// The names of all cases, and those on the first screen.
    pub chips: String,
}

/// Reads and checks the tables under `src` and makes Rust of them.
pub fn generate(src: &Path) -> Result<Generated, Box<dyn Error>> {
    let (scenario, cases) = (src.join("scenario"), src.join("cases"));
    let tables = Tables::read(&scenario)?;
    let inputs = rust::generate(&tables)?;
    let editions = editions::generate(&scenario, &tables.rows)?;
    let presets = presets::read(&cases.join("presets"))?;
    Ok(Generated {
        inputs: format!("{inputs}\n{editions}"),
        presets: presets::generate(&presets, &tables.rows)?,
        picks: picks::generate(&picks::read(&cases.join("picks"))?, &tables)?,
        rates: rates::generate(&cases.join("rates.toml"))?,
        chips: chips::generate(&cases.join("chips.toml"), &presets, &tables.rows)?,
    })
}

pub struct Tables {
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
    pub documents: BTreeMap<String, Document>,
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
        let mut groups = toml::from_str::<GroupFile>(&groups)?.group;
        let spanish = fs::read_to_string(scenario.join("inputs/es.toml"))?;
        let spanish: Spanish =
            toml::from_str(&spanish).map_err(|e| format!("inputs/es.toml: {e}"))?;
        spanish.check(&rows, &groups)?;
        // Set by cargo for a build script; not there when tests read the tables.
        if env::var_os("CARGO_FEATURE_ES").is_some() {
            spanish.speak(&mut rows, &mut groups);
        }
        let documents = fs::read_to_string(scenario.join("inputs/documents.toml"))?;
        let documents =
            toml::from_str(&documents).map_err(|e| format!("inputs/documents.toml: {e}"))?;
        let tables = Self { rows, groups, documents };
        tables.check()?;
        Ok(tables)
    }

    /// What no row can see by itself: names that are used twice, documents that are not used.
    fn check(&self) -> Result<(), String> {
        let (mut keys, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for row in &self.rows {
            if !keys.insert(&row.key) {
                return Err(format!("{} stands twice in the tables", row.key));
            }
            // "v" is the link's version, "case" its real case, "p_" begins the names of given paths.
            let taken = ["v", "case"].contains(&row.code.as_str()) || row.code.starts_with("p_");
            if taken || !codes.insert(&row.code) {
                return Err(format!("{}: the short name {} is taken", row.key, row.code));
            }
        }
        let cited: BTreeSet<&String> =
            self.rows.iter().flat_map(|row| &row.sources).map(|source| &source.document).collect();
        match self.documents.keys().find(|id| !cited.contains(id)) {
            Some(id) => Err(format!("documents.toml: no input cites {id}")),
            None => Ok(()),
        }
    }
}
