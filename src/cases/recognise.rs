//! Which case a scenario is, and what has been moved since.

use super::{Applied, Change, PRESETS, Preset, apply, find};
use crate::scenario::Scenario;

/// The case that a scenario is, or was before some inputs were moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    /// The case's id.
    pub id: &'static str,
    /// What the case changed of the default scenario.
    pub changes: Vec<Change>,
    /// What has been moved since: from the case's value to that of the scenario.
    pub moved: Vec<Change>,
}

impl Recognised {
    /// The case.
    #[must_use]
    pub fn preset(&self) -> Option<&'static Preset> {
        find(self.id)
    }
}

/// The case that `scenario` is. Failing that the case `before` (its id), while half of what it set
/// still stands. `None` for the default scenario.
///
/// ```
/// use hash_or_host::cases::{apply, find, recognise};
/// use hash_or_host::scenario::{Input, Scenario};
/// let deal = find("iren_microsoft").ok_or("no such case")?;
/// let loaded = apply(deal, &Scenario::default()).scenario;
/// let dearer = loaded.nearest(Input::SitePowerPriceUsdPerMwh, 90.0);
/// assert_eq!(recognise(&dearer, None), None);
/// let known = recognise(&dearer, Some("iren_microsoft")).ok_or("half of it stands")?;
/// assert_eq!(known.moved[0].to, 90.0);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn recognise(scenario: &Scenario, before: Option<&str>) -> Option<Recognised> {
    let defaults = Scenario::default();
    if *scenario == defaults {
        return None;
    }
    let case = |preset: &'static Preset| (preset.id, apply(preset, &defaults));
    let is = |(_, applied): &(&str, Applied)| applied.scenario == *scenario;
    if let Some((id, applied)) = PRESETS.iter().map(case).find(is) {
        return Some(Recognised { id, changes: applied.changes, moved: Vec::new() });
    }
    let (id, applied) = case(find(before?)?);
    let stands = |change: &&Change| scenario.get(change.input) == change.to;
    let standing = applied.changes.iter().filter(stands).count();
    let moved =
        |input| Change { input, from: applied.scenario.get(input), to: scenario.get(input) };
    let moved = scenario.differing(&applied.scenario).map(moved).collect();
    let holds = standing > 0 && 2 * standing >= applied.changes.len();
    holds.then_some(Recognised { id, changes: applied.changes, moved })
}
