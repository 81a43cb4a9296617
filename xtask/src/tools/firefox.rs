//! Firefox and its driver: the second browser that the tests run in.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{announce, apt, missing, named};
use crate::run;

/// The version of the driver that is installed where there is none.
const DRIVER_VERSION: &str = "0.37.1";
const BROWSERS: [&str; 2] = ["firefox", "firefox-esr"];
const MACOS_BROWSER: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";

/// The browser: `$FIREFOX`, else the first on `PATH`, else installed.
pub fn ensure_browser() -> Result<PathBuf> {
    if let Some(file) = named("FIREFOX")? {
        return Ok(file);
    }
    if browser().is_none() {
        apt::install("Firefox", &["firefox-esr"]);
    }
    browser().ok_or_else(|| {
        missing(
            "Firefox",
            "the browser tests run in it, too (FIREFOX may name one that is elsewhere)",
            "sudo apt-get install firefox-esr, or firefox",
            "brew install --cask firefox",
        )
    })
}

/// The driver, which `wasm-pack test` and the tests of the built page speak to: `$GECKODRIVER`, else the one on `PATH`,
/// else installed. Debian has no package of it.
pub fn ensure_driver() -> Result<PathBuf> {
    if let Some(file) = named("GECKODRIVER")? {
        return Ok(file);
    }
    if let Some(found) = run::which("geckodriver") {
        return Ok(found);
    }
    let folder = super::folder()?.join(format!("geckodriver-{DRIVER_VERSION}"));
    let program = folder.join("bin/geckodriver");
    if !program.is_file() {
        announce(&format!("geckodriver {DRIVER_VERSION}"), "1 to 3 minutes");
        // It only passes messages on.
        run::run(&mut super::unoptimised("geckodriver", DRIVER_VERSION, &folder)?)?;
    }
    Ok(program)
}

fn browser() -> Option<PathBuf> {
    let on_path = BROWSERS.iter().find_map(|name| run::which(name));
    on_path.or_else(|| Some(MACOS_BROWSER.into()).filter(|file: &PathBuf| Path::is_file(file)))
}
