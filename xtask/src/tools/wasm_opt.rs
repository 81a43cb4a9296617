//! `wasm-opt`, or the same as a library from npm's `binaryen` package: plain JavaScript and WebAssembly, which runs wherever
//! Node does.

use std::path::PathBuf;

use anyhow::Result;

use super::announce;
use crate::run;

/// The version that is installed where there is none.
const VERSION: &str = "132.0.0";
/// The oldest that is used as found on `PATH`: older ones do not know all that the compiler emits.
const OLDEST: u32 = 120;

/// What optimises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Optimiser {
    /// The program, as found.
    Program(PathBuf),
    /// The library of npm's package.
    Library(PathBuf),
}

/// The program on `PATH`, else the library, or `None` where there is no npm: the page is then built larger, and that is said
/// aloud.
pub fn ensure() -> Result<Option<Optimiser>> {
    if let Some(found) = run::which("wasm-opt")
        && run::version(&found).and_then(|version| version.parse().ok()) >= Some(OLDEST)
    {
        return Ok(Some(Optimiser::Program(found)));
    }
    let folder = super::folder()?.join(format!("binaryen-{VERSION}"));
    let library = folder.join("node_modules/binaryen/index.js");
    if library.is_file() && run::which("node").is_some() {
        return Ok(Some(Optimiser::Library(library)));
    }
    if run::which("npm").is_none() {
        println!(
            "WARNING: wasm-opt is missing and there is no npm to install it from: the page is built without it, larger \
             and slower, and its size is not held against the budget\n  \
             Debian, Ubuntu:  apt-get install npm\n  macOS:           brew install binaryen"
        );
        return Ok(None);
    }
    announce(&format!("binaryen {VERSION}"), "10 seconds");
    std::fs::create_dir_all(&folder)?;
    let mut install = run::command("npm");
    install.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]);
    run::run(install.arg(&folder).arg(format!("binaryen@{VERSION}")))?;
    Ok(Some(Optimiser::Library(library)))
}
