//! The static site: the library as WebAssembly, its JavaScript glue, and the files of `www/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::chunks::LOADER;
use crate::module::{self, NAME, Program, Script, Speed, empty};
use crate::optimise::{Goal, optimise};
use crate::pin::{self, Pinned};
use crate::tools::esbuild;
use crate::{embed, folder, notices, offline, pictures, run, script, single, styles};
use prerender::preview;

/// Where the Spanish page is, within the site.
const SPANISH: &str = "es";

/// Asks for what speaks Spanish natively: in a folder of its own, beside which others can build, and not optimised, since
/// what it is run for takes less than that would.
pub fn in_spanish(command: &mut Command) -> Result<&mut Command> {
    command.arg("--target-dir").arg(run::target_folder()?.join("es"));
    Ok(command.args(["--config", "profile.dev.opt-level=0"]))
}

/// The worker's script in `www/`.
const WORKER: &str = "worker.js";

/// The script of embedded views in `www/`.
const EMBED: &str = "embed.js";
/// The script of a frame's page in `www/`.
const EMBED_PAGE: &str = "embed-page.js";

/// Where the page is built.
#[must_use]
pub fn dist() -> PathBuf {
    crate::root().join("dist")
}

/// Builds the whole site into `dist/`, in both languages if it is optimised.
pub fn build_site(speed: Speed) -> Result<PathBuf> {
    let dist = build_page(speed)?;
    add_rest(&dist, speed)?;
    Ok(dist)
}

/// Builds the page in English into `dist/`: all that somebody who reads it needs.
pub fn build_page(speed: Speed) -> Result<PathBuf> {
    let dist = dist();
    println!("building the page (the first time 2 to 4 minutes) ...");
    empty(&dist)?;
    let pkg = dist.join("pkg");
    match speed {
        Speed::Optimised => split(Program::Page, &pkg, "page")?,
        // In one module, which is sooner made.
        Speed::Quick => {
            module::glue(&module::compile(Program::PageInOne, speed)?, Script::Module, &pkg)?;
        }
    }
    let www = crate::root().join("www");
    let elsewhere = ["bench", "single.js", "single-chunks.js", WORKER, LOADER];
    let left_out = elsewhere.map(|name| www.join(name));
    folder::copy_what(&www, &dist, &|file| !left_out.iter().any(|left| file.starts_with(left)))?;
    fs::write(dist.join("embed.css"), embed::styles(&www)?)?;
    let frame = embed::filled(&www, EMBED_PAGE, &[embed::of_any_element()])?;
    fs::write(dist.join(EMBED_PAGE), script::strip(&frame))?;
    for name in ["boot.js", "linked.js"] {
        fs::write(dist.join(name), script::strip(&fs::read_to_string(www.join(name))?))?;
    }
    if speed == Speed::Optimised {
        esbuild::shorten(&[dist.join("boot.js")])?;
    }
    prerender::write(&dist)?;
    let own = finish(&dist, &dist)?;
    // Without a Spanish program of its build, it asks for the one that is there.
    write_embed(&dist, &own.glue, &format!("{NAME}.js"))?;
    notices::write(&dist, &notices::PAGE)?;
    offline::write(&dist)?;
    println!("built {}", dist.display());
    Ok(dist)
}

/// Adds to a page what nobody needs who reads it.
pub fn add_rest(dist: &Path, speed: Speed) -> Result<()> {
    // Whoever has no npm goes without this one alone.
    let one_file = add_one_file(dist);
    pictures::make(dist)?;
    if speed == Speed::Optimised {
        add_spanish(dist)?;
    }
    one_file
}

/// Adds the one-file edition, of the program that is there.
pub fn add_one_file(dist: &Path) -> Result<()> {
    println!("building the one-file edition ...");
    single::write(dist, &run::target_folder()?.join("single"))
}

