//! The table of presets made from `presets/*.toml`, one file a preset, in alphabetical order.

use super::document::{self, Document};
use super::spanish::Texts;
use super::{Row, stored};
use serde::Deserialize;
use std::{collections::BTreeSet, error::Error, fmt::Write as _, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Preset {
    pub(crate) id: String,
    pub(crate) code: String,
    pub(crate) title: String,
    kind: String,
    who: String,
    date: String,
    strategy: String,
    question: String,
    summary: String,
    #[serde(default)]
    explains: String,
    stated: toml::Table,
    #[serde(default)]
    guidance: toml::Table,
    pub(crate) set: Vec<Set>,
    unstated: Vec<Unstated>,
    source: Vec<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Set {
    pub(crate) key: String,
    pub(crate) value: toml::Value,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unstated {
    key: String,
    note: String,
}

impl Preset {
    /// The use that it is a case of; `None` if it prices chips and what hours of them fetch is not published.
    pub(super) fn of(&self) -> Result<Option<&'static str>, String> {
        let price = match self.strategy.as_str() {
            "colocation" => "colocation.rent_usd_per_kw_month",
            "gpu_cloud" => "gpu_cloud.lease_rate_usd_per_hour",
            _ => "network.btc_price_usd",
        };
        let unpriced = self.unstated.iter().any(|open| open.key == price);
        if self.kind == "accelerator" && unpriced {
            return Ok(None);
        }
        strategy(&self.strategy).map(Some)
    }

    /// Puts the Spanish words in place of the English ones.
    pub(crate) fn speak(&mut self, texts: &mut Texts) {
        texts.name(&mut self.title);
        for text in [&mut self.who, &mut self.question, &mut self.summary, &mut self.explains] {
            texts.sentence(text);
        }
        self.set.iter_mut().for_each(|set| texts.sentence(&mut set.why));
        self.unstated.iter_mut().for_each(|open| texts.sentence(&mut open.note));
    }
}

/// Reads all presets of a folder.
pub(crate) fn read(folder: &Path) -> Result<Vec<Preset>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut presets = Vec::new();
    for path in paths {
        let preset: Preset = toml::from_str(&fs::read_to_string(&path)?)
            .map_err(|e| format!("{}: {e}", path.display()))?;
        if path.file_stem().and_then(|stem| stem.to_str()) != Some(&preset.id) {
            return Err(format!("{}: the id is not the file's name", path.display()).into());
        }
        presets.push(preset);
    }
    Ok(presets)
}

/// The Rust table.
pub(crate) fn generate(presets: &[Preset], rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    writeln!(out, "/// All presets, by their ids.")?;
    writeln!(out, "pub static PRESETS: [Preset; {}] = [", presets.len())?;
    let mut codes = BTreeSet::new();
    for preset in presets {
        // It stands in links, whose readers cut off other signs.
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !preset.code.chars().all(plain) || !codes.insert(&preset.code) {
            let (id, code) = (&preset.id, &preset.code);
            return Err(format!("preset {id}: the short name {code} is taken, or has other signs than a-z, 0-9 and -").into());
        }
        let code = code(preset, rows).map_err(|e| format!("preset {}: {e}", preset.id))?;
        out.push_str(&code);
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn code(preset: &Preset, rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let row =
        |key: &str| rows.iter().find(|row| row.key == key).ok_or_else(|| format!("no input {key}"));
    document::date(&preset.date)?;
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if preset.code.is_empty() || preset.code.len() > 10 || !preset.code.chars().all(lower) {
        return Err(format!("{} is no code for links", preset.code).into());
    }
    if preset.set.is_empty() || preset.unstated.is_empty() || preset.source.is_empty() {
        return Err("a case sets inputs, leaves some open and has a source".into());
    }
    let mut out = String::from("    Preset {\n");
    for (name, text) in [
        ("id", &preset.id),
        ("code", &preset.code),
        ("title", &preset.title),
        ("who", &preset.who),
        ("date", &preset.date),
        ("question", &preset.question),
        ("summary", &preset.summary),
        ("explains", &preset.explains),
    ] {
        if text.is_empty() && name != "explains" {
            return Err(format!("no {name}").into());
        }
        writeln!(out, "        {name}: {text:?},")?;
    }
    writeln!(out, "        kind: {},", kind(&preset.kind)?)?;
    writeln!(out, "        strategy: {},", strategy(&preset.strategy)?)?;
    out.push_str("        stated: &[\n");
    for (name, value) in &preset.stated {
        writeln!(out, "            ({name:?}, {:?}),", number(name, value)?)?;
    }
    out.push_str("        ],\n        guidance: &[\n");
    for (name, value) in &preset.guidance {
        writeln!(out, "            ({}, {:?}),", guided(name)?, number(name, value)?)?;
    }
    out.push_str("        ],\n        set: &[\n");
    let mut keys = BTreeSet::new();
    for set in &preset.set {
        let row = row(&set.key)?;
        if !keys.insert(&set.key) || set.why.is_empty() {
            return Err(format!("{} is set twice, or without a reason", set.key).into());
        }
        let value = stored::accepted(row, &set.value).map_err(|e| format!("{}: {e}", set.key))?;
        let input = stored::variant(&set.key);
        writeln!(
            out,
            "            Set {{ input: Input::{input}, value: {value:?}, why: {:?} }},",
            set.why
        )?;
    }
    out.push_str("        ],\n        unstated: &[\n");
    for unstated in &preset.unstated {
        row(&unstated.key)?;
        if keys.contains(&unstated.key) || unstated.note.is_empty() {
            return Err(format!("{} is set, or open without a note", unstated.key).into());
        }
        let input = stored::variant(&unstated.key);
        writeln!(
            out,
            "            Unstated {{ input: Input::{input}, note: {:?} }},",
            unstated.note
        )?;
    }
    out.push_str("        ],\n        sources: &[\n");
    for document in &preset.source {
        writeln!(out, "            {},", document.code()?)?;
    }
    out.push_str("        ],\n    },\n");
    Ok(out)
}

fn number(name: &str, value: &toml::Value) -> Result<f64, String> {
    match value {
        toml::Value::Float(x) => Ok(*x),
        toml::Value::Integer(n) => Ok(*n as f64),
        _ => Err(format!("{name} is no number")),
    }
}

fn guided(name: &str) -> Result<&'static str, String> {
    Ok(match name {
        "margin" => "Guided::Margin",
        "revenue_usd_per_year" => "Guided::RevenuePerYear",
        "income_usd_per_year" => "Guided::IncomePerYear",
        "yield_on_cost" => "Guided::YieldOnCost",
        "rate_usd_per_hour" => "Guided::RateNeeded",
        other => return Err(format!("unknown guidance {other}")),
    })
}

fn kind(word: &str) -> Result<&'static str, String> {
    Ok(match word {
        "deal" => "PresetKind::Deal",
        "conversion" => "PresetKind::Conversion",
        "accelerator" => "PresetKind::Accelerator",
        "tenant_load" => "PresetKind::TenantLoad",
        "mine" => "PresetKind::Mine",
        other => return Err(format!("unknown kind {other}")),
    })
}

fn strategy(word: &str) -> Result<&'static str, String> {
    Ok(match word {
        "mining" => "Strategy::Mining",
        "colocation" => "Strategy::Colocation",
        "gpu_cloud" => "Strategy::GpuCloud",
        "hybrid" => "Strategy::Hybrid",
        other => return Err(format!("unknown strategy {other}")),
    })
}
