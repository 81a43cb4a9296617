//! Waiting, its first half: what converting is worth now, later or never, on the deterministic
//! path.
//!
//! Converting in `d` months means that the AI business's build begins after month `d`: cost in
//! months d+1 to d+b, go-live after d+b; not ready if d+b is the horizon or beyond. Cost, first
//! rent, lease rate and terms are those entered, as if signed on that day; costs of power and
//! operation are those of the calendar. The horizon stays, and with it the month in which the
//! facility is sold. An owned mine runs on with its machines until month d, then until d+b if the
//! scenario mines while building; its owner may stop at index 0 or at months 12, 24, .. before that,
//! and sells the machines when it stops, if the scenario sells them. Never converting is mining on,
//! with the yearly decisions of a miner.

use super::site::{Run, Site};
use crate::evaluation::{Foresight, Npvs, Whole, hybrid};
use crate::finance::Depth;
use crate::paths::Paths;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::strategy::hybrid::Weights;

/// The months after which the build may begin.
pub const WAITS: [usize; 4] = [0, 12, 24, 36];

/// NPV of converting in 0, 12, 24, 36 months, or never.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Waiting {
    /// NPV of never converting: mining on, USD.
    pub never_usd: f64,
    /// The dates, now first.
    #[cfg_attr(js, tsify(type = "Wait[]"))]
    pub waits: [ConvertingLater; WAITS.len()],
}

/// NPV of converting at one date.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "Wait"))]
pub struct ConvertingLater {
    /// Months until the build begins.
    pub months: usize,
    /// NPVs by strategy, bridge included, USD; none if not ready within the horizon. Mining's is that of
    /// never converting; the hybrid's mining part runs from index 0.
    #[cfg_attr(js, serde(serialize_with = "crate::evaluation::by_name::numbers"))]
    #[cfg_attr(js, tsify(type = "ByStrategy"))]
    pub npv_usd: Npvs,
}

impl Waiting {
    /// The date with the highest NPV of a strategy: months until the build begins, `None` for
    /// never. Of equal ones the earlier; mining is always never.
    #[must_use]
    pub fn best(&self, strategy: Strategy) -> Option<usize> {
        let mut best = (None, f64::NEG_INFINITY);
        for wait in &self.waits {
            if let Some(npv) = wait.npv(strategy)
                && npv > best.1
            {
                best = (Some(wait.months), npv);
            }
        }
        if self.never_usd > best.1 { None } else { best.0 }
    }
}

impl ConvertingLater {
    /// NPV of converting to a strategy, USD; `None` if not ready within the horizon, or for mining.
    #[must_use]
    pub fn npv(&self, strategy: Strategy) -> Option<f64> {
        self.npv_usd[strategy as usize].filter(|_| strategy != Strategy::Mining)
    }
}

/// What converting is worth now, in one, two or three years, or never.
///
/// ```
/// use hash_or_host::analysis::waiting::waiting;
/// use hash_or_host::{evaluation::evaluate, scenario::Scenario, strategy::Strategy};
/// let scenario = Scenario::default();
/// let (waiting, now) = (waiting(&scenario), evaluate(&scenario));
/// assert_eq!(waiting.waits[0].npv(Strategy::Colocation), now.npv(Strategy::Colocation));
/// assert_eq!(Some(waiting.never_usd), now.npv(Strategy::Mining));
/// ```
#[must_use]
pub fn waiting(scenario: &Scenario) -> Waiting {
    let paths = Paths::of(scenario);
    let site = Site { scenario, depth: Depth::Value, foresight: Foresight::Whole };
    let mines = [Whole::Mining, Whole::Headroom].map(|whole| site.run(whole, &paths, 0));
    let [Some(mining), headroom] = mines else { unreachable!("a mine needs no build") };
    let waits = WAITS.map(|months| converting(&site, &paths, (&mining, headroom.as_ref()), months));
    Waiting { never_usd: mining.value(), waits }
}

fn converting(
    site: &Site,
    paths: &Paths,
    (mining, headroom): (&Run, Option<&Run>),
    months: usize,
) -> ConvertingLater {
    let colocation = site.run(Whole::Colocation, paths, months);
    let gpu_cloud = site.run(Whole::GpuCloud, paths, months);
    let weights = Weights::of(site.scenario);
    let ai = match weights.business {
        Strategy::GpuCloud => gpu_cloud.as_ref(),
        _ => colocation.as_ref(),
    };
    let second = headroom.map(|run| &run.known);
    let hybrid_usd = ai.map(|ai| hybrid(&weights, &ai.known, &mining.known, second).value());
    let value = |run: &Run| run.value();
    let npv_usd = [
        Some(mining.value()),
        colocation.as_ref().map(value),
        gpu_cloud.as_ref().map(value),
        hybrid_usd,
    ];
    ConvertingLater { months, npv_usd }
}
