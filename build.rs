//! Turns the tables of inputs (`src/scenario/inputs/*.toml`) into Rust: the enum `Input`, its rows,
//! the page's groups and the TypeScript type of a scenario; and the presets
//! (`src/cases/presets/*.toml`) into a table.
//!
//! The tables are the single source: nothing generated here is kept in the repository.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

#[path = "src/scenario/build/mod.rs"]
mod tables;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/scenario/inputs");
    println!("cargo::rerun-if-changed=src/scenario/build");
    println!("cargo::rerun-if-changed=src/scenario/editions");
    println!("cargo::rerun-if-changed=src/cases");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let scenario = Path::new(&root).join("src/scenario");
    let tables = tables::Tables::read(&scenario)?;
    let mut out = String::new();
    writeln!(out, "{}", tables::rust::generate(&tables)?)?;
    out.push_str(&tables::editions::generate(&scenario, &tables.rows)?);
    let dir = env::var("OUT_DIR")?;
    fs::write(Path::new(&dir).join("inputs.rs"), out)?;
    let presets = tables::presets::read(&Path::new(&root).join("src/cases/presets"))?;
    let presets = tables::presets::generate(&presets, &tables.rows)?;
    fs::write(Path::new(&dir).join("presets.rs"), presets)?;
    let cases = Path::new(&root).join("src/cases");
    let picks = tables::picks::generate(&tables::picks::read(&cases.join("picks"))?, &tables)?;
    fs::write(Path::new(&dir).join("picks.rs"), picks)?;
    let rates = tables::rates::generate(&cases.join("rates.toml"))?;
    fs::write(Path::new(&dir).join("rates.rs"), rates)?;
    Ok(())
}
