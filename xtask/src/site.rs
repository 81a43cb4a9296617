//! The static site: the library as WebAssembly, its JavaScript glue, and the files of `www/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::module::{self, LOADER, Program, Script, Speed, empty, target_folder};
use crate::{embed, notices, offline, preview, script, single, styles, words};

/// Where the Spanish page is, within the site.
const SPANISH: &str = "es";

/// The worker's script in `www/`.
const WORKER: &str = "worker.js";

/// Where the page is built.
#[must_use]
pub fn dist() -> PathBuf {
    crate::root().join("dist")
}

/// Builds the page in both languages, and everything that goes with it, into `dist/`.
pub fn build_site(speed: Speed) -> Result<PathBuf> {
    let dist = build_page(speed)?;
    add_spanish(&dist, speed)?;
    Ok(dist)
}

/// Builds the page in English, and everything that goes with it, into `dist/`.
pub fn build_page(speed: Speed) -> Result<PathBuf> {
    let dist = dist();
    println!("building the page (the first time 2 to 4 minutes) ...");
    empty(&dist)?;
    let pkg = dist.join("pkg");
    let single = target_folder()?.join("single");
    empty(&single)?;
    // In one for a disk, and for work on the page.
    let whole = module::compile(Program::Page, speed)?;
    module::glue(&whole, Script::Classic, &single)?;
    if speed == Speed::Optimised {
        module::optimise(Program::Page, &single, "single")?;
        module::split(&module::compile(Program::Split, speed)?, &pkg)?;
        module::optimise(Program::Split, &pkg, "page")?;
    } else {
        module::glue(&whole, Script::Module, &pkg)?;
    }
    let www = crate::root().join("www");
    let left_out = [www.join("bench"), www.join("single.js"), www.join(WORKER)];
    copy(&www, &dist, &|file| !left_out.iter().any(|left| file.starts_with(left)))?;
    fs::write(dist.join("embed.css"), embed::styles(&www)?)?;
    for name in ["boot.js", "embed.js", "linked.js"] {
        fs::write(dist.join(name), script::strip(&fs::read_to_string(www.join(name))?))?;
    }
    words::write(&dist)?;
    finish(&dist, &dist)?;
    notices::write(&dist, &notices::PAGE)?;
    single::write(&dist, &single)?;
    offline::write(&dist)?;
    println!("built {}", dist.display());
    Ok(dist)
}

/// Adds the Spanish page to a site, in a folder of its own, and says so in both: the same program built to speak Spanish,
/// over the site's styles and scripts.
pub fn add_spanish(dist: &Path, speed: Speed) -> Result<()> {
    let folder = dist.join(SPANISH);
    println!("building the page in Spanish (the first time 2 to 4 minutes) ...");
    empty(&folder)?;
    let pkg = folder.join("pkg");
    if speed == Speed::Optimised {
        module::split(&module::compile(Program::SpanishSplit, speed)?, &pkg)?;
        module::optimise(Program::SpanishSplit, &pkg, "page-es")?;
    } else {
        module::glue(&module::compile(Program::SpanishPage, speed)?, Script::Module, &pkg)?;
    }
    words::write_spanish(&folder)?;
    finish(&folder, dist)?;
    for page in [dist, &folder] {
        let index = page.join("index.html");
        fs::write(&index, preview::languages(&fs::read_to_string(&index)?)?)?;
    }
    offline::write(dist)
}

/// Gives the page in a folder of the site its styles, and tells it of the worker and of the loader beside its program.
fn finish(folder: &Path, dist: &Path) -> Result<()> {
    let (index, pkg, www) =
        (folder.join("index.html"), folder.join("pkg"), crate::root().join("www"));
    let shared = if folder == dist { "" } else { "../" };
    let page = styles::join(&fs::read_to_string(&index)?, &www, dist, shared)?;
    let page = with_worker(&page, &worker(&www, &pkg)?)?;
    fs::write(&index, if pkg.join(LOADER).is_file() { with_loader(&page)? } else { page })?;
    Ok(())
}

/// The script of the worker, beside the program it starts, and its name there: of what it is and starts, so that an older
/// page finds none rather than one of another build.
fn worker(www: &Path, pkg: &Path) -> Result<String> {
    let script = fs::read(www.join(WORKER))?;
    let mut digest = Sha256::new();
    digest.update(&script);
    for part in [format!("{}.js", module::NAME), format!("{}_bg.wasm", module::NAME)] {
        digest.update(fs::read(pkg.join(part))?);
    }
    let build: String = digest.finalize().iter().take(4).map(|b| format!("{b:02x}")).collect();
    let name = format!("worker.{build}.js");
    fs::write(pkg.join(&name), script)?;
    Ok(format!("pkg/{name}"))
}

/// The page with word of its worker, where the program looks for it.
fn with_worker(page: &str, script: &str) -> Result<String> {
    let place = "<main id=\"app\"";
    let (before, after) = page.split_once(place).context("index.html has no place for the page")?;
    Ok(format!("{before}{place} data-worker=\"{script}\"{after}"))
}

/// The page with word of the script that the glue imports, so that it is not found out only when the glue is there.
fn with_loader(page: &str) -> Result<String> {
    let glue = "<link rel=\"modulepreload\" href=\"pkg/hash_or_host.js\">";
    let (before, after) = page.split_once(glue).context("index.html does not preload the glue")?;
    Ok(format!("{before}{glue}\n<link rel=\"modulepreload\" href=\"pkg/{LOADER}\">{after}"))
}

/// Builds the benchmark's page, with the API alone, and hands back its folder.
pub fn build_bench() -> Result<PathBuf> {
    let folder = target_folder()?.join("dist-bench");
    println!("building the benchmark's page ...");
    empty(&folder)?;
    let pkg = folder.join("pkg");
    module::glue(&module::compile(Program::Bench, Speed::Optimised)?, Script::Module, &pkg)?;
    module::optimise(Program::Bench, &pkg, "bench")?;
    copy(&crate::root().join("www/bench"), &folder, &|_| true)?;
    Ok(folder)
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
