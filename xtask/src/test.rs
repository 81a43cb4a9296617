//! `cargo xtask test`: every check by a name of its own, in one fixed order, two of them at a time where they can be.

#[cfg(test)]
mod alike;
mod beside;
mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use beside::Beside;

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    /// The step without which this one means nothing.
    needs: Option<&'static str>,
    lane: Lane,
    run: fn() -> Result<Outcome>,
}

/// What runs beside what: an optimised module is made by one processor, and the tests of the model leave one free. Beside
/// them runs what waits for none of the folders that they build in.
#[derive(Clone, Copy, PartialEq)]
enum Lane {
    /// One after the other, in this process.
    Model,
    /// One after the other, beside those.
    Site,
    /// When both are done: a browser with a user's patience gets the machine to itself.
    Page,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

const STEPS: [Step; 23] = [
    model("fmt", "formatting", steps::fmt),
    model("clippy", "lints, native", steps::clippy),
    model("clippy-api", "lints, wasm32, the API alone", || steps::clippy_wasm("hash-or-host")),
    model("clippy-page", "lints, wasm32, the page", || steps::clippy_wasm("hash-or-host-page")),
    model("doc", "documentation", steps::doc),
    model("package", "the crate as published", steps::package),
    site("tools", "the programs that the tests are run in, installed", steps::tools),
    model(
        "msrv",
        "the crate as published, by the oldest compiler it promises",
        steps::oldest_compiler,
    ),
    model("native", "native tests", steps::native),
    site("spanish", "every text in Spanish", steps::spanish),
    model("workbook", "the workbook's formulas, by LibreOffice", steps::workbook),
    model("oracle", "the contract in Python, which the native tests are held to", steps::oracle),
    model(
        "javascript",
        "the plain JavaScript model, which the speed is measured against",
        steps::javascript,
    ),
    model("wasm", "tests in headless Chromium, by wasm-pack", steps::wasm),
    model("firefox", "the same tests in headless Firefox", steps::wasm_in_firefox),
    site("page", "the optimised page", steps::page),
    Step {
        name: "budget",
        about: "the size of a first visit",
        needs: Some("page"),
        lane: Lane::Site,
        run: steps::size,
    },
    site("npm", "the API's package in empty projects: Node, TypeScript, Vite", steps::npm_package),
    // Its tests have long been compiled by then, for the other browsers.
    site("webkit", "the tests of `wasm` in WebKit, the engine of Safari", steps::wasm_in_webkit),
    Step {
        name: "npm-browser",
        about: "what those projects made, in Chromium",
        needs: Some("npm"),
        lane: Lane::Page,
        run: steps::npm_in_a_browser,
    },
    page("e2e", "the built page in Chromium, as a user and from outside", steps::e2e),
    page(
        "e2e-firefox",
        "the built page, the example post and the one file in Firefox",
        steps::e2e_in_firefox,
    ),
    page("e2e-webkit", "the same in WebKit", steps::e2e_in_webkit),
];

const fn model(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: None, lane: Lane::Model, run }
}

const fn site(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: None, lane: Lane::Site, run }
}

const fn page(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: Some("page"), lane: Lane::Page, run }
}

/// Names the steps.
pub fn list() {
    for step in &STEPS {
        println!("{:<12} {}", step.name, step.about);
    }
}

/// How a step went.
type Done = (&'static Step, Outcome, Duration);

/// Runs the named steps, or all, and counts them.
pub fn test(only: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        bail!("there is no step `{unknown}`: `cargo xtask test --list` names them");
    }
    let chosen: Vec<&'static Step> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .collect();
    let of = |lane| chosen.iter().copied().filter(move |step| step.lane == lane);
    let mut done: Vec<Done> = Vec::new();
    if of(Lane::Model).next().is_some() && of(Lane::Site).next().is_some() {
        let mut beside = Beside::start(of(Lane::Site).collect())?;
        for step in of(Lane::Model) {
            done.push(run(step, &done));
            beside.show_what_is_done();
        }
        println!("\nwaiting for what runs beside ...");
        done.extend(beside.finish());
    } else {
        for step in of(Lane::Model).chain(of(Lane::Site)) {
            done.push(run(step, &done));
        }
    }
    for step in of(Lane::Page) {
        done.push(run(step, &done));
    }
    Ok(summary(&done))
}

fn run(step: &'static Step, done: &[Done]) -> Done {
    println!("\n== {}: {}", step.name, step.about);
    let started = Instant::now();
    let broken = done
        .iter()
        .any(|(other, outcome, _)| step.needs == Some(other.name) && *outcome == Outcome::Failed);
    let outcome = if broken {
        println!("skipped: the step before it failed");
        Outcome::Skipped
    } else {
        (step.run)().unwrap_or_else(|error| {
            println!("error: {error:#}");
            Outcome::Failed
        })
    };
    let done = (step, outcome, started.elapsed());
    println!("{}", beside::last_line(done));
    done
}

fn summary(done: &[Done]) -> ExitCode {
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
    const ALL: [Self; 3] = [Self::Passed, Self::Failed, Self::Skipped];

    fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Skipped => "skipped",
        }
    }
}
