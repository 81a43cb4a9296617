//! Chromium and its driver: the browser that the tests and the benchmark run in.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{announce, missing};
use crate::run;

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MACOS_BROWSERS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The browser: `$CHROME`, else the first on `PATH`, else installed.
pub fn ensure_browser() -> Result<PathBuf> {
    ensure("CHROME", browser, "Chromium")
}

/// The driver, which `wasm-pack test` speaks to: `$CHROMEDRIVER`, else the one on `PATH`, else installed.
pub fn ensure_driver() -> Result<PathBuf> {
    ensure("CHROMEDRIVER", || run::which("chromedriver"), "chromedriver")
}

/// Whether this is root, whom Chromium serves only without its sandbox.
#[must_use]
pub fn is_root() -> bool {
    run::output(run::command("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn browser() -> Option<PathBuf> {
    let on_path = BROWSERS.iter().find_map(|name| run::which(name));
    on_path.or_else(|| MACOS_BROWSERS.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn ensure(variable: &str, find: impl Fn() -> Option<PathBuf>, name: &str) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
        if !Path::new(&named).is_file() {
            bail!("{variable} is {}, which is not a file", named.display());
        }
        return Ok(named.into());
    }
    if find().is_none() && run::which("apt-get").is_some() && is_root() {
        install();
    }
    find().ok_or_else(|| {
        missing(
            name,
            &format!("the browser tests run in it ({variable} may name one that is elsewhere)"),
            "sudo apt-get install chromium chromium-driver",
            "brew install --cask google-chrome chromedriver",
        )
    })
}

/// Tries once, and once more with a fresh list of packages; whether it worked shows in what is found afterwards.
fn install() {
    announce("Chromium and its driver with apt-get", "1 to 3 minutes");
    let apt = |arguments: &[&str]| {
        let mut apt = run::command("apt-get");
        run::run(apt.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    let packages = ["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"];
    if apt(&packages).is_err() {
        println!("apt-get did not find it: updating its list of packages and trying again");
        if let Err(error) = apt(&["update"]).and_then(|()| apt(&packages)) {
            println!("{error:#}");
        }
    }
}
