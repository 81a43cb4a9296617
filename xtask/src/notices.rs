//! The notices of what others wrote and the module contains: names, licences, texts.
//!
//! Read from what cargo says is linked, so that a new dependency cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::run;
use crate::tools::wasm_target::TARGET;

/// Its name in `dist/`.
pub const NAME: &str = "notices.txt";

/// Cargo lists no part of Rust itself, and a toolchain need not have its texts on the disk.
const RUST: &str = "The Rust Standard Library, with the crates that are part of it\n\
                    MIT OR Apache-2.0, https://www.rust-lang.org/policies/licenses\n\
                    Copyright (c) The Rust Project Contributors. The text of the MIT licence is the same as below.\n";

/// A crate in the module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Linked {
    name: String,
    version: String,
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// What the page's module is made from, as cargo's arguments.
pub const PAGE: [&str; 4] = ["--package", "hash-or-host-page", "--features", "split"];
/// The same of the API's.
pub const API: [&str; 2] = ["--package", "hash-or-host"];

/// Writes those of a module into `folder`.
pub fn write(folder: &Path, module: &[&str]) -> Result<()> {
    let mut text = String::from(
        "Hash or Host is made with the work of others. What its module contains of it, and under which licence:\n\n",
    );
    text.push_str(RUST);
    text.push('\n');
    // Crates of one project share a text: it stands once, under all of their names.
    let mut by_text: BTreeMap<String, Vec<Linked>> = BTreeMap::new();
    for linked in linked(module)? {
        by_text.entry(licence_text(&linked)?).or_default().push(linked);
    }
    for (licence, crates) in by_text {
        for Linked { name, version, licence, .. } in crates {
            text.push_str(&format!(
                "{name} {version}\n{licence}, https://crates.io/crates/{name}\n"
            ));
        }
        text.push_str(&format!("\n{licence}\n\n"));
    }
    fs::write(folder.join(NAME), text)?;
    Ok(())
}

/// The crates that are linked into a module, but for our own.
fn linked(module: &[&str]) -> Result<BTreeSet<Linked>> {
    let mut tree = run::cargo(["tree", "--target", TARGET, "--edges", "normal,no-proc-macro"]);
    let tree = run::output(tree.args(["--prefix", "none", "--format", "{p}"]).args(module))?;
    let wanted: BTreeSet<(String, String)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = run::output(&mut run::cargo(["metadata", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("`cargo metadata` names no packages")?;
    let mut found = BTreeSet::new();
    for package in packages.iter().filter(|package| !package["source"].is_null()) {
        let field = |name: &str| package[name].as_str().map(str::to_owned);
        let (Some(name), Some(version)) = (field("name"), field("version")) else { continue };
        if wanted.contains(&(name.clone(), version.clone())) {
            let licence = field("license").with_context(|| format!("{name} states no licence"))?;
            let manifest = PathBuf::from(field("manifest_path").unwrap_or_default());
            let folder = manifest.parent().unwrap_or(Path::new("")).to_path_buf();
            let authors = package["authors"].as_array().into_iter().flatten();
            let authors = authors.filter_map(|author| Some(author.as_str()?.to_owned())).collect();
            found.insert(Linked { name, version, licence, authors, folder });
        }
    }
    Ok(found)
}

/// `name v1.2.3 (...)` as cargo's tree writes it.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let mut words = line.split_whitespace();
    let name = words.next()?.to_owned();
    Some((name, words.next()?.strip_prefix('v')?.to_owned()))
}

/// The text that has to go along: MIT's where there is a choice, since it is the shortest.
fn licence_text(linked: &Linked) -> Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&linked.folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if ["LICEN", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start)) {
            files.push((name, path));
        }
    }
    files.sort();
    let mit = |name: &str| name.contains("MIT");
    if linked.licence.contains("MIT") && files.iter().any(|(name, _)| mit(name)) {
        files.retain(|(name, _)| mit(name) || name.starts_with("NOTICE"));
    }
    if files.is_empty() && linked.licence.contains("MIT") && !linked.authors.is_empty() {
        // Its text is known; whose it is, the crate says elsewhere.
        let ours = fs::read_to_string(crate::root().join("LICENSE-MIT"))?;
        let terms = ours.find("Permission is hereby").and_then(|at| ours.get(at..));
        let terms = terms.context("LICENSE-MIT holds no MIT licence")?.trim();
        return Ok(format!("Copyright (c) {}\n\n{terms}", linked.authors.join(", ")));
    }
    if files.is_empty() {
        bail!("{} {} comes without the text of its licence", linked.name, linked.version);
    }
    let texts: Result<Vec<String>> = files
        .iter()
        .map(|(_, path)| Ok(fs::read_to_string(path)?.replace('\r', "").trim().to_owned()))
        .collect();
    Ok(texts?.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::{API, PAGE, licence_text, linked};

    #[test]
    fn what_the_page_is_made_of_is_named_with_its_text() {
        let all = linked(&PAGE).unwrap();
        let names: Vec<&str> = all.iter().map(|linked| linked.name.as_str()).collect();
        // Called by the model, and by the page; what only builds them is not inside.
        assert!(names.contains(&"libm") && names.contains(&"wasm-bindgen"), "{names:?}");
        assert!(!names.contains(&"hash-or-host") && !names.contains(&"syn"), "{names:?}");
        for linked in &all {
            let text = licence_text(linked).unwrap();
            assert!(text.contains("Permission") || text.contains("License"), "{linked:?}");
        }
    }
    #[test]
    fn the_api_carries_what_writes_its_objects() {
        let all = linked(&API).unwrap();
        assert!(all.iter().any(|linked| linked.name == "serde-wasm-bindgen"), "{all:?}");
    }
}
