//! The Rust code made from the tables.

use super::stored::{bounds, variant};
use super::{Choice, Row, Tables, columns, typescript};
use std::{error::Error, fmt::Write as _};

type Made = Result<String, Box<dyn Error>>;

pub(crate) fn generate(tables: &Tables) -> Made {
    let mut out = String::new();
    writeln!(out, "/// Every input of a scenario, in the order of the table.")?;
    writeln!(out, "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]")?;
    writeln!(out, "#[repr(u8)]\npub enum Input {{")?;
    for row in &tables.rows {
        writeln!(out, "    /// `{}`: {}, {}.", row.key, row.label, unit_doc(row))?;
        writeln!(out, "    {},", variant(&row.key))?;
    }
    writeln!(out, "}}\n")?;
    let count = tables.rows.len();
    writeln!(out, "/// How many inputs there are.\npub const INPUTS: usize = {count};\n")?;
    writeln!(out, "impl Input {{\n    /// All inputs, in the order of the table.")?;
    writeln!(out, "    pub const ALL: [Input; INPUTS] = [")?;
    for row in &tables.rows {
        writeln!(out, "        Input::{},", variant(&row.key))?;
    }
    writeln!(out, "    ];\n}}\n")?;
    out.push_str(&columns::documents(tables)?);
    writeln!(out, "pub(crate) static ROWS: [Row; INPUTS] = [")?;
    for row in &tables.rows {
        out.push_str(&row_code(row, tables).map_err(|e| format!("{}: {e}", row.key))?);
    }
    writeln!(out, "];\n\npub(crate) static KEYS: [&str; INPUTS] = [")?;
    for row in &tables.rows {
        writeln!(out, "    {:?},", row.key)?;
    }
    writeln!(out, "];\n\npub(crate) static NOTES: [Note; INPUTS] = [")?;
    for row in &tables.rows {
        out.push_str(&note_code(row, tables).map_err(|e| format!("{}: {e}", row.key))?);
    }
    writeln!(out, "];\n")?;
    writeln!(
        out,
        "/// The groups of inputs, in page order.\npub static GROUPS: [Group; {}] = [",
        tables.groups.len()
    )?;
    for group in &tables.groups {
        writeln!(
            out,
            "    Group {{ id: {:?}, label: {:?}, help: {:?} }},",
            group.id, group.label, group.help
        )?;
    }
    writeln!(out, "];\n")?;
    let mut sorted: Vec<&Row> = tables.rows.iter().collect();
    sorted.sort_by(|a, b| a.key.cmp(&b.key));
    writeln!(out, "/// The inputs in the order of their keys, to look them up.")?;
    writeln!(out, "pub(crate) static BY_KEY: [Input; INPUTS] = [")?;
    for row in sorted {
        writeln!(out, "    Input::{},", variant(&row.key))?;
    }
    writeln!(out, "];\n")?;
    writeln!(out, "/// The TypeScript interface of a scenario, made from the table.")?;
    writeln!(
        out,
        "pub const SCENARIO_TYPESCRIPT: &str = {:?};",
        typescript::scenario(&tables.rows)
    )?;
    Ok(out)
}

fn unit_doc(row: &Row) -> &str {
    if row.unit.is_empty() { "no unit" } else { &row.unit }
}

fn row_code(row: &Row, tables: &Tables) -> Made {
    let group = tables.groups.iter().position(|g| g.id == row.group).ok_or("unknown group")?;
    let (default, min, max) = bounds(row)?;
    if !(min <= default && default <= max) {
        return Err("the default lies outside the range".into());
    }
    let (low, high) = (row.low.unwrap_or(default), row.high.unwrap_or(default));
    if !(min <= low && low <= high && high <= max) {
        return Err("the plausible range lies outside the accepted one".into());
    }
    let mut out = String::from("    Row {\n");
    writeln!(out, "        input: Input::{},", variant(&row.key))?;
    writeln!(out, "        code: {:?}, label: {:?}, unit: {:?},", row.code, row.label, row.unit)?;
    writeln!(out, "        kind: {},", kind(row)?)?;
    writeln!(out, "        group: {group}, headline: {},", row.headline)?;
    writeln!(
        out,
        "        default: {default:?}, min: {min:?}, max: {max:?}, low: {low:?}, high: {high:?}, step: {:?},",
        row.step.unwrap_or(1.0)
    )?;
    writeln!(
        out,
        "        scale: {},",
        match row.scale.as_str() {
            "linear" => "Scale::Linear",
            "log" => "Scale::Log",
            other => return Err(format!("unknown scale {other}").into()),
        }
    )?;
    out.push_str(&columns::effects(row, tables)?);
    out.push_str("    },\n");
    Ok(out)
}

fn note_code(row: &Row, tables: &Tables) -> Made {
    let sources = columns::sources(row, tables)?;
    let (help, as_of, confidence) = (&row.help, &row.as_of, confidence(&row.confidence)?);
    Ok(format!(
        "    Note {{\n        help: {help:?}, as_of: {as_of:?}, confidence: {confidence},\n{sources}    }},\n"
    ))
}

fn kind(row: &Row) -> Made {
    Ok(match row.kind.as_str() {
        "number" => "Kind::Number".into(),
        "whole" => "Kind::Whole".into(),
        "yes_no" => "Kind::YesNo".into(),
        "month" => "Kind::Month".into(),
        "choice" => {
            if row.choices.len() < 2 {
                return Err("a choice has two options or more".into());
            }
            let options = row.choices.iter().map(|Choice { value, label }| {
                format!("Choice {{ value: {value:?}, label: {label:?} }}")
            });
            format!("Kind::Choice(&[{}])", options.collect::<Vec<_>>().join(", "))
        }
        other => return Err(format!("unknown kind {other}").into()),
    })
}

/// The Rust name of a confidence.
pub(crate) fn confidence(word: &str) -> Made {
    Ok(match word {
        "high" => "Confidence::High",
        "medium" => "Confidence::Medium",
        "low" => "Confidence::Low",
        "judgement" => "Confidence::Judgement",
        "user" => "Confidence::User",
        other => return Err(format!("unknown confidence {other}").into()),
    }
    .into())
}
