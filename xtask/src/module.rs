//! The WebAssembly module: compiled, taken apart, given its JavaScript glue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::chunks::{Chunks, own_name};
use crate::run;
use crate::script::{Names, strip};
use crate::tools::wasm_target;

/// What the glue and the module are called: `hash_or_host.js`, `hash_or_host_bg.wasm`.
pub const NAME: &str = "hash_or_host";

/// What the module calls its glue.
const OWN: &str = "$";

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
    /// The interface for size over the model for speed (`page/`), as it is to be split.
    Page,
    /// The same in one module.
    PageInOne,
    /// The page in Spanish, as it is to be split.
    Spanish,
    /// The API and the benchmark's workloads, for speed.
    Bench,
    /// The API alone, as others install it.
    Api,
}

/// The kind of script that the glue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// A module.
    Module,
    /// A module that is told where the other is, with its types: one file of a package.
    Package,
}

/// Compiles it and hands back the module as the compiler leaves it.
pub fn compile(program: Program, speed: Speed) -> Result<PathBuf> {
    wasm_target::ensure()?;
    // A library that is also a Rust library is compiled without link-time optimisation: the one type alone.
    let mut build = run::cargo(["rustc", "--lib", "--crate-type", "cdylib", "--target"]);
    build.arg(wasm_target::TARGET);
    if speed == Speed::Optimised {
        build.arg("--release");
    }
    run::side_by_side(&mut build);
    let name = match program {
        Program::PageInOne => {
            build.args(["--package", "hash-or-host-page"]);
            "hash_or_host_page.wasm"
        }
        Program::Page | Program::Spanish => {
            let features = if program == Program::Page { "split" } else { "split es" };
            // The splitter moves functions and data about: it needs to know who names whom.
            build.args(["--package", "hash-or-host-page", "--features", features, "--"]);
            build.args(["-C", "link-args=--emit-relocs", "-C", "strip=none"]);
            "hash_or_host_page.wasm"
        }
        Program::Bench => {
            build.args(["--package", "hash-or-host", "--features", "bench"]);
            "hash_or_host.wasm"
        }
        Program::Api => {
            build.args(["--package", "hash-or-host"]);
            "hash_or_host.wasm"
        }
    };
    run::run(&mut build)?;
    let profile = if speed == Speed::Optimised { "release" } else { "debug" };
    Ok(run::target_folder()?.join(wasm_target::TARGET).join(profile).join(name))
}

/// Takes a compiled module apart: the first part with its glue, and the others, into `folder`.
pub fn split(compiled: &Path, folder: &Path) -> Result<Chunks> {
    let input = fs::read(compiled)?;
    let main = run::target_folder()?.join("first-part.wasm");
    // Its own loader is not used: ours is smaller.
    let unused = run::target_folder()?.join("unused.js");
    let link_name = unused.to_string_lossy();
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link_name;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting: {error:#}"))?;
    // A part fits the others of its build alone: a page that is older than the site must not find a newer one.
    let build: String = Sha256::digest(&input).iter().take(4).map(|b| format!("{b:02x}")).collect();
    let chunks = Chunks::new(build, &made.prefetch_map);
    for file in &made.split_modules {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        fs::rename(file, folder.join(chunks.file(own_name(&name))))?;
    }
    // What the others take from the first part is exported from it.
    bindgen(&main, Script::Module, folder, |bindgen| _ = bindgen.keep_lld_exports(true))?;
    Ok(chunks)
}

/// Writes the glue of a compiled module, and the module that fits it, into `folder`.
pub fn glue(compiled: &Path, script: Script, folder: &Path) -> Result<()> {
    bindgen(compiled, script, folder, |_| {})
}

/// By wasm-bindgen's library: its version is that of the crate in `Cargo.lock`, and nothing has to be installed.
fn bindgen(compiled: &Path, script: Script, folder: &Path, adjust: fn(&mut Bindgen)) -> Result<()> {
    let mut bindgen = Bindgen::new();
    adjust(&mut bindgen);
    // With the address of the module in the glue, as its command line has it, but for a package.
    let package = script == Script::Package;
    bindgen.input_path(compiled).out_name(NAME);
    bindgen.typescript(package).omit_default_module_path(package);
    let failed = |error| anyhow!("wasm-bindgen: {error:#}");
    bindgen.web(true).map_err(failed)?;
    if package {
        return bindgen.generate(folder).map_err(failed);
    }
    let mut output = bindgen.generate_output().map_err(failed)?;
    let (mut names, own) = (Names::default(), format!("./{NAME}_bg.js"));
    let module = output.wasm_mut();
    let imports = module.imports.iter_mut();
    for import in imports.filter(|import| import.module == own) {
        if let Some(short) = names.shorten(&import.name) {
            import.name = short.to_owned();
        }
        // Named once an import, by nobody but the glue.
        if import.module == own {
            import.module = OWN.to_owned();
        }
    }
    for export in module.exports.iter_mut() {
        if let Some(short) = names.shorten(&export.name) {
            export.name = short.to_owned();
        }
    }
    output.emit(folder).map_err(failed)?;
    let glue = folder.join(format!("{NAME}.js"));
    let text = fs::read_to_string(&glue)?.replace(&format!("\"{own}\""), &format!("\"{OWN}\""));
    Ok(fs::write(glue, strip(&names.replace(&text)))?)
}

/// Empties a folder, or makes it.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}
