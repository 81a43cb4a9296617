//! The modules that come after the program's first: what their files are called, which of them are joined, and the script
//! that loads them.
//!
//! What several chunks share is cut into a module for every set of them: over a hundred, most of them a few hundred bytes.
//! Small ones are joined in one file for each chunk that needs them first: an empty module that carries them whole in
//! sections of its own, so that it is served and compressed like any other.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::script::strip;

/// The script that loads the chunks, beside the glue.
pub const LOADER: &str = "chunks.js";

/// In the order in which a page asks for them; others come last.
const ORDER: [&str; 7] = ["links", "beside", "cases", "studies", "desk", "futures", "embed"];

/// A shared module of fewer bytes is joined with others: about 3 kB compressed.
const SMALL: u64 = 6000;

/// The name of the sections that carry modules, as `www/chunks.js` and `www/single.js` know it.
const SECTION: &str = "part";

/// The modules of a build beside its first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chunks {
    /// The build that they are of, in their names: a part fits the others of its build alone.
    pub build: String,
    /// The files of each chunk, without build and ending: its own, and those that it shares.
    pub files: BTreeMap<String, Vec<String>>,
}

impl Chunks {
    /// Those that the splitter has made.
    pub fn new(build: String, made: &HashMap<String, Vec<String>>) -> Chunks {
        let names =
            |files: &Vec<String>| files.iter().map(|file| own_name(file).to_owned()).collect();
        let files = made.iter().map(|(chunk, files)| (chunk.clone(), names(files))).collect();
        Chunks { build, files }
    }

    /// A file's name with its build.
    pub fn file(&self, name: &str) -> String {
        format!("{name}.{}.wasm", self.build)
    }

    /// Joins what is small in `folder`.
    pub fn join(&mut self, folder: &Path) -> Result<()> {
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        let mut chunks: Vec<&String> = self.files.keys().collect();
        chunks.sort_by_key(|chunk| ORDER.iter().position(|known| known == chunk).unwrap_or(9));
        for chunk in chunks {
            for file in self.files[chunk].iter().filter(|file| is_shared(file)) {
                first.entry(file.clone()).or_insert_with(|| chunk.clone());
            }
        }
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (file, chunk) in first {
            if fs::metadata(folder.join(self.file(&file)))?.len() < SMALL {
                groups.entry(chunk).or_default().push(file);
            }
        }
        for (chunk, parts) in groups.into_iter().filter(|(_, parts)| parts.len() > 1) {
            let joined = format!("chunk_{chunk}");
            let mut carrier = Carrier::default();
            for part in &parts {
                let file = folder.join(self.file(part));
                carrier.add(&fs::read(&file)?);
                fs::remove_file(file)?;
            }
            fs::write(folder.join(self.file(&joined)), carrier.module())?;
            for files in self.files.values_mut() {
                let before = files.len();
                files.retain(|file| !parts.contains(file));
                if files.len() < before {
                    files.insert(0, joined.clone());
                }
            }
        }
        Ok(())
    }

    /// Writes the script that loads them into `folder`.
    pub fn write_loader(&self, folder: &Path) -> Result<()> {
        let script = fs::read_to_string(crate::root().join("www").join(LOADER))?;
        fs::write(folder.join(LOADER), strip(&self.loader(&script)?)).context("cannot write it")
    }

    /// The script with the build and the files of each chunk in place of its marks.
    fn loader(&self, script: &str) -> Result<String> {
        let lists = self.files.iter().map(|(chunk, files)| {
            let names: Vec<String> = files.iter().map(|file| format!("'{file}'")).collect();
            format!("{chunk}: [{}]", names.join(", "))
        });
        let lists: Vec<String> = lists.collect();
        for mark in ["/* build */", "/* files */"] {
            if script.matches(mark).count() != 1 {
                bail!("www/{LOADER} needs the mark {mark} once");
            }
        }
        Ok(script.replace("/* build */", &self.build).replace("/* files */", &lists.join(", ")))
    }
}

/// The splitter calls the chunk `desk` `split_desk`, and what several share `chunk_7`.
pub fn own_name(stem: &str) -> &str {
    stem.strip_prefix("split_").unwrap_or(stem)
}

fn is_shared(file: &str) -> bool {
    file.starts_with("chunk_")
}

/// An empty module that carries others whole in sections of its own.
#[derive(Debug, Default)]
pub struct Carrier {
    sections: Vec<u8>,
}

impl Carrier {
    /// Adds a section that carries a module.
    pub fn add(&mut self, module: &[u8]) {
        let out = &mut self.sections;
        out.push(0);
        number(out, 1 + SECTION.len() + module.len());
        number(out, SECTION.len());
        out.extend_from_slice(SECTION.as_bytes());
        out.extend_from_slice(module);
    }

    /// The module.
    pub fn module(&self) -> Vec<u8> {
        [b"\0asm\x01\0\0\0", self.sections.as_slice()].concat()
    }
}

/// Seven bits a byte, the last of them below 128.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        out.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::Chunks;
    use std::collections::{BTreeMap, HashMap};
    use std::fs;

    fn chunks(lists: &[(&str, &[&str])]) -> Chunks {
        let owned = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
        let made: HashMap<String, Vec<String>> =
            lists.iter().map(|(name, files)| ((*name).to_owned(), owned(files))).collect();
        Chunks::new("1a2b".to_owned(), &made)
    }

    #[test]
    fn the_loader_knows_the_files_of_each_chunk() {
        let made = chunks(&[("desk", &["chunk_3", "split_desk"]), ("beside", &["split_beside"])]);
        let filled = made.loader("'/* build */' {/* files */}").unwrap();
        assert_eq!(filled, "'1a2b' {beside: ['beside'], desk: ['chunk_3', 'desk']}");
        assert!(made.loader("").is_err());
    }

    #[test]
    fn small_ones_are_joined_with_who_needs_them_first_and_nothing_is_lost() {
        let folder =
            std::env::temp_dir().join(format!("hash-or-host-chunks-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut made = chunks(&[
            ("studies", &["chunk_1", "chunk_2", "chunk_3", "chunk_4", "split_studies"]),
            ("links", &["chunk_1", "chunk_2", "split_links"]),
            ("sources", &["chunk_2", "chunk_3", "chunk_4", "split_sources"]),
        ]);
        let long = vec![7; 6000];
        let parts: BTreeMap<&str, &[u8]> = [
            ("chunk_1", &b"one"[..]),
            ("chunk_2", &[5; 200]),
            ("chunk_3", b"three"),
            ("chunk_4", &long),
        ]
        .into();
        for (name, bytes) in &parts {
            fs::write(folder.join(made.file(name)), bytes).unwrap();
        }
        made.join(&folder).unwrap();
        assert_eq!(made.files["links"], ["chunk_links", "links"]);
        // One alone stays, and what is large.
        assert_eq!(made.files["studies"], ["chunk_links", "chunk_3", "chunk_4", "studies"]);
        assert_eq!(made.files["sources"], ["chunk_links", "chunk_3", "chunk_4", "sources"]);
        let joined = fs::read(folder.join(made.file("chunk_links"))).unwrap();
        // Two sections: 0, their length, 4, "part", a module.
        let expected =
            [&b"\0asm\x01\0\0\0"[..], b"\0\x08\x04partone", b"\0\xcd\x01\x04part", &[5; 200]]
                .concat();
        assert_eq!(joined, expected);
        assert!(!folder.join(made.file("chunk_1")).exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
