//! `cargo xtask test`: every check by a name of its own, in one fixed order, some of them at a time where they can be.

#[cfg(test)]
mod alike;
mod beside;
mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use beside::{Beside, Place};

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
    /// One after the other, and what they say is shown at once.
    Model,
    /// One after the other, beside those.
    Site,
    /// Beside both, once that step of the model's is done, in a row with others that follow it: what waits for the network,
    /// or for a browser that works through the parts of the page, half of its time.
    Behind(&'static str),
    /// When all of those are done: a browser with a user's patience goes first.
    Page,
    /// Beside that, giving way to it: what works by itself on what a browser leaves of the processors.
    Spare,
    /// When nothing else runs: WebKit's own threads give way as well, and a frame that waits for them does not come.
    Last,
}

impl Lane {
    /// Where a step runs among those that are chosen: without the one that it follows, it waits for nobody.
    fn among(self, is_chosen: impl Fn(&str) -> bool) -> Self {
        match self {
            Self::Behind(other) if !is_chosen(other) => Self::Site,
            lane => lane,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Outcome {
    Passed,
    Failed,
    Skipped,
}

const STEPS: [Step; 23] = [
    model("fmt", "formatting", steps::fmt),
    // Where some are missing they are compiled beside everything.
    behind("fmt", "tools", "the programs that the tests are run in, installed", steps::tools),
    model("clippy", "lints, native", steps::clippy),
    model("clippy-api", "lints, wasm32, the API alone", || steps::clippy_wasm("hash-or-host")),
    model("clippy-page", "lints, wasm32, the page", || steps::clippy_wasm("hash-or-host-page")),
    model("doc", "documentation", steps::doc),
    spare("package", "the crate as published", steps::package),
    spare(
        "msrv",
        "the crate as published, by the oldest compiler it promises",
        steps::oldest_compiler,
    ),
    model("spanish", "every text in Spanish", steps::spanish),
    // Before what takes longest, so that the other browsers find it compiled and have something to run beside.
    model("wasm", "tests in headless Chromium, by wasm-pack", steps::wasm),
    model("native", "native tests", steps::native),
    spare("workbook", "the workbook's formulas, by LibreOffice", steps::workbook),
    spare("oracle", "the contract in Python, which the native tests are held to", steps::oracle),
    spare(
        "javascript",
        "the plain JavaScript model, which the speed is measured against",
        steps::javascript,
    ),
    site("page", "the optimised page", steps::page),
    Step {
        name: "budget",
        about: "the size of a first visit",
        needs: Some("page"),
        lane: Lane::Site,
        run: steps::size,
    },
    site("npm", "the API's package in empty projects: Node, TypeScript, Vite", steps::npm_package),
    Step {
        name: "npm-browser",
        about: "what those projects made, in Chromium",
        needs: Some("npm"),
        lane: Lane::Site,
        run: steps::npm_in_a_browser,
    },
    behind("wasm", "firefox", "the same tests in headless Firefox", steps::wasm_in_firefox),
    behind("wasm", "webkit", "the same in WebKit, the engine of Safari", steps::wasm_in_webkit),
    page(Lane::Page, "e2e", "the built page in Chromium, as a user and from outside", steps::e2e),
    page(
        Lane::Last,
        "e2e-firefox",
        "the built page, the example post and the one file in Firefox",
        steps::e2e_in_firefox,
    ),
    page(Lane::Last, "e2e-webkit", "the same in WebKit", steps::e2e_in_webkit),
];

const fn model(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: None, lane: Lane::Model, run }
}

const fn site(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: None, lane: Lane::Site, run }
}

const fn spare(name: &'static str, about: &'static str, run: fn() -> Result<Outcome>) -> Step {
    Step { name, about, needs: None, lane: Lane::Spare, run }
}

const fn behind(
    other: &'static str,
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<Outcome>,
) -> Step {
    Step { name, about, needs: None, lane: Lane::Behind(other), run }
}

const fn page(
    lane: Lane,
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<Outcome>,
) -> Step {
    Step { name, about, needs: Some("page"), lane, run }
}

/// Names the steps.
pub fn list() {
    for step in &STEPS {
        println!("{:<12} {}", step.name, step.about);
    }
}

/// How a step went, and what it said.
struct Done {
    step: &'static Step,
    outcome: Outcome,
    time: Duration,
    said: String,
}

/// Runs the named steps, or all, each in a process of its own or of its row, and counts them.
pub fn test(only: &[String]) -> Result<ExitCode> {
    must_exist(only)?;
    let is_chosen = |name: &str| only.is_empty() || only.iter().any(|other| other == name);
    let of = |wanted: Lane| -> Vec<&'static Step> {
        let chosen = STEPS.iter().filter(|step| is_chosen(step.name));
        chosen.filter(|step| step.lane.among(is_chosen) == wanted).collect()
    };
    let mut done: Vec<Done> = Vec::new();
    for (lane, other, place) in
        [(Lane::Model, Lane::Site, Place::Equal), (Lane::Page, Lane::Spare, Place::GivingWay)]
    {
        if of(lane).is_empty() {
            for step in of(other) {
                done.push(run(step, &done));
            }
            continue;
        }
        let mut beside = Beside::default();
        beside.start(of(other), place);
        for step in of(lane) {
            done.push(run(step, &done));
            beside.start(of(Lane::Behind(step.name)), Place::Equal);
            beside.show_what_is_done();
        }
        done.extend(beside.finish());
    }
    for step in of(Lane::Last) {
        done.push(run(step, &done));
    }
    Ok(summary(&done))
}

