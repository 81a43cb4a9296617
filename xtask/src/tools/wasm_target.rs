//! The standard library for `wasm32-unknown-unknown`.

use std::path::Path;

use anyhow::Result;

use super::{announce, missing};
use crate::run;

/// The target every browser build is for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target if the compiler in use lacks it.
pub fn ensure() -> Result<()> {
    let libraries =
        run::output(run::command("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if run::which("rustup").is_none() {
        return Err(missing(
            &format!("Rust's {TARGET} target"),
            "the calculator is compiled to WebAssembly, and this Rust is not rustup's",
            "apt-get install libstd-rust-dev-wasm32, or Rust from https://rustup.rs",
            &format!("Rust from https://rustup.rs, then rustup target add {TARGET}"),
        ));
    }
    announce(&format!("Rust's {TARGET} target"), "10 seconds");
    run::run(run::command("rustup").args(["target", "add", TARGET]))
}
