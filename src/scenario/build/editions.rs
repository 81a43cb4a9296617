//! Editions of the defaults: what every published one was, so that an old link keeps its meaning.

use super::{Row, stored::stored};
use std::{error::Error, fmt::Write as _, fs, path::Path};

/// `EDITIONS`: the stored defaults of edition 1, 2, ... The newest must be what the table says now.
pub(crate) fn generate(scenario: &Path, rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let mut editions = Vec::new();
    while let Ok(text) = fs::read_to_string(file(scenario, editions.len() + 1)) {
        let given: toml::Table = toml::from_str(&text)?;
        let number = editions.len() + 1;
        editions.push(defaults(&given, rows).map_err(|e| format!("edition {number}: {e}"))?);
    }
    let today = rows.iter().map(|row| stored(row, &row.default)).collect::<Result<Vec<_>, _>>()?;
    let newest = editions.last().ok_or("there is no edition of the defaults")?;
    if let Some(changed) = (0..rows.len()).find(|&i| newest[i] != Some(today[i])) {
        let (key, next) = (&rows[changed].key, editions.len() + 1);
        return Err(format!("the default of {key} has changed: write editions/{next}.toml").into());
    }
    let mut out = String::new();
    writeln!(
        out,
        "/// The defaults of every edition, as stored; today's for inputs it did not have."
    )?;
    writeln!(out, "pub(crate) static EDITIONS: [[f64; INPUTS]; {}] = [", editions.len())?;
    for edition in &editions {
        let values: Vec<f64> =
            edition.iter().zip(&today).map(|(old, now)| old.unwrap_or(*now)).collect();
        writeln!(out, "    {values:?},")?;
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn file(scenario: &Path, edition: usize) -> std::path::PathBuf {
    scenario.join("editions").join(format!("{edition}.toml"))
}

/// The stored defaults of an edition, `None` where it did not have the input. Every key must be an
/// input's: a slip would change what an old link means and nobody would notice.
fn defaults(given: &toml::Table, rows: &[Row]) -> Result<Vec<Option<f64>>, Box<dyn Error>> {
    if let Some(key) = given.keys().find(|key| !rows.iter().any(|row| row.key == **key)) {
        return Err(format!("{key} is no input").into());
    }
    rows.iter().map(|row| given.get(&row.key).map(|value| stored(row, value)).transpose()).collect()
}
