//! A real case: who does what, what its sources state, what it sets of the default scenario.

use super::{Applied, Guided, asked_price};
use crate::keys::keys;
use crate::scenario::{Document, Seen};
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// A real case.
#[derive(Debug)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Preset {
    /// Its name in the API.
    pub id: &'static str,
    /// Its name on screen.
    pub title: &'static str,
    /// What it is a case of.
    pub kind: PresetKind,
    /// Who does what.
    pub who: &'static str,
    /// Date of the case, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// Its short name in links; it never changes.
    pub code: &'static str,
    /// The question that it answers, one sentence.
    pub question: &'static str,
    /// A few sentences for the reader.
    pub summary: &'static str,
    /// One sentence on why it looks bad, where it does; else empty.
    pub explains: &'static str,
    /// The use of the site that the case is about.
    pub strategy: Strategy,
    /// Figures that the sources state, by name: USD, years, MW, shares.
    #[cfg_attr(js, serde(serialize_with = "named"))]
    #[cfg_attr(js, tsify(type = "Record<string, number>"))]
    pub stated: &'static [(&'static str, f64)],
    /// What its parties say it will earn, by name: margin and yield (shares), revenue and income a year
    /// (USD), the lease rate needed (USD per accelerator-hour).
    #[cfg_attr(js, serde(serialize_with = "named"))]
    #[cfg_attr(js, tsify(type = "Record<string, number>"))]
    pub guidance: &'static [(Guided, f64)],
    /// The inputs it sets.
    #[cfg_attr(js, serde(skip))]
    pub set: &'static [Set],
    /// Inputs that its sources leave open and that stay as they are.
    pub unstated: &'static [Unstated],
    /// Where it comes from.
    pub sources: &'static [Document],
}

/// Figures under their names.
#[cfg(js)]
fn named<S: serde::Serializer, N: serde::Serialize>(
    figures: &[(N, f64)],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(figures.iter().map(|(name, value)| (name, value)))
}

keys! {
    /// What a preset is a case of.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PresetKind {
        /// A signed lease or contract.
        Deal = "deal",
        /// A site to be converted, without a lease.
        Conversion = "conversion",
        /// An accelerator at published prices.
        Accelerator = "accelerator",
        /// A tenant's machines as a colocation load.
        TenantLoad = "tenant_load",
        /// A mine.
        Mine = "mine",
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
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Unstated {
    /// The input.
    #[cfg_attr(js, serde(rename = "key"), tsify(type = "string"))]
    pub input: Input,
    /// What is known, and what stands in.
    pub note: &'static str,
}

impl Preset {
    /// A figure that the sources state.
    #[must_use]
    pub fn stated(&self, name: &str) -> Option<f64> {
        self.stated.iter().find(|(stated, _)| *stated == name).map(|(_, value)| *value)
    }

    /// Where the value of an input that it sets comes from.
    #[must_use]
    pub fn why(&self, input: Input) -> Option<&'static str> {
        self.set.iter().find(|set| set.input == input).map(|set| set.why)
    }

    /// Whether the price that its customer would pay is among what its sources leave open, so that
    /// its value says nothing.
    #[must_use]
    pub fn is_unpriced(&self) -> bool {
        let open = |input| self.unstated.iter().any(|unstated| unstated.input == input);
        asked_price(self.strategy).is_some_and(open)
    }
}

/// The case of this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// The case of this short name.
#[must_use]
pub fn find_code(code: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.code == code)
}

/// `base` with what the case sets; the rest stays. Cases are written against the defaults.
#[must_use]
pub fn apply(preset: &Preset, base: &Scenario) -> Applied {
    Applied::of(base, preset.set.iter().map(|set| (set.input, set.value)))
}
