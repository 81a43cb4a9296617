//! The hybrid: part of the grid connection in the chosen AI business, the rest mining.
//!
//! Every rule is proportional to megawatts, so a part of the site earns its share of what the whole
//! would: the hybrid is a weighted sum of ledgers. Only the second mine, on headroom, decides
//! otherwise than the whole site's, since it has no site to sell.

use super::Strategy;
use crate::finance::{Column, Ledger};
use crate::math::Within;
use crate::scenario::{Input, Scenario};

/// How much of the whole-site strategies the hybrid holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// The AI business.
    pub business: Strategy,
    /// Share of the grid capacity in it.
    pub ai: f64,
    /// Share of the grid capacity mining.
    pub mining: f64,
    /// Share of the grid capacity that a second mine uses of what the AI part leaves spare.
    pub headroom: f64,
    /// Share of the grid capacity whose mine is on its way out.
    pub bridge: f64,
}

impl Weights {
    /// The weights of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Weights {
        let get = |input| scenario.get(input);
        let cloud = get(Input::HybridAiMode) != 0.0;
        let (critical, pue) = if cloud {
            (get(Input::GpuCloudCriticalItShare), get(Input::GpuCloudPue))
        } else {
            (get(Input::ColocationCriticalItShare), get(Input::ColocationPue))
        };
        let ai = get(Input::HybridAiShare);
        // Grid capacity that the AI part does not reserve: 1 - min(critical_it_share, 1/pue) x pue.
        let spare = (1.0 - critical.at_most(1.0 / pue) * pue).at_least(0.0);
        let headroom = get(Input::HybridHeadroomShare) * ai * spare;
        Weights {
            business: if cloud { Strategy::GpuCloud } else { Strategy::Colocation },
            ai,
            mining: 1.0 - ai,
            headroom,
            bridge: ai - headroom,
        }
    }

    /// A figure that adds: `ai`, `mining` and `headroom` are those of the whole site.
    #[must_use]
    pub fn sum(&self, ai: f64, mining: f64, headroom: f64) -> f64 {
        let second = if self.headroom > 0.0 { self.headroom * headroom } else { 0.0 };
        self.ai * ai + self.mining * mining + second
    }

    /// Fills `hybrid` from the ledgers of the AI business, of mining and of a mine without a site
    /// to sell, each on the whole site; the last is not read without headroom.
    pub fn combine(&self, ai: &Ledger, mining: &Ledger, headroom: &Ledger, hybrid: &mut Ledger) {
        hybrid.combine((self.ai, ai), (self.mining, mining));
        if self.headroom > 0.0 {
            hybrid.add(self.headroom, headroom);
        }
        let bridge = ai.column(Column::BridgeCashFlow);
        for (out, cash) in hybrid.column_mut(Column::BridgeCashFlow).iter_mut().zip(bridge) {
            *out = self.bridge * cash;
        }
    }
}
