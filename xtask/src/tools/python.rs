//! Python 3, in which the independent computation of the contract is written; it needs no package.

use std::path::PathBuf;

use anyhow::Result;

use super::{apt, missing, named};
use crate::run;

/// The interpreter: `$PYTHON`, else `python3` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    if let Some(file) = named("PYTHON")? {
        return Ok(file);
    }
    if run::which("python3").is_none() {
        apt::install("Python", &["python3"]);
    }
    run::which("python3").ok_or_else(|| {
        missing(
            "python3",
            "the model is checked against a computation in it (PYTHON may name one that is elsewhere)",
            "sudo apt-get install python3",
            "brew install python",
        )
    })
}
