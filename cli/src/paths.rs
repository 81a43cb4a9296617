//! Paths month by month from a CSV file: a head of series' keys, then a row for every month.

use crate::refused::refused;
use anyhow::{Context, Result, anyhow, bail};
use hash_or_host::scenario::{FieldError, Given, Problem, Scenario, Series};

/// The scenario with the file's paths in place of its own; every mistake is named at once.
pub(crate) fn with(scenario: &Scenario, text: &str) -> Result<Scenario> {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
    let head = lines.next().context("the file is empty; it begins with a head of column names")?;
    let columns = head.split(',').map(|name| column(name.trim())).collect::<Result<Vec<_>>>()?;
    if !columns.iter().any(Option::is_some) {
        bail!("no column is one of {}", keys());
    }
    let mut values: Vec<Vec<f64>> = vec![Vec::new(); columns.len()];
    let mut wrong = Vec::new();
    for (month, line) in (1_usize..).zip(lines) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        if cells.len() != columns.len() {
            bail!("month {month} has {} cells under a head of {}", cells.len(), columns.len());
        }
        for ((series, cell), values) in columns.iter().zip(cells).zip(&mut values) {
            let Some(series) = series else { continue };
            // A column may end before the others; what comes after its end is a mistake.
            let ended = values.len() + 1 < month;
            match cell.parse() {
                Ok(value) if !ended => values.push(value),
                Err(_) if cell.is_empty() => {}
                _ => {
                    let given = Given::Text(cell.to_owned());
                    wrong.push(series.refuse_month(month as u32, given, Problem::WrongType));
                }
            }
        }
    }
    let read = columns.iter().zip(values).filter_map(|(series, values)| Some(((*series)?, values)));
    // What is wrong already is not said again.
    let fields = read
        .filter(|(series, _)| wrong.iter().all(|error: &FieldError| error.key != series.key()))
        .map(|(series, values)| (series.key(), Given::Series(values)))
        .collect::<Vec<_>>();
    match scenario.with(fields) {
        Ok(scenario) if wrong.is_empty() => return Ok(scenario),
        Ok(_) => {}
        Err(refused) => wrong.extend(refused.fields),
    }
    Err(refused(&wrong))
}

/// The series of a column, by its key with or without `paths.`; a column of months or dates is passed over.
fn column(name: &str) -> Result<Option<Series>> {
    if ["month", "date"].contains(&name) {
        return Ok(None);
    }
    let series = Series::from_key(name).or_else(|| Series::from_key(&format!("paths.{name}")));
    series.map(Some).ok_or_else(|| anyhow!("there is no path {name}; accepted: {}", keys()))
}

fn keys() -> String {
    let keys = Series::ALL.map(|series| series.key().trim_start_matches("paths."));
    format!("{}, beside month and date, which are not read", keys.join(", "))
}
