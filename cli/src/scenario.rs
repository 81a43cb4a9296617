//! Scenarios from files, links and `--set`, with every mistake named at once.

use crate::args::Of;
use crate::json::Json;
use crate::paths;
use crate::refused::refused;
use anyhow::{Context, Result, anyhow, bail};
use hash_or_host::scenario::{
    FILE_KEYS, FieldError, Given, Input, Problem, Scenario, is_link, parse_link, read_value,
};
use std::collections::HashSet;
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
    // First of all its start, to which the months of the paths are held.
    let base = changed(&base, &asked.set)?;
    match &asked.paths {
        None => Ok(base),
        Some(place) => {
            paths::with(&base, &whole(place, "")?).with_context(|| format!("in {place}"))
        }
    }
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
    let value: Json =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).context("this is no JSON")?;
    let Json::Object(object) = &value else { bail!("a scenario is an object") };
    let inner = object.iter().find_map(|(key, inner)| match inner {
        Json::Object(_) if key == "scenario" => Some(inner),
        _ => None,
    });
    let (mut fields, mut wrong) = (Vec::new(), Vec::new());
    if inner.is_some() {
        wrong.extend(twice("", object));
        wrong.extend(
            object.iter().filter(|(key, _)| !FILE_KEYS.contains(&key.as_str())).map(beside),
        );
    }
    flatten("", inner.unwrap_or(&value), &mut fields, &mut wrong);
    wrong.extend(in_two_ways(&fields, &wrong));
    let fields = fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    match Scenario::default().with(fields) {
        Ok(scenario) if wrong.is_empty() => return Ok(scenario),
        Ok(_) => {}
        Err(error) => wrong.extend(error.fields),
    }
    Err(refused(&wrong))
}

/// The keys that stand twice in an object: which of the two is meant, nobody knows.
fn twice(prefix: &str, object: &[(String, Json)]) -> Vec<FieldError> {
    let mut seen = HashSet::new();
    let again = object.iter().filter(|(key, _)| !seen.insert(key));
    again.map(|(key, value)| given_twice(&under(prefix, key), given(value))).collect()
}

/// The inputs that are given nested and with a dotted key, but for those that are said already.
fn in_two_ways(fields: &[(String, Given)], said: &[FieldError]) -> Vec<FieldError> {
    let said: HashSet<&str> = said.iter().map(|error| error.key.as_str()).collect();
    let mut seen = HashSet::new();
    let again = fields.iter().filter(|(key, _)| !seen.insert(key) && !said.contains(key.as_str()));
    again.map(|(key, given)| given_twice(key, given.clone())).collect()
}

fn given_twice(key: &str, given: Given) -> FieldError {
    FieldError { problem: Problem::GivenTwice, ..FieldError::unknown(key, given) }
}

/// What would be passed over beside a scenario.
fn beside((key, value): &(String, Json)) -> FieldError {
    let accepted = format!("inputs within scenario, and beside it {}", FILE_KEYS.join(", "));
    FieldError { accepted, ..FieldError::unknown(key, given(value)) }
}

fn under(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }
}

fn flatten(
    prefix: &str,
    value: &Json,
    fields: &mut Vec<(String, Given)>,
    wrong: &mut Vec<FieldError>,
) {
    if let Json::Object(object) = value {
        wrong.extend(twice(prefix, object));
        for (key, value) in object {
            flatten(&under(prefix, key), value, fields, wrong);
        }
    } else if Input::is_group(prefix) {
        wrong.push(FieldError {
            problem: Problem::WrongType,
            accepted: "an object of inputs".to_owned(),
            ..FieldError::unknown(prefix, given(value))
        });
    } else {
        fields.push((prefix.to_owned(), given(value)));
    }
}

fn given(value: &Json) -> Given {
    match value {
        Json::Object(_) => Given::Other("object".to_owned()),
        Json::Number(number) => Given::Number(*number),
        Json::YesNo(yes) => Given::YesNo(*yes),
        Json::Text(text) => Given::Text(text.clone()),
        Json::List(values) => match values.iter().map(Json::number).collect() {
            Some(numbers) => Given::Series(numbers),
            None => Given::Other("array".to_owned()),
        },
        Json::Null => Given::Other("null".to_owned()),
    }
}

fn changed(base: &Scenario, set: &[String]) -> Result<Scenario> {
    let (mut values, mut wrong) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for change in set {
        let (name, text) = change
            .split_once('=')
            .filter(|(name, _)| !name.trim().is_empty())
            .ok_or_else(|| anyhow!("--set {change}: write it as INPUT=VALUE"))?;
        match named(name.trim()) {
            None => wrong.push(FieldError::unknown(name, Given::Text(text.to_owned()))),
            Some(input) if !seen.insert(input) => {
                wrong.push(given_twice(input.key(), Given::Text(text.to_owned())));
            }
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
