//! Comparing scenarios in words.

use crate::analysis::compare::Group;
use crate::format::{Format, value_with_unit};
use crate::scenario::{GROUPS, Input, Scenario};

/// Heading of the section.
pub const HEADING: &str = "Compare scenarios";
/// Under it.
pub const LEAD: &str = "Keep what is on the page and go on: up to three scenarios stand beside the one you are working on, with their cash and with what makes the difference. The page’s address carries them.";
/// Keeps the scenario.
pub const KEEP: &str = "Keep this scenario";
/// No more can be kept.
pub const FULL: &str = "Three are kept: remove one to keep another.";
/// Over the real cases that can be loaded beside what is kept.
pub const GO_ON: &str = "Go on from here, or load a real case beside what is kept:";
/// Copies a kept scenario's link.
pub const COPY_LINK: &str = "Copy link";
/// Heading of the cash chart.
pub const CASH: &str = "Cumulative cash, one line a scenario";
/// Heading of the difference.
pub const DIFFERENCE: &str = "What makes the difference";
/// Chooses what is compared with.
pub const AGAINST: &str = "Compared with";
/// How the shares are found.
pub const SHAPLEY: &str = "Each group’s share is what it adds, averaged over all orders in which the groups could be changed (Shapley): the shares add up to the whole, and no order is preferred.";
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
/// The row of the NPV on the page.
pub const NPV_NOW: &str = "NPV on the page";
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

/// The row of a kept scenario's NPV.
#[must_use]
pub fn npv_of(name: &str) -> String {
    format!("NPV of {name}")
}

/// Title of the cash chart of a use.
#[must_use]
pub fn overlay(name: &str) -> String {
    format!("{name}: cumulative cash, after tax and before debt")
}

/// What one scenario's line does.
#[must_use]
pub fn line(name: &str, end: &str, lowest: &str) -> String {
    format!("{name} ends at {end}, at its lowest {lowest}.")
}

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
