//! WebKitGTK, Safari's engine: its driver, its little browser, a screen to show it on, and a language.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow};

use super::{apt, missing, named};
use crate::run;

const PACKAGES: [&str; 4] = ["webkit2gtk-driver", "xvfb", "locales", "fonts-dejavu-core"];

/// The driver, which the tests speak to: `$WEBKITWEBDRIVER`, else the one on `PATH`, else installed.
pub fn ensure_driver() -> Result<PathBuf> {
    if let Some(file) = named("WEBKITWEBDRIVER")? {
        return Ok(file);
    }
    ensure("WebKitWebDriver", || run::which("WebKitWebDriver"))
}

/// The browser that comes with it.
pub fn ensure_browser() -> Result<PathBuf> {
    ensure("MiniBrowser", browser)
}

/// The X server without a screen.
pub fn ensure_screen() -> Result<PathBuf> {
    ensure("Xvfb", || run::which("Xvfb"))
}

/// Lets a program speak American English, whose locale is made if the system has none.
pub fn speak_english(program: &mut Command) -> Result<()> {
    const NAME: &str = "en_US.UTF-8";
    let has = run::output(run::command("locale").arg("-a"))
        .is_ok_and(|all| all.to_lowercase().lines().any(|name| name == "en_us.utf8"));
    if !has {
        let folder = super::folder()?.join("locale");
        if !folder.join(NAME).is_dir() {
            let localedef = ensure("localedef", || run::which("localedef"))?;
            // Whole or not at all: several tests may come here at once.
            let own =
                folder.join(format!("{}.{:?}", std::process::id(), std::thread::current().id()));
            std::fs::create_dir_all(&own)?;
            let mut make = run::command(localedef);
            run::run(make.args(["-i", "en_US", "-f", "UTF-8"]).arg(own.join(NAME)))?;
            // Fails only where another has been faster.
            let _ = std::fs::rename(own.join(NAME), folder.join(NAME));
            let _ = std::fs::remove_dir_all(own);
        }
        program.env("LOCPATH", folder);
    }
    program.env("LANG", NAME).env_remove("LC_ALL").env_remove("LANGUAGE");
    Ok(())
}

fn ensure(name: &str, find: impl Fn() -> Option<PathBuf>) -> Result<PathBuf> {
    if find().is_none() {
        apt::install("WebKit and its driver", &PACKAGES);
    }
    find().ok_or_else(|| {
        let debian = format!("sudo apt-get install {}", PACKAGES.join(" "));
        let why = "the browser tests run in Safari's engine, too";
        anyhow!(missing(name, why, &debian, "not to be had: use Linux"))
    })
}

/// `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`, whatever the machine and the version.
fn browser() -> Option<PathBuf> {
    let folders = |folder: &Path| {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
        found.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let is_webkit = |folder: &PathBuf| {
        folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-"))
    };
    let above = folders(Path::new("/usr/lib")).into_iter().chain([PathBuf::from("/usr/libexec")]);
    let mut all: Vec<PathBuf> =
        above.flat_map(|folder| folders(&folder)).filter(is_webkit).collect();
    all.sort();
    all.into_iter().rev().map(|folder| folder.join("MiniBrowser")).find(|file| file.is_file())
}
