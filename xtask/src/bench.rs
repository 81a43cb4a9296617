//! `cargo xtask bench`: the same measurements natively, as wasm in Chromium, and in plain JavaScript, side by side.
//!
//! The native program (`--example bench_native`) and the page (`www/bench/bench.html`) have their turns by
//! `browser-tests/src/bin/in_turn.rs`, which prints one JSON object a line: `{"name": "evaluate", "engine": "wasm",
//! "median_us": 21.4}`; the engine is `native`, `wasm` or `js`, `native` if absent. Where numpy is installed,
//! `www/bench/futures_numpy.py` adds its own line.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::server::Server;
use crate::tools::{chromium, python};
use crate::{run, site};

const ENGINES: [&str; 4] = ["native", "wasm", "js", "numpy"];
/// Medians in microseconds by name, one a turn, in the order of [`ENGINES`].
type Medians = BTreeMap<String, [Vec<f64>; 4]>;

/// Measures and prints the table.
pub fn bench() -> Result<()> {
    let mut medians = Medians::new();
    let mut native = run::cargo(["build", "--release", "--package", "hash-or-host"]);
    run::run(native.args(["--features", "bench", "--example", "bench_native"]))?;
    let native = run::target_folder()?.join("release/examples/bench_native");
    let browser = chromium::ensure_browser()?;
    let server = Server::start(&site::build_bench()?, 0)?;
    println!("measuring natively and in Chromium by turns (some minutes) ...");
    let mut by_turns =
        run::cargo(["run", "--quiet", "--package", "browser-tests", "--bin", "in_turn", "--"]);
    by_turns.arg(format!("{}bench.html", server.url())).arg(native).env("CHROME", browser);
    read(&run::output(&mut by_turns)?, &mut medians)?;
    match run::output(run::command(python::ensure()?).arg("www/bench/futures_numpy.py")) {
        Ok(text) => read(&text, &mut medians)?,
        Err(error) => println!("numpy’s column stays empty: {error:#}"),
    }
    print!("{}", table(&medians));
    Ok(())
}

fn read(text: &str, medians: &mut Medians) -> Result<()> {
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let value: Value =
            serde_json::from_str(line).with_context(|| format!("not a measurement: {line}"))?;
        let name = value["name"].as_str().with_context(|| format!("no name in {line}"))?;
        let median =
            value["median_us"].as_f64().with_context(|| format!("no median_us in {line}"))?;
        let engine = value["engine"].as_str().unwrap_or("native");
        let Some(column) = ENGINES.iter().position(|known| *known == engine) else {
            bail!("unknown engine `{engine}` in {line}: one of {ENGINES:?}");
        };
        medians.entry(name.to_owned()).or_default()[column].push(median);
    }
    Ok(())
}

/// The median; the lower of two in the middle.
fn middle(mut all: Vec<f64>) -> Option<f64> {
    all.sort_by(f64::total_cmp);
    all.get(all.len().saturating_sub(1) / 2).copied()
}

/// The median of the ratios of the turns: both of a turn met the same machine.
fn ratio(over: &[f64], under: &[f64]) -> Option<f64> {
    middle(over.iter().zip(under).map(|(over, under)| over / under).collect())
}

fn table(medians: &Medians) -> String {
    let cell =
        |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
    let mut text = format!("\n{:<32}", "median, microseconds");
    for head in ["native", "wasm", "JavaScript", "numpy", "wasm/native", "js/wasm"] {
        text += &format!("{head:>13}");
    }
    for (name, turns) in medians {
        text += &format!("\n{name:<32}");
        let [native, wasm, js, _] = turns;
        let ratios = [ratio(wasm, native), ratio(js, wasm)];
        for value in turns.iter().map(|all| middle(all.clone())).chain(ratios) {
            text += &format!("{:>13}", cell(value));
        }
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::{Medians, read, table};

    #[test]
    fn measurements_of_engines_and_turns_meet_in_one_row() {
        let mut medians = Medians::new();
        read("{\"name\":\"evaluate\",\"median_us\":20}\nnoise", &mut medians).unwrap();
        read("{\"name\":\"evaluate\",\"engine\":\"wasm\",\"median_us\":25}", &mut medians).unwrap();
        // The one in the middle counts, of ratios too: 1.25, 1.1 and 4.
        for (native, wasm) in [(30, 33), (10, 40)] {
            let line = |engine, median| {
                format!("{{\"name\":\"evaluate\",\"engine\":\"{engine}\",\"median_us\":{median}}}")
            };
            read(&line("native", native), &mut medians).unwrap();
            read(&line("wasm", wasm), &mut medians).unwrap();
        }
        let row = table(&medians)
            .lines()
            .last()
            .unwrap()
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        assert_eq!(row, ["evaluate", "20.00", "33.00", "-", "-", "1.25", "-"]);
        assert!(
            read("{\"name\":\"evaluate\",\"engine\":\"abacus\",\"median_us\":1}", &mut medians)
                .is_err()
        );
    }
}
