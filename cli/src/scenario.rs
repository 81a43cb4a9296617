//! Scenarios from files, links and `--set`, with every mistake named at once.

use crate::args::Of;
use crate::paths;
use crate::refused::refused;
use anyhow::{Context, Result, anyhow, bail};
use hash_or_host::scenario::{FieldError, Given, Input, Scenario, is_link, parse_link, read_value};
use serde_json::Value;
use std::io::Read;

/// The longest file that is read: a scenario with all its paths takes some 40 kB.
const LONGEST: u64 = 4 << 20;

/// The scenario that a command is about.
pub(crate) fn of(asked: &Of) -> Result<Scenario> {
    if [&asked.scenario, &asked.paths].iter().all(|place| place.as_deref() == Some("-")) {
        bail!("scenario and paths cannot both come from the standard input");
    }
    let base = match &asked.scenario {
        None => Scenario::default(),
        Some(place) => read(place)?,
    };
    let base = match &asked.paths {
        None => base,
        Some(place) => {
            paths::with(&base, &whole(place, "")?).with_context(|| format!("in {place}"))?
        }
    };
    changed(&base, &asked.set)
}

/// A scenario from a file, `-`, a link or `default`.
pub(crate) fn read(place: &str) -> Result<Scenario> {
    if place == "default" {
        return Ok(Scenario::default());
    }
    if place != "-" && !std::path::Path::new(place).exists() && opens_page(place) {
        return link(place);
    }
    let text = whole(place, ", nor a link of the page")?;
    from_json(&text).with_context(|| format!("in {place}"))
}

/// Whether a text is a link; that of the defaults is the page's address and nothing else.
fn opens_page(place: &str) -> bool {
    let address = place.split(['?', '#']).next().unwrap_or_default();
    let plain = address.split_once("://").is_some_and(|(scheme, rest)| {
        let last =
            rest.split_once('/').map_or("", |(_, path)| path.rsplit('/').next().unwrap_or(""));
        // What is fetched from elsewhere is no page: nothing is fetched here.
        ["http", "https"].contains(&scheme) && (!last.contains('.') || last.ends_with(".html"))
    });
    plain || place.trim() == "#" || is_link(place)
}

/// The text of a file, or of the standard input for `-`.
fn whole(place: &str, nor: &str) -> Result<String> {
    if place == "-" {
        return bounded(std::io::stdin().lock(), "the standard input");
    }
    let file = std::fs::File::open(place)
        .with_context(|| format!("{place} is no file that can be read{nor}"))?;
    bounded(file, place)
}

fn bounded(from: impl Read, name: &str) -> Result<String> {
    let mut text = String::new();
    let read = from.take(LONGEST + 1).read_to_string(&mut text);
    read.with_context(|| format!("{name} is no text"))?;
    if text.len() as u64 > LONGEST {
        bail!("{name} is longer than {} MB", LONGEST >> 20);
    }
    Ok(text)
}

fn link(text: &str) -> Result<Scenario> {
    let link = parse_link(text);
    if link.problems.is_empty() { Ok(link.scenario) } else { Err(refused(&link.problems)) }
}

/// A scenario object, nested or with dotted keys, or the page's saved file around one.
pub(crate) fn from_json(text: &str) -> Result<Scenario> {
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).context("this is no JSON")?;
    let Value::Object(object) = &value else { bail!("a scenario is an object") };
    let inner = match object.get("scenario") {
        Some(inner @ Value::Object(_)) => inner,
        _ => &value,
    };
    let mut fields = Vec::new();
    flatten("", inner, &mut fields);
    let fields = fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    Scenario::default().with(fields).map_err(|error| refused(&error.fields))
}

fn flatten(prefix: &str, value: &Value, fields: &mut Vec<(String, Given)>) {
    let given = match value {
        Value::Object(object) => {
            for (key, value) in object {
                let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&key, value, fields);
            }
            return;
        }
        Value::Number(number) => Given::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::Bool(yes) => Given::YesNo(*yes),
        Value::String(text) => Given::Text(text.clone()),
        Value::Array(values) => match values.iter().map(Value::as_f64).collect() {
            Some(numbers) => Given::Series(numbers),
            None => Given::Other("array".to_owned()),
        },
        Value::Null => Given::Other("null".to_owned()),
    };
    fields.push((prefix.to_owned(), given));
}

fn changed(base: &Scenario, set: &[String]) -> Result<Scenario> {
    let (mut values, mut wrong) = (Vec::new(), Vec::new());
    for change in set {
        let (name, text) = change
            .split_once('=')
            .ok_or_else(|| anyhow!("--set {change}: write it as INPUT=VALUE"))?;
        match named(name.trim()) {
            None => wrong.push(FieldError::unknown(name, Given::Text(text.to_owned()))),
            Some(input) => match read_value(input, text.trim()) {
                Ok(value) => values.push((input, value)),
                Err(error) => wrong.push(error),
            },
        }
    }
    if !wrong.is_empty() {
        return Err(refused(&wrong));
    }
    base.set_all(&values).map_err(|error| refused(&error.fields))
}

fn named(name: &str) -> Option<Input> {
    Input::from_key(name).or_else(|| Input::from_code(name))
}

/// The input of that key or code.
pub(crate) fn input(name: &str) -> Result<Input> {
    named(name).ok_or_else(|| {
        let error = FieldError::unknown(name, Given::Text(String::new()));
        anyhow!("there is no input {name}; accepted: {}", error.accepted)
    })
}

/// The input of that key or code, if it is a number.
pub(crate) fn numeric(name: &str) -> Result<Input> {
    let input = input(name)?;
    if !input.is_numeric() {
        bail!("{} is no number; accepted: a numeric input", input.key());
    }
    Ok(input)
}
