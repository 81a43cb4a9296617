//! Real cases in words.

use crate::cases::{Change, Document, PRESETS, Preset, PresetKind, Seen};
use crate::format::{Format, Screen, money, short, shown, value_with_unit};
use crate::scenario::{GROUPS, Input};
use crate::text::month::dated;

/// Heading.
pub const HEADING: &str = "Start from a real case";
/// In front of the name of the case that is shown.
pub const LOADED: &str = "Shown:";
/// Loads a case.
pub const LOAD: &str = "Load";
/// Puts the defaults back.
pub const BACK: &str = "Back to the defaults";
/// Heading of what a case changed.
pub const SETS: &str = "What it sets, and why";
/// Heading of what its sources leave open.
pub const UNSTATED: &str = "What its sources leave open";
/// Heading of its sources.
pub const SOURCES: &str = "Sources";
/// The link on a card.
pub const SOURCE: &str = "source";

/// The kinds, in the order in which they are shown.
pub const KINDS: [PresetKind; 5] = [
    PresetKind::Deal,
    PresetKind::Conversion,
    PresetKind::Accelerator,
    PresetKind::TenantLoad,
    PresetKind::Mine,
];

/// The heading of a kind.
#[must_use]
pub fn kind(kind: PresetKind) -> &'static str {
    match kind {
        PresetKind::Deal => "Signed deals",
        PresetKind::Conversion => "Conversions without a lease",
        PresetKind::Accelerator => "Accelerators",
        PresetKind::TenantLoad => "A tenant’s machines",
        PresetKind::Mine => "Mines",
    }
}

/// How many there are of each of [`KINDS`], counted when this is compiled: the page says it before it has the cases.
const COUNTS: [usize; 5] = {
    let (mut counts, mut at) = ([0; 5], 0);
    while at < PRESETS.len() {
        let of = PRESETS[at].kind as usize;
        let mut kind = 0;
        while kind < KINDS.len() {
            counts[kind] += (KINDS[kind] as usize == of) as usize;
            kind += 1;
        }
        at += 1;
    }
    counts
};

/// How many there are: "7 signed deals, 2 conversions, …".
#[must_use]
pub fn counts() -> String {
    let [deals, conversions, accelerators, loads, mines] = COUNTS;
    let accelerators = accelerators + loads;
    format!(
        "{deals} signed deals, {conversions} conversions, {accelerators} accelerators, {mines} mines"
    )
}

/// What its sources state of value, size, price and term, and its date: "$7.00bn", "245 MW of IT",
/// "15 years", "December 2025".
#[must_use]
pub fn facts(numbers: &dyn Format, preset: &Preset) -> Vec<String> {
    let stated = |name: &str, write: &dyn Fn(f64) -> String| preset.stated(name).map(write);
    let mw = |x: f64| format!("{} MW", short(numbers, x, 4));
    let size = stated("critical_it_mw", &|x| format!("{} of IT", mw(x)));
    [
        stated("value_usd", &|x| money(numbers, x)),
        size.or_else(|| stated("gross_mw", &mw)),
        stated("usd_per_gpu_hour", &|x| format!("{}/GPU-hour", money(numbers, x))),
        stated("rack_usd", &|x| format!("{} a rack", money(numbers, x))),
        stated("power_usd_per_mwh", &|x| format!("{}/MWh", money(numbers, x))),
        stated("credits_usd_per_mwh", &|x| format!("{}/MWh of credits", money(numbers, x))),
        stated("chips_per_ultraserver", &|x| format!("{} chips a server", short(numbers, x, 4))),
        stated("years", &|x| {
            let plural = if x == 1.0 { "" } else { "s" };
            format!("{} year{plural}", short(numbers, x, 3))
        }),
        Some(dated(preset.date)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A change's values: "$117/kW-mo → $128/kW-mo".
#[must_use]
pub fn change(numbers: &dyn Format, change: &Change) -> (String, String) {
    let value = |x| value_with_unit(numbers, change.input, x);
    let (from, to) = (value(change.from), value(change.to));
    if from != to {
        return (from, to);
    }
    // Only more digits tell them apart.
    let screen = Screen::of(change.input.row().unit);
    let exact = |x| format!("{}{}{}", screen.before, shown(numbers, change.input, x), screen.after);
    (exact(change.from), exact(change.to))
}

/// An input's name, with that of its group where others have the same.
#[must_use]
pub fn label(input: Input) -> String {
    let row = input.row();
    if Input::ALL.into_iter().any(|other| other != input && other.row().label == row.label) {
        return format!("{}, {}", row.label, GROUPS[row.group].label);
    }
    row.label.to_owned()
}

/// A source: "Hut 8: Hut 8 signs a 15-year lease, December 2025", and that a copy was read where it
/// was.
#[must_use]
pub fn document(document: &Document) -> String {
    let Document { publisher, title, date, seen, .. } = document;
    let seen = if *seen == Seen::Copy { ", read in a copy" } else { "" };
    let when = if *date == "undated" { "undated".to_owned() } else { dated(date) };
    format!("{publisher}: {title}, {when}{seen}")
}

/// "What it sets and why: 16 inputs. What its sources leave open: 5."
#[must_use]
pub fn summary(changes: usize, unstated: usize) -> String {
    let inputs = if changes == 1 { "input" } else { "inputs" };
    format!("What it sets and why: {changes} {inputs}. What its sources leave open: {unstated}.")
}

/// How far the scenario has moved from the case: "2 of them moved since"; empty if not at all.
#[must_use]
pub fn moved(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "One input has been moved since.".to_owned(),
        count => format!("{count} inputs have been moved since."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{apply, find};
    use crate::format::Plain;
    use crate::scenario::Scenario;

    #[test]
    fn facts_are_those_of_the_sources() {
        let facts = |id| facts(&Plain, find(id).expect("a preset")).join(" · ");
        assert_eq!(facts("hut8_river_bend"), "$7.00bn · 245 MW of IT · 15 years · December 2025");
        assert_eq!(facts("h100_cloud"), "$2.71/GPU-hour · 1 year · September 2026");
        assert_eq!(facts("vera_rubin_cloud"), "$7.80m a rack · September 2026");
        assert_eq!(facts("cleanspark_austin_county"), "285 MW · August 2026");
    }

    #[test]
    fn a_change_is_seen_in_its_numbers() {
        for preset in &PRESETS {
            for made in apply(preset, &Scenario::default()).changes {
                let (from, to) = change(&Plain, &made);
                assert_ne!(from, to, "{}: {}", preset.id, made.input.key());
            }
        }
        assert_ne!(label(Input::ColocationCriticalItShare), label(Input::GpuCloudCriticalItShare));
    }

    #[test]
    fn a_source_says_whether_a_copy_was_read() {
        let sources = find("hut8_river_bend").expect("a preset").sources;
        assert_eq!(
            document(&sources[0]),
            "Hut 8: Hut 8 signs a 15-year, 245 MW AI data center lease at River Bend, December 2025"
        );
        assert!(document(&sources[2]).ends_with("December 2025, read in a copy"));
    }

    #[test]
    fn every_case_has_a_date_and_a_kind_that_is_shown() {
        for preset in &PRESETS {
            assert!(KINDS.contains(&preset.kind));
            assert!(!preset.date.is_empty() && !preset.sources.is_empty(), "{}", preset.id);
        }
    }
}
