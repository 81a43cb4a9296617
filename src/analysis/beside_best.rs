//! What always stands beside the best strategy: its lead, the discount rates at which another would
//! lead, NPV per dollar of funding, and what converting adds to mining on.

use super::standing::{Crossing, Standing, changes};
#[cfg(js)]
use crate::evaluation::by_name;
use crate::evaluation::record::record;
use crate::evaluation::{Engine, Evaluation, Lead, Rate};
use crate::finance::{Column, irr, payback};
use crate::rank::ranked;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

/// Rates looked at from 0 to 1, closer together at the low end.
const RATES: usize = 48;
/// How closely a rate is located, as a share of the distance between two of them.
const CLOSE: f64 = 1e-10;

/// What always stands beside the best strategy.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct BesideBest {
    /// The strategy with the highest NPV; none if selling now brings more than any.
    pub best: Option<Strategy>,
    /// Strategies by NPV in USD, highest first; those not ready are left out.
    #[cfg_attr(js, serde(serialize_with = "names"))]
    #[cfg_attr(js, tsify(type = "Strategy[]"))]
    pub ranking: Vec<(Strategy, f64)>,
    /// How far `best` is ahead of the best other pure use; none without either.
    pub lead: Option<Lead>,
    /// What selling now brings: machines and site, after tax, USD.
    pub sell_now_usd: f64,
    /// The NPV of the first less what selling now brings, USD.
    pub lead_over_sell_now_usd: f64,
    /// Who leads at one common discount rate.
    #[cfg_attr(js, serde(flatten))]
    pub common_rate: CommonRate,
    /// NPV per dollar of peak funding, by strategy; none if not ready or without funding.
    #[cfg_attr(js, serde(serialize_with = "by_name::numbers"))]
    #[cfg_attr(js, tsify(type = "ByStrategy"))]
    pub npv_per_peak_funding: [Option<f64>; 4],
    /// What colocation, GPU cloud and the hybrid add to mining on, as far as they are ready.
    #[cfg_attr(js, serde(serialize_with = "ready"))]
    #[cfg_attr(js, tsify(type = "Conversion[]"))]
    pub converting: [Option<ConvertingNow>; 3],
}

/// Who leads if all four are discounted at one rate between 0 and 1, a share a year, decisions included.
/// Selling now is not counted: it depends on no rate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct CommonRate {
    /// The leader if all are discounted at 0.
    #[cfg_attr(js, serde(rename = "leader_at_zero"))]
    pub at_zero: Option<Strategy>,
    /// The rates at which the leader changes, rising.
    #[cfg_attr(js, serde(rename = "common_rates"))]
    pub changes: Vec<Crossing>,
}

impl CommonRate {
    /// The lowest rate at which the leader changes.
    #[must_use]
    pub fn first(&self) -> Option<Crossing> {
        self.changes.first().copied()
    }
}

record! {
    /// What converting adds to mining on: a strategy, bridge included, less mining.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConvertingNow as Conversion {
        /// The strategy converted to.
        pub to: Strategy,
        /// The difference of the NPVs, each at its own rate, USD.
        pub npv_usd: f64,
        /// The rate of the monthly difference of free cash flows, annual effective, or the reason why
        /// there is none.
        pub irr: Rate,
        /// First month from whose end on the cumulative difference stays at zero or above; none if it
        /// never does.
        pub payback_months: Option<usize>,
        /// The deepest cumulative difference, as a positive number, USD.
        pub peak_funding_usd: f64,
    }
}

/// The strategies alone.
#[cfg(js)]
fn names<S: serde::Serializer>(ranking: &[(Strategy, f64)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(ranking.iter().map(|(strategy, _)| strategy))
}

/// Those that are ready.
#[cfg(js)]
fn ready<S: serde::Serializer>(all: &[Option<ConvertingNow>; 3], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(all.iter().flatten())
}

/// What stands beside the best strategy of an evaluation of `scenario`.
#[must_use]
pub fn beside_best(
    engine: &mut Engine,
    scenario: &Scenario,
    evaluation: &Evaluation,
) -> BesideBest {
    let npv = |strategy| evaluation.npv(strategy).map(|npv| (strategy, npv));
    let ranking: Vec<(Strategy, f64)> = Strategy::ALL.into_iter().filter_map(npv).collect();
    let ranking = ranked(&ranking, |(_, npv)| *npv);
    let first = ranking.first().map_or(0.0, |(_, npv)| *npv);
    BesideBest {
        best: evaluation.best,
        lead: evaluation.lead,
        sell_now_usd: evaluation.sell_now_usd,
        lead_over_sell_now_usd: first - evaluation.sell_now_usd,
        common_rate: common_rate(engine, scenario),
        npv_per_peak_funding: Strategy::ALL.map(|strategy| per_funding(evaluation, strategy)),
        converting: [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid]
            .map(|to| converting(evaluation, to)),
        ranking,
    }
}

fn per_funding(evaluation: &Evaluation, strategy: Strategy) -> Option<f64> {
    let figures = &evaluation.outcome(strategy)?.figures;
    (figures.peak_funding_usd > 0.0).then(|| figures.npv_usd / figures.peak_funding_usd)
}

/// `to`, bridge included, less mining, month by month.
fn converting(evaluation: &Evaluation, to: Strategy) -> Option<ConvertingNow> {
    let (new, mining) = (evaluation.outcome(to)?, evaluation.outcome(Strategy::Mining)?);
    let free = new.ledger.column(Column::FreeCashFlow);
    let bridge = new.ledger.column(Column::BridgeCashFlow);
    let mined = mining.ledger.column(Column::FreeCashFlow);
    let flows: Vec<f64> = free
        .iter()
        .zip(bridge)
        .zip(mined)
        .map(|((free, bridge), mined)| free + bridge - mined)
        .collect();
    let back = payback(&flows);
    Some(ConvertingNow {
        to,
        npv_usd: new.figures.npv_usd - mining.figures.npv_usd,
        irr: irr(&flows),
        payback_months: back.months,
        peak_funding_usd: back.peak_funding,
    })
}

/// Who leads at one common discount rate.
#[must_use]
pub fn common_rate(engine: &mut Engine, scenario: &Scenario) -> CommonRate {
    let mut at = |rate: f64| Standing {
        npvs: engine.npvs(&at_common_rate(scenario, rate)),
        sell_now_usd: f64::NEG_INFINITY,
    };
    let line: Vec<(f64, Standing)> = (0..=RATES)
        .map(|i| i as f64 / RATES as f64)
        .map(|share| share * share)
        .map(|rate| (rate, at(rate)))
        .collect();
    let changes = changes(&line, false, CLOSE, at);
    CommonRate { at_zero: line.first().and_then(|(_, standing)| standing.best()), changes }
}

/// The scenario with all strategies at one discount rate, a share a year.
#[must_use]
pub fn at_common_rate(scenario: &Scenario, rate: f64) -> Scenario {
    scenario
        .nearest(Input::MiningDiscountRate, rate)
        .nearest(Input::ColocationDiscountRate, rate)
        .nearest(Input::GpuCloudDiscountRate, rate)
}
