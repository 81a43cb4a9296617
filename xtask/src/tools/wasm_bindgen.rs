//! `wasm-bindgen` and its test runner, at exactly the version in `Cargo.lock`: any other refuses the module.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::announce;
use crate::run;

/// The folder that holds `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub fn ensure() -> Result<PathBuf> {
    let version = locked("wasm-bindgen")?;
    if let Some(found) = run::which("wasm-bindgen").filter(|file| fits(file, &version))
        && let Some(folder) = found.parent()
    {
        return Ok(folder.to_path_buf());
    }
    let folder = super::folder()?.join(format!("wasm-bindgen-{version}"));
    let program = folder.join("bin/wasm-bindgen");
    if !fits(&program, &version) {
        announce(&format!("wasm-bindgen {version}"), "2 to 4 minutes");
        // Not --locked: its lock file names crates that are not everywhere to be had.
        let mut install =
            run::cargo(["install", "wasm-bindgen-cli", "--version", &version, "--root"]);
        run::run(install.arg(&folder))?;
    }
    Ok(folder.join("bin"))
}

fn fits(program: &Path, version: &str) -> bool {
    let runner = program.with_file_name("wasm-bindgen-test-runner");
    runner.is_file() && run::version(program).as_deref() == Some(version)
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String> {
    let file = crate::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    let found = version_in(&lock, package);
    found.with_context(|| format!("Cargo.lock has no package {package}: run `cargo metadata` once"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut after = lock.lines().skip_while(|line| *line != name);
    let version = after.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_version_of_the_package_itself_not_of_one_with_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.99\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.99"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
