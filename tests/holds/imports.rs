//! The house has one direction: no room takes anything from a room further right, and no two files
//! take from one another.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::files::files;

/// From the ground up. A room is a file or a folder of `src`, in `browser` one of that folder.
const ROOMS: [&str; 35] = [
    "keys",
    "language",
    "pieces",
    "math",
    "lanes",
    "decimal",
    "rank",
    "reactive",
    "scenario",
    "paths",
    "finance",
    "strategy",
    "evaluation",
    "simulation",
    "analysis",
    "cases",
    "feed",
    "desk",
    "format",
    "embed",
    "text",
    "view",
    "question",
    "bench",
    "browser::object",
    "browser::read",
    "browser::workbook",
    "browser::bench",
    "browser::api",
    "browser::outpost",
    "browser::page",
    "browser::embed",
    "browser::chunks",
    "browser::entries",
    "browser",
];

/// What the build script is made of: it stands in the crate's folder and is no part of the crate.
const BUILD: &str = "src/scenario/build";

/// The crates whose files are read, by their folders.
const CRATES: [&str; 12] = [
    "src",
    BUILD,
    "page/src",
    "workbook/src",
    "cli/src",
    "prerender/src",
    "server/src",
    "pictures/src",
    "alike/src",
    "bindgen/src",
    "xtask/src",
    "browser-tests/src",
];

/// A module, by the names that lead to it from the crate's root.
type Module = Vec<String>;

struct Source {
    module: Module,
    /// What it names, from the root: modules, and what stands in them.
    names: Vec<Vec<String>>,
}

fn module(path: &Path) -> Module {
    let mut names: Module =
        path.with_extension("").iter().map(|name| name.to_str().unwrap().to_owned()).collect();
    names.retain(|name| name != "mod" && name != "lib");
    names
}

/// The code without comments, texts and what stands behind `#[cfg(test)]`: a test may use the whole
/// house.
fn bare(code: &str) -> String {
    let code = code.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let mut out = String::new();
    for line in code.lines() {
        let mut quoted = false;
        let mut last = ' ';
        for (i, c) in line.char_indices() {
            match c {
                '"' if last != '\\' && last != '\'' => quoted = !quoted,
                '/' if !quoted && line[i..].starts_with("//") => break,
                c if !quoted => out.push(c),
                _ => {}
            }
            last = c;
        }
        out.push('\n');
    }
    out
}

/// Every path behind `crate::`, `self::` or `super::`, with lists in braces written out.
fn named(code: &str, from: &Module) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "self::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = &code[..at];
            let part = |c: char| c == ':' || c == '_' || c.is_alphanumeric();
            // `pub(in crate::browser)` says who may take, and takes nothing.
            if before.ends_with(part) || before.ends_with("(in ") {
                continue;
            }
            let mut paths = Vec::new();
            read(&code[at..], &mut Vec::new(), &mut paths);
            let here = [&from[..], &inner(before)[..]].concat();
            found.extend(paths.iter().map(|path| absolute(path, &here)));
        }
    }
    found
}

/// The modules written within a file that are still open at the end of this code.
fn inner(code: &str) -> Module {
    let mut open = Vec::new();
    for (at, c) in code.char_indices() {
        match c {
            '{' => {
                let mut words = code[..at].split_whitespace().rev();
                let name = words.next().filter(|_| words.next() == Some("mod"));
                open.push(name.map(str::to_owned));
            }
            '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.into_iter().flatten().collect()
}

/// Reads a path or a list of paths behind `before`; returns what is left of the code.
fn read<'a>(code: &'a str, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let depth = before.len();
    let mut rest = code;
    loop {
        rest = rest.trim_start();
        if let Some(list) = rest.strip_prefix('{') {
            rest = list;
            while !rest.trim_start().starts_with('}') && !rest.trim_start().is_empty() {
                rest = read(rest, before, found).trim_start();
                rest = rest.strip_prefix(',').unwrap_or(rest);
            }
            rest = rest.trim_start().strip_prefix('}').unwrap_or("");
            break;
        }
        let end = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
        if end == 0 {
            // `*` of a list, or no path at all: one character on, so that reading ends.
            rest = rest.get(1..).unwrap_or("");
            found.push(before.clone());
            break;
        }
        before.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(on) => rest = on,
            None => {
                found.push(before.clone());
                let renamed = rest.trim_start().strip_prefix("as ").map(str::trim_start);
                rest = renamed.map_or(rest, |name| {
                    name.trim_start_matches(|c: char| c == '_' || c.is_alphanumeric())
                });
                break;
            }
        }
    }
    before.truncate(depth);
    rest
}

fn absolute(path: &[String], from: &[String]) -> Vec<String> {
    let mut out = if path[0] == "crate" { Vec::new() } else { from.to_vec() };
    for name in path {
        match name.as_str() {
            "crate" | "self" => {}
            "super" => {
                out.pop();
            }
            name => out.push(name.to_owned()),
        }
    }
    out
}

