//! How long a step of a slider takes, from its event to what is painted, by the browser's own trace:
//! `cargo run -p browser-tests --bin drag -- [--slower 4] [--steps 60] [--width 1440] [--height 900] [--link v=1.1.1]
//! [--input power] [--keep trace.json]`, of the built site. What it keeps, the browser's own tools open.

#![forbid(unsafe_code)]

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Page, Viewport};
use lexopt::prelude::*;
use serde_json::Value;

/// Between two steps, so that each has its frames to itself.
const PAUSE: Duration = Duration::from_millis(120);

/// What a step costs, in milliseconds.
#[derive(Clone, Copy, Default)]
struct Cost {
    /// From the start of the event to the end of the frame in which its figures are painted.
    to_paint: f64,
    /// From the start of the event to the end of the last frame that it brings about.
    to_last_paint: f64,
    /// What the page's thread works until the next step.
    busy: f64,
    /// In the event's own code.
    script: f64,
}

/// One of its parts.
type Part = fn(&Cost) -> f64;

fn main() -> Result<()> {
    let (mut slower, mut steps) = (4.0, 60_u32);
    let mut viewport = Viewport { width: 1440, height: 900, dark: false };
    let (mut kept, mut scripts) = (None, Vec::new());
    let (mut link, mut input) = ("v=1.1.1".to_owned(), "power".to_owned());
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("slower") => slower = arguments.value()?.parse()?,
            Long("steps") => steps = arguments.value()?.parse()?,
            Long("width") => viewport.width = arguments.value()?.parse()?,
            Long("height") => viewport.height = arguments.value()?.parse()?,
            Long("link") => link = arguments.value()?.string()?,
            Long("keep") => kept = Some(arguments.value()?),
            Long("eval") => scripts.push(arguments.value()?.string()?),
            Long("input") => input = arguments.value()?.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let mut page = Page::of_dist()?;
    page.set_viewport(viewport)?;
    page.open(&format!("index.html#{link}"))?;
    let slider = format!("[data-input={input}] input[type=range]");
    page.wait_for(&format!(".hoh:not(.still) {slider}"))?;
    // What comes behind the first screen is there, and its work done.
    page.rest(Duration::from_secs(3))?;
    for script in scripts {
        page.eval(&script)?;
    }
    page.rest(Duration::from_secs(1))?;
    page.slow_down(slower)?;
    page.start_trace(&["devtools.timeline", "disabled-by-default-devtools.timeline"])?;
    page.drag_slowly(&slider, steps, PAUSE)?;
    let events = page.end_trace()?;
    if let Some(file) = kept {
        std::fs::write(file, serde_json::to_vec(&events)?)?;
    }
    let costs = costs(&events)?;
    ensure!(costs.len() as u32 >= steps / 2, "only {} of {steps} steps moved it", costs.len());
    println!(
        "{} steps, processor {slower} times slower, {} x {}",
        costs.len(),
        viewport.width,
        viewport.height
    );
    println!("{:<24} {:>8} {:>8} {:>8}", "milliseconds", "median", "95 %", "most");
    let rows: [(&str, Part); 4] = [
        ("event to paint", |cost| cost.to_paint),
        ("event to last paint", |cost| cost.to_last_paint),
        ("thread busy", |cost| cost.busy),
        ("the event's script", |cost| cost.script),
    ];
    for (name, of) in rows {
        let mut all: Vec<f64> = costs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let at = |part: f64| all[((all.len() - 1) as f64 * part).round() as usize];
        println!("{name:<24} {:>8.1} {:>8.1} {:>8.1}", at(0.5), at(0.95), at(1.0));
    }
    Ok(())
}

/// What each step cost: between one `input` event and the next.
fn costs(events: &[Value]) -> Result<Vec<Cost>> {
    let start = |event: &Value| event["ts"].as_f64().unwrap_or_default() / 1000.0;
    let time = |event: &Value| event["dur"].as_f64().unwrap_or_default() / 1000.0;
    let is_input = |event: &&Value| {
        event["name"] == "EventDispatch" && event["args"]["data"]["type"] == "input"
    };
    let mut inputs: Vec<&Value> = events.iter().filter(is_input).collect();
    inputs.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let first = inputs.first().context("no step in the trace")?;
    let (process, thread) = (&first["pid"], &first["tid"]);
    let mut own: Vec<&Value> = events
        .iter()
        .filter(|event| event["pid"] == *process && event["tid"] == *thread && event["ph"] == "X")
        .collect();
    own.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let mut costs = Vec::new();
    for (at, input) in inputs.iter().enumerate() {
        let from = start(input);
        let until = inputs.get(at + 1).map_or(from + 1000.0, |next| start(next));
        let of = |name: &str| -> Vec<(f64, f64)> {
            own.iter()
                .filter(|event| event["name"] == *name)
                .map(|event| (start(event), time(event)))
                .filter(|(begun, _)| (from..until).contains(begun))
                .collect()
        };
        let ends: Vec<f64> = ["Paint", "Commit"]
            .iter()
            .flat_map(|name| of(name))
            .map(|(begun, took)| begun + took)
            .collect();
        // The frame's commit ends it: of the first frame, and of the last.
        let commits: Vec<f64> = of("Commit").iter().map(|(begun, took)| begun + took).collect();
        let Some(first) = commits.first() else { continue };
        // The step's own task began before its event.
        let tasks = own.iter().filter(|event| {
            event["name"] == "RunTask" && start(event) + time(event) > from && start(event) < until
        });
        let busy =
            tasks.map(|task| (start(task) + time(task)).min(until) - start(task).max(from)).sum();
        costs.push(Cost {
            to_paint: first - from,
            to_last_paint: ends.iter().copied().fold(*first, f64::max) - from,
            busy,
            script: time(input),
        });
    }
    Ok(costs)
}
