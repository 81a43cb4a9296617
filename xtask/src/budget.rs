//! The size budget: what a first visit loads, compressed as a web host compresses it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The most that a first visit may load, in kB (1000 bytes) of brotli at its highest level: a little more than it does
/// (310), so that nothing grows unseen. Most of it is the module; the aim is 130.
pub const LIMIT_KB: f64 = 320.0;

/// Everything under `dist/` that is not loaded by a first visit, by the beginning of its path.
const LATER: [&str; 5] = ["embed", "styles/embed.css", "examples", "hash-or-host.html", "404.html"];

/// Prints the table and fails above the limit.
pub fn check(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(dist, &mut files)?;
    files.sort();
    println!("{:<36}{:>12}{:>12}{:>12}", "first visit (kB)", "raw", "gzip", "brotli");
    let mut sum = [0.0; 3];
    for file in &files {
        let name = file.strip_prefix(dist)?.to_string_lossy();
        if !loaded(&name) {
            continue;
        }
        let bytes = fs::read(file)?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?].map(|n| n as f64 / 1000.0);
        row(&name, sizes);
        for (total, size) in sum.iter_mut().zip(sizes) {
            *total += size;
        }
    }
    row("together", sum);
    if sum[2] > LIMIT_KB {
        bail!("a first visit loads {:.1} kB (brotli), above the budget of {LIMIT_KB} kB", sum[2]);
    }
    println!("{:.1} kB below the budget of {LIMIT_KB} kB", LIMIT_KB - sum[2]);
    Ok(())
}

/// Whether a first visit loads the file: the page, styles, scripts, the module, fonts, the icon.
fn loaded(name: &str) -> bool {
    let extension =
        Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["html", "css", "js", "mjs", "wasm", "woff2", "svg", "ico"].contains(&extension)
        && !LATER.iter().any(|later| name.starts_with(later))
}

fn row(name: &str, [raw, gzip, brotli]: [f64; 3]) {
    println!("{name:<36}{raw:>12.1}{gzip:>12.1}{brotli:>12.1}");
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed.len())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("{} is not built: run `cargo xtask build`", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::loaded;

    #[test]
    fn what_a_first_visit_loads() {
        assert!(loaded("index.html") && loaded("pkg/hash_or_host_bg.wasm"));
        assert!(!loaded("embed.js") && !loaded("picture.png"));
    }
}
