//! How much of the network's hashrate must leave for AI before mining earns as much as the best AI
//! use of this site.
//!
//! Two readings bracket the answer:
//! - leavers never replaced: the network is smaller by their share for good, which is an input, so
//!   the result can be checked by evaluating with `network.hashrate_eh_per_s` lowered. The most that
//!   leaving can do for those who stay;
//! - refill, as in 2021: they switch off at the end of month 1 and others take their place in equal
//!   parts over six months, so that month 2 misses them all and month 8 none.
//!
//! The bridge of the AI use earns in the same world. Everybody knows the path.

use super::site::Site;
use super::solve::{At, Tolerance, narrow};
use crate::evaluation::{Engine, Foresight, Whole};
use crate::finance::Depth;
use crate::paths::{BLOCKS_PER_DAY, Network, Paths};
use crate::scenario::{Input, Scenario, Series};
use crate::strategy::Strategy;

/// Months over which the leavers are replaced.
const REFILL: usize = 6;
/// The largest share of leavers looked at.
const MOST: f64 = 0.999;
/// Shares looked at before the one in question is narrowed down.
const STEPS: usize = 32;

/// How much of the network must switch to AI before mining pays as much as this site's best AI use.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Migration {
    /// The best AI use as things stand.
    pub best_ai: Strategy,
    /// Its NPV per MW of grid as things stand, USD.
    pub ai_npv_usd_per_mw: f64,
    /// Mining's NPV per MW of grid as things stand, USD.
    pub mining_npv_usd_per_mw: f64,
    /// The network as things stand.
    #[cfg_attr(js, tsify(type = "NetworkSecurity"))]
    pub today: Security,
    /// If leavers are never replaced: the most that leaving can do for those who stay.
    #[cfg_attr(js, tsify(type = "Leaving"))]
    pub never_replaced: Needed,
    /// If they are replaced over six months.
    #[cfg_attr(js, tsify(type = "Leaving"))]
    pub refilled: Needed,
}

/// The share that must leave.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize), serde(into = "Leaving"))]
pub enum Needed {
    /// None: mining earns as much as it is.
    None,
    /// This much.
    Share {
        /// Of the network's hashrate.
        share: f64,
        /// The network just after they have left.
        then: Security,
    },
    /// Not even if all but a thousandth leave.
    Never,
}

/// The share of the network that must leave.
#[cfg(js)]
#[derive(serde::Serialize, tsify::Tsify)]
#[tsify(missing_as_null)]
struct Leaving {
    /// Of the network's hashrate: 0 if mining earns as much as it is; null if no share is enough.
    share: Option<f64>,
    /// The network just after; null but for a share above 0.
    #[tsify(type = "NetworkSecurity | null")]
    then: Option<Security>,
}

#[cfg(js)]
impl From<Needed> for Leaving {
    fn from(needed: Needed) -> Leaving {
        match needed {
            Needed::None => Leaving { share: Some(0.0), then: None },
            Needed::Share { share, then } => Leaving { share: Some(share), then: Some(then) },
            Needed::Never => Leaving { share: None, then: None },
        }
    }
}

/// The network, and what it spends on its security.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "NetworkSecurity")
)]
pub struct Security {
    /// Network hashrate, EH/s.
    pub hashrate_eh_per_s: f64,
    /// Hashprice, USD per PH/s per day.
    pub hashprice_usd: f64,
    /// The same in hundred-millionths of a bitcoin per TH/s per day, at the bitcoin price of month 1.
    #[cfg_attr(js, serde(skip))]
    pub hashprice_sats: f64,
    /// What it costs to run that hashrate on this site's terms (its fleet's efficiency, PUE, power
    /// price and operating cost), as a share of the value of newly issued bitcoin; none without
    /// issuance.
    pub share_of_issuance: Option<f64>,
}

