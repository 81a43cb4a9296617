//! The pages that are written at build time, in the language of this program's build.
//!
//! A program speaks one language, so the Spanish pages are written by this one built once more (`src/bin/pages.rs`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use hash_or_host::language::SPANISH;
use hash_or_host::text::{glossary, sources};
use hash_or_host::view;

use crate::{case_pages, checked, prerender, preview, run};

/// Writes them into a folder that is there.
pub fn write(folder: &Path) -> Result<()> {
    let template = crate::root().join("www/index.html");
    let page = fs::read_to_string(&template)
        .with_context(|| format!("cannot read {}", template.display()))?;
    fs::write(folder.join("index.html"), preview::tags(&prerender::prerender(&page)?)?)?;
    fs::write(folder.join(sources::URL), view::sources::sources())?;
    fs::write(folder.join(glossary::URL), view::glossary::glossary())?;
    // In English alone: the other page's.
    if !SPANISH {
        checked::write(folder)?;
    }
    fs::write(folder.join(preview::NAME), preview::png()?)?;
    case_pages::write(folder)?;
    Ok(())
}

/// Where what speaks Spanish is built natively. Cargo gives the library one name whatever its features are, since it is also
/// a module: beside the English one it would stand in its place.
pub const SPANISH_TARGET: &str = "target/es";

/// Has them written in Spanish.
pub fn write_spanish(folder: &Path) -> Result<()> {
    let mut build = run::cargo(["run", "--package", "xtask", "--features", "es", "--bin", "pages"]);
    run::run(build.args(["--target-dir", SPANISH_TARGET, "--"]).arg(folder))
}
