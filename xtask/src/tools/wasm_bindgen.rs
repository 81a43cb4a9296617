//! `wasm-bindgen` and its test runner, at exactly the version in `Cargo.lock`: any other refuses the module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run;

const PROGRAMS: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];

/// The folder that holds both, built from the libraries that the build of the page has built before: installed by cargo, all
/// of them would be built once more, and for speed. What was built once is kept with the other tools.
pub fn ensure() -> Result<PathBuf> {
    let version = version()?;
    let folder = super::folder()?.join(format!("wasm-bindgen-{version}"));
    let is_there = |name: &str| run::version(&folder.join(name)).as_deref() == Some(&version);
    if !PROGRAMS.into_iter().all(is_there) {
        run::run(&mut run::cargo(["build", "--package", "bindgen"]))?;
        let built = run::target_folder()?.join("debug");
        fs::create_dir_all(&folder)?;
        for name in PROGRAMS {
            keep(&built.join(name), &folder.join(name))?;
        }
    }
    Ok(folder)
}

/// Copies a program. Whoever looks meanwhile sees none of it, or all.
fn keep(from: &Path, to: &Path) -> Result<()> {
    let half = to.with_extension(std::process::id().to_string());
    let copied = fs::copy(from, &half).and_then(|_| fs::rename(&half, to));
    copied.with_context(|| format!("cannot keep {} as {}", from.display(), to.display()))
}

/// The version in `Cargo.lock`, by cargo's own reading: `registry+https://...#wasm-bindgen@0.2.130`.
fn version() -> Result<String> {
    let id = run::output(&mut run::cargo(["pkgid", "wasm-bindgen"]))?;
    let version = id.trim().rsplit_once('@').map(|(_, version)| version.to_owned());
    version.with_context(|| format!("`cargo pkgid` names no version: {id}"))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let lock = std::fs::read_to_string(crate::root().join("Cargo.lock")).unwrap();
        let (lock, version) = (lock.replace('\r', ""), version().unwrap());
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&entry), "{version}");
    }
}
