//! Reading the tables at build time. Not part of the crate: `build.rs` includes it.

use document::Document;
use serde::Deserialize;
use spanish::{Spanish, Texts};
use std::collections::{BTreeMap, BTreeSet};
use std::{error::Error, fs, path::Path};

mod chips;
mod columns;
mod document;
mod editions;
mod picks;
mod presets;
mod rates;
mod rust;
mod spanish;
mod stored;
mod typescript;

// The same reading of months as the crate's.
#[allow(dead_code)]
// Public in the library, and here nobody's but the build's.
#[allow(unreachable_pub)]
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
pub(crate) struct Row {
    pub(crate) key: String,
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) unit: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) choices: Vec<Choice>,
    pub(crate) group: String,
    pub(crate) default: toml::Value,
    pub(crate) min: Option<toml::Value>,
    pub(crate) max: Option<toml::Value>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) step: Option<f64>,
    #[serde(default = "linear")]
    pub(crate) scale: String,
    pub(crate) as_of: String,
    pub(crate) confidence: String,
    pub(crate) help: String,
    #[serde(default)]
    pub(crate) headline: bool,
    pub(crate) affects: Vec<String>,
    pub(crate) only: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) sense: String,
    pub(crate) off_unless: Vec<Switch>,
    pub(crate) basis: String,
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
}

fn linear() -> String {
    "linear".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// An input that can switch another off; `at` leaves it on, its default if not given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Switch {
    pub(crate) input: String,
    pub(crate) at: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) document: String,
    pub(crate) says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) help: String,
}

/// The Rust that is made of all tables, a file a field.
pub(crate) struct Generated {
    /// Inputs, groups, documents, editions.
    pub(crate) inputs: String,
    /// Real cases.
    pub(crate) presets: String,
    /// Catalogues of values that belong together.
    pub(crate) picks: String,
    /// Lease rates of the day.
    pub(crate) rates: String,
    /// The names of all cases, and those on the first screen.
    pub(crate) chips: String,
}

/// Reads and checks the tables under `src` and makes Rust of them.
pub(crate) fn generate(src: &Path) -> Result<Generated, Box<dyn Error>> {
    let (scenario, cases) = (src.join("scenario"), src.join("cases"));
    let mut tables = Tables::read(&scenario)?;
    let mut inputs = rust::generate(&tables)?;
    let spanish = fs::read_to_string(scenario.join("inputs/es.toml"))?;
    let spanish: Spanish = toml::from_str(&spanish).map_err(|e| format!("inputs/es.toml: {e}"))?;
    spanish.check(&tables.rows, &tables.groups)?;
    if spanish::spoken() {
        spanish.speak(&mut tables.rows, &mut tables.groups);
        inputs = rust::generate(&tables)?;
    }
    let editions = editions::generate(&scenario, &tables.rows)?;
    let mut known = Cases::read(&cases)?;
    let english = known.generate(&tables)?;
    let mut texts = Texts::read(&cases.join("es.toml"))?;
    known.speak(&mut texts);
    texts.check()?;
    let said = if spanish::spoken() { known.generate(&tables)? } else { english };
    Ok(Generated { inputs: format!("{inputs}\n{editions}"), ..said })
}

/// What is known of the world beside the inputs.
struct Cases {
    presets: Vec<presets::Preset>,
    picks: Vec<picks::Catalogue>,
    rates: rates::Rates,
    chips: chips::Chips,
}

impl Cases {
    fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            presets: presets::read(&folder.join("presets"))?,
            picks: picks::read(&folder.join("picks"))?,
            rates: rates::read(&folder.join("rates.toml"))?,
            chips: chips::read(&folder.join("chips.toml"))?,
        })
    }

    /// Puts the Spanish words in place of the English ones.
    fn speak(&mut self, texts: &mut Texts) {
        self.presets.iter_mut().for_each(|preset| preset.speak(texts));
        self.picks.iter_mut().for_each(|catalogue| catalogue.speak(texts));
        self.rates.speak(texts);
        self.chips.speak(texts);
    }

    /// All but the inputs.
    fn generate(&self, tables: &Tables) -> Result<Generated, Box<dyn Error>> {
        Ok(Generated {
            inputs: String::new(),
            presets: presets::generate(&self.presets, &tables.rows)?,
            picks: picks::generate(&self.picks, tables)?,
            rates: rates::generate(&self.rates)?,
            chips: chips::generate(&self.chips, &self.presets, &tables.rows)?,
        })
    }
}

pub(crate) struct Tables {
    pub(crate) rows: Vec<Row>,
    pub(crate) groups: Vec<Group>,
    pub(crate) documents: BTreeMap<String, Document>,
}

impl Tables {
    pub(crate) fn read(scenario: &Path) -> Result<Self, Box<dyn Error>> {
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
