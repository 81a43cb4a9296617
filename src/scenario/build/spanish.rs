//! The words of the inputs in Spanish, from `inputs/es.toml`: read and checked in every build, taken in a Spanish one.

use super::{Group, Row};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spanish {
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
    pub fn check(&self, rows: &[Row], groups: &[Group]) -> Result<(), String> {
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
    pub fn speak(mut self, rows: &mut [Row], groups: &mut [Group]) {
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
