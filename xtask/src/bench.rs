//! `cargo xtask bench`: the same measurements natively, as wasm in Chromium, and in plain JavaScript, side by side.
//!
//! The native program (`--example bench_native`) and the page (`www/bench/bench.html`, in `<pre id=out>`) print one
//! JSON object a line: `{"name": "evaluate", "engine": "wasm", "median_us": 21.4}`; the engine is `native`, `wasm` or
//! `js`, `native` if absent. The page sets its title to `done` when it is. Where numpy is installed, `www/bench/futures_numpy.py` adds
//! its own line.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::server::Server;
use crate::tools::{chromium, python};
use crate::{run, site};

const ENGINES: [&str; 4] = ["native", "wasm", "js", "numpy"];
/// How long the page may take, in seconds.
const PATIENCE: &str = "300";

/// Medians in microseconds by name, in the order of [`ENGINES`].
type Medians = BTreeMap<String, [Option<f64>; 4]>;

/// Measures and prints the table.
pub fn bench() -> Result<()> {
    let mut medians = Medians::new();
    println!("measuring natively ...");
    let native = [
        "run",
        "--release",
        "--package",
        "hash-or-host",
        "--features",
        "bench",
        "--example",
        "bench_native",
    ];
    read(&run::output(&mut run::cargo(native))?, &mut medians)?;

    let browser = chromium::ensure_browser()?;
    let server = Server::start(&site::build_bench()?, 0)?;
    println!("measuring in Chromium (up to a minute) ...");
    let mut page =
        run::cargo(["run", "--quiet", "--package", "browser-tests", "--bin", "read", "--"]);
    page.arg(format!("{}bench.html", server.url())).env("CHROME", browser);
    page.args(["--until", "document.title === 'done'", "--text", "#out", "--timeout", PATIENCE]);
    read(&run::output(&mut page)?, &mut medians)?;
    match run::output(run::command(python::ensure()?).arg("www/bench/futures_numpy.py")) {
        Ok(text) => read(&text, &mut medians)?,
        Err(_) => println!("numpy is not installed: its column stays empty"),
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
        medians.entry(name.to_owned()).or_default()[column] = Some(median);
    }
    Ok(())
}

fn table(medians: &Medians) -> String {
    let cell = |value: Option<f64>, digits| {
        value.map_or_else(|| "-".to_owned(), |value| format!("{value:.digits$}"))
    };
    let ratio = |over: Option<f64>, under: Option<f64>| {
        cell(over.zip(under).map(|(over, under)| over / under), 2)
    };
    let mut text = format!("\n{:<32}", "median, microseconds");
    for head in ["native", "wasm", "JavaScript", "numpy", "wasm/native", "js/wasm"] {
        text += &format!("{head:>13}");
    }
    for (name, [native, wasm, js, numpy]) in medians {
        text += &format!(
            "\n{name:<32}{:>13}{:>13}{:>13}{:>13}",
            cell(*native, 2),
            cell(*wasm, 2),
            cell(*js, 2),
            cell(*numpy, 2)
        );
        text += &format!("{:>13}{:>13}", ratio(*wasm, *native), ratio(*js, *wasm));
    }
    text + "\n"
}

#[cfg(test)]
mod tests {
    use super::{Medians, read, table};

    #[test]
    fn measurements_of_three_engines_meet_in_one_row() {
        let mut medians = Medians::new();
        read("{\"name\":\"evaluate\",\"median_us\":20}\nnoise", &mut medians).unwrap();
        read("{\"name\":\"evaluate\",\"engine\":\"wasm\",\"median_us\":25}", &mut medians).unwrap();
        let row = table(&medians)
            .lines()
            .last()
            .unwrap()
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        assert_eq!(row, ["evaluate", "20.00", "25.00", "-", "-", "1.25", "-"]);
        assert!(
            read("{\"name\":\"evaluate\",\"engine\":\"abacus\",\"median_us\":1}", &mut medians)
                .is_err()
        );
    }
}
