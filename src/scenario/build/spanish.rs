//! The tables' words in Spanish: those of the inputs, from `inputs/es.toml`, by their keys; those of cases, picks and rates,
//! from `cases/es.toml`, by the English ones. Read and checked in every build, taken in a Spanish one.

use super::{Group, Row};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::{env, error::Error, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spanish {
    input: BTreeMap<String, Words>,
    group: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    label: String,
    help: String,
    #[serde(default)]
    choices: Vec<String>,
}

impl Spanish {
    /// Every input and every group has its words, as many choices as the table, and nothing else has any.
    pub(crate) fn check(&self, rows: &[Row], groups: &[Group]) -> Result<(), String> {
        let keys = || rows.iter().map(|row| row.key.as_str());
        let ids = || groups.iter().map(|group| group.id.as_str());
        complete(&self.input, keys)?;
        complete(&self.group, ids)?;
        for row in rows {
            let choices = &self.input[&row.key].choices;
            if choices.len() != row.choices.len() || choices.iter().any(String::is_empty) {
                let (key, count) = (&row.key, row.choices.len());
                return Err(format!("es.toml: {key} has {count} options, each with its words"));
            }
        }
        Ok(())
    }

    /// Puts the Spanish words in place of the English ones; all are there once [`Self::check`] has passed.
    pub(crate) fn speak(mut self, rows: &mut [Row], groups: &mut [Group]) {
        for row in rows {
            let Some(words) = self.input.remove(&row.key) else { continue };
            (row.label, row.help) = (words.label, words.help);
            for (choice, label) in row.choices.iter_mut().zip(words.choices) {
                choice.label = label;
            }
        }
        for group in groups {
            let Some(words) = self.group.remove(&group.id) else { continue };
            (group.label, group.help) = (words.label, words.help);
        }
    }
}

/// Whether this build is to speak Spanish. Set by cargo for a build script; not there when tests read the tables.
pub(crate) fn spoken() -> bool {
    env::var_os("CARGO_FEATURE_ES").is_some()
}

/// The words of cases, picks and rates.
pub(crate) struct Texts {
    by_english: BTreeMap<String, String>,
    used: BTreeSet<String>,
    missing: Option<String>,
}

impl Texts {
    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let by_english = toml::from_str(&fs::read_to_string(path)?)
            .map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Self { by_english, used: BTreeSet::new(), missing: None })
    }

    /// A sentence, which has to have its Spanish.
    pub(crate) fn sentence(&mut self, text: &mut String) {
        if !self.has(text) && !text.is_empty() {
            self.missing.get_or_insert_with(|| text.clone());
        }
    }

    /// A name, which may stay as it is.
    pub(crate) fn name(&mut self, text: &mut String) {
        self.has(text);
    }

    fn has(&mut self, text: &mut String) -> bool {
        let Some(spanish) = self.by_english.get(text).filter(|text| !text.is_empty()) else {
            return false;
        };
        self.used.insert(std::mem::replace(text, spanish.clone()));
        true
    }

    /// Once all were asked for: every sentence had its Spanish, and no Spanish is left over.
    pub(crate) fn check(&self) -> Result<(), String> {
        if let Some(text) = &self.missing {
            return Err(format!("cases/es.toml: nothing for {text:?}"));
        }
        match self.by_english.keys().find(|text| !self.used.contains(*text)) {
            Some(text) => Err(format!("cases/es.toml: no table says {text:?} (any more)")),
            None => Ok(()),
        }
    }
}

/// Each name has words that are not empty, and no other has.
fn complete<'a, I: Iterator<Item = &'a str>>(
    words: &BTreeMap<String, Words>,
    names: impl Fn() -> I,
) -> Result<(), String> {
    let said = |name: &str| {
        words.get(name).is_some_and(|words| !words.label.is_empty() && !words.help.is_empty())
    };
    if let Some(name) = names().find(|name| !said(name)) {
        return Err(format!("es.toml: {name} has no label or no help"));
    }
    match words.keys().find(|key| !names().any(|name| name == *key)) {
        Some(key) => Err(format!("es.toml: there is no {key} in the tables")),
        None => Ok(()),
    }
}
