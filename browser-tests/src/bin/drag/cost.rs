//! What a trace says of each step.

use anyhow::{Context, Result};
use serde_json::Value;

/// Has the page mark each step in the trace, at the time of its event.
pub(crate) const MARKS: &str = "addEventListener('input', (event) => performance.mark('step', { startTime: event.timeStamp }), true)";

/// What is told of a step where little is written down, in milliseconds.
pub(crate) const WHOLE: [&str; 2] = [
    // From the start of the event to the end of the frame in which its figures are painted.
    "event to paint",
    // From the start of the event to the end of the last frame that it brings about.
    "event to last paint",
];

/// What is written down for it. The timeline's own events cost a twelfth of a step: before each layout they count all
/// that could be laid out.
pub(crate) const LIGHT: [&str; 2] = ["cc", "blink.user_timing"];

/// What is told of a step in parts, in milliseconds.
pub(crate) const PARTS: [&str; 9] = [
    WHOLE[0],
    WHOLE[1],
    // What the page's thread works until the next step.
    "thread busy",
    // In the event's own code.
    "the event's script",
    // To the first paint, each without what is told of within it.
    "to paint: script",
    "to paint: parsing",
    "to paint: style",
    "to paint: layout",
    "to paint: painting",
];

/// What is written down for these.
pub(crate) const TIMELINE: [&str; 2] =
    ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/// One number a part.
pub(crate) type Cost = Vec<f64>;

/// A stretch of the page's thread, milliseconds.
struct Stretch<'a> {
    name: &'a str,
    from: f64,
    to: f64,
}

/// By whose time: names of an event's start and of how long it lasts.
pub(crate) type Clock = [&'static str; 2];

/// What passes.
pub(crate) const WALL: Clock = ["ts", "dur"];

/// What the page's thread works, whatever else the machine does.
pub(crate) const THREAD: Clock = ["tts", "tdur"];

/// From where each of these steps begins until the next does.
fn steps(mut begun: Vec<f64>) -> Vec<(f64, f64)> {
    begun.sort_by(f64::total_cmp);
    let next = begun.iter().skip(1).copied();
    let last = begun.last().map(|last| last + 1000.0);
    begun.iter().copied().zip(next.chain(last)).collect()
}

/// What each step cost as a whole, by what passes: from its mark on, before the next.
pub(crate) fn whole(events: &[Value]) -> Result<Vec<Cost>> {
    let time = |event: &Value, key: &str| event[key].as_f64().unwrap_or_default() / 1000.0;
    let is_mark = |event: &&Value| event["name"] == "step" && event["cat"] == LIGHT[1];
    let marks: Vec<&Value> = events.iter().filter(is_mark).collect();
    let process = &marks.first().context("no step in the trace")?["pid"];
    let frames = events.iter().filter(|event| {
        event["pid"] == *process
            && event["name"] == "ProxyMain::BeginMainFrame"
            && event["ph"] == "X"
    });
    // Each by its end, which is behind its commit.
    let mut frames: Vec<f64> = frames.map(|frame| time(frame, "ts") + time(frame, "dur")).collect();
    frames.sort_by(f64::total_cmp);
    let mut costs = Vec::new();
    for (from, until) in steps(marks.iter().map(|mark| time(mark, "ts")).collect()) {
        let mut within = frames.iter().filter(|end| **end > from && **end < until);
        let Some(first) = within.next() else { continue };
        costs.push(vec![first - from, within.next_back().unwrap_or(first) - from]);
    }
    Ok(costs)
}

/// What each step cost in parts: between one `input` event and the next.
pub(crate) fn parts(events: &[Value], [begun, lasts]: Clock) -> Result<Vec<Cost>> {
    let start = |event: &Value| event[begun].as_f64().unwrap_or_default() / 1000.0;
    let time = |event: &Value| event[lasts].as_f64().unwrap_or_default() / 1000.0;
    let is_input = |event: &&Value| {
        event["name"] == "EventDispatch" && event["args"]["data"]["type"] == "input"
    };
    let mut inputs: Vec<&Value> = events.iter().filter(is_input).collect();
    inputs.sort_by(|a, b| start(a).total_cmp(&start(b)));
    let first = inputs.first().context("no step in the trace")?;
    let (process, thread) = (&first["pid"], &first["tid"]);
    let own = events
        .iter()
        .filter(|event| event["pid"] == *process && event["tid"] == *thread && event["ph"] == "X");
    let stretch = |event| {
        let (from, name) = (start(event), event["name"].as_str().unwrap_or_default());
        Stretch { name, from, to: from + time(event) }
    };
    let mut own: Vec<Stretch> = own.map(stretch).collect();
    // What holds another comes before it.
    own.sort_by(|a, b| a.from.total_cmp(&b.from).then(b.to.total_cmp(&a.to)));
    let mut costs = Vec::new();
    let begun = inputs.iter().map(|input| start(input)).collect();
    for (input, (from, until)) in inputs.iter().zip(steps(begun)) {
        let within: Vec<&Stretch> =
            own.iter().filter(|one| one.to > from && one.from < until).collect();
        // The frame's commit ends it: of the first frame, and of the last.
        let ends = |names: &[&str]| -> Vec<f64> {
            let named = within.iter().filter(|one| one.from >= from && names.contains(&one.name));
            named.map(|one| one.to).collect()
        };
        let Some(first) = ends(&["Commit"]).first().copied() else { continue };
        let last = ends(&["Paint", "Commit"]).iter().copied().fold(first, f64::max);
        // The step's own task began before its event.
        let tasks = within.iter().filter(|one| one.name == "RunTask");
        let busy = tasks.map(|task| task.to.min(until) - task.from.max(from)).sum();
        let alone = alone(&within, from, first);
        costs.push(vec![
            first - from,
            last - from,
            busy,
            time(input),
            alone[0],
            alone[1],
            alone[2],
            alone[3],
            alone[4],
        ]);
    }
    Ok(costs)
}

/// How long the thread was at script, parsing, style, layout and painting.
fn alone(stretches: &[&Stretch], from: f64, until: f64) -> [f64; 5] {
    let mut sums = [0.0; 5];
    let mut open: Vec<&Stretch> = Vec::new();
    let mut now = from;
    let mut spend = |open: &mut Vec<&Stretch>, to: f64| {
        let to = to.min(until);
        while now < to {
            let Some(inner) = open.last() else { break };
            let end = inner.to.min(to);
            if let Some(kind) = kind(inner.name) {
                sums[kind] += (end - now).max(0.0);
            }
            now = now.max(end);
            if inner.to > to {
                break;
            }
            open.pop();
        }
        now = now.max(to);
    };
    for stretch in stretches {
        spend(&mut open, stretch.from);
        open.push(stretch);
    }
    spend(&mut open, until);
    sums
}

/// What a stretch of this name is at: a place in the sums of `alone`.
fn kind(name: &str) -> Option<usize> {
    match name {
        "ParseHTML" => Some(1),
        "UpdateLayoutTree" => Some(2),
        "Layout" => Some(3),
        "PrePaint" | "Paint" | "Layerize" | "Commit" | "CompositeLayers" | "UpdateLayer" => Some(4),
        "EventDispatch"
        | "FunctionCall"
        | "FireAnimationFrame"
        | "TimerFire"
        | "RunMicrotasks"
        | "MajorGC"
        | "MinorGC"
        | "V8.GC_SCAVENGER"
        | "BlinkGC.AtomicPhase" => Some(0),
        _ => None,
    }
}
