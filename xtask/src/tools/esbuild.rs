//! `esbuild`, which makes scripts short, and one of several: its executable, from npm's package of that name.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{announce, npm};
use crate::run;

/// The version that is installed where there is none.
const VERSION: &str = "0.28.2";

/// The program, or `None` where there is no npm: the scripts are then longer.
pub fn ensure() -> Result<Option<PathBuf>> {
    let folder = super::folder()?.join(format!("esbuild-{VERSION}"));
    let program = folder.join("node_modules/.bin/esbuild");
    if !program.is_file() {
        if run::which("npm").is_none() {
            return Ok(None);
        }
        announce(&format!("esbuild {VERSION}"), "5 seconds");
        fs::create_dir_all(&folder)?;
        let mut install = run::command("npm");
        install.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]);
        run::run(install.arg(&folder).arg(format!("esbuild@{VERSION}")))?;
    }
    Ok(Some(program))
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
    // Where there is no npm, this says how it can be had.
    npm::ensure()?;
    let program = ensure()?.context("there is npm, and no esbuild")?;
    let mut esbuild = short(&program, module, out);
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
