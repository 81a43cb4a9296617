//! Node, which runs the plain JavaScript model outside a browser.

use std::path::PathBuf;

use anyhow::Result;

use super::{apt, missing, named};
use crate::run;

/// The program: `$NODE`, else `node` on `PATH`, else installed.
pub fn ensure() -> Result<PathBuf> {
    if let Some(file) = named("NODE")? {
        return Ok(file);
    }
    if run::which("node").is_none() {
        apt::install("Node", &["nodejs"]);
    }
    run::which("node").ok_or_else(|| {
        missing(
            "node",
            "the plain JavaScript model is checked in it (NODE may name one that is elsewhere)",
            "sudo apt-get install nodejs",
            "brew install node",
        )
    })
}