/// The files of a crate that stands in this folder of the repository.
fn house(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = files(&root, "rs");
    let apart = Path::new(env!("CARGO_MANIFEST_DIR")).join(BUILD);
    paths.retain(|path| root == apart || !path.starts_with(&apart));
    paths.sort();
    let source = |path: &PathBuf| {
        let module = module(path.strip_prefix(&root).unwrap());
        let names = named(&bare(&fs::read_to_string(path).unwrap()), &module);
        Source { module, names }
    };
    paths.iter().map(source).collect()
}

/// Where a module's room stands; `None` for the root of the crate.
fn room(module: &[String]) -> Option<usize> {
    let name = module.first()?;
    let place = |name: &str| ROOMS.iter().position(|room| *room == name);
    let inner = module.get(1).and_then(|inner| place(&format!("{name}::{inner}")));
    let found = inner.or_else(|| place(name));
    assert!(found.is_some(), "`{name}` has no place in the order of rooms");
    found
}

#[test]
fn no_room_takes_from_one_further_right() {
    let mut back = Vec::new();
    for source in house("src") {
        for name in &source.names {
            let (from, to) = (room(&source.module), room(name));
            if from.is_some() && to > from {
                back.push(format!("{} takes {}", source.module.join("::"), name.join("::")));
            }
        }
    }
    assert!(back.is_empty(), "{back:#?}");
}

/// The files that each file takes from. What a folder's own file hands on belongs to the file in
/// which it stands, so that a circle cannot hide behind `super::`.
fn arrows(house: &[Source]) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let modules: BTreeSet<&Module> = house.iter().map(|source| &source.module).collect();
    let deepest = |name: &[String]| {
        (1..=name.len()).rev().find_map(|n| modules.get(&name[..n].to_vec()).copied())
    };
    let handed_on = |module: &Module, name: &str| {
        let source = house.iter().find(|source| &source.module == module)?;
        let child = |path: &&Vec<String>| {
            path.len() > module.len() + 1
                && path.starts_with(module)
                && path.last().is_some_and(|last| last == name)
        };
        deepest(source.names.iter().find(child)?)
    };
    let mut arrows: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for source in house {
        for name in &source.names {
            let Some(mut to) = deepest(name) else { continue };
            if let Some(item) = name.get(to.len()) {
                to = handed_on(to, item).unwrap_or(to);
            }
            // A part may use what its whole defines, and a whole is made of its parts.
            if !source.module.starts_with(to) && !to.starts_with(&source.module) {
                arrows.entry(&source.module).or_default().insert(to);
            }
        }
    }
    arrows
}

/// The files of a crate that take from themselves through others.
fn circles(house: &[Source]) -> Vec<String> {
    let arrows = arrows(house);
    let reaches = |from: &Module, to: &Module| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(module) = next.pop() {
            for there in arrows.get(module).into_iter().flatten() {
                if *there == to {
                    return true;
                }
                if seen.insert(*there) {
                    next.push(there);
                }
            }
        }
        false
    };
    arrows.keys().filter(|file| reaches(file, file)).map(|file| file.join("::")).collect()
}

#[test]
fn no_two_files_take_from_one_another() {
    for folder in CRATES {
        let house = house(folder);
        assert!(!house.is_empty(), "{folder} has no files");
        let circles = circles(&house);
        assert!(circles.is_empty(), "in a circle of {folder}: {circles:#?}");
    }
}

#[test]
fn a_circle_is_found_also_through_a_third_file() {
    let file = |name: &str, takes: &[&str]| Source {
        module: vec![name.to_owned()],
        names: takes.iter().map(|of| vec![(*of).to_owned(), "thing".to_owned()]).collect(),
    };
    let house = [file("a", &["b"]), file("b", &["c"]), file("c", &["a"]), file("d", &["a"])];
    assert_eq!(circles(&house), ["a", "b", "c"]);
    let house = [file("a", &["b", "c"]), file("b", &["c"]), file("c", &[])];
    assert_eq!(circles(&house), [] as [&str; 0]);
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let from = vec!["view".to_owned(), "map".to_owned()];
    let code = bare(
        "use super::drawing::{Look, size::{self, Size as S}};\n\
         use crate::text::{map, page}; // crate::browser\n\
         let x = crate::math::ln(\"crate::page\");\n\
         use super::super::rank;\n\
         pub(in crate::browser) mod parts { use super::axes; }\n\
         use super::scale;\n",
    );
    let read: BTreeSet<String> = named(&code, &from).iter().map(|path| path.join("::")).collect();
    let expected = [
        "math::ln",
        "rank",
        "text::map",
        "text::page",
        "view::drawing::Look",
        "view::drawing::size",
        "view::drawing::size::Size",
        "view::map::axes",
        "view::scale",
    ];
    assert_eq!(read.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}
