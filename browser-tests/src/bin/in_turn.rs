//! `in_turn <url of the benchmark's page> <native program>`: every measurement natively and in the page by turns, a JSON
//! object a line. Whatever else the machine does falls on both.

#![forbid(unsafe_code)]

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::Page;
use serde_json::json;

const USAGE: &str = "in_turn <url> <native program>";
/// How often each has its turn.
const ROUNDS: usize = 7;
/// How long the page may take to be ready.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (url, native) = (arguments.next().context(USAGE)?, arguments.next().context(USAGE)?);
    let mut page = Page::blank()?;
    page.open(&url)?;
    page.wait_until_within("document.title !== 'measuring'", PATIENCE)?;
    let kinds = page.eval("globalThis.kinds ?? null")?;
    let Some(kinds) = kinds.as_array() else {
        anyhow::bail!("the page is not ready: {}", page.text("#out")?);
    };
    let mut names: Vec<&str> = kinds.iter().filter_map(|kind| kind["name"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        for _ in 0..ROUNDS {
            print!("{}", natively(&native, name)?);
            for (at, kind) in kinds.iter().enumerate().filter(|(_, kind)| kind["name"] == name) {
                let median = page.eval(&format!("turn({at})"))?;
                println!(
                    "{}",
                    json!({ "name": name, "engine": kind["engine"], "median_us": median })
                );
            }
        }
    }
    Ok(())
}

/// What the program prints of this measurement: nothing, if it has none of that name.
fn natively(program: &str, name: &str) -> Result<String> {
    let output = Command::new(program).arg(name).output().context("cannot start the program")?;
    ensure!(output.status.success(), "{program} failed ({})", output.status);
    Ok(String::from_utf8(output.stdout)?)
}
