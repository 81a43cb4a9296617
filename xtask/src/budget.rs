//! What of the site is loaded when, and how much that may be, compressed as a web host compresses it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::tools::node;
use crate::{folder, run};

/// Files that are loaded together.
#[derive(Clone, Copy, Debug)]
struct Load {
    /// What it is, and when it is loaded.
    name: &'static str,
    /// How the paths of its files begin.
    files: &'static [&'static str],
    /// The most that it may be in kB (1000 bytes): gzip and brotli, each at its highest level. A little more than it is,
    /// so that nothing grows unseen.
    most: [f64; 2],
}

/// Everything that the page loads, in this order. What a reader downloads before the first answer can be changed is the
/// first of them; its aim is 130 kB.
const LOADS: [Load; 17] = [
    Load {
        name: "first visit",
        files: &[
            "index.html",
            "first.css",
            "boot.js",
            "linked.js",
            "pkg/hash_or_host",
            "pkg/chunks.",
            "favicon.svg",
        ],
        most: [154.4, 129.7],
    },
    Load { name: "service worker, behind the program", files: &["sw.js"], most: [1.6, 1.4] },
    Load { name: "styles of the rest, at once", files: &["later.css"], most: [8.2, 7.1] },
    Load {
        name: "links, with one in the address, else when the first picture stands",
        files: &["pkg/links."],
        most: [5.0, 4.5],
    },
    Load {
        name: "beside the answer, when the first picture stands",
        files: &["pkg/beside."],
        most: [45.9, 39.7],
    },
    Load { name: "real cases, behind it", files: &["pkg/cases."], most: [37.2, 32.2] },
    Load { name: "studies, behind it", files: &["pkg/studies."], most: [150.5, 126.6] },
    Load { name: "random futures, when near", files: &["pkg/futures."], most: [100.6, 84.5] },
    Load {
        name: "their worker, with all that it starts kept",
        files: &["pkg/worker."],
        most: [0.4, 0.4],
    },
    Load {
        name: "statement, working, solving, comparing, when near",
        files: &["pkg/desk."],
        most: [72.4, 61.1],
    },
    Load { name: "what several of these share", files: &["pkg/chunk_"], most: [197.2, 173.5] },
    Load { name: "dialogs, at a click", files: &["pkg/dialogs."], most: [23.8, 21.1] },
    Load { name: "values of the day, at a press", files: &["pkg/feed."], most: [8.1, 7.3] },
    Load { name: "workbook, at a click", files: &["pkg/workbook."], most: [60.6, 52.8] },
    Load {
        name: "sources, words, checks, at a click",
        files: &["sources.", "glossary.", "checked."],
        most: [58.0, 43.0],
    },
    Load { name: "an input's card, at a click", files: &["pkg/sources."], most: [1.8, 1.7] },
    Load {
        name: "embedded view, beside the program",
        files: &["embed.js", "embed.css", "pkg/embed."],
        most: [32.0, 27.8],
    },
];

/// The folder of the Spanish page. It has a program and pages of its own, and shares the rest.
const SPANISH: &str = "es/";
/// How its files begin that a page has in its own language.
const OWN: [&str; 5] = ["index.html", "pkg/", "sources.", "glossary.", "checked."];
/// How much longer the same may be in Spanish.
const LONGER: f64 = 1.06;

/// What no page of the site loads by itself, and what only a frame or an example does.
const ASIDE: [&str; 11] = [
    "styles/",
    // A real case's own page, which leads on to the page.
    "case.js",
    "case/",
    // Leads scripts of an older build to the program.
    "pkg/hash_or_host.js",
    "embed-frame.js",
    "embed-page.",
    "embed.html",
    "embed.d.ts",
    "examples/",
    "hash-or-host.html",
    "notices.txt",
];

/// Prints the table and fails above a limit.
pub fn check(dist: &Path) -> Result<()> {
    let files = folder::files(dist)?;
    if !files.iter().any(|(name, _)| name == "index.html") {
        bail!("there is no page in {}: run `cargo xtask build` first", dist.display());
    }
    let packed = packed(&files)?;
    let (spanish, english): (Vec<_>, Vec<_>) =
        files.iter().cloned().partition(|(name, _)| name.starts_with(SPANISH));
    let mut above = Vec::new();
    measure(&english, &packed, 1.0, &mut above)?;
    if !spanish.is_empty() {
        println!("\nin Spanish");
        let own = |name: &str| OWN.iter().any(|start| name.starts_with(start));
        let stripped = |(name, path): &(String, PathBuf)| {
            (name.trim_start_matches(SPANISH).to_owned(), path.clone())
        };
        let shared = english.iter().filter(|(name, _)| !own(name)).cloned();
        let all: Vec<_> = spanish.iter().map(stripped).chain(shared).collect();
        measure(&all, &packed, LONGER, &mut above)?;
    }
    if !above.is_empty() {
        bail!("above the budget: {}", above.join("; "));
    }
    Ok(())
}

