//! An input's values as a scenario stores them, and its name in the code that is made.

use super::{Row, month};
use std::error::Error;

/// `site.grid_mw` becomes `SiteGridMw`.
pub(crate) fn variant(key: &str) -> String {
    key.split(['.', '_'])
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|c| c.to_ascii_uppercase())
                .into_iter()
                .chain(chars)
                .collect::<String>()
        })
        .collect()
}

/// Default, min and max as the numbers that a scenario stores.
pub(crate) fn bounds(row: &Row) -> Result<(f64, f64, f64), Box<dyn Error>> {
    let bound = |value: &Option<toml::Value>| stored(row, value.as_ref().ok_or("missing bound")?);
    let default = stored(row, &row.default)?;
    Ok(match row.kind.as_str() {
        "yes_no" => (default, 0.0, 1.0),
        "choice" => (default, 0.0, (row.choices.len() - 1) as f64),
        _ => (default, bound(&row.min)?, bound(&row.max)?),
    })
}

/// A value as stored, if the row accepts it.
pub(crate) fn accepted(row: &Row, value: &toml::Value) -> Result<f64, Box<dyn Error>> {
    let (_, min, max) = bounds(row)?;
    let value = stored(row, value)?;
    if !(min..=max).contains(&value) {
        return Err(format!("{value} is not from {min} to {max}").into());
    }
    if row.kind != "number" && value.fract() != 0.0 {
        return Err(format!("{value} is not whole").into());
    }
    Ok(value)
}

pub(crate) fn stored(row: &Row, value: &toml::Value) -> Result<f64, Box<dyn Error>> {
    match value {
        toml::Value::Float(x) => Ok(*x),
        toml::Value::Integer(n) => Ok(*n as f64),
        toml::Value::Boolean(b) => Ok(f64::from(u8::from(*b))),
        toml::Value::String(text) if row.kind == "choice" => {
            let index = row
                .choices
                .iter()
                .position(|choice| choice.value == *text)
                .ok_or("default is no choice")?;
            Ok(index as f64)
        }
        toml::Value::String(text) => {
            month::parse(text).ok_or_else(|| format!("{text} is no month").into())
        }
        _ => Err("no number, boolean or text".into()),
    }
}
