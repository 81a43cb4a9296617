//! axe-core, which looks for what shuts people out of a page; from npm.

use anyhow::{Context, Result};

use super::announce;
use crate::run;

/// The version: another one may find something else.
const VERSION: &str = "4.14.1";

/// Its script, to be run in a page.
pub fn ensure() -> Result<String> {
    let folder = super::folder()?.join(format!("axe-core-{VERSION}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        announce(&format!("axe-core {VERSION}"), "10 seconds");
        let npm =
            run::which("npm").context("npm is missing: it installs axe-core for the tests")?;
        let mut install = run::command(npm);
        install.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&folder);
        run::run(install.arg(format!("axe-core@{VERSION}")))?;
    }
    std::fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))
}
