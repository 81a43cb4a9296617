//! The columns that say what an input does and what its default rests on.

use super::{Row, Switch, Tables, stored};
use std::{error::Error, fmt::Write as _};

type Made = Result<String, Box<dyn Error>>;

const PARTS: [&str; 8] =
    ["network", "power", "mining", "bridge", "colocation", "gpu_cloud", "hybrid", "sell_now"];

/// What the input changes, where, in which sense, and what switches it off.
pub(crate) fn effects(row: &Row, tables: &Tables) -> Made {
    let mut out = String::new();
    writeln!(out, "        affects: {},", affects(row)?)?;
    writeln!(out, "        only: {},", only(row)?)?;
    writeln!(out, "        role: {},", role(row)?)?;
    writeln!(out, "        sense: {},", sense(row)?)?;
    out.push_str("        off_unless: &[");
    for switch in &row.off_unless {
        let (input, at) = leaves_on(row, switch, tables)?;
        write!(out, "Switch {{ input: Input::{input}, at: {at:?} }}, ")?;
    }
    out.push_str("],\n");
    Ok(out)
}

fn affects(row: &Row) -> Made {
    let names: Vec<&str> = row.affects.iter().map(String::as_str).collect();
    match names[..] {
        [] => return Err("affects names at least one part, \"none\" or \"all\"".into()),
        ["none"] => return Ok("Parts::NONE".into()),
        ["all"] => return Ok("Parts::ALL".into()),
        _ => {}
    }
    let mut parts = String::from("Parts::NONE");
    for name in names {
        if !PARTS.contains(&name) {
            return Err(format!("affects an unknown part, {name}").into());
        }
        write!(parts, ".or(Parts::{})", name.to_ascii_uppercase())?;
    }
    Ok(parts)
}

fn only(row: &Row) -> Made {
    let name = match row.only.as_deref() {
        None => return Ok("None".into()),
        Some("futures") => "Futures",
        Some("moving_level") => "MovingLevel",
        Some("cash") => "Cash",
        Some(other) => return Err(format!("only in {other} is unknown").into()),
    };
    Ok(format!("Some(Only::{name})"))
}

fn role(row: &Row) -> Made {
    Ok(match row.role.as_deref() {
        None => "Role::Plain",
        Some("debt") => "Role::Debt",
        Some("discount_rate") => "Role::DiscountRate",
        Some("size") => "Role::Size",
        Some(other) => return Err(format!("the role {other} is unknown").into()),
    }
    .into())
}

fn sense(row: &Row) -> Made {
    Ok(match row.sense.as_str() {
        "better" => "Sense::Better",
        "worse" => "Sense::Worse",
        "none" => "Sense::None",
        other => return Err(format!("the sense {other} is not better, worse or none").into()),
    }
    .into())
}

/// The switching input's Rust name, and a stored value at which it leaves the other on.
fn leaves_on(row: &Row, switch: &Switch, tables: &Tables) -> Result<(String, f64), Box<dyn Error>> {
    let by = tables.rows.iter().find(|other| other.key == switch.input);
    let by = by.ok_or_else(|| format!("off unless {}, which is no input", switch.input))?;
    if by.key == row.key {
        return Err("off unless itself".into());
    }
    let at = stored::accepted(by, switch.at.as_ref().unwrap_or(&by.default))
        .map_err(|e| format!("off unless {}: {e}", by.key))?;
    Ok((stored::variant(&by.key), at))
}

/// How the default is come by, and the documents that it rests on.
pub(crate) fn sources(row: &Row, tables: &Tables) -> Made {
    if row.basis.trim().is_empty() {
        return Err("the basis of the default is not said".into());
    }
    let judged = ["judgement", "user"].contains(&row.confidence.as_str());
    let figure = ["number", "whole", "month"].contains(&row.kind.as_str());
    if row.sources.is_empty() && figure && !judged {
        return Err("a default that is not judgement rests on a document".into());
    }
    let mut out = format!("        basis: {:?}, sources: &[\n", row.basis);
    for source in &row.sources {
        let id = &source.document;
        let at = tables.documents.keys().position(|known| known == id);
        let at = at.ok_or_else(|| format!("{id} is not in documents.toml"))?;
        if source.says.trim().is_empty() {
            return Err(format!("what {id} says is not said").into());
        }
        writeln!(
            out,
            "            Source {{ says: {:?}, document: &DOCUMENTS[{at}] }},",
            source.says
        )?;
    }
    out.push_str("        ],\n");
    Ok(out)
}

/// The documents, in the order of their names.
pub(crate) fn documents(tables: &Tables) -> Made {
    let mut out = String::from("/// The documents that defaults rest on.\n");
    writeln!(out, "pub static DOCUMENTS: [Document; {}] = [", tables.documents.len())?;
    for (id, document) in &tables.documents {
        let code = document.code().map_err(|e| format!("documents.toml, {id}: {e}"))?;
        writeln!(out, "    {code},")?;
    }
    out.push_str("];\n\n");
    Ok(out)
}
