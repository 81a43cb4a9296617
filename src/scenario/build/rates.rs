//! The lease rates of contracts and those that are asked for by the hour, made from `rates.toml`.

use super::document::{self, Document};
use super::spanish::Texts;
use serde::Deserialize;
use std::{error::Error, fmt::Write as _, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rates {
    contracts: Vec<Rate>,
    on_demand: Vec<Rate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rate {
    what: String,
    date: String,
    usd_per_hour: f64,
    source: Document,
}

impl Rates {
    /// Puts the Spanish words in place of the English ones.
    pub(crate) fn speak(&mut self, texts: &mut Texts) {
        let all = self.contracts.iter_mut().chain(&mut self.on_demand);
        all.for_each(|rate| texts.sentence(&mut rate.what));
    }
}

/// Reads the table.
pub(crate) fn read(path: &Path) -> Result<Rates, Box<dyn Error>> {
    let read = toml::from_str(&fs::read_to_string(path)?);
    Ok(read.map_err(|e| format!("{}: {e}", path.display()))?)
}

/// Makes the Rust tables.
pub(crate) fn generate(rates: &Rates) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    table(
        &mut out,
        "CONTRACTS",
        "Rates of contracts, signed or on offer, oldest first.",
        &rates.contracts,
    )?;
    table(&mut out, "ON_DEMAND", "Rates asked for by the hour, oldest first.", &rates.on_demand)?;
    Ok(out)
}

fn table(out: &mut String, name: &str, doc: &str, rates: &[Rate]) -> Result<(), Box<dyn Error>> {
    writeln!(out, "/// {doc}\npub static {name}: [LeaseRate; {}] = [", rates.len())?;
    for pair in rates.windows(2) {
        if pair[0].date > pair[1].date {
            return Err(format!("{} stands before {}", pair[0].date, pair[1].date).into());
        }
    }
    for Rate { what, date, usd_per_hour, source } in rates {
        document::date(date)?;
        if !(*usd_per_hour > 0.0 && *usd_per_hour < 100.0) || what.is_empty() {
            return Err(format!("{what}: {usd_per_hour} is no rate").into());
        }
        writeln!(
            out,
            "    LeaseRate {{ what: {what:?}, date: {date:?}, usd_per_hour: {usd_per_hour:?}, source: {} }},",
            source.code()?
        )?;
    }
    writeln!(out, "];")?;
    Ok(())
}
