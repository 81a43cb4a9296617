//! Paths month by month from a CSV file, read as the page reads them.

use crate::refused::refused;
use anyhow::Result;
use hash_or_host::scenario::{Given, Input, Scenario, read_csv};

/// The scenario with the file's paths in place of its own; every mistake is named at once.
pub(crate) fn with(scenario: &Scenario, text: &str) -> Result<Scenario> {
    let read = read_csv(text, scenario.get(Input::SiteStart)).map_err(|wrong| refused(&wrong))?;
    let fields = read.into_iter().map(|(series, values)| (series.key(), Given::Series(values)));
    scenario.with(fields.collect::<Vec<_>>()).map_err(|wrong| refused(&wrong.fields))
}
