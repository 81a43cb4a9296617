//! `esbuild`, which makes scripts short: its executable, from npm's package of that name.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::announce;
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
        std::fs::create_dir_all(&folder)?;
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
        let mut esbuild = run::command(&program);
        // As modules: their own names are nobody else's.
        esbuild.args([
            "--minify",
            "--format=esm",
            "--charset=utf8",
            "--target=es2022",
            "--log-level=warning",
        ]);
        run::run(esbuild.arg("--allow-overwrite").arg(out(script)).arg(script))?;
    }
    Ok(())
}

fn out(script: &Path) -> std::ffi::OsString {
    let mut out = std::ffi::OsString::from("--outfile=");
    out.push(script);
    out
}
