//! The pages that are written at build time, in the language of this program's build, and the drawings of the pictures
//! that go with them.
//!
//! A program speaks one language, so the Spanish pages are written by this one built once more (`main.rs`): it needs
//! nothing but the model, and is soon built.

#![forbid(unsafe_code)]

pub mod case_pages;
pub mod checked;
pub mod first_paint;
pub mod preview;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use hash_or_host::language::SPANISH;
use hash_or_host::text::{glossary, sources};
use hash_or_host::view;

/// Writes them into a folder that is there; the pictures as drawings, which `pictures/` turns into pixels.
pub fn write(folder: &Path) -> Result<()> {
    let template = root().join("www/index.html");
    let page = fs::read_to_string(&template)
        .with_context(|| format!("cannot read {}", template.display()))?;
    fs::write(folder.join("index.html"), preview::tags(&first_paint::first_paint(&page)?)?)?;
    fs::write(folder.join(sources::URL), view::sources::sources())?;
    fs::write(folder.join(glossary::URL), view::glossary::glossary())?;
    // In English alone: the other page's.
    if !SPANISH {
        checked::write(folder)?;
    }
    fs::write(folder.join(preview::NAME).with_extension("svg"), preview::of_page())?;
    case_pages::write(folder)?;
    Ok(())
}

/// The repository's root: the folder that holds the workspace's `Cargo.toml`.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
