//! How long a step of a slider takes, from its event to what is painted, by the browser's own trace:
//! `cargo run -p browser-tests --bin drag -- [--slower 4] [--steps 60] [--width 1440] [--height 900] [--link v=1.1.1]
//! [--input power] [--of folder] [--against folder] [--rounds 3] [--pause 120] [--finger] [--parts] [--thread] [--keep
//! trace.json] [--category disabled-by-default-v8.cpu_profiler]`, of the built site. Against the folder of another build
//! both are measured in turn. As little is written down as can be; with `--parts` what the time goes into, which takes
//! time of its own. With `--thread` the same by the clock of the page's thread: on a machine with other guests, with
//! `--slower 1`, what builds differ by. What it keeps, the browser's own tools open.

#![forbid(unsafe_code)]

mod cost;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Page, Pointer, Viewport};
use cost::{Clock, Cost, LIGHT, MARKS, PARTS, THREAD, TIMELINE, WALL, WHOLE, parts, whole};
use lexopt::prelude::*;
use xtask::site::dist;

/// Between two steps unless told, so that each has its frames to itself.
const PAUSE: Duration = Duration::from_millis(120);

/// What is dragged, and how.
struct Drag {
    with: Pointer,
    slower: f64,
    /// In parts, by this clock.
    parts: Option<Clock>,
    steps: u32,
    pause: Duration,
    viewport: Viewport,
    link: String,
    input: String,
    scripts: Vec<String>,
    kept: Option<OsString>,
    /// Of the browser's own kinds of events.
    categories: Vec<String>,
}

fn main() -> Result<()> {
    let viewport = Viewport { width: 1440, height: 900, dark: false };
    let (link, input) = ("v=1.1.1".to_owned(), "power".to_owned());
    let mut drag = Drag {
        with: Pointer::Mouse,
        slower: 4.0,
        parts: None,
        steps: 60,
        pause: PAUSE,
        viewport,
        link,
        input,
        scripts: Vec::new(),
        kept: None,
        categories: Vec::new(),
    };
    let (mut rounds, mut of, mut against) = (1, dist(), None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("slower") => drag.slower = arguments.value()?.parse()?,
            Long("finger") => drag.with = Pointer::Finger,
            Long("parts") => drag.parts = Some(drag.parts.unwrap_or(WALL)),
            Long("thread") => drag.parts = Some(THREAD),
            Long("steps") => drag.steps = arguments.value()?.parse()?,
            Long("pause") => drag.pause = Duration::from_millis(arguments.value()?.parse()?),
            Long("width") => drag.viewport.width = arguments.value()?.parse()?,
            Long("height") => drag.viewport.height = arguments.value()?.parse()?,
            Long("link") => drag.link = arguments.value()?.string()?,
            Long("keep") => drag.kept = Some(arguments.value()?),
            Long("eval") => drag.scripts.push(arguments.value()?.string()?),
            Long("input") => drag.input = arguments.value()?.string()?,
            Long("category") => drag.categories.push(arguments.value()?.string()?),
            Long("of") => of = PathBuf::from(arguments.value()?),
            Long("against") => against = Some(PathBuf::from(arguments.value()?)),
            Long("rounds") => rounds = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let folders: Vec<PathBuf> = against.into_iter().chain([of]).collect();
    let mut found: Vec<Vec<Cost>> = folders.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (folder, costs) in folders.iter().zip(&mut found) {
            costs.extend(drag.measure(folder)?);
        }
    }
    let Viewport { width, height, .. } = drag.viewport;
    let clock = if drag.parts == Some(THREAD) { ", by the thread's clock" } else { "" };
    let with = if drag.with == Pointer::Finger { ", with a finger" } else { "" };
    println!("processor {} times slower, {width} x {height}{with}{clock}", drag.slower);
    for (folder, costs) in folders.iter().zip(&found) {
        println!("\n{}, {} steps", folder.display(), costs.len());
        print(drag.parts.map_or(&WHOLE[..], |_| &PARTS), costs);
    }
    Ok(())
}

impl Drag {
    /// Drags in a page of its own.
    fn measure(&self, folder: &Path) -> Result<Vec<Cost>> {
        let mut page = Page::of(folder)?;
        page.set_viewport(self.viewport)?;
        page.before(MARKS)?;
        page.open(&format!("index.html#{}", self.link))?;
        let slider = format!("[data-input={}] input[type=range]", self.input);
        page.wait_for(&format!(".hoh:not(.still) {slider}"))?;
        // What comes behind the first screen is there, and its work done.
        page.rest(Duration::from_secs(3))?;
        for script in &self.scripts {
            page.eval(script)?;
        }
        page.rest(Duration::from_secs(1))?;
        page.slow_down(self.slower)?;
        let always = if self.parts.is_some() { TIMELINE } else { LIGHT };
        let categories: Vec<&str> =
            always.into_iter().chain(self.categories.iter().map(String::as_str)).collect();
        page.start_trace(&categories)?;
        page.drag_slowly(&slider, self.with, self.steps, self.pause)?;
        let events = page.end_trace()?;
        if let Some(file) = &self.kept {
            std::fs::write(file, serde_json::to_vec(&events)?)?;
        }
        let costs = match self.parts {
            Some(clock) => parts(&events, clock)?,
            None => whole(&events)?,
        };
        let moved = costs.len();
        ensure!(moved as u32 >= self.steps / 2, "only {moved} of {} steps moved it", self.steps);
        Ok(costs)
    }
}

fn print(names: &[&str], costs: &[Cost]) {
    println!("{:<24} {:>8} {:>8} {:>8}", "milliseconds", "median", "95 %", "most");
    for (part, name) in names.iter().enumerate() {
        let mut all: Vec<f64> = costs.iter().map(|cost| cost[part]).collect();
        all.sort_by(f64::total_cmp);
        let at = |share: f64| all[((all.len() - 1) as f64 * share).round() as usize];
        println!("{name:<24} {:>8.1} {:>8.1} {:>8.1}", at(0.5), at(0.95), at(1.0));
    }
}
