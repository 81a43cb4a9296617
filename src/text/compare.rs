//! Comparing scenarios in words.

use crate::analysis::compare::Group;
use crate::format::{Format, value_with_unit};
use crate::scenario::{GROUPS, Input, Scenario};

/// Heading of the section.
pub const HEADING: &str = "Compare scenarios";
/// Under it.
pub const LEAD: &str = "Keep what is on the page and go on: up to three scenarios stand beside the one you are working on, and what makes the difference is shared out over the groups of inputs.";
/// Keeps the scenario.
pub const KEEP: &str = "Keep this scenario";
/// No more can be kept.
pub const FULL: &str = "Three are kept: remove one to keep another.";
/// Nothing is kept.
pub const NONE: &str =
    "Nothing is kept yet. A real case can be compared too: keep this scenario, then load the case.";
/// The scenario on the page.
pub const NOW: &str = "On the page";
/// Shows a kept scenario.
pub const SHOW: &str = "Show";
/// Removes a kept scenario.
pub const REMOVE: &str = "Remove";
/// The name of a kept scenario.
pub const NAME: &str = "Name";
/// Chooses the use.
pub const USE: &str = "Use";
/// Heads of the table of shares.
pub const SHARES: [&str; 3] = ["What makes the difference in NPV", "Changed", "Share"];
/// The row of the kept scenario's NPV.
pub const FROM: &str = "NPV of";
/// The inputs that are the same.
pub const SAME: &str = "Both are the same scenario.";
/// The use is not ready in one of them.
pub const NOT_READY: &str = "not ready";
/// Heading of files.
pub const FILES: &str = "Take it away";
/// Saves the scenario.
pub const SAVE: &str = "Save scenario (JSON)";
/// Opens a scenario.
pub const OPEN: &str = "Open scenario …";
/// A file was opened.
pub const OPENED: &str = "Opened. One step back undoes it.";
/// It is no JSON.
pub const NO_JSON: &str = "This file is no JSON: nothing was changed.";
/// How it can be reproduced.
pub const REPRODUCE: &str = "The same numbers elsewhere";
/// Labels of the snippets.
pub const SNIPPETS: [&str; 3] = ["Link", "JavaScript", "Command line"];
/// Copies a snippet.
pub const COPY: &str = "Copy";

/// The names scenarios are kept under until they are given others.
pub const LETTERS: [&str; 3] = ["A", "B", "C"];

/// A group's name.
#[must_use]
pub fn group(group: &Group) -> &'static str {
    group.group.map_or("Paths given month by month", |at| GROUPS[at].label)
}

/// What changed in a group: "Power price $50/MWh to $38/MWh, and 2 more".
#[must_use]
pub fn changed(numbers: &dyn Format, from: &Scenario, to: &Scenario, group: &Group) -> String {
    let one = |input: &Input| {
        let write = |scenario: &Scenario| value_with_unit(numbers, *input, scenario.get(*input));
        format!("{} {} to {}", input.row().label, write(from), write(to))
    };
    let named: Vec<String> = group.inputs.iter().take(2).map(one).collect();
    match group.inputs.len().saturating_sub(2) {
        0 => named.join(", "),
        more => format!("{}, and {more} more", named.join(", ")),
    }
}

/// The snippet for the command line.
#[must_use]
pub fn command(link: &str) -> String {
    format!("hash-or-host evaluate --scenario \"#{link}\"")
}

/// The snippet for JavaScript.
#[must_use]
pub fn javascript(link: &str) -> String {
    format!(
        "import init, {{ evaluate, parse_link }} from \"hash-or-host\";\nawait init();\nconst {{ best, strategies }} = evaluate(parse_link(\"{link}\"));"
    )
}
