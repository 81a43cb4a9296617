//! `cargo xtask test`: every check in one fixed order, each by a name of its own.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::tools::{chromium, firefox, wasm_bindgen, wasm_opt, wasm_pack, wasm_target};
use crate::{budget, run, site};

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    /// The step without which this one means nothing.
    needs: Option<&'static str>,
    run: fn() -> Result<Outcome>,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

const STEPS: [Step; 12] = [
    Step { name: "fmt", about: "formatting", needs: None, run: fmt },
    Step { name: "clippy", about: "lints, native", needs: None, run: clippy },
    Step {
        name: "clippy-api",
        about: "lints, wasm32, the API alone",
        needs: None,
        run: || clippy_wasm(&[]),
    },
    Step {
        name: "clippy-page",
        about: "lints, wasm32, with the page",
        needs: None,
        run: || clippy_wasm(&["--no-default-features", "--features", "page"]),
    },
    Step { name: "doc", about: "documentation", needs: None, run: doc },
    Step { name: "native", about: "native tests", needs: None, run: native },
    Step {
        name: "wasm",
        about: "tests in headless Chromium, by wasm-pack",
        needs: None,
        run: wasm,
    },
    Step {
        name: "firefox",
        about: "the same tests in headless Firefox",
        needs: None,
        run: wasm_in_firefox,
    },
    Step { name: "page", about: "the optimised page", needs: None, run: page },
    Step { name: "budget", about: "the size of a first visit", needs: Some("page"), run: size },
    Step {
        name: "e2e",
        about: "the built page in Chromium, as a user and from outside",
        needs: Some("page"),
        run: e2e,
    },
    Step {
        name: "e2e-firefox",
        about: "the built page, the example post and the one file in Firefox",
        needs: Some("page"),
        run: e2e_in_firefox,
    },
];

/// Names the steps.
pub fn list() {
    for step in &STEPS {
        println!("{:<12} {}", step.name, step.about);
    }
}

/// Runs the named steps, or all, and counts them.
pub fn test(only: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        bail!("there is no step `{unknown}`: `cargo xtask test --list` names them");
    }
    let mut done: Vec<(&Step, Outcome, Duration)> = Vec::new();
    for step in
        STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
    {
        println!("\n== {}: {}", step.name, step.about);
        let started = Instant::now();
        let broken = done.iter().any(|(other, outcome, _)| {
            step.needs == Some(other.name) && *outcome == Outcome::Failed
        });
        let outcome = if broken {
            println!("skipped: the step before it failed");
            Outcome::Skipped
        } else {
            (step.run)().unwrap_or_else(|error| {
                println!("error: {error:#}");
                Outcome::Failed
            })
        };
        println!(
            "-- {}: {} in {:.1} s",
            step.name,
            outcome.word(),
            started.elapsed().as_secs_f64()
        );
        done.push((step, outcome, started.elapsed()));
    }
    Ok(summary(&done))
}

fn summary(done: &[(&Step, Outcome, Duration)]) -> ExitCode {
    println!();
    for (step, outcome, time) in done {
        println!("{:<12} {:>8.1} s  {}", step.name, time.as_secs_f64(), outcome.word());
    }
    let count = |wanted| done.iter().filter(|(_, outcome, _)| *outcome == wanted).count();
    let skipped = match count(Outcome::Skipped) {
        0 => String::new(),
        n => format!(", {n} skipped"),
    };
    println!("{} passed, {} failed{skipped}", count(Outcome::Passed), count(Outcome::Failed));
    if count(Outcome::Failed) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Skipped => "skipped",
        }
    }
}

fn cargo(arguments: &[&str]) -> Result<Outcome> {
    run::run(&mut run::cargo(arguments))?;
    Ok(Outcome::Passed)
}

fn fmt() -> Result<Outcome> {
    cargo(&["fmt", "--all", "--check"])
}

fn clippy() -> Result<Outcome> {
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn clippy_wasm(features: &[&str]) -> Result<Outcome> {
    wasm_target::ensure()?;
    let mut clippy = run::cargo([
        "clippy",
        "--package",
        "hash-or-host",
        "--lib",
        "--target",
        wasm_target::TARGET,
    ]);
    run::run(clippy.args(features).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn doc() -> Result<Outcome> {
    let mut doc = run::cargo(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    run::run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

/// Without the browser tests, which need a built page and run as a step of their own.
fn native() -> Result<Outcome> {
    cargo(&["test", "--workspace", "--exclude", "browser-tests"])
}

fn wasm() -> Result<Outcome> {
    chromium::ensure_browser()?;
    let driver = chromium::ensure_driver()?;
    wasm_tests("--chrome", |test| test.arg("--chromedriver").arg(driver))
}

fn wasm_in_firefox() -> Result<Outcome> {
    let (browser, driver) = (firefox::ensure_browser()?, firefox::ensure_driver()?);
    wasm_tests("--firefox", |test| {
        test.env("GECKODRIVER_ARGS", format!("--binary '{}'", browser.display()));
        test.arg("--geckodriver").arg(driver)
    })
}

/// In the dev profile: an optimised build of the tests takes longer than it saves. The library and
/// `tests/` by name, since examples are native programs and every documentation test would start a
/// browser of its own.
fn wasm_tests(browser: &str, driver: impl FnOnce(&mut Command) -> &mut Command) -> Result<Outcome> {
    wasm_target::ensure()?;
    let bindgen = wasm_bindgen::ensure()?;
    let mut test = run::command(wasm_pack::ensure()?);
    test.env("PATH", run::path_with(&bindgen)?).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    test.args(["test", "--headless", browser, "--mode", "no-install"]);
    run::run(driver(&mut test).args(["--", "--features", "page", "--lib", "--test", "*"]))?;
    Ok(Outcome::Passed)
}

fn page() -> Result<Outcome> {
    site::build_page(site::Speed::Optimised)?;
    Ok(Outcome::Passed)
}

fn size() -> Result<Outcome> {
    if wasm_opt::ensure()?.is_none() {
        return Ok(Outcome::Skipped);
    }
    budget::check(&site::dist())?;
    Ok(Outcome::Passed)
}

fn e2e() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "e2e"]);
    run::run(test.env("CHROME", chromium::ensure_browser()?))?;
    Ok(Outcome::Passed)
}

fn e2e_in_firefox() -> Result<Outcome> {
    let mut test = run::cargo(["test", "--package", "browser-tests", "--test", "firefox"]);
    test.env("FIREFOX", firefox::ensure_browser()?);
    run::run(test.env("GECKODRIVER", firefox::ensure_driver()?))?;
    Ok(Outcome::Passed)
}
