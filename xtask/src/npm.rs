//! The API as a package for npm: `cargo xtask npm` packs it, the step `npm` tries it in an empty project.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::module::{self, Program, Script, Speed, empty};
use crate::optimise::{Goal, optimise};
use crate::tools::{node, npm};
use crate::{notices, run};

/// What the package consists of beside its `package.json`; anything else in its folder stays behind.
const FILES: [&str; 9] = [
    "browser.js",
    "node.js",
    "index.d.ts",
    "hash_or_host.js",
    "hash_or_host.d.ts",
    "hash_or_host_bg.wasm",
    "snippets",
    "notices.txt",
    "LICENSE-*",
];
/// Of these, the ones that are written by hand.
const OURS: [&str; 4] = ["README.md", "browser.js", "node.js", "index.d.ts"];

/// Builds the package and hands back the archive, which `npm install` and `npm publish` take.
pub fn pack() -> Result<PathBuf> {
    let place = run::target_folder()?.join("npm");
    let folder = place.join("package");
    println!("building the package for npm (the first time about a minute) ...");
    empty(&place)?;
    empty(&folder)?;
    module::glue(&module::compile(Program::Api, Speed::Optimised)?, Script::Package, &folder)?;
    let declared = folder.join("hash_or_host.d.ts");
    fs::write(&declared, without_dom(fs::read_to_string(&declared)?)?)?;
    optimise(Goal::Speed, &folder, "api")?;
    let root = crate::root();
    for name in OURS {
        copy(&root.join("npm").join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(name), &folder.join(name))?;
    }
    notices::write(&folder, &notices::API)?;
    let krate = krate()?;
    fs::write(folder.join("package.json"), manifest(&krate))?;
    run::run(npm::command(&folder)?.args(["pack", "--pack-destination"]).arg(&place))?;
    let part = |key: &str| krate[key].as_str().unwrap_or_default();
    Ok(place.join(format!("{}-{}.tgz", part("name"), part("version"))))
}

/// What wasm-bindgen declares by names of a browser's library, and the same for projects that may not have it, as many of
/// Node's do not: a type that is not known there cannot be given either.
const OF_THE_DOM: [(&str, &str); 4] = [
    (
        "export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;",
        r#"export type InitInput = string | Known<"Request" | "URL" | "Response"> | SyncInitInput;

/** What is made by a class of this name, where the project knows one. */
type Known<Name extends string, Among = typeof globalThis> =
    Name extends keyof Among ? Among[Name] extends { prototype: infer Made } ? Made : never : never;
type WebAssemblyKnown<Name extends string> =
    typeof globalThis extends { WebAssembly: infer All } ? Known<Name, All> : never;"#,
    ),
    (
        "export type SyncInitInput = BufferSource | WebAssembly.Module;",
        r#"export type SyncInitInput = ArrayBufferView | ArrayBuffer | WebAssemblyKnown<"Module">;"#,
    ),
    (": WebAssembly.Memory;", r#": WebAssemblyKnown<"Memory">;"#),
    (": WebAssembly.Table;", r#": WebAssemblyKnown<"Table">;"#),
];

/// The declarations, for projects with and without a browser's library.
fn without_dom(declarations: String) -> Result<String> {
    OF_THE_DOM.iter().try_fold(declarations, |text, (theirs, ours)| {
        if !text.contains(theirs) {
            bail!("wasm-bindgen does not declare `{theirs}` any more");
        }
        Ok(text.replace(theirs, ours))
    })
}

/// What the crate's manifest says.
fn krate() -> Result<serde_json::Value> {
    let text = run::output(&mut run::cargo(["metadata", "--no-deps", "--format-version=1"]))?;
    let mut metadata: serde_json::Value = serde_json::from_str(&text)?;
    let mut packages = metadata["packages"].as_array_mut().into_iter().flatten();
    let ours = packages.find(|package| package["name"] == "hash-or-host");
    ours.map(serde_json::Value::take).context("`cargo metadata` does not name hash-or-host")
}

/// `package.json`: the crate's own words, and which file is for whom. As text, since the first condition that fits is taken.
fn manifest(krate: &serde_json::Value) -> String {
    let (name, version, description) = (&krate["name"], &krate["version"], &krate["description"]);
    let (license, url, keywords) = (&krate["license"], &krate["repository"], &krate["keywords"]);
    let files = json!(FILES);
    format!(
        r#"{{
  "name": {name},
  "version": {version},
  "description": {description},
  "license": {license},
  "repository": {{ "type": "git", "url": {url} }},
  "keywords": {keywords},
  "type": "module",
  "types": "./index.d.ts",
  "exports": {{
    ".": {{ "types": "./index.d.ts", "node": "./node.js", "default": "./browser.js" }},
    "./hash_or_host_bg.wasm": "./hash_or_host_bg.wasm",
    "./package.json": "./package.json"
  }},
  "sideEffects": ["./node.js"],
  "engines": {{ "node": ">=20" }},
  "files": {files}
}}
"#
    )
}

/// Where the package is tried: an empty project that has it installed, and a build of each Vite in `dist-VERSION`.
pub fn project() -> Result<PathBuf> {
    Ok(run::target_folder()?.join("npm/try"))
}

/// Packs it, installs it into an empty project, and runs there what needs no browser.
pub fn try_out() -> Result<()> {
    let archive = pack()?;
    let size = fs::metadata(&archive)?.len();
    println!("{} is {} kB", archive.display(), size / 1000);
    if size > LARGEST {
        bail!("the package has grown past {} kB", LARGEST / 1000);
    }
    let project = project()?;
    empty(&project)?;
    fs::write(project.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let tries = crate::root().join("npm/try");
    for entry in fs::read_dir(&tries).with_context(|| format!("cannot read {}", tries.display()))? {
        let file = entry?.path();
        copy(&file, &project.join(file.file_name().unwrap_or_default()))?;
    }
    // It depends on nothing: no registry is asked.
    run::run(npm::command(&project)?.args(["install", "--offline"]).arg(&archive))?;
    let node = |script: &Path| -> Result<_> {
        let mut node = run::command(node::ensure()?);
        node.current_dir(&project).arg(script);
        Ok(node)
    };
    let examples = crate::root().join("tests/fixtures/examples.json");
    run::run(node(Path::new("node.mjs"))?.arg(examples))?;
    run::run(&mut node(Path::new("refusals.mjs"))?)?;
    // For browsers, and for Node without a browser's library.
    for (lib, file) in [("es2022,dom", "types.ts"), ("es2022", "types_without_dom.ts")] {
        run::run(
            node(&npm::typescript()?)?
                .args(["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"])
                .args(["--lib", lib, file]),
        )?;
    }
    for version in npm::VITES {
        let mut vite = node(&npm::vite(version)?)?;
        let folder = format!("dist-{version}");
        run::run(vite.args(["build", "--logLevel", "warn", "--base", "./", "--outDir", &folder]))?;
    }
    Ok(())
}

/// What may be packed at most; it is half of that.
const LARGEST: u64 = 800_000;

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
