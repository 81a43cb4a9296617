//! The table of presets made from `presets/*.toml`, one file a preset, in alphabetical order.

use super::{Row, rust};
use serde::Deserialize;
use std::{error::Error, fmt::Write as _, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    id: String,
    title: String,
    kind: String,
    who: String,
    date: String,
    summary: String,
    strategy: String,
    stated: toml::Table,
    set: Vec<Set>,
    #[serde(default)]
    unstated: Vec<Unstated>,
    sources: Vec<PresetSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    key: String,
    value: toml::Value,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unstated {
    key: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PresetSource {
    text: String,
    url: String,
    confidence: String,
}

/// Reads all presets of a folder.
pub fn read(folder: &Path) -> Result<Vec<Preset>, Box<dyn Error>> {
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
pub fn generate(presets: &[Preset], rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    writeln!(out, "/// All presets, by their ids.")?;
    writeln!(out, "pub static PRESETS: [Preset; {}] = [", presets.len())?;
    for preset in presets {
        let code = code(preset, rows).map_err(|e| format!("preset {}: {e}", preset.id))?;
        out.push_str(&code);
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn code(preset: &Preset, rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let row =
        |key: &str| rows.iter().find(|row| row.key == key).ok_or_else(|| format!("no input {key}"));
    let mut out = String::from("    Preset {\n");
    writeln!(
        out,
        "        id: {:?}, title: {:?}, kind: {}, who: {:?}, date: {:?}, summary: {:?}, strategy: {},",
        preset.id,
        preset.title,
        kind(&preset.kind)?,
        preset.who,
        preset.date,
        preset.summary,
        strategy(&preset.strategy)?
    )?;
    out.push_str("        stated: &[\n");
    for (name, value) in &preset.stated {
        let value = match value {
            toml::Value::Float(x) => *x,
            toml::Value::Integer(n) => *n as f64,
            _ => return Err(format!("{name} is no number").into()),
        };
        writeln!(out, "            ({name:?}, {value:?}),")?;
    }
    out.push_str("        ],\n        set: &[\n");
    for set in &preset.set {
        let row = row(&set.key)?;
        let value = rust::accepted(row, &set.value).map_err(|e| format!("{}: {e}", set.key))?;
        let input = rust::variant(&set.key);
        writeln!(
            out,
            "            Set {{ input: Input::{input}, value: {value:?}, why: {:?} }},",
            set.why
        )?;
    }
    out.push_str("        ],\n        unstated: &[\n");
    for unstated in &preset.unstated {
        row(&unstated.key)?;
        let input = rust::variant(&unstated.key);
        writeln!(
            out,
            "            Unstated {{ input: Input::{input}, note: {:?} }},",
            unstated.note
        )?;
    }
    out.push_str("        ],\n        sources: &[\n");
    for PresetSource { text, url, confidence } in &preset.sources {
        let confidence = rust::confidence(confidence)?;
        writeln!(
            out,
            "            PresetSource {{ text: {text:?}, url: {url:?}, confidence: {confidence} }},"
        )?;
    }
    out.push_str("        ],\n    },\n");
    Ok(out)
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
