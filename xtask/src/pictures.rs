//! The pictures that stand beside links: drawn with the pages (`prerender/`), made into pixels by `pictures/`, a program of
//! its own, since what it is made of takes long to build and nothing on the page waits for it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use hash_or_host::text::share;
use prerender::preview;

use crate::run;

/// Makes pixels of all drawings in a folder of the site.
pub fn make(folder: &Path) -> Result<()> {
    run::run(run::cargo(["run", "--package", "pictures", "--"]).args(drawings(folder)?))
}

/// The page's, and those of the cases.
fn drawings(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = vec![folder.join(preview::NAME).with_extension("svg")];
    for entry in fs::read_dir(folder.join(share::CASES))? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "svg") {
            all.push(file);
        }
    }
    Ok(all)
}
