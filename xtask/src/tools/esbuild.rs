//! `esbuild`, which makes scripts short, and one of several: its executable, from npm's package of that name.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::npm;
use crate::run;

/// The version that is installed where there is none.
const VERSION: &str = "0.28.2";

const PACKAGE: &str = "esbuild";
/// The program, within the package's folder.
const PROGRAM: &str = ".bin/esbuild";

/// The program, or `None` where there is no npm: the scripts are then longer.
fn ensure() -> Result<Option<PathBuf>> {
    npm::installed_if_there_is_npm(PACKAGE, VERSION, PROGRAM)
}

/// The program. Where there is no npm, the error says how it can be had.
fn program() -> Result<PathBuf> {
    npm::installed(PACKAGE, VERSION, PROGRAM)
}

/// Makes modules of JavaScript short in place: names of their own, white space, what says the same in fewer letters.
pub fn shorten(scripts: &[PathBuf]) -> Result<()> {
    let Some(program) = ensure()? else { return Ok(()) };
    for script in scripts {
        let mut esbuild = short(&program, script, script);
        // As modules: their own names are nobody else's.
        run::run(esbuild.args(["--format=esm", "--allow-overwrite"]))?;
    }
    Ok(())
}

/// A module of JavaScript and what it imports as one classic script, written to `out` and handed back.
pub fn join(module: &Path, out: &Path) -> Result<String> {
    let mut esbuild = short(&program()?, module, out);
    // A classic script has no address that it could ask beside: what asks by it is never called.
    run::run(esbuild.args(["--bundle", "--format=iife", "--define:import.meta.url=\"\""]))?;
    fs::read_to_string(out).context("esbuild wrote nothing")
}

fn short(program: &Path, script: &Path, out: &Path) -> Command {
    let mut esbuild = run::command(program);
    esbuild.args(["--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"]);
    let mut outfile = OsString::from("--outfile=");
    outfile.push(out);
    esbuild.arg(outfile).arg(script);
    esbuild
}
