//! `cargo xtask test`: every check in one fixed order, each by a name of its own.

mod steps;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

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

const STEPS: [Step; 21] = [
    Step { name: "fmt", about: "formatting", needs: None, run: steps::fmt },
    Step { name: "clippy", about: "lints, native", needs: None, run: steps::clippy },
    Step {
        name: "clippy-api",
        about: "lints, wasm32, the API alone",
        needs: None,
        run: || steps::clippy_wasm("hash-or-host", &[]),
    },
    Step {
        name: "clippy-page",
        about: "lints, wasm32, with the page",
        needs: None,
        run: || {
            steps::clippy_wasm("hash-or-host", &["--no-default-features", "--features", "page"])?;
            steps::clippy_wasm("hash-or-host-page", &[])
        },
    },
    Step { name: "doc", about: "documentation", needs: None, run: steps::doc },
    Step { name: "package", about: "the crate as published", needs: None, run: steps::package },
    Step {
        name: "msrv",
        about: "the library by the oldest compiler it promises",
        needs: None,
        run: steps::oldest_compiler,
    },
    Step { name: "native", about: "native tests", needs: None, run: steps::native },
    Step { name: "spanish", about: "every text in Spanish", needs: None, run: steps::spanish },
    Step {
        name: "workbook",
        about: "the workbook's formulas, by LibreOffice",
        needs: None,
        run: steps::workbook,
    },
    Step {
        name: "oracle",
        about: "the contract in Python, which the native tests are held to",
        needs: None,
        run: steps::oracle,
    },
    Step {
        name: "javascript",
        about: "the plain JavaScript model, which the speed is measured against",
        needs: None,
        run: steps::javascript,
    },
    Step {
        name: "wasm",
        about: "tests in headless Chromium, by wasm-pack",
        needs: None,
        run: steps::wasm,
    },
    Step {
        name: "firefox",
        about: "the same tests in headless Firefox",
        needs: None,
        run: steps::wasm_in_firefox,
    },
    Step {
        name: "webkit",
        about: "the same tests in WebKit, the engine of Safari",
        needs: None,
        run: steps::wasm_in_webkit,
    },
    Step {
        name: "npm",
        about: "the API's package in empty projects: Node, TypeScript, Vite, a browser",
        needs: None,
        run: steps::npm_package,
    },
    Step { name: "page", about: "the optimised page", needs: None, run: steps::page },
    Step {
        name: "budget",
        about: "the size of a first visit",
        needs: Some("page"),
        run: steps::size,
    },
    Step {
        name: "e2e",
        about: "the built page in Chromium, as a user and from outside",
        needs: Some("page"),
        run: steps::e2e,
    },
    Step {
        name: "e2e-firefox",
        about: "the built page, the example post and the one file in Firefox",
        needs: Some("page"),
        run: steps::e2e_in_firefox,
    },
    Step {
        name: "e2e-webkit",
        about: "the same in WebKit",
        needs: Some("page"),
        run: steps::e2e_in_webkit,
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
