//! `wasm-opt`, or the same as a library from npm's `binaryen` package: plain JavaScript and WebAssembly, which runs wherever
//! Node does.

use std::path::PathBuf;

use anyhow::Result;

use super::npm;
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
    let library = npm::installed_if_there_is_npm("binaryen", VERSION, "binaryen/index.js")?
        .filter(|_| run::which("node").is_some());
    if library.is_none() {
        println!(
            "WARNING: wasm-opt is missing and there is no npm to install it from: the page is built without it, larger \
             and slower, and its size is not held against the budget\n  \
             Debian, Ubuntu:  apt-get install npm\n  macOS:           brew install binaryen"
        );
    }
    Ok(library.map(Optimiser::Library))
}
