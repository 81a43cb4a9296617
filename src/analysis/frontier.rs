//! The hybrid over its AI share: NPV, peak funding and a stressed NPV; the best share under limits.
//!
//! Every rule is proportional to megawatts, so a hybrid's NPV is linear in its share and the best
//! share without a limit is all or nothing. What is asked is therefore the best share under a limit
//! on funding, a limit on leasable AI megawatts, or with a weight on a stressed result.

use super::solve::{At, Tolerance, narrow};
use crate::evaluation::Engine;
use crate::keys::keys;
use crate::math::Within;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;

/// The hybrid over its AI share.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "FrontierPoints"))]
pub struct HybridFrontier {
    /// The AI business: colocation or GPU cloud.
    pub business: Strategy,
    /// From share 0 to 1 in equal steps.
    #[cfg_attr(js, tsify(type = "FrontierPoint[]"))]
    pub points: Vec<SharePoint>,
    /// How far the NPV is from the straight line between its ends at most, USD.
    pub largest_bend_usd: f64,
}

/// A hybrid of one AI share.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "FrontierPoint")
)]
pub struct SharePoint {
    /// Share of the grid capacity in the AI business.
    pub share: f64,
    /// Critical IT to be let or leased, MW.
    pub ai_mw: f64,
    /// Net present value, bridge included, USD.
    pub npv_usd: f64,
    /// Deepest cumulative free cash flow, as a positive number, USD.
    pub peak_funding_usd: f64,
    /// NPV under the shocks, USD; none if none were asked for.
    pub stressed_npv_usd: Option<f64>,
}

/// What the best share must respect.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The most funding there is, USD.
    pub peak_funding_usd: Option<f64>,
    /// The most critical IT that finds a tenant, MW.
    pub ai_mw: Option<f64>,
    /// Weight `w` on the stressed NPV, 0 to 1: what is maximised is `(1-w) NPV + w stressed NPV`.
    pub stress_weight: f64,
}

/// The best share under limits.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "FrontierBest"))]
pub struct BestShare {
    /// The hybrid of that share.
    #[cfg_attr(js, tsify(type = "FrontierPoint"))]
    pub point: SharePoint,
    /// What holds the share.
    pub bound: Bound,
}

keys! {
    /// What holds the best share where it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Bound {
        /// Nothing: it is all or nothing, or the weighted result has its highest point here.
        Free = "free",
        /// There is no more funding.
        Funding = "funding",
        /// There are no more tenants.
        Megawatts = "megawatts",
    }
}

/// The shares of a frontier of `n` points, at least two.
#[must_use]
pub fn shares(n: usize) -> Vec<f64> {
    let steps = n.max(2) - 1;
    (0..=steps).map(|i| i as f64 / steps as f64).collect()
}

/// The frontier over [`shares`]`(n)`; `stressed`: the hybrid's NPV under a stress at each of them.
/// `None` if the AI business is not ready within the horizon.
#[must_use]
pub fn frontier(
    engine: &mut Engine,
    scenario: &Scenario,
    n: usize,
    stressed: Option<&[f64]>,
) -> Option<HybridFrontier> {
    let mut points = Vec::new();
    for (i, share) in shares(n).into_iter().enumerate() {
        let point = point(engine, scenario, share)?;
        let stressed_npv_usd = stressed.and_then(|npvs| npvs.get(i)).copied();
        points.push(SharePoint { stressed_npv_usd, ..point });
    }
    let (first, last) = (points.first()?.npv_usd, points.last()?.npv_usd);
    let bend = |point: &SharePoint| (point.npv_usd - first - point.share * (last - first)).abs();
    let largest_bend_usd = points.iter().map(bend).fold(0.0, f64::max);
    Some(HybridFrontier { business: Weights::of(scenario).business, points, largest_bend_usd })
}

/// The hybrid of one share, without stress.
fn point(engine: &mut Engine, scenario: &Scenario, share: f64) -> Option<SharePoint> {
    let at = scenario.nearest(Input::HybridAiShare, share);
    let evaluation = engine.evaluate(&at);
    let figures = &evaluation.outcome(Strategy::Hybrid)?.figures;
    Some(SharePoint {
        share,
        ai_mw: share * critical_it(scenario),
        npv_usd: figures.npv_usd,
        peak_funding_usd: figures.peak_funding_usd,
        stressed_npv_usd: None,
    })
}

