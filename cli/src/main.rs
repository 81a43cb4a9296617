//! `hash-or-host`: what a megawatt earns, on the command line.
//!
//! A scenario comes from a file, a link or the standard input; `--set` changes it. Answers are tables
//! for people, JSON or CSV for programs. Messages go to the standard error; what is wrong ends with
//! status 1, a command that cannot be read with status 2.

mod args;
mod commands;
mod json;
mod output;
mod paths;
mod refused;
mod scenario;

use args::Arguments;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::given();
    match commands::run(&arguments) {
        Ok(answer) => print(&answer),
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// A line on the standard error; where nobody can read it, there is nobody to be told so.
pub(crate) fn say(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// A reader that has seen enough (`| head`) is no mistake.
fn print(answer: &[u8]) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(answer).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            say(&format!("error: {error}"));
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}
