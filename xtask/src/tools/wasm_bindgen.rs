//! `wasm-bindgen` and its test runner, at exactly the version in `Cargo.lock`: any other refuses the module.

use std::path::PathBuf;

use anyhow::Result;

use crate::{module, run};

/// The folder that holds `wasm-bindgen` and `wasm-bindgen-test-runner`, built from the libraries that the build of the page
/// has built before: installed by cargo, all of them would be built once more, and for speed.
pub fn ensure() -> Result<PathBuf> {
    run::run(&mut run::cargo(["build", "--package", "bindgen"]))?;
    Ok(module::target_folder()?.join("debug"))
}
