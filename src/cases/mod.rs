//! Real cases: deals, conversions, accelerators and mines, each with its sources and with what these
//! do not state.
//!
//! ```
//! use hash_or_host::cases;
//! use hash_or_host::scenario::{Input, Scenario};
//! let deal = cases::find("hut8_river_bend").ok_or("no such preset")?;
//! let loaded = cases::apply(deal, &Scenario::default());
//! assert_eq!(loaded.scenario.get(Input::SiteGridMw), 330.0);
//! assert_eq!(deal.stated("critical_it_mw"), Some(245.0));
//! # Ok::<(), &str>(())
//! ```

use crate::scenario::{Confidence, Input, Scenario};
use crate::strategy::Strategy;

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// A real case.
#[derive(Debug)]
pub struct Preset {
    /// Its name in links and the API.
    pub id: &'static str,
    /// Its name on screen.
    pub title: &'static str,
    /// What it is a case of.
    pub kind: PresetKind,
    /// Who does what.
    pub who: &'static str,
    /// Date of the case, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// A few sentences for the reader.
    pub summary: &'static str,
    /// The use of the site that the case is about.
    pub strategy: Strategy,
    /// Figures that the sources state, by name: USD, years, MW, shares.
    pub stated: &'static [(&'static str, f64)],
    /// The inputs it sets.
    pub set: &'static [Set],
    /// Inputs that its sources leave open and that stay as they are.
    pub unstated: &'static [Unstated],
    /// Where it comes from.
    pub sources: &'static [PresetSource],
}

/// What a preset is a case of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PresetKind {
    /// A signed lease or contract.
    Deal,
    /// A site to be converted, without a lease.
    Conversion,
    /// An accelerator at published prices.
    Accelerator,
    /// A tenant's machines as a colocation load.
    TenantLoad,
    /// A mine.
    Mine,
}

impl PresetKind {
    /// The name in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            PresetKind::Deal => "deal",
            PresetKind::Conversion => "conversion",
            PresetKind::Accelerator => "accelerator",
            PresetKind::TenantLoad => "tenant_load",
            PresetKind::Mine => "mine",
        }
    }
}

/// An input that a preset sets.
#[derive(Debug)]
pub struct Set {
    /// The input.
    pub input: Input,
    /// The value, as stored.
    pub value: f64,
    /// Where the value comes from.
    pub why: &'static str,
}

/// An input that a preset's sources leave open.
#[derive(Debug)]
pub struct Unstated {
    /// The input.
    pub input: Input,
    /// What is known, and what stands in.
    pub note: &'static str,
}

/// A source of a preset.
#[derive(Debug)]
pub struct PresetSource {
    /// What it says, in short.
    pub text: &'static str,
    /// Where to open it.
    pub url: &'static str,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// A preset applied to a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The scenario with the preset's values.
    pub scenario: Scenario,
    /// What became different, in the preset's order.
    pub changes: Vec<Change>,
}

/// An input that a preset made different.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The input.
    pub input: Input,
    /// The value before, as stored.
    pub from: f64,
    /// The value now, as stored.
    pub to: f64,
    /// Where the value comes from.
    pub why: &'static str,
}

impl Preset {
    /// A figure that the sources state.
    #[must_use]
    pub fn stated(&self, name: &str) -> Option<f64> {
        self.stated.iter().find(|(stated, _)| *stated == name).map(|(_, value)| *value)
    }
}

/// The preset of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// `base` with what the preset sets; the rest stays. Presets are written against the defaults.
#[must_use]
pub fn apply(preset: &Preset, base: &Scenario) -> Applied {
    let values = preset.set.iter().map(|set| (set.input, set.value));
    let mut applied = Applied { scenario: base.nearest_all(values), changes: Vec::new() };
    for set in preset.set {
        let (from, to) = (base.get(set.input), applied.scenario.get(set.input));
        if from != to {
            applied.changes.push(Change { input: set.input, from, to, why: set.why });
        }
    }
    applied
}
