//! LibreOffice, which works the workbook out.

use std::path::PathBuf;

use anyhow::Result;

use super::{apt, missing, named};
use crate::run;

const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];
const MACOS_PROGRAM: &str = "/Applications/LibreOffice.app/Contents/MacOS/soffice";

/// The program: `$SOFFICE`, else the first on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    if let Some(file) = named("SOFFICE")? {
        return Ok(file);
    }
    if program().is_none() {
        apt::install("LibreOffice Calc", &["libreoffice-calc"]);
    }
    program().ok_or_else(|| {
        missing(
            "LibreOffice",
            "the workbook is worked out by it (SOFFICE may name one that is elsewhere)",
            "sudo apt-get install --no-install-recommends libreoffice-calc",
            "brew install --cask libreoffice",
        )
    })
}

fn program() -> Option<PathBuf> {
    let on_path = PROGRAMS.iter().find_map(|name| run::which(name));
    on_path.or_else(|| Some(PathBuf::from(MACOS_PROGRAM)).filter(|file| file.is_file()))
}
