//! `wasm-bindgen` and its test runner, at exactly the version in `Cargo.lock`: any other refuses the module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run;

const PROGRAMS: [&str; 2] = ["wasm-bindgen", "wasm-bindgen-test-runner"];

/// The folder that holds both, built from the libraries that the build of the page has built before: installed by cargo, all
/// of them would be built once more, and for speed. What was built once is kept with the other tools.
pub fn ensure() -> Result<PathBuf> {
    let version = version(&fs::read_to_string(crate::root().join("Cargo.lock"))?)?;
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

/// The version that `Cargo.lock` has.
fn version(lock: &str) -> Result<String> {
    let mut behind = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"").skip(1);
    let version = behind.next().and_then(|line| line.strip_prefix("version = \""));
    let version = version.and_then(|line| line.strip_suffix('"'));
    Ok(version.context("Cargo.lock names no version of wasm-bindgen")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let package = |name: &str, version: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\n")
        };
        let other = package("wasm-bindgen-backend", "0.1.0");
        assert_eq!(
            version(&(other.clone() + &package("wasm-bindgen", "0.2.130"))).unwrap(),
            "0.2.130"
        );
        assert!(version(&other).is_err());
    }
}
