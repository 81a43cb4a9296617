//! Writes the pages of the site in the language of its build into a folder: `cargo xtask build` runs it for Spanish.

#![forbid(unsafe_code)]

use std::path::PathBuf;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).context("which folder?")?;
    prerender::write(&PathBuf::from(folder))
}
