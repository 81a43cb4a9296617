//! Catalogues of values that belong together: machines, accelerators, leases, power, credit, tax and
//! dated bitcoin markets.
//!
//! ```
//! use hash_or_host::cases::picks;
//! use hash_or_host::scenario::{Input, Scenario};
//! let machines = picks::catalogue("machines").ok_or("no such catalogue")?;
//! let machine = machines.entry("sealminer_a4_pro_air").ok_or("no such machine")?;
//! let applied = picks::apply(machine, &Scenario::default());
//! assert_eq!(applied.scenario.get(Input::MiningNewEfficiencyJPerTh), 10.9);
//! assert_eq!(picks::which(machines, &applied.scenario).map(|entry| entry.id), Some(machine.id));
//! # Ok::<(), &str>(())
//! ```

use super::{Applied, Change, Document};
use crate::scenario::{Input, Scenario};

use crate::scenario::Seen;
include!(concat!(env!("OUT_DIR"), "/picks.rs"));

/// Entries that set the same inputs, of which a scenario can carry one.
#[derive(Debug)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Catalogue {
    /// Its name in the API.
    pub id: &'static str,
    /// Its name on screen: what an entry is.
    pub label: &'static str,
    // An index into `scenario::GROUPS`; outside, the group's name in the table.
    /// The group of inputs on which it is shown.
    #[cfg_attr(js, serde(serialize_with = "name_of_group"))]
    #[cfg_attr(js, tsify(type = "string"))]
    pub group: usize,
    /// A few sentences for the reader.
    pub about: &'static str,
    /// What its entries set, in the order in which it is shown.
    #[cfg_attr(js, tsify(type = "string[]"))]
    pub inputs: &'static [Input],
    /// The entries.
    #[cfg_attr(js, tsify(type = "Pick[]"))]
    pub entries: &'static [Entry],
}

/// Values that belong together.
#[derive(Debug)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "Pick"))]
pub struct Entry {
    /// Its name within its catalogue.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// The date of its values, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.
    pub date: &'static str,
    /// One line for the reader.
    pub note: &'static str,
    /// What is not published, so that the entry sets less than the others; empty if it sets all.
    pub open: &'static str,
    /// The inputs that it sets.
    #[cfg_attr(js, serde(rename = "sets", serialize_with = "inputs_of"))]
    #[cfg_attr(js, tsify(type = "string[]"))]
    pub set: &'static [(Input, f64)],
    /// Where its values come from.
    pub sources: &'static [Document],
}

/// A group of inputs by its name in the table.
#[cfg(js)]
fn name_of_group<S: serde::Serializer>(group: &usize, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(crate::scenario::GROUPS[*group].id)
}

/// The inputs alone.
#[cfg(js)]
fn inputs_of<S: serde::Serializer>(set: &[(Input, f64)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(set.iter().map(|(input, _)| input))
}

/// The entry that a scenario carries, or carried before some of its values were moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Its name within its catalogue.
    pub entry: &'static str,
    /// What was changed since: from the entry's value to that of the scenario.
    pub changed: Vec<Change>,
}

impl Catalogue {
    /// The entry of this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// The catalogue of this id.
#[must_use]
pub fn catalogue(id: &str) -> Option<&'static Catalogue> {
    CATALOGUES.iter().find(|catalogue| catalogue.id == id)
}

/// `base` with the entry's values, in one step; the rest stays.
#[must_use]
pub fn apply(entry: &Entry, base: &Scenario) -> Applied {
    Applied::of(base, entry.set.iter().copied())
}

/// The entry whose every value the scenario has; the one that sets most, if several.
#[must_use]
pub fn which(catalogue: &Catalogue, scenario: &Scenario) -> Option<&'static Entry> {
    let fits = |entry: &&Entry| changed(entry, scenario).is_empty();
    let fitting = catalogue.entries.iter().filter(fits);
    // The first of those that set most: `max_by_key` gives the last.
    fitting.rev().max_by_key(|entry| entry.set.len())
}

/// The entry that the scenario carries: `last`, the one that was applied last, if all of it stands,
/// else any other that does; else `last` (without one, the default's) while one of its values still
/// stands, with what was changed since.
#[must_use]
pub fn carried(catalogue: &Catalogue, scenario: &Scenario, last: Option<&str>) -> Option<Carried> {
    let picked = last.and_then(|id| catalogue.entry(id));
    let stands = picked.filter(|entry| changed(entry, scenario).is_empty());
    if let Some(entry) = stands.or_else(|| which(catalogue, scenario)) {
        return Some(Carried { entry: entry.id, changed: Vec::new() });
    }
    let last = match last {
        Some(_) => picked,
        None => which(catalogue, &Scenario::default()),
    }?;
    let changed = changed(last, scenario);
    (changed.len() < last.set.len()).then_some(Carried { entry: last.id, changed })
}

/// Where the scenario differs from the entry.
fn changed(entry: &Entry, scenario: &Scenario) -> Vec<Change> {
    Applied::of(scenario, entry.set.iter().copied())
        .changes
        .into_iter()
        .map(|Change { input, from, to }| Change { input, from: to, to: from })
        .collect()
}