/// Prints the table of one language, and names what is above its limits.
fn measure(
    files: &[(String, PathBuf)],
    packed: &BTreeMap<PathBuf, usize>,
    longer: f64,
    above: &mut Vec<String>,
) -> Result<()> {
    println!("{:<52}{:>10}{:>10}{:>10}", "kB", "raw", "gzip", "brotli");
    for load in &LOADS {
        let mut sum = [0.0; 3];
        println!("{}", load.name);
        for (name, path) in files {
            if loaded_by(name)?.is_none_or(|other| other.name != load.name) {
                continue;
            }
            let bytes = fs::read(path)?;
            let sizes = [bytes.len(), gzip(&bytes)?, packed[path]].map(|n| n as f64 / 1000.0);
            row(&format!("  {name}"), sizes);
            for (total, size) in sum.iter_mut().zip(sizes) {
                *total += size;
            }
        }
        row("  together", sum);
        for (size, most, how) in [(sum[1], load.most[0], "gzip"), (sum[2], load.most[1], "brotli")]
        {
            let most = most * longer;
            if size > most {
                above.push(format!("{}: {size:.3} kB ({how}), the budget is {most:.3}", load.name));
            }
        }
    }
    Ok(())
}

/// When a file is loaded; `None` if no page of ours loads it.
fn loaded_by(name: &str) -> Result<Option<&'static Load>> {
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    if begins(&ASIDE) || name.ends_with(".png") {
        return Ok(None);
    }
    let load = LOADS.iter().find(|load| begins(load.files));
    load.map(Some)
        .with_context(|| format!("xtask/src/budget.rs does not say when {name} is loaded"))
}

fn row(name: &str, [raw, gzip, brotli]: [f64; 3]) {
    println!("{name:<52}{raw:>10.1}{gzip:>10.1}{brotli:>10.1}");
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Prints how many bytes brotli makes of each file that is named.
const PACK: &str = r#"
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
const pack = promisify(brotliCompress), params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
const size = async file => (await pack(await readFile(file), { params })).length;
console.log((await Promise.all(process.argv.slice(1).map(size))).join("\n"));
"#;

/// The bytes by brotli of what is loaded at any time. Node has the encoder within that web hosts have.
fn packed(files: &[(String, PathBuf)]) -> Result<BTreeMap<PathBuf, usize>> {
    let mut loaded = Vec::new();
    for (name, path) in files {
        if loaded_by(name.trim_start_matches(SPANISH))?.is_some() {
            loaded.push(path);
        }
    }
    let mut node = run::command(node::ensure()?);
    node.args(["--input-type=module", "--eval", PACK, "--"]).args(&loaded);
    let printed = run::output(&mut node)?;
    let sizes = printed.lines().map(str::parse).collect::<Result<Vec<usize>, _>>();
    let sizes = sizes.with_context(|| format!("Node prints no sizes: {printed}"))?;
    ensure!(sizes.len() == loaded.len(), "Node gives {} sizes of {}", sizes.len(), loaded.len());
    Ok(loaded.into_iter().cloned().zip(sizes).collect())
}

#[cfg(test)]
mod tests {
    use super::loaded_by;

    #[test]
    fn every_file_is_loaded_at_one_time_or_never() {
        let by = |name: &str| loaded_by(name).unwrap().map(|load| load.name);
        assert_eq!(by("index.html"), Some("first visit"));
        assert_eq!(by("pkg/hash_or_host_bg.0a1b2c3d.wasm"), Some("first visit"));
        assert_eq!(by("pkg/hash_or_host.js"), None);
        assert_eq!(by("pkg/dialogs.0a1b2c3d.wasm"), Some("dialogs, at a click"));
        assert_eq!(by("styles/embed.css"), None);
        assert_eq!(by("og.png"), None);
        assert!(loaded_by("pkg/new.wasm").is_err());
    }
}
