//! The WebAssembly module: compiled, given its JavaScript glue, optimised.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::run;
use crate::tools::{wasm_opt, wasm_target};

/// What the glue and the module are called: `hash_or_host.js`, `hash_or_host_bg.wasm`.
const NAME: &str = "hash_or_host";

/// For what is loaded: packed zeros are taken apart by no pass, since compression has them for nothing.
const FOR_SIZE: [&str; 3] = ["-Oz", "--converge", "--skip-pass=memory-packing"];
/// For what is measured.
const FOR_SPEED: [&str; 1] = ["-O3"];

/// What the compiler emits for this crate, each named: `--all-features` would let wasm-opt use what browsers lack.
const EMITTED: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How much the compiler does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Everything: what is published.
    Optimised,
    /// As little as it can, for work on the page.
    Quick,
}

/// What is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The interface for size over the model for speed (`page/`).
    Page,
    /// The API and the benchmark's workloads, for speed.
    Bench,
}

/// The kind of script that the glue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// A module.
    Module,
    /// A classic script: a page on a disk may import no module.
    Classic,
}

/// Compiles it and hands back the module as the compiler leaves it.
pub fn compile(program: Program, speed: Speed) -> Result<PathBuf> {
    wasm_target::ensure()?;
    // A library that is also a Rust library is compiled without link-time optimisation: the one type alone.
    let mut build = run::cargo(["rustc", "--lib", "--crate-type", "cdylib", "--target"]);
    build.arg(wasm_target::TARGET);
    let (name, of) = match program {
        Program::Page => ("hash_or_host_page.wasm", &["--package", "hash-or-host-page"][..]),
        Program::Bench => {
            ("hash_or_host.wasm", &["--package", "hash-or-host", "--features", "bench"][..])
        }
    };
    if speed == Speed::Optimised {
        build.arg("--release");
    }
    run::run(build.args(of))?;
    let profile = if speed == Speed::Optimised { "release" } else { "debug" };
    Ok(target_folder()?.join(wasm_target::TARGET).join(profile).join(name))
}

/// Writes the glue of a compiled module, and the module that fits it, into `folder`.
///
/// By wasm-bindgen's library: its version is that of the crate in `Cargo.lock`, and nothing has to be installed.
pub fn glue(compiled: &Path, script: Script, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    // With the address of the module in the glue, as its command line has it.
    bindgen.input_path(compiled).out_name(NAME).typescript(false).omit_default_module_path(false);
    match script {
        Script::Module => bindgen.web(true),
        Script::Classic => bindgen.no_modules(true),
    }
    .and_then(|bindgen| bindgen.generate(folder))
    .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

/// Optimises the module in `folder` in place. The last input and its result are kept for each `site`: an unchanged module
/// is not done again.
pub fn optimise(program: Program, folder: &Path, site: &str) -> Result<()> {
    let Some(optimiser) = wasm_opt::ensure()? else { return Ok(()) };
    let wasm = folder.join(format!("{NAME}_bg.wasm"));
    let passes = match program {
        Program::Page => &FOR_SIZE[..],
        Program::Bench => &FOR_SPEED,
    };
    let kept = target_folder()?.join("wasm-opt").join(site);
    let (before, after, how) =
        (kept.join("before.wasm"), kept.join("after.wasm"), kept.join("passes"));
    let input = fs::read(&wasm)?;
    let same = after.is_file()
        && fs::read(&before).ok().as_ref() == Some(&input)
        && fs::read_to_string(&how).ok() == Some(passes.join(" "));
    if !same {
        empty(&kept)?;
        println!("optimising the module (10 to 60 seconds) ...");
        let mut optimise = run::command(optimiser);
        run::run(optimise.args(passes).args(EMITTED).arg("-o").arg(&after).arg(&wasm))?;
        fs::write(&before, &input)?;
        fs::write(&how, passes.join(" "))?;
    }
    fs::copy(&after, &wasm)?;
    Ok(())
}

/// Cargo's target folder, wherever the environment or a configuration puts it.
pub fn target_folder() -> Result<PathBuf> {
    let text = run::output(&mut run::cargo(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).context("`cargo metadata` names no target_directory")
}

/// Empties a folder, or makes it.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
