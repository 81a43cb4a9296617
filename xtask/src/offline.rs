//! The list of files that the service worker keeps, and their version.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{folder, script};

/// Files that are not for readers of the page, by the beginning of their path.
const LEFT_OUT: [&str; 10] = [
    "sw.js",
    "examples",
    "embed.d.ts",
    "hash-or-host.html",
    "notices.txt",
    "og.",
    "es/og.",
    "case.js",
    "case/",
    "es/case/",
];

/// Writes the list and the version into `dist/sw.js`.
pub fn write(dist: &Path) -> Result<()> {
    let kept = folder::files(dist)?.into_iter().filter(|(name, _)| !is_left_out(name));
    let read = |(name, path): (String, PathBuf)| Ok((name, fs::read(path)?));
    let files = kept.map(read).collect::<Result<Vec<_>>>()?;
    let file = crate::root().join("www/sw.js");
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(dist.join("sw.js"), script::strip(&fill(&text, &files)?))?;
    Ok(())
}

fn is_left_out(name: &str) -> bool {
    LEFT_OUT.iter().any(|left| name.starts_with(left))
}

/// The worker with files (names and contents) in place of its marks. A folder itself stands for its index.
fn fill(worker: &str, files: &[(String, Vec<u8>)]) -> Result<String> {
    let mut digest = Sha256::new();
    for (name, content) in files {
        digest.update(name.len().to_le_bytes());
        digest.update(name);
        digest.update(content.len().to_le_bytes());
        digest.update(content);
    }
    let version: String =
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let spanish = files.iter().any(|(name, _)| name == "es/index.html").then_some("es/");
    let folders = std::iter::once("./").chain(spanish);
    let names = folders.chain(files.iter().map(|(name, _)| name.as_str()));
    let list: Vec<String> = names.map(|name| format!("'{name}'")).collect();
    for mark in ["/* version */", "/* files */"] {
        if worker.matches(mark).count() != 1 {
            bail!("www/sw.js needs the mark {mark} once");
        }
    }
    Ok(worker.replace("/* version */", &version).replace("/* files */", &list.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::fill;

    const WORKER: &str = "v = '/* version */'; f = [/* files */]";

    #[test]
    fn the_version_follows_every_content_and_name() {
        let with = |name: &str, content: &str| {
            fill(WORKER, &[(name.to_owned(), content.as_bytes().to_vec())]).unwrap()
        };
        let first = with("a.js", "1");
        assert!(first.ends_with("f = ['./', 'a.js']"), "{first}");
        assert_eq!(first, with("a.js", "1"));
        assert_ne!(first[..20], with("a.js", "2")[..20]);
        assert_ne!(first[..20], with("b.js", "1")[..20]);
    }

    #[test]
    fn a_worker_without_its_marks_is_refused() {
        assert!(fill("f = [/* files */]", &[]).is_err());
    }
}
