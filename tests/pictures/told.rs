//! What is said: every sentence, description and table of every study in several scenarios, and the
//! page as it stands before anything runs, against `tests/pictures/goldens/words`.
//!
//! `UPDATE_GOLDENS=1` accepts what is said now; the goldens are there to be read.

use crate::support::studies::{studies, told};
use hash_or_host::evaluation::Engine;
use hash_or_host::question::Told;
use hash_or_host::view::prerender::prerender;
use std::fmt::Write as _;
use std::path::Path;

/// Scenarios by name, as links: who leads, who is ready, and what owners do differ.
const SCENARIOS: [(&str, &str); 5] = [
    ("default", ""),
    ("dear-bitcoin", "btc=250000"),
    ("cheap-leases", "gpu=1"),
    ("late-and-short", "years=4&c_build=40&g_build=46"),
    ("dear-power", "power=120"),
];

/// Compares with a golden, or writes it.
fn hold(name: &str, got: &str) -> Result<(), String> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/goldens/words").join(name);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, got).unwrap();
        return Ok(());
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    let first = got.lines().zip(golden.lines()).find(|(got, golden)| got != golden);
    match first {
        _ if got == golden => Ok(()),
        Some((got, golden)) => Err(format!("{name}:\n  said  {got}\n  golden {golden}")),
        None => Err(format!("{name}: of another length")),
    }
}

fn words(told: &Told) -> String {
    let mut out = String::new();
    for sentence in told.problems.iter().chain(&told.sentences) {
        let _ = writeln!(out, "{sentence}");
    }
    for drawing in &told.drawings {
        let _ = writeln!(out, "[{}] {}", drawing.title, drawing.description);
    }
    for table in told.tables.iter().chain(told.drawings.iter().map(|drawing| &drawing.table)) {
        let _ = writeln!(out, "| {} |", table.header.join(" | "));
        for row in &table.rows {
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
    }
    for reading in told.readings.iter().step_by(told.readings.len().div_ceil(5).max(1)) {
        let lines = reading.lines.iter().map(|(_, label, value)| format!("{label} {value}"));
        let _ = writeln!(out, "{}: {}", reading.heading, lines.collect::<Vec<_>>().join(", "));
    }
    out
}

#[test]
fn every_sentence_is_as_it_was() {
    let mut engine = Engine::new();
    let mut differing = Vec::new();
    for (name, link) in SCENARIOS {
        let mut said = String::new();
        for (study, ask) in studies() {
            let told = told(&mut engine, link, ask);
            let _ = writeln!(said, "# {study}\n\n{}", words(&told));
        }
        differing.extend(hold(&format!("{name}.txt"), &said).err());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn the_page_before_anything_runs_is_as_it_was() {
    // A line an element, so that a difference can be read.
    let page = prerender().replace("><", ">\n<");
    hold("page.html", &page).unwrap_or_else(|difference| panic!("{difference}"));
}
