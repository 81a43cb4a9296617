//! axe-core, which looks for what shuts people out of a page; from npm.

use anyhow::{Context, Result};

use super::npm;

/// The version: another one may find something else.
const VERSION: &str = "4.14.1";

/// Its script, to be run in a page.
pub fn ensure() -> Result<String> {
    let script = npm::installed("axe-core", VERSION, "axe-core/axe.min.js")?;
    std::fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))
}