/// Adds the Spanish page to a site, in a folder of its own, and says so in both: the same program built to speak Spanish,
/// over the site's styles and scripts.
fn add_spanish(dist: &Path) -> Result<()> {
    let folder = dist.join(SPANISH);
    println!("building the page in Spanish (the first time 2 to 4 minutes) ...");
    empty(&folder)?;
    let pkg = folder.join("pkg");
    split(Program::Spanish, &pkg, "page-es")?;
    let mut write = run::cargo(["run", "--package", "prerender", "--features", "es"]);
    run::run(in_spanish(&mut write)?.arg("--").arg(&folder))?;
    pictures::make(&folder)?;
    let own = finish(&folder, dist)?;
    write_embed(dist, &pin::glue(&dist.join("pkg"))?, &own.glue)?;
    for page in [dist, &folder] {
        let index = page.join("index.html");
        fs::write(&index, preview::languages(&fs::read_to_string(&index)?)?)?;
    }
    offline::write(dist)
}

/// The program in several modules, into `pkg`.
fn split(program: Program, pkg: &Path, site: &str) -> Result<()> {
    let mut chunks = module::split(&module::compile(program, Speed::Optimised)?, pkg)?;
    optimise(Goal::Smallest, pkg, site)?;
    chunks.join(pkg)?;
    chunks.write_loader(pkg)
}

/// The script of embedded views, with the programs that it was built with.
fn write_embed(dist: &Path, english: &str, spanish: &str) -> Result<()> {
    let program = |glue: &str| format!("pkg/{glue}");
    let marks =
        [("{{program}}", program(english)), ("{{program-es}}", program(spanish)), embed::room()];
    let text = embed::filled(&crate::root().join("www"), EMBED, &marks)?;
    fs::write(dist.join(EMBED), script::strip(&text))?;
    Ok(())
}

/// Gives the page in a folder of the site its styles, and its program names that carry their build, of which it tells it.
fn finish(folder: &Path, dist: &Path) -> Result<Pinned> {
    let (index, pkg, www) =
        (folder.join("index.html"), folder.join("pkg"), crate::root().join("www"));
    let shared = if folder == dist { "" } else { "../" };
    let page = styles::join(&fs::read_to_string(&index)?, &www, dist, shared)?;
    let pinned = pin::pin(&pkg, &fs::read_to_string(www.join(WORKER))?)?;
    if let Some(loader) = &pinned.loader {
        esbuild::shorten(&[pkg.join(&pinned.glue), pkg.join(loader)])?;
    }
    fs::write(&index, with_program(&page, &pinned)?)?;
    Ok(pinned)
}

/// The page with word of its program and its worker, where both are looked for, and of what they import, so that it is not
/// found out only when the first of it is there.
fn with_program(page: &str, pinned: &Pinned) -> Result<String> {
    let mut page = page.to_owned();
    let mut place = |mark: &str, new: String| -> Result<()> {
        let (before, after) =
            page.split_once(mark).with_context(|| format!("index.html has no {mark}"))?;
        page = format!("{before}{new}{after}");
        Ok(())
    };
    let preload = |script: &str| format!("<link rel=\"modulepreload\" href=\"pkg/{script}\">");
    let scripts = [Some(&pinned.glue), pinned.loader.as_ref()].into_iter().flatten();
    let scripts: Vec<String> = scripts.map(|script| preload(script)).collect();
    place(&preload(&format!("{NAME}.js")), scripts.join("\n"))?;
    place(&format!("href=\"pkg/{NAME}_bg.wasm\""), format!("href=\"pkg/{}\"", pinned.module))?;
    let main = "<main id=\"app\"";
    let (program, worker) = (&pinned.glue, &pinned.worker);
    place(main, format!("{main} data-program=\"pkg/{program}\" data-worker=\"pkg/{worker}\""))?;
    Ok(page)
}

/// Builds the benchmark's page, with the API alone, and hands back its folder.
pub fn build_bench() -> Result<PathBuf> {
    let folder = run::target_folder()?.join("dist-bench");
    println!("building the benchmark's page ...");
    empty(&folder)?;
    let pkg = folder.join("pkg");
    module::glue(&module::compile(Program::Bench, Speed::Optimised)?, Script::Module, &pkg)?;
    optimise(Goal::Speed, &pkg, "bench")?;
    folder::copy(&crate::root().join("www/bench"), &folder)?;
    Ok(folder)
}
