//! `npm`, which packs the API, and what the tests of that package have from its registry.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Packaged, announce, named};
use crate::run;

/// What names the program, and what it is called on `PATH`.
const VARIABLE: &str = "NPM";
const PROGRAM: &str = "npm";

/// The bundler whose development server and build the package is tried in: the newest, and the last that bundles
/// dependencies anew in its server without moving the files they name.
pub const VITES: [&str; 2] = ["8.3.8", "7.3.8"];
/// The compiler that the package's types are tried with.
const TYPESCRIPT: &str = "5.9.3";

/// The program: `$NPM`, else `npm` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    let npm = Packaged {
        variable: VARIABLE,
        program: PROGRAM,
        name: "npm",
        why: "it brings what joins the one-file edition, and packs the API",
        packages: ["npm", "node"],
    };
    npm.ensure()
}

/// npm in a folder, saying nothing but errors.
pub fn command(folder: &Path) -> Result<Command> {
    let mut npm = run::command(ensure()?);
    npm.current_dir(folder).env("npm_config_update_notifier", "false");
    npm.args(["--no-audit", "--no-fund", "--loglevel=error"]);
    Ok(npm)
}

/// The script that is Vite of this version.
pub fn vite(version: &str) -> Result<PathBuf> {
    installed("vite", version, "vite/bin/vite.js")
}

/// The script that is TypeScript's compiler.
pub fn typescript() -> Result<PathBuf> {
    installed("typescript", TYPESCRIPT, "typescript/bin/tsc")
}

/// A file of a package, installed into a folder of its own at the first use.
pub(super) fn installed(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    let folder = folder(package, version)?;
    let file = place(package, version, file)?;
    if !file.is_file() {
        announce(&format!("{package} {version}"), "10 seconds");
        std::fs::create_dir_all(&folder)?;
        run::run(
            command(&folder)?
                .args(["install", "--prefix"])
                .arg(&folder)
                .arg(format!("{package}@{version}")),
        )?;
    }
    file.is_file()
        .then_some(file)
        .with_context(|| format!("{package} {version} is not what it was"))
}

/// The same where it can be had without being asked for: `None` if it is not there, and no npm either.
pub(super) fn installed_if_there_is_npm(
    package: &str,
    version: &str,
    file: &str,
) -> Result<Option<PathBuf>> {
    let has_npm = named(VARIABLE)?.is_some() || run::which(PROGRAM).is_some();
    if !has_npm && !place(package, version, file)?.is_file() {
        return Ok(None);
    }
    installed(package, version, file).map(Some)
}

/// Where a file of a package stands when that is installed.
fn place(package: &str, version: &str, file: &str) -> Result<PathBuf> {
    Ok(folder(package, version)?.join("node_modules").join(file))
}

fn folder(package: &str, version: &str) -> Result<PathBuf> {
    Ok(super::folder()?.join(format!("{package}-{version}")))
}