/// Critical IT of the whole site in the hybrid's AI business, MW.
fn critical_it(scenario: &Scenario) -> f64 {
    match Weights::of(scenario).business {
        Strategy::GpuCloud => GpuCloud::of(scenario).critical_it,
        _ => Colocation::of(scenario).critical_it,
    }
}

/// Half a cent more than the limit is no breach: where the limit is met over a stretch of shares, as by those that need no
/// funding at all, that finds its end.
const SLACK: f64 = 0.005;

/// The best share of a frontier of the same scenario; `None` if no share keeps the limits. Between
/// two points of the frontier the stressed NPV is taken as linear.
#[must_use]
pub fn best_share(
    engine: &mut Engine,
    scenario: &Scenario,
    frontier: &HybridFrontier,
    limits: &Limits,
) -> Option<BestShare> {
    let weight = limits.stress_weight.within(0.0, 1.0);
    let value = |point: &SharePoint| match point.stressed_npv_usd {
        Some(stressed) => (1.0 - weight) * point.npv_usd + weight * stressed,
        None => point.npv_usd,
    };
    let most_mw = limits.ai_mw.unwrap_or(f64::INFINITY);
    let most_funding = limits.peak_funding_usd.unwrap_or(f64::INFINITY);
    let mut offers: Vec<BestShare> = Vec::new();
    // A limit holds the share only if more of it, as at `beyond`, would be better.
    let mut add = |engine: &mut Engine, share: f64, beyond: &SharePoint, bound: Bound| {
        if let Some(point) = point(engine, scenario, share) {
            let point = SharePoint { stressed_npv_usd: stressed(frontier, share), ..point };
            let bound = if value(beyond) > value(&point) { bound } else { Bound::Free };
            offers.push(BestShare { point, bound });
        }
    };
    let whole = critical_it(scenario);
    let most = (most_mw / whole).max(0.0);
    if let Some(beyond) = frontier.points.iter().find(|point| point.share > most) {
        add(engine, most, beyond, Bound::Megawatts);
    }
    let exceeds = |point: &SharePoint| point.peak_funding_usd > most_funding + SLACK;
    for pair in frontier.points.windows(2) {
        // Peak funding is the highest of many straight lines, so it crosses the limit once here.
        if exceeds(&pair[0]) != exceeds(&pair[1]) {
            let (within, beyond) =
                if exceeds(&pair[0]) { (&pair[1], &pair[0]) } else { (&pair[0], &pair[1]) };
            let is_met = within.peak_funding_usd > most_funding - SLACK;
            let limit = if is_met { most_funding + SLACK } else { most_funding };
            let share = affordable(engine, scenario, pair, limit);
            add(engine, share, beyond, Bound::Funding);
        }
    }
    let is_end = |share: f64, offer: &BestShare| (offer.point.share - share).abs() < 1e-9;
    for point in &frontier.points {
        if !offers.iter().any(|offer| is_end(point.share, offer)) {
            offers.push(BestShare { point: *point, bound: Bound::Free });
        }
    }
    // A cent and a watt are no breach: the bounds are found to rounding.
    let keeps = |point: &SharePoint| {
        point.peak_funding_usd <= most_funding * (1.0 + 1e-9) + 0.01
            && point.ai_mw <= most_mw * (1.0 + 1e-9) + 1e-6
    };
    let mut best: Option<BestShare> = None;
    for offer in offers.into_iter().filter(|offer| keeps(&offer.point)) {
        let floor = best.map_or(f64::NEG_INFINITY, |best| value(&best.point));
        if value(&offer.point) > floor {
            best = Some(offer);
        }
    }
    best
}

/// Between two points, the share whose peak funding is `limit`, on the affordable side.
fn affordable(engine: &mut Engine, scenario: &Scenario, pair: &[SharePoint], limit: f64) -> f64 {
    let end = |point: &SharePoint| At { x: point.share, f: point.peak_funding_usd - limit };
    let (a, b) = (end(&pair[0]), end(&pair[1]));
    let tolerance = Tolerance { f: 1e-12 * limit.abs(), x: 1e-12 };
    let funding =
        |share: f64| point(engine, scenario, share).map_or(a.f, |p| p.peak_funding_usd - limit);
    let found = narrow(funding, a, b, tolerance);
    // A root to rounding may lie a hair beyond the limit, the bracket's other end far below it.
    if found.inner.f <= tolerance.f { found.inner.x } else { found.outer.x }
}

