//! Paths month by month from a CSV file, read as the page reads them.

use crate::refused::refused;
use anyhow::{Result, bail};
use hash_or_host::scenario::{Given, Input, Scenario, Series, read_csv};

/// The scenario with the file's paths in place of its own; every mistake is named at once.
pub(crate) fn with(scenario: &Scenario, text: &str) -> Result<Scenario> {
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let keys = Series::ALL.map(|series| series.key().trim_start_matches("paths."));
        bail!("there is nothing in it; accepted: a head with one or more of {}", keys.join(", "));
    }
    let read = read_csv(text, scenario.get(Input::SiteStart)).map_err(|wrong| refused(&wrong))?;
    let fields = read.into_iter().map(|(series, values)| (series.key(), Given::Series(values)));
    scenario.with(fields.collect::<Vec<_>>()).map_err(|wrong| refused(&wrong.fields))
}
