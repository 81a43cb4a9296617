//! The static site: the library as WebAssembly, its JavaScript glue, and the files of `www/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tools::{wasm_bindgen, wasm_opt, wasm_target};
use crate::{embed, offline, prerender, preview, run, single};

/// What the compiler emits for this crate, each named: `--all-features` would let wasm-opt use what browsers lack.
const WASM_OPT: [&str; 8] = [
    "-O3",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where the page is built.
#[must_use]
pub fn dist() -> PathBuf {
    crate::root().join("dist")
}

/// How much the compiler does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Everything: what is published.
    Optimised,
    /// As little as it can, for work on the page.
    Quick,
}

/// Builds the page, and everything that goes with it, into `dist/`.
pub fn build_page(speed: Speed) -> Result<PathBuf> {
    let dist = dist();
    println!("building the page (the first time 2 to 4 minutes) ...");
    empty(&dist)?;
    module(&["--no-default-features", "--features", "page"], speed, &dist.join("pkg"))?;
    let www = crate::root().join("www");
    let left_out = [www.join("bench"), www.join("single.js")];
    copy(&www, &dist, &|file| !left_out.iter().any(|left| file.starts_with(left)))?;
    fs::write(dist.join("embed.css"), embed::styles(&www)?)?;
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index)
        .with_context(|| format!("cannot read {}", www.join("index.html").display()))?;
    fs::write(&index, preview::tags(&prerender::prerender(&page)?)?)?;
    fs::write(dist.join(preview::NAME), preview::png()?)?;
    let classic = target_folder()?.join("classic-glue");
    glue("no-modules", speed, &classic)?;
    single::write(&dist, &classic)?;
    offline::write(&dist)?;
    println!("built {}", dist.display());
    Ok(dist)
}

/// Builds the benchmark's page, with the API alone, and hands back its folder.
pub fn build_bench() -> Result<PathBuf> {
    let folder = target_folder()?.join("dist-bench");
    println!("building the benchmark's page ...");
    empty(&folder)?;
    module(&["--features", "bench"], Speed::Optimised, &folder.join("pkg"))?;
    copy(&crate::root().join("www/bench"), &folder, &|_| true)?;
    Ok(folder)
}

/// The library as a module with its glue (`hash_or_host.js`, `hash_or_host_bg.wasm`) in `folder`.
fn module(features: &[&str], speed: Speed, folder: &Path) -> Result<()> {
    wasm_target::ensure()?;
    let optimiser = if speed == Speed::Optimised { wasm_opt::ensure()? } else { None };
    let mut build = run::cargo([
        "build",
        "--package",
        "hash-or-host",
        "--lib",
        "--target",
        wasm_target::TARGET,
    ]);
    if speed == Speed::Optimised {
        // As fast as level 3 once wasm-opt has been over it (`cargo xtask bench`), and 4 % smaller.
        build.arg("--release").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2");
    }
    run::run(build.args(features))?;
    glue("web", speed, folder)?;
    match optimiser {
        Some(program) => optimise(&program, &folder.join("hash_or_host_bg.wasm")),
        None => Ok(()),
    }
}

/// The glue of the compiled library for a kind of script (`web`, `no-modules`), with the module as compiled.
fn glue(kind: &str, speed: Speed, folder: &Path) -> Result<()> {
    let profile = if speed == Speed::Optimised { "release" } else { "debug" };
    let place = target_folder()?.join(wasm_target::TARGET).join(profile);
    let mut glue = run::command(wasm_bindgen::ensure()?.join("wasm-bindgen"));
    glue.args(["--target", kind, "--no-typescript", "--out-name", "hash_or_host", "--out-dir"]);
    run::run(glue.arg(folder).arg(place.join("hash_or_host.wasm")))
}

/// Optimises in place. The last input and its result are kept for each folder: an unchanged module is not done again.
fn optimise(program: &Path, wasm: &Path) -> Result<()> {
    let site = wasm.ancestors().nth(2).and_then(Path::file_name).unwrap_or_default();
    let kept = target_folder()?.join("wasm-opt").join(site);
    let (before, after) = (kept.join("before.wasm"), kept.join("after.wasm"));
    let input = fs::read(wasm)?;
    if !after.is_file() || fs::read(&before).ok().as_ref() != Some(&input) {
        empty(&kept)?;
        println!("optimising the module (10 to 60 seconds) ...");
        run::run(run::command(program).args(WASM_OPT).arg("-o").arg(&after).arg(wasm))?;
        fs::write(&before, &input)?;
    }
    fs::copy(&after, wasm)?;
    Ok(())
}

/// Cargo's target folder, wherever the environment or a configuration puts it.
fn target_folder() -> Result<PathBuf> {
    let text = run::output(&mut run::cargo(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&text)?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).context("`cargo metadata` names no target_directory")
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&Path) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in
        fs::read_dir(from).with_context(|| format!("cannot read the folder {}", from.display()))?
    {
        let file = entry?.path();
        let target = to.join(file.file_name().unwrap_or_default());
        if !wanted(&file) {
            continue;
        }
        if file.is_dir() {
            copy(&file, &target, wanted)?;
        } else {
            fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
        }
    }
    Ok(())
}