/// The stressed NPV at a share between the frontier's points.
fn stressed(frontier: &HybridFrontier, share: f64) -> Option<f64> {
    let pair = frontier.points.windows(2).find(|pair| share <= pair[1].share)?;
    let [a, b] = [pair[0], pair[1]];
    let (low, high) = (a.stressed_npv_usd?, b.stressed_npv_usd?);
    Some(low + (share - a.share) / (b.share - a.share) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_the_funding_is_used() {
        let (scenario, mut engine) = (Scenario::default(), Engine::new());
        let found = frontier(&mut engine, &scenario, 41, None).expect("it is ready");
        for limit in [1e8, 1.5e8, 2e8, 2.5e8, 3e8, 4e8, 5e8, 6e8, 7e8] {
            let limits = Limits { peak_funding_usd: Some(limit), ..Limits::default() };
            let best = best_share(&mut engine, &scenario, &found, &limits).expect("one keeps it");
            assert_eq!(best.bound, Bound::Funding, "{limit}");
            assert!((best.point.peak_funding_usd / limit - 1.0).abs() < 1e-9, "{limit} {best:?}");
        }
    }

    #[test]
    fn a_limit_at_a_point_of_the_frontier_is_one() {
        let (scenario, mut engine) = (Scenario::default(), Engine::new());
        let found = frontier(&mut engine, &scenario, 41, None).expect("it is ready");
        let mut best = |limits| best_share(&mut engine, &scenario, &found, &limits).expect("one");
        for ai_mw in [7.0, 14.0, 21.0, 28.0, 34.6, 35.0, 35.4, 42.0] {
            let best = best(Limits { ai_mw: Some(ai_mw), ..Limits::default() });
            assert_eq!(best.bound, Bound::Megawatts, "{ai_mw}");
            assert!((best.point.ai_mw / ai_mw - 1.0).abs() < 1e-9, "{ai_mw} {best:?}");
        }
        for point in found.points.iter().filter(|point| point.share < 1.0) {
            let limit = point.peak_funding_usd;
            let best = best(Limits { peak_funding_usd: Some(limit), ..Limits::default() });
            assert_eq!(best.bound, Bound::Funding, "{limit}");
            assert!(best.point.share > point.share - 1e-9, "{limit} {best:?}");
        }
        let all = best(Limits { ai_mw: Some(1e6), ..Limits::default() });
        assert_eq!((all.bound, all.point.share), (Bound::Free, 1.0));
    }

    #[test]
    fn no_funding_buys_as_much_at_every_fineness() {
        let (scenario, mut engine) = (Scenario::default(), Engine::new());
        let mut shares = [2, 11, 33, 41].map(|n| {
            let found = frontier(&mut engine, &scenario, n, None).expect("it is ready");
            let limits = Limits { peak_funding_usd: Some(0.0), ..Limits::default() };
            let best = best_share(&mut engine, &scenario, &found, &limits).expect("no AI at all");
            assert!(best.point.peak_funding_usd <= 0.01 && best.bound == Bound::Funding);
            best.point.share
        });
        shares.sort_by(f64::total_cmp);
        // The mine earns what the first 3.2 % cost.
        assert!(shares[0] > 0.0315 && shares[3] < 0.033, "{shares:?}");
        assert!(shares[3] - shares[0] < 1e-9, "{shares:?}");
    }

    #[test]
    fn a_limit_on_what_only_loses_holds_nothing() {
        // At this rent colocation is worth less than the mine.
        let scenario = crate::scenario::parse_link("rent=40").scenario;
        let mut engine = Engine::new();
        let found = frontier(&mut engine, &scenario, 11, None).expect("it is ready");
        assert!(found.points[1].npv_usd < found.points[0].npv_usd, "{:?}", found.business);
        for limits in [
            Limits { ai_mw: Some(0.0), ..Limits::default() },
            Limits { peak_funding_usd: Some(0.0), ..Limits::default() },
        ] {
            let best = best_share(&mut engine, &scenario, &found, &limits).expect("no AI at all");
            assert_eq!((best.bound, best.point.share), (Bound::Free, 0.0));
        }
    }
}