/// The migration of a scenario; `None` if no AI use is ready within the horizon.
#[must_use]
pub fn migration(engine: &mut Engine, scenario: &Scenario) -> Option<Migration> {
    let npvs = engine.npvs(scenario);
    let ai = [Strategy::Colocation, Strategy::GpuCloud];
    let ready = ai.into_iter().filter_map(|s| npvs[s as usize].map(|npv| (s, npv)));
    let (best_ai, ai_npv) = ready.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let grid_mw = scenario.get(Input::SiteGridMw);
    let base = Paths::of(scenario);
    let permanent = |share: f64| {
        let npvs = engine.npvs(&without(scenario, share));
        lead_of_mining(npvs[0], npvs[1], npvs[2])
    };
    let world = (scenario, &base);
    let never_replaced = needed(permanent, world);
    let site = Site { scenario, depth: Depth::Value, foresight: Foresight::Whole };
    let refill = |share: f64| {
        let paths = refilled(&base, share);
        let value = |whole| site.run(whole, &paths, 0).map(|run| run.value());
        lead_of_mining(value(Whole::Mining), value(Whole::Colocation), value(Whole::GpuCloud))
    };
    Some(Migration {
        best_ai,
        ai_npv_usd_per_mw: ai_npv / grid_mw,
        mining_npv_usd_per_mw: npvs[0].unwrap_or_default() / grid_mw,
        today: security(world, 0.0),
        never_replaced,
        refilled: needed(refill, world),
    })
}

/// What mining is worth more than the best AI use, USD.
fn lead_of_mining(mining: Option<f64>, colocation: Option<f64>, cloud: Option<f64>) -> f64 {
    let best = [colocation, cloud].into_iter().flatten().fold(f64::NEG_INFINITY, f64::max);
    mining.unwrap_or_default() - best
}

/// The lowest share at which mining's lead reaches zero.
fn needed(mut lead: impl FnMut(f64) -> f64, world: (&Scenario, &Paths)) -> Needed {
    let mut last = At { x: 0.0, f: lead(0.0) };
    if last.f >= 0.0 {
        return Needed::None;
    }
    let size = last.f.abs();
    for step in 1..=STEPS {
        let x = MOST * step as f64 / STEPS as f64;
        let next = At { x, f: lead(x) };
        if next.f >= 0.0 {
            let tolerance = Tolerance { f: 1e-10 * size, x: 1e-13 };
            let share = narrow(lead, last, next, tolerance).inner.x;
            return Needed::Share { share, then: security(world, share) };
        }
        last = next;
    }
    Needed::Never
}

/// The scenario with `share` of the network's hashrate gone for good, as entered or as given month
/// by month.
#[must_use]
pub fn without(scenario: &Scenario, share: f64) -> Scenario {
    let hashrate = scenario.get(Input::NetworkHashrateEhPerS);
    let smaller = scenario.nearest(Input::NetworkHashrateEhPerS, hashrate * (1.0 - share));
    let Some(given) = scenario.series(Series::Network) else { return smaller };
    let given: Vec<f64> = given.iter().map(|hashrate| hashrate * (1.0 - share)).collect();
    smaller.with_series(Series::Network, Some(&given)).unwrap_or(smaller)
}

/// The paths with `share` of the network's hashrate gone after month 1 and back in equal parts over
/// six months: `network(t) x (1 - share x (8 - t) / 6)` in months 2 to 7.
#[must_use]
pub fn refilled(base: &Paths, share: f64) -> Paths {
    let mut paths = base.clone();
    for month in 2..(REFILL + 2).min(paths.months + 1) {
        let missing = share * (REFILL + 2 - month) as f64 / REFILL as f64;
        paths.network[month] *= 1.0 - missing;
        paths.hashprice[month] /= 1.0 - missing;
    }
    paths
}

/// The network with `share` of its hashrate gone, at the prices of month 1.
///
/// Running 1 EH/s takes `J/TH x pue` MW; a day of it costs `24 x price + opex / 365` USD per MW.
fn security((scenario, base): (&Scenario, &Paths), share: f64) -> Security {
    let get = |input| scenario.get(input);
    let price = base.price[1];
    let hashrate = base.network[1] * (1.0 - share);
    let coins = Network::of(scenario).coins_per_block(1);
    let issued = BLOCKS_PER_DAY * (coins - get(Input::NetworkFeesBtcPerBlock)) * price;
    let megawatts = hashrate * get(Input::MiningEfficiencyJPerTh) * get(Input::MiningPue);
    let a_day = 24.0 * base.power[1] + get(Input::MiningOpexUsdPerMwYear) / 365.0;
    Security {
        hashrate_eh_per_s: hashrate,
        hashprice_usd: BLOCKS_PER_DAY * coins * price / (1000.0 * hashrate),
        hashprice_sats: BLOCKS_PER_DAY * coins * 1e8 / (1e6 * hashrate),
        share_of_issuance: (issued > 0.0).then(|| megawatts * a_day / issued),
    }
}
