//! What each check runs.

use std::process::Command;

use anyhow::Result;

use super::Outcome;
use crate::tools::{chromium, firefox, wasm_bindgen, wasm_opt, wasm_pack, wasm_target};
use crate::{budget, module, run, site};

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    run::run(&mut run::cargo(arguments))?;
    Ok(Outcome::Passed)
}

pub(super) fn fmt() -> Result<Outcome> {
    cargo(&["fmt", "--all", "--check"])
}

pub(super) fn clippy() -> Result<Outcome> {
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

pub(super) fn clippy_wasm(package: &str, features: &[&str]) -> Result<Outcome> {
    wasm_target::ensure()?;
    let mut clippy =
        run::cargo(["clippy", "--package", package, "--lib", "--target", wasm_target::TARGET]);
    run::run(clippy.args(features).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

pub(super) fn doc() -> Result<Outcome> {
    let mut doc = run::cargo(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run::run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

/// Without the browser tests, which need a built page and run as a step of their own.
pub(super) fn native() -> Result<Outcome> {
    cargo(&["test", "--workspace", "--exclude", "browser-tests"])
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

/// In the dev profile: an optimised build of the tests takes longer than it saves. The library and
/// `tests/browser` by name: the other tests and the examples are native, and every documentation
/// test would start a browser of its own.
fn wasm_tests(browser: &str, driver: impl FnOnce(&mut Command) -> &mut Command) -> Result<Outcome> {
    wasm_target::ensure()?;
    let bindgen = wasm_bindgen::ensure()?;
    let mut test = run::command(wasm_pack::ensure()?);
    test.env("PATH", run::path_with(&bindgen)?).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    test.args(["test", "--headless", browser, "--mode", "no-install"]);
    run::run(driver(&mut test).args(["--", "--features", "page", "--lib", "--test", "browser"]))?;
    Ok(Outcome::Passed)
}

pub(super) fn page() -> Result<Outcome> {
    site::build_page(module::Speed::Optimised)?;
    Ok(Outcome::Passed)
}

pub(super) fn size() -> Result<Outcome> {
    if wasm_opt::ensure()?.is_none() {
        return Ok(Outcome::Skipped);
    }
    budget::check(&site::dist())?;
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