/// Runs the named steps in this process, and says of each when it is done: what a row is.
pub fn row(only: &[String]) -> Result<()> {
    must_exist(only)?;
    let mut done = Vec::new();
    for step in STEPS.iter().filter(|step| only.iter().any(|name| name == step.name)) {
        done.push(run_here(step, &done));
    }
    Ok(())
}

fn must_exist(only: &[String]) -> Result<()> {
    match only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        Some(unknown) => {
            bail!("there is no step `{unknown}`: `cargo xtask test --list` names them")
        }
        None => Ok(()),
    }
}

/// Runs a step and shows what it says as it is said.
fn run(step: &'static Step, done: &[Done]) -> Done {
    if lacks_what_it_needs(step, done) { run_here(step, done) } else { beside::alone(step) }
}

fn run_here(step: &'static Step, done: &[Done]) -> Done {
    println!("\n== {}: {}", step.name, step.about);
    let started = Instant::now();
    let outcome = if lacks_what_it_needs(step, done) {
        println!("skipped: the step before it failed");
        Outcome::Skipped
    } else {
        (step.run)().unwrap_or_else(|error| {
            println!("error: {error:#}");
            Outcome::Failed
        })
    };
    let time = started.elapsed();
    println!("{}", beside::last_line(step, outcome, time));
    Done { step, outcome, time, said: String::new() }
}

fn lacks_what_it_needs(step: &Step, done: &[Done]) -> bool {
    let failed = |other: &Done| other.outcome == Outcome::Failed;
    done.iter().any(|other| step.needs == Some(other.step.name) && failed(other))
}

/// How many lines of what a failed step said are said again at the end: where others follow it, nothing else may be kept.
const SAID_AGAIN: usize = 60;

fn summary(done: &[Done]) -> ExitCode {
    let failed = done.iter().filter(|done| done.outcome == Outcome::Failed);
    for Done { step, said, .. } in failed {
        println!("\n== {} FAILED, having said at last:", step.name);
        let lines: Vec<&str> = said.trim().lines().collect();
        for line in &lines[lines.len().saturating_sub(SAID_AGAIN)..] {
            println!("{line}");
        }
    }
    println!();
    for Done { step, outcome, time, .. } in done {
        println!("{:<12} {:>8.1} s  {}", step.name, time.as_secs_f64(), outcome.word());
    }
    let count = |wanted| done.iter().filter(|done| done.outcome == wanted).count();
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

#[cfg(test)]
mod tests {
    use super::{Lane, STEPS};

    #[test]
    fn what_gives_way_is_waited_for_by_nobody_else() {
        for step in STEPS.iter().filter(|step| step.needs.is_some()) {
            let needed = STEPS.iter().find(|other| Some(other.name) == step.needs).unwrap();
            let is_spare = |step: &super::Step| step.lane == Lane::Spare;
            assert!(!is_spare(needed) || is_spare(step), "{}", step.name);
        }
    }

    #[test]
    fn every_step_is_started_by_somebody() {
        let behind = STEPS.iter().filter(|step| matches!(step.lane, Lane::Behind(_)));
        let mut count = 0;
        for step in behind {
            let starts = STEPS
                .iter()
                .any(|other| other.lane == Lane::Model && step.lane == Lane::Behind(other.name));
            assert!(starts, "{}", step.name);
            // Alone it has nobody to wait for.
            assert!(step.lane.among(|name| name == step.name) == Lane::Site, "{}", step.name);
            assert!(step.lane.among(|_| true) == step.lane, "{}", step.name);
            count += 1;
        }
        assert!(count > 0);
    }
}
