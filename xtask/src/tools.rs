//! The programs that a build or a test needs beside Rust: found, or installed once into a folder outside the clone.
//!
//! A folder's name carries the version inside, so that a new version here is a new installation and a second run finds
//! everything without asking the network.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::run;

mod apt;
pub mod axe;
pub mod chromium;
pub mod esbuild;
pub mod firefox;
pub mod libreoffice;
pub mod node;
pub mod npm;
pub mod python;
pub mod toolchain;
pub mod wasm_bindgen;
pub mod wasm_opt;
pub mod wasm_pack;
pub mod wasm_target;
pub mod webkit;

/// Where installed tools live: `$HASH_OR_HOST_TOOLS`, else `$XDG_CACHE_HOME/hash-or-host`, else `~/.cache/hash-or-host`.
pub fn folder() -> Result<PathBuf> {
    let set =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("HASH_OR_HOST_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("hash-or-host")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/hash-or-host")))
        .context("nowhere to keep tools: set HASH_OR_HOST_TOOLS to a folder")
}

/// Whether this is root, who may install, and whom Chromium serves only without its sandbox.
#[must_use]
pub fn is_root() -> bool {
    run::output(run::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The file that a variable of the environment names, if it is set.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(file) = std::env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let file = PathBuf::from(file);
    if !file.is_file() {
        bail!("{variable} is {}, which is not a file", file.display());
    }
    Ok(Some(file))
}

/// A program of a package of the system.
struct Packaged {
    /// The variable of the environment that names another one.
    variable: &'static str,
    /// What it is called on `PATH`.
    program: &'static str,
    /// What a person calls it.
    name: &'static str,
    /// What it is needed for.
    why: &'static str,
    /// Its package for apt, and for brew.
    packages: [&'static str; 2],
}

impl Packaged {
    /// The one that is named, else the one on `PATH`, else installed.
    fn ensure(&self) -> Result<PathBuf> {
        if let Some(file) = named(self.variable)? {
            return Ok(file);
        }
        let [apt, brew] = self.packages;
        if run::which(self.program).is_none() {
            apt::install(self.name, &[apt]);
        }
        run::which(self.program).ok_or_else(|| {
            missing(
                self.program,
                &format!("{} ({} may name one that is elsewhere)", self.why, self.variable),
                &format!("sudo apt-get install {apt}"),
                &format!("brew install {brew}"),
            )
        })
    }
}

/// Installs a program of crates.io that waits for others most of its time: not optimised, without what a debugger would read,
/// and without checks that its release leaves out, it is built in a third of the time; in one folder with the others, which
/// stand on much of the same.
fn unoptimised(package: &str, version: &str, folder: &Path) -> Result<Command> {
    let mut install = run::cargo(["install", package, "--locked", "--debug", "--version", version]);
    install.arg("--root").arg(folder);
    for what in ["DEBUG", "DEBUG_ASSERTIONS", "OVERFLOW_CHECKS"] {
        install.env(format!("CARGO_PROFILE_DEV_{what}"), "false");
    }
    install.arg("--target-dir").arg(run::target_folder()?.join("tools"));
    Ok(install)
}

/// Says that a long step begins, and how long it usually takes.
fn announce(what: &str, how_long: &str) {
    println!("installing {what} (once; {how_long}) ...");
}

/// A tool that this program cannot install itself: what it is for and how a person gets it.
fn missing(tool: &str, why: &str, debian: &str, macos: &str) -> anyhow::Error {
    anyhow!("{tool} is missing: {why}\n  Debian, Ubuntu:  {debian}\n  macOS:           {macos}")
}
