//! The scenario as a workbook whose cells are formulas.

use anyhow::{Context, Result};
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::Plain;
use hash_or_host::scenario::{Scenario, to_lasting_link};
use hash_or_host::text::page::PAGE_URL;
use hash_or_host::text::{answer, quote};
use hash_or_host_workbook::{About, date, workbook};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Writes the file and says so; or is the file itself, for `-`.
pub(super) fn write(scenario: &Scenario, file: &Path) -> Result<Vec<u8>> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = date(seconds / 86_400);
    let about = About {
        title: answer::answer(&Plain, scenario, &evaluate(scenario)).text(),
        link: format!("{PAGE_URL}#{}", to_lasting_link(scenario)),
        date: quote::date(year, month - 1, day),
    };
    let bytes = workbook(scenario, &about);
    if file == Path::new("-") {
        return Ok(bytes);
    }
    std::fs::write(file, &bytes)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(format!("{}: {} kB\n", file.display(), bytes.len() / 1000).into_bytes())
}
