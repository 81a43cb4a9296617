//! The package for npm, from the project that `cargo xtask test --only npm` makes: what it declares; in a browser without a
//! bundler, in Vite's development server, in its build.

#![forbid(unsafe_code)]

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::Page;
use serde_json::Value;
use xtask::tools::{node, npm};
use xtask::{npm as package, run};

/// Bundling and compiling on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn project() -> Result<PathBuf> {
    let project = package::project()?;
    let there = project.join("node_modules/hash-or-host/package.json").is_file();
    ensure!(there, "there is no {}: run `cargo xtask test --only npm`", project.display());
    Ok(project)
}

/// The published values of the default scenario.
fn published() -> Result<Vec<(String, f64)>> {
    let file = xtask::root().join("tests/fixtures/examples.json");
    let examples: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    ensure!(examples[0]["about"] == "the default");
    let expected = examples[0]["expected"].as_object().context("no strategies")?;
    let value = |(name, of): (&String, &Value)| Some((name.clone(), of["npv_usd"].as_f64()?));
    Ok(expected.iter().filter_map(value).collect())
}

/// Waits for the page's values and holds them against the published ones.
fn values_are_as_published(page: &mut Page) -> Result<()> {
    page.wait_until_within("document.getElementById('npvs')?.value !== ''", PATIENCE)?;
    let text = page.eval("document.getElementById('npvs').value")?;
    let text = text.as_str().unwrap_or_default();
    let found: Value = serde_json::from_str(text).with_context(|| text.to_owned())?;
    let published = published()?;
    ensure!(published.len() == 4, "{published:?}");
    for (name, value) in published {
        let ours = found[&name].as_f64().with_context(|| format!("{name} in {text}"))?;
        ensure!((ours - value).abs() <= 1e-7 * value.abs(), "{name}: {ours}, published {value}");
    }
    Ok(())
}

/// What wasm-bindgen declares of its own: names of memory and tables, which are nobody's to call.
const INSIDES: &str = "export type InitInput";

/// After a deliberate change: `UPDATE_GOLDENS=1 cargo xtask test --only npm --only npm-browser`.
#[test]
fn the_declarations_are_those_that_were_read() -> Result<()> {
    let made = project()?.join("node_modules/hash-or-host/hash_or_host.d.ts");
    let made = std::fs::read_to_string(made)?;
    let (declared, _) = made.split_once(INSIDES).context("nothing of wasm-bindgen's own")?;
    let golden = xtask::root().join("tests/pictures/goldens/api.d.ts");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, declared)?;
    }
    let kept = std::fs::read_to_string(&golden)?;
    let pairs = (1..).zip(kept.lines().zip(declared.lines()));
    for (line, (kept, declared)) in pairs {
        assert_eq!(kept, declared, "line {line} of {}", golden.display());
    }
    assert_eq!(kept.lines().count(), declared.lines().count());
    Ok(())
}

#[test]
fn without_a_bundler() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let project = project()?;
    let installed = folder.path().join("node_modules/hash-or-host");
    std::fs::create_dir_all(&installed)?;
    xtask::folder::copy(&project.join("node_modules/hash-or-host"), &installed)?;
    std::fs::copy(project.join("plain.html"), folder.path().join("index.html"))?;
    std::fs::copy(project.join("main.js"), folder.path().join("main.js"))?;
    let mut page = Page::of(folder.path())?;
    values_are_as_published(&mut page)?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

#[test]
fn in_a_build_of_every_vite() -> Result<()> {
    for version in npm::VITES {
        let mut page = Page::of(&project()?.join(format!("dist-{version}")))?;
        values_are_as_published(&mut page).with_context(|| version)?;
        assert_eq!(page.console_errors(), [] as [&str; 0], "{version}");
    }
    Ok(())
}

#[test]
fn in_the_development_server_of_every_vite() -> Result<()> {
    for version in npm::VITES {
        let mut server = Vite::start(version, &project()?)?;
        let mut page = Page::blank()?;
        page.open(&server.wait()?)?;
        values_are_as_published(&mut page).with_context(|| version)?;
        // The older one is asked for the module where it is not, first.
        let errors = page.console_errors().iter();
        let other: Vec<&String> = errors.filter(|error| !error.contains("/.vite/")).collect();
        assert!(other.is_empty(), "{version}: {other:?}");
        if version == npm::VITES[0] {
            assert_eq!(page.console_errors(), [] as [&str; 0]);
        }
    }
    Ok(())
}

/// Vite's development server; dropping it ends it.
struct Vite {
    child: Child,
    port: u16,
}

impl Vite {
    fn start(version: &str, project: &Path) -> Result<Self> {
        // Free now, and nobody else's for as long as it takes to start.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut vite = run::command(node::ensure()?);
        vite.arg(npm::vite(version)?).args(["--host", "127.0.0.1", "--strictPort", "--port"]);
        // As at the first start: nothing bundled yet.
        let vite = vite.arg(port.to_string()).arg("--force").current_dir(project);
        let child = vite.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        Ok(Self { child, port })
    }

    /// Its address, once it answers.
    fn wait(&mut self) -> Result<String> {
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("Vite ended at once ({status})");
            }
            ensure!(Instant::now() < end, "Vite did not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(format!("http://127.0.0.1:{}/", self.port))
    }
}

impl Drop for Vite {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
