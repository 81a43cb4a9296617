//! `wasm-pack`, which builds the API as a package and runs the tests of that API in a browser.

use std::path::PathBuf;

use anyhow::Result;

use super::announce;
use crate::run;

/// The version that is installed where there is none.
const VERSION: &str = "0.15.1";
/// The oldest that is used as found on `PATH`.
const OLDEST: (u32, u32) = (0, 13);

/// The program.
pub fn ensure() -> Result<PathBuf> {
    if let Some(found) = run::which("wasm-pack")
        && run::version(&found).as_deref().and_then(major_minor) >= Some(OLDEST)
    {
        return Ok(found);
    }
    let folder = super::folder()?.join(format!("wasm-pack-{VERSION}"));
    let program = folder.join("bin/wasm-pack");
    if !program.is_file() {
        announce(&format!("wasm-pack {VERSION}"), "1 to 2 minutes");
        // It only starts other programs.
        run::run(&mut super::unoptimised("wasm-pack", VERSION, &folder)?)?;
    }
    Ok(program)
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}
