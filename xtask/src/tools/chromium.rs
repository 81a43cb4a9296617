//! Chromium and its driver: the browser that the tests and the benchmark run in.

use std::path::PathBuf;

use anyhow::Result;

use super::{apt, missing, named};
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

fn browser() -> Option<PathBuf> {
    let on_path = BROWSERS.iter().find_map(|name| run::which(name));
    on_path.or_else(|| MACOS_BROWSERS.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn ensure(variable: &str, find: impl Fn() -> Option<PathBuf>, name: &str) -> Result<PathBuf> {
    if let Some(file) = named(variable)? {
        return Ok(file);
    }
    if find().is_none() {
        apt::install("Chromium and its driver", &["chromium", "chromium-driver"]);
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
