//! What the page has of real cases before it has them: the names of all, and six to begin with, each with the values
//! that its link gives.

use super::presets::Preset;
use super::spanish::Texts;
use super::{Row, stored};
use serde::Deserialize;
use std::{error::Error, fmt::Write as _, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chips {
    chip: Vec<Chip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chip {
    case: String,
    label: String,
}

impl Chips {
    /// Puts the Spanish words in place of the English ones.
    pub(crate) fn speak(&mut self, texts: &mut Texts) {
        self.chip.iter_mut().for_each(|chip| texts.name(&mut chip.label));
    }
}

/// Reads the list.
pub(crate) fn read(path: &Path) -> Result<Chips, Box<dyn Error>> {
    let read = toml::from_str(&fs::read_to_string(path)?);
    let chips: Chips = read.map_err(|e| format!("{}: {e}", path.display()))?;
    match chips.chip.len() {
        6 => Ok(chips),
        other => Err(format!("{}: six chips, not {other}", path.display()).into()),
    }
}

/// Makes the Rust lists.
pub(crate) fn generate(
    chips: &Chips,
    presets: &[Preset],
    rows: &[Row],
) -> Result<String, Box<dyn Error>> {
    let mut out = String::from(
        "/// The short name in links of every case, its title, and the use that it is a case of; none where its value\n\
         /// says nothing, for want of a price.\n",
    );
    writeln!(out, "pub static NAMES: [(&str, &str, Option<Strategy>); {}] = [", presets.len())?;
    for preset in presets {
        let of = match preset.of()? {
            Some(of) => format!("Some({of})"),
            None => "None".to_owned(),
        };
        writeln!(out, "    ({:?}, {:?}, {of}),", preset.code, preset.title)?;
    }
    out.push_str("];\n\n/// The cases on the first screen.\npub static CHIPS: [Chip; 6] = [\n");
    for Chip { case, label } in &chips.chip {
        let preset = presets.iter().find(|preset| preset.id == *case);
        let preset = preset.ok_or_else(|| format!("chips.toml: there is no case {case}"))?;
        if label.is_empty() {
            return Err(format!("chips.toml: {case} has no label").into());
        }
        let values = values(preset, rows).map_err(|e| format!("chips.toml: {case}: {e}"))?;
        let code = &preset.code;
        writeln!(out, "    Chip {{ code: {code:?}, label: {label:?}, values: {values:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// `&mw=200&power=38`: what the case sets otherwise than the defaults, in the order of the table.
fn values(preset: &Preset, rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for row in rows {
        let Some(set) = preset.set.iter().find(|set| set.key == row.key) else { continue };
        let value = stored::accepted(row, &set.value)?;
        if value == stored::stored(row, &row.default)? {
            continue;
        }
        let written = match &set.value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Boolean(true) => "yes".to_owned(),
            toml::Value::Boolean(false) => "no".to_owned(),
            _ => value.to_string(),
        };
        write!(out, "&{}={written}", row.code)?;
    }
    Ok(out)
}
