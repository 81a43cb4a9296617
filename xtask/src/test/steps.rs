//! What each check runs.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Outcome;
use crate::tools::{
    chromium, firefox, libreoffice, node, python, toolchain, wasm_bindgen, wasm_opt, wasm_pack,
    wasm_target, webkit,
};
use crate::{budget, machinery, module, npm, run, site};

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    run::run(&mut run::cargo(arguments))?;
    Ok(Outcome::Passed)
}

pub(super) fn fmt() -> Result<Outcome> {
    cargo(&["fmt", "--all", "--check"])
}

/// Two lines that start what others wrote, whose libraries would all be checked for them; the step `wasm` compiles both.
const WITHOUT_BINDGEN: [&str; 2] = ["--exclude", "bindgen"];

pub(super) fn clippy() -> Result<Outcome> {
    // What the benchmark alone compiles, too.
    let bench = ["--features", "hash-or-host/bench"];
    let mut clippy = run::cargo(["clippy", "--workspace", "--all-targets"]);
    run::run(clippy.args(WITHOUT_BINDGEN).args(bench).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

pub(super) fn clippy_wasm(package: &str) -> Result<Outcome> {
    wasm_target::ensure()?;
    let mut clippy =
        run::cargo(["clippy", "--package", package, "--lib", "--target", wasm_target::TARGET]);
    run::run(clippy.args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

pub(super) fn doc() -> Result<Outcome> {
    let mut doc = run::cargo(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run::run(doc.args(WITHOUT_BINDGEN).env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

/// The crate as it would be published: what is in it, its size, its documentation for WebAssembly.
pub(super) fn package() -> Result<Outcome> {
    let list = ["package", "--package", "hash-or-host", "--allow-dirty", "--list"];
    let files = run::output(&mut run::cargo(list))?;
    if let Some(stray) = files.lines().find(|file| {
        ["src/browser/page", "src/browser/embed", "tests", "www", "npm"]
            .iter()
            .any(|folder| file.starts_with(folder))
    }) {
        bail!("{stray} is of no use to a library's user, and in the crate");
    }
    let size = std::fs::metadata(packed("package")?)?.len();
    println!("the crate is {} kB", size / 1000);
    if size > LARGEST_CRATE {
        bail!("the crate has grown past {} kB", LARGEST_CRATE / 1000);
    }
    wasm_target::ensure()?;
    let mut docs = run::cargo(["doc", "--package", "hash-or-host", "--no-deps", "--features"]);
    docs.args(["serde", "--target", wasm_target::TARGET]);
    run::run(docs.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

/// What the packed crate may weigh.
const LARGEST_CRATE: u64 = 750_000;

/// The crate, packed into a folder of its own for each step, with what is not committed yet: so that it can be tried before.
fn packed(step: &str) -> Result<PathBuf> {
    let folder = run::target_folder()?.join("packed").join(step);
    module::empty(&folder)?;
    let mut pack = run::cargo(["package", "--package", "hash-or-host", "--allow-dirty"]);
    run::run(pack.args(["--no-verify", "--target-dir"]).arg(&folder))?;
    let mut files = std::fs::read_dir(folder.join("package"))?.map_while(Result::ok);
    let is_crate = |file: &PathBuf| file.extension().is_some_and(|extension| extension == "crate");
    files.find_map(|file| Some(file.path()).filter(is_crate)).context("cargo packed nothing")
}

/// The crate as it would be published, unpacked elsewhere, by the oldest compiler that it promises to be built with.
pub(super) fn oldest_compiler() -> Result<Outcome> {
    let manifest = std::fs::read_to_string(crate::root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \""));
    let version =
        line.and_then(|line| line.strip_suffix('"')).context("Cargo.toml has no rust-version")?;
    let (mut check, outcome) = if toolchain::ensure(version)? {
        let mut rustup = run::command("rustup");
        rustup.args(["run", version, "cargo", "check", "--locked"]);
        (rustup, Outcome::Passed)
    } else {
        println!("Rust {version} is not here and cannot be had: by the compiler that is");
        (run::cargo(["check"]), Outcome::Skipped)
    };
    let file = packed("msrv")?;
    // As new, whenever it was packed: what cargo has built of an older one would stand.
    run::run(run::command("tar").arg("-xzmf").arg(&file).arg("-C").arg(file.with_file_name("")))?;
    check.args(["--features", "serde", "--target-dir"]);
    check.arg(run::target_folder()?.join("unpacked")).current_dir(file.with_extension(""));
    run::run(&mut check)?;
    Ok(outcome)
}

/// What later steps need and see to as well, had while the processors are compiling: what comes over the network first.
pub(super) fn tools() -> Result<Outcome> {
    let ensure: [fn() -> Result<PathBuf>; 8] = [
        chromium::ensure_browser,
        chromium::ensure_driver,
        firefox::ensure_browser,
        webkit::ensure_driver,
        webkit::ensure_screen,
        libreoffice::ensure,
        wasm_pack::ensure,
        firefox::ensure_driver,
    ];
    for ensure in ensure {
        println!("{}", ensure()?.display());
    }
    Ok(Outcome::Passed)
}

/// Without the browser tests, which need a built page and run as a step of their own. The model's tests in `tests/` are over
/// thousands of scenarios, against an optimised model; those beside its code are small, and to optimise a second model for
/// them takes longer than it saves.
pub(super) fn native() -> Result<Outcome> {
    let model = ["--package", "hash-or-host"];
    cargo(&["test", "--workspace", "--exclude", "browser-tests", "--exclude", "hash-or-host"])?;
    // With the features that the others ask for, or what they share is compiled once more.
    let with = |which: &[&str]| {
        let mut test = run::cargo(["test", "--package", "alike"]);
        run::run(test.args(model).args(which))
    };
    with(&["--test", "*"])?;
    with(&["--doc"])?;
    with(&["--lib", "--config", "profile.dev.opt-level=0"])?;
    Ok(Outcome::Passed)
}

/// The same words in Spanish.
pub(super) fn spanish() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "prerender", "--features", "es"]);
    run::run(site::in_spanish(test.args(["--test", "spanish"]))?)?;
    Ok(Outcome::Passed)
}

/// The workbook's formulas, worked out by LibreOffice and held to the model. All of the workspace is named, so that the
/// library is asked for with the features that the step before has built it with.
pub(super) fn workbook() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--workspace", "--exclude", "browser-tests"]);
    test.args(["--test", "recalculated", "--", "--include-ignored"]);
    run::run(test.env("SOFFICE", libreoffice::ensure()?))?;
    Ok(Outcome::Passed)
}

/// The contract in plain Python against its published examples, by hand and by brute force.
pub(super) fn oracle() -> Result<Outcome> {
    run::run(run::command(python::ensure()?).arg("tests/oracle/check.py"))?;
    Ok(Outcome::Passed)
}

/// The plain JavaScript model against the fixtures that the Python wrote.
pub(super) fn javascript() -> Result<Outcome> {
    run::run(run::command(node::ensure()?).arg("www/bench/check.mjs"))?;
    Ok(Outcome::Passed)
}

pub(super) fn wasm() -> Result<Outcome> {
    chromium::ensure_browser()?;
    let driver = chromium::ensure_driver()?;
    wasm_tests("--chrome", |test| test.arg("--chromedriver").arg(driver))
}

pub(super) fn wasm_in_firefox() -> Result<Outcome> {
    let (browser, driver) = (firefox::ensure_browser()?, firefox::ensure_driver()?);
    wasm_tests("--firefox", |test| {
        test.env("GECKODRIVER_ARGS", format!("--binary '{}'", browser.display()));
        test.arg("--geckodriver").arg(driver)
    })
}

/// By wasm-bindgen's own runner, for which WebKit is a Safari; `wasm-pack` knows that on a Mac only.
pub(super) fn wasm_in_webkit() -> Result<Outcome> {
    wasm_target::ensure()?;
    webkit::ensure_browser()?;
    let (driver, screen) = (webkit::ensure_driver()?, webkit::ensure_screen()?);
    let runner = wasm_bindgen::ensure()?.join("wasm-bindgen-test-runner");
    let mut test = run::command(screen.with_file_name("xvfb-run"));
    test.args(["-a", "cargo", "test", "--target", wasm_target::TARGET]).args(WHICH);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    test.env("SAFARIDRIVER", driver).env("WASM_BINDGEN_TEST_TIMEOUT", TIMEOUT);
    webkit::speak_english(&mut test)?;
    in_webkit(&mut test)
}

/// What WebKit says when a program reads beyond its memory.
const TRAP: &str = "Out of bounds memory access";

/// WebKit for Linux (2.50) says so once in some twenty runs, of code that it has run sixty times by then and compiles anew
/// meanwhile; the same program does so in no other engine, and nothing of it can (no unsafe code). A run with that is taken
/// once more: what is really there comes again.
fn in_webkit(test: &mut Command) -> Result<Outcome> {
    let (has_passed, said) = run::run_and_hear(test)?;
    if has_passed {
        return Ok(Outcome::Passed);
    }
    if !said.contains(TRAP) {
        bail!("the tests in WebKit failed");
    }
    println!("\n“{TRAP}”: once more");
    run::run(test)?;
    Ok(Outcome::Passed)
}

/// The seconds that a browser may take for all of them, beside what else is running.
const TIMEOUT: &str = "300";

/// Which tests are built for wasm32, and how: to optimise them takes longer than it saves.
const WHICH: [&str; 7] =
    ["--locked", "--config", "profile.dev.opt-level=0", "--features", "page", "--test", "browser"];

/// `tests/browser` by name: the other tests and the examples are native, and every documentation test would start a browser
/// of its own.
fn wasm_tests(browser: &str, driver: impl FnOnce(&mut Command) -> &mut Command) -> Result<Outcome> {
    wasm_target::ensure()?;
    let bindgen = wasm_bindgen::ensure()?;
    let mut test = run::command(wasm_pack::ensure()?);
    test.env("PATH", run::path_with(&bindgen)?).env("WASM_BINDGEN_TEST_TIMEOUT", TIMEOUT);
    test.args(["test", "--headless", browser, "--mode", "no-install"]);
    run::run(driver(&mut test).arg("--").args(WHICH))?;
    Ok(Outcome::Passed)
}

/// Packed, installed, run in Node and compiled there.
pub(super) fn npm_package() -> Result<Outcome> {
    npm::try_out()?;
    Ok(Outcome::Passed)
}

/// The same package in Chromium, by bundlers and without one.
pub(super) fn npm_in_a_browser() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "package"]);
    run::run(test.env("CHROME", chromium::ensure_browser()?))?;
    Ok(Outcome::Passed)
}

pub(super) fn page() -> Result<Outcome> {
    site::build_site(module::Speed::Optimised)?;
    Ok(Outcome::Passed)
}

pub(super) fn size() -> Result<Outcome> {
    if wasm_opt::ensure()?.is_none() {
        return Ok(Outcome::Skipped);
    }
    budget::check(&site::dist())?;
    machinery::check()?;
    Ok(Outcome::Passed)
}

pub(super) fn e2e() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "e2e"]);
    run::run(test.env("CHROME", chromium::ensure_browser()?))?;
    Ok(Outcome::Passed)
}

pub(super) fn e2e_in_firefox() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "firefox"]);
    test.env("FIREFOX", firefox::ensure_browser()?);
    run::run(test.env("GECKODRIVER", firefox::ensure_driver()?))?;
    Ok(Outcome::Passed)
}

pub(super) fn e2e_in_webkit() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "webkit"]);
    in_webkit(test.env("WEBKITWEBDRIVER", webkit::ensure_driver()?))
}
