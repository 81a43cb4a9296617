//! A Rust compiler of a given version, beside the one in use.

use anyhow::Result;

use super::announce;
use crate::run;

/// Installs it by rustup, unless it is there; false where there is no rustup, or it cannot be had: what was checked out
/// of reach of the network is checked by all else.
pub fn ensure(version: &str) -> Result<bool> {
    if run::which("rustup").is_none() {
        return Ok(false);
    }
    let list = run::output(run::command("rustup").args(["toolchain", "list"]))?;
    let there =
        |name: &str| name.strip_prefix(version).is_some_and(|rest| rest.starts_with(['-', '.']));
    if !list.lines().any(there) {
        announce(&format!("Rust {version}"), "half a minute");
        let install = ["toolchain", "install", version, "--profile", "minimal"];
        return Ok(run::run(run::command("rustup").args(install)).is_ok());
    }
    Ok(true)
}
