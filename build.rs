//! Turns the tables into Rust: the inputs (`src/scenario/inputs/*.toml`) into the enum `Input`, its rows,
//! the page's groups and the TypeScript type of a scenario; real cases (`src/cases/presets/*.toml`),
//! picks (`src/cases/picks/*.toml`) and lease rates (`src/cases/rates.toml`) into tables.
//!
//! The tables are the single source: nothing generated here is kept in the repository.

use std::{env, error::Error, fs, path::Path};

#[path = "src/scenario/build/mod.rs"]
mod tables;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/scenario/inputs");
    println!("cargo::rerun-if-changed=src/scenario/build");
    println!("cargo::rerun-if-changed=src/scenario/editions");
    println!("cargo::rerun-if-changed=src/cases");
    // Whether results are written for JavaScript: their types then say how, and have TypeScript.
    println!("cargo::rustc-check-cfg=cfg(js)");
    if env::var_os("CARGO_FEATURE_API").is_some()
        && env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32")
    {
        println!("cargo::rustc-cfg=js");
    }
    if env::var_os("CARGO_FEATURE_PAGE").is_some() && !Path::new("src/browser/page").is_dir() {
        return Err("the page is not in the published crate: build it from the repository".into());
    }
    let made = tables::generate(&Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("src"))?;
    let folder = env::var("OUT_DIR")?;
    for (name, text) in [
        ("inputs", made.inputs),
        ("presets", made.presets),
        ("picks", made.picks),
        ("rates", made.rates),
        ("chips", made.chips),
    ] {
        fs::write(Path::new(&folder).join(format!("{name}.rs")), text)?;
    }
    Ok(())
}
