//! The WebAssembly module: compiled, given its JavaScript glue, optimised.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::chunks::{Chunks, own_name};
use crate::run;
use crate::script::{Names, strip};
use crate::tools::{wasm_opt, wasm_target};

/// What the glue and the module are called: `hash_or_host.js`, `hash_or_host_bg.wasm`.
pub const NAME: &str = "hash_or_host";

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

/// A module of fewer bytes, names included, is not worth the start of the optimiser.
const SMALL: usize = 6000;

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
    /// The interface for size over the model for speed (`page/`), in one module.
    Page,
    /// The same as it is to be split.
    Split,
    /// The page in Spanish, in one module.
    SpanishPage,
    /// The same as it is to be split.
    SpanishSplit,
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
    /// A classic script: a page on a disk may import no module.
    Classic,
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
    let target = target_folder()?;
    let name = match program {
        Program::Page => {
            build.args(["--package", "hash-or-host-page"]);
            "hash_or_host_page.wasm"
        }
        Program::SpanishPage => {
            build.args(["--package", "hash-or-host-page", "--features", "es"]);
            "hash_or_host_page.wasm"
        }
        Program::Split | Program::SpanishSplit => {
            let features = if program == Program::Split { "split" } else { "split es" };
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
    Ok(target.join(wasm_target::TARGET).join(profile).join(name))
}

/// Takes a compiled module apart: the first part with its glue, and the others, into `folder`.
pub fn split(compiled: &Path, folder: &Path) -> Result<Chunks> {
    let input = fs::read(compiled)?;
    let main = target_folder()?.join("first-part.wasm");
    // Its own loader is not used: ours is smaller.
    let unused = target_folder()?.join("unused.js");
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
    let bindgen = match script {
        Script::Module | Script::Package => bindgen.web(true),
        Script::Classic => bindgen.no_modules(true),
    }
    .map_err(failed)?;
    if package {
        return bindgen.generate(folder).map_err(failed);
    }
    let mut output = bindgen.generate_output().map_err(failed)?;
    let (mut names, own) = (Names::default(), format!("./{NAME}_bg.js"));
    let imports = output.wasm_mut().imports.iter_mut();
    for import in imports.filter(|import| import.module == own || script == Script::Classic) {
        if let Some(short) = names.shorten(&import.name) {
            import.name = short.to_owned();
        }
    }
    output.emit(folder).map_err(failed)?;
    let glue = folder.join(format!("{NAME}.js"));
    let text = fs::read_to_string(&glue)?;
    Ok(fs::write(glue, strip(&names.replace(&text)))?)
}

/// The last module of that name that was optimised for a site, as it was before, with the names of its functions.
pub fn kept(site: &str, name: &str) -> Result<PathBuf> {
    Ok(target_folder()?.join("wasm-opt").join(site).join(name).join("before.wasm"))
}

/// Optimises the modules in `folder` in place. The last input and its result are kept for each `site`: an unchanged module
/// is not done again.
pub fn optimise(program: Program, folder: &Path, site: &str) -> Result<()> {
    let Some(optimiser) = wasm_opt::ensure()? else { return Ok(()) };
    let passes = match program {
        Program::Bench | Program::Api => &FOR_SPEED[..],
        _ => &FOR_SIZE,
    };
    let place = target_folder()?.join("wasm-opt").join(site);
    for entry in fs::read_dir(folder)? {
        let wasm = entry?.path();
        if wasm.extension().is_none_or(|extension| extension != "wasm") {
            continue;
        }
        // By its name without the build's.
        let name = wasm.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kept = place.join(name.split('.').next().unwrap_or_default());
        let (before, after, how) =
            (kept.join("before.wasm"), kept.join("after.wasm"), kept.join("passes"));
        let input = fs::read(&wasm)?;
        if input.len() < SMALL {
            fs::write(&wasm, without_custom(&input).context("a module that cannot be read")?)?;
            continue;
        }
        let same = after.is_file()
            && fs::read(&before).ok().as_ref() == Some(&input)
            && fs::read_to_string(&how).ok() == Some(passes.join(" "));
        if !same {
            empty(&kept)?;
            println!("optimising {name} (up to a minute) ...");
            let mut optimise = run::command(&optimiser);
            run::run(optimise.args(passes).args(EMITTED).arg("-o").arg(&after).arg(&wasm))?;
            fs::write(&before, &input)?;
            fs::write(&how, passes.join(" "))?;
        }
        fs::copy(&after, &wasm)?;
    }
    Ok(())
}

/// A module without its custom sections: names, and who made it.
fn without_custom(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut out = head.to_vec();
    while let Some(id) = rest.first() {
        // Behind the kind its length, seven bits a byte, the last of them below 128.
        let digits = 1 + rest.get(1..)?.iter().position(|byte| *byte < 128)?;
        let length = rest.get(1..1 + digits)?.iter().rev();
        let length = length.fold(0, |sum, byte| sum << 7 | usize::from(byte & 127));
        let (section, behind) = rest.split_at_checked(1 + digits + length)?;
        if *id != 0 {
            out.extend_from_slice(section);
        }
        rest = behind;
    }
    Some(out)
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

#[cfg(test)]
mod tests {
    use super::without_custom;

    #[test]
    fn custom_sections_go_and_others_stay() {
        let head = *b"\0asm\x01\0\0\0";
        let long = [&[11, 0x80, 0x01][..], &[7; 128]].concat();
        let module = [&head[..], &[0, 2, 1, 65], &[1, 1, 0], &[0, 0x81, 0], &[9], &long].concat();
        assert_eq!(without_custom(&module), Some([&head[..], &[1, 1, 0], &long].concat()));
        assert_eq!(without_custom(&module[..module.len() - 1]), None);
    }
}
