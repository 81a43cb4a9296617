//! Every number that a strategy or a path keeps says its unit, in its name or in the line above it.

use std::fs;
use std::path::Path;

use super::files::files;

/// Where the numbers are.
const ROOMS: [&str; 2] = ["src/strategy", "src/paths"];

/// How a unit is said: of money, power, energy, computing and time, and of what has none.
const SAID: [&str; 26] = [
    "USD",
    "usd",
    "dollar",
    "BTC",
    "MW",
    "_mw",
    "kW",
    "EH/s",
    "PH/s",
    "TH/s",
    "J/TH",
    "hour",
    "Hours",
    "month",
    "year",
    "Month",
    "Year",
    "% per %",
    "share",
    "Share",
    "ratio",
    "factor",
    "index",
    "level, 1 = ",
    "1 = as entered",
    "number of",
];

/// Besides, where a line begins so.
const BEGINS: [&str; 3] = ["Number of", "How many", "What one dollar"];

/// The fields of structs that hold numbers: name, and the lines above it.
fn fields(code: &str) -> Vec<(String, String)> {
    let code = code.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let (mut found, mut inside, mut said) = (Vec::new(), false, String::new());
    for line in code.lines() {
        let text = line.trim();
        if text.ends_with('{') && text.split_whitespace().any(|word| word == "struct") {
            (inside, said) = (true, String::new());
        } else if line == "}" {
            inside = false;
        } else if let Some(words) = text.strip_prefix("/// ").filter(|_| inside) {
            said = format!("{said} {words}");
        } else if let Some((name, kind)) = text.split_once(": ").filter(|_| inside) {
            if kind.contains("f64") {
                let name = name.rsplit(' ').next().unwrap_or(name);
                found.push((name.to_owned(), said.trim().to_owned()));
            }
            said.clear();
        }
    }
    found
}

fn says_unit(name: &str, said: &str) -> bool {
    SAID.iter().any(|unit| said.contains(unit) || name.contains(unit))
        || BEGINS.iter().any(|begin| said.starts_with(begin))
}

#[test]
fn every_number_of_strategies_and_paths_says_its_unit() {
    let (mut silent, mut count) = (Vec::new(), 0);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ROOMS.iter().flat_map(|room| files(&root.join(room), "rs")) {
        for (name, said) in fields(&fs::read_to_string(&path).unwrap()) {
            count += 1;
            if !says_unit(&name, &said) {
                silent.push(format!("{}: {name}: {said}", path.display()));
            }
        }
    }
    assert!(count > 120, "only {count} fields found: the reader is blind");
    assert!(silent.is_empty(), "no unit: {silent:#?}");
}

#[test]
fn a_field_without_a_unit_is_found() {
    let code = "pub struct Fleet {\n    /// Hashrate, PH/s.\n    pub petahash: f64,\n    \
                /// What it costs.\n    price: Vec<f64>,\n    bare: f64,\n    month: usize,\n}\n";
    let silent: Vec<String> = fields(code)
        .into_iter()
        .filter(|(name, said)| !says_unit(name, said))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(silent, ["price", "bare"]);
}
