//! What stands beside the answer: rates, funding, who gets the money, headlines.

use super::super::arguments::{OptionsGiven, choice, refuse};
use super::super::{read, with_engine, write};
use super::risk::named_shocks;
use crate::analysis::aggregate::{Headline, HeadlineKind, aggregate as compare};
use crate::analysis::beside_best::{ConvertingNow, beside_best as beside};
use crate::analysis::frontier::{
    BestShare, Bound, HybridFrontier as FrontierPoints, Limits, best_share, frontier, shares,
};
use crate::analysis::stress::stressed_hybrid;
use crate::analysis::value_split::{
    Effect, Layer, SoldUnit, ValueSplit as ValueTotals, effects, layers, value_split as split,
};
use crate::scenario::Problem;
use crate::strategy::Strategy;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// What always stands beside `best`: the lead, the common discount rates at which the leader
/// changes, NPV per dollar of peak funding, what converting adds to mining on, selling now.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "BesideBest")]
pub fn beside_best(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let found = with_engine(|engine| {
        let evaluation = engine.evaluate(&scenario);
        beside(engine, &scenario, &evaluation)
    });
    write::plain(&found)
}

#[wasm_bindgen(typescript_custom_section)]
const CONVERSION: &str = ConvertingNow::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const LAYER: &str = Layer::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const BOUND: &str = Bound::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const SOLD_UNIT: &str = SoldUnit::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const HEADLINE_KIND: &str = HeadlineKind::TYPESCRIPT;

#[wasm_bindgen(typescript_custom_section)]
const FRONTIER: &str = r#"
/** What a hybrid is asked under. */
export interface FrontierOptions {
  /** Shares from 0 to 1, 2 to 401; 41 if not given. */
  points?: number;
  /** Shocks for the stressed NPV. */
  shocks?: readonly ShockName[];
  /** The most funding there is, USD. */
  funding_limit_usd?: number;
  /** The most critical IT that finds a tenant, MW. */
  ai_mw_limit?: number;
  /** Weight on the stressed NPV, 0 to 1. */
  stress_weight?: number;
}
"#;

/// The hybrid over its AI share, and the best share under the limits.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct HybridFrontier {
    /// The hybrid over its AI share.
    #[serde(flatten)]
    points: FrontierPoints,
    /// The best share under the limits; null if none keeps them.
    #[tsify(type = "FrontierBest | null")]
    best: Option<BestShare>,
}

/// NPV, peak funding and NPV under shocks over the hybrid's AI share, and the best share under the
/// limits; null if its AI business is not ready within the horizon.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "HybridFrontier | null")]
pub fn hybrid_frontier(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FrontierOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let known = ["points", "shocks", "funding_limit_usd", "ai_mw_limit", "stress_weight"];
    let options = OptionsGiven::read("options", &options, &known)?;
    let n = options.whole("points", 2, 401)?.unwrap_or(41);
    let names: js_sys::Array = options.texts("shocks")?.into_iter().map(JsValue::from).collect();
    let shocks = named_shocks("options.shocks", &names)?;
    let limits = Limits {
        peak_funding_usd: options.number("funding_limit_usd", 0.0, 1e15)?,
        ai_mw: options.number("ai_mw_limit", 0.0, 1e6)?,
        stress_weight: options.number("stress_weight", 0.0, 1.0)?.unwrap_or(0.0),
    };
    let stressed =
        if shocks.is_empty() { None } else { stressed_hybrid(&scenario, shocks, &shares(n)) };
    let found = with_engine(|engine| {
        let frontier = frontier(engine, &scenario, n, stressed.as_deref())?;
        let best = best_share(engine, &scenario, &frontier, &limits);
        Some((frontier, best))
    });
    write::plain(&found.map(|(points, best)| HybridFrontier { points, best }))
}

/// Who gets the present value of what a strategy sells, and what other prices would do to it.
#[derive(Serialize, Tsify)]
pub struct ValueSplit {
    /// Who gets it.
    #[serde(flatten)]
    split: ValueTotals,
    /// A machine 10 % cheaper, a megawatt of facility 10 % dearer.
    #[tsify(type = "ValueEffect[]")]
    effects: Vec<Effect>,
}

/// Who gets the present value of each GPU-hour, kW-month or MWh of a whole-site strategy; null if
/// it is not ready within the horizon.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "ValueSplit | null")]
pub fn value_split(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "\"mining\" | \"colocation\" | \"gpu_cloud\"")]
    strategy: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let accepted = "\"mining\", \"colocation\" or \"gpu_cloud\": the hybrid sells two things";
    let chosen = choice("strategy", &strategy, accepted, |name| {
        Strategy::from_key(name).filter(|strategy| *strategy != Strategy::Hybrid)
    })?;
    let found = with_engine(|engine| {
        let evaluation = engine.evaluate(&scenario);
        let split = split(&scenario, &evaluation, chosen)?;
        Some(ValueSplit { split, effects: effects(engine, &scenario, chosen) })
    });
    write::plain(&found)
}

/// The GPU cloud as landlord plus chip layer, since companies quote the latter, often before tax;
/// null if it is not ready within the horizon.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "GpuLayers | null")]
pub fn gpu_layers(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    write::plain(&with_engine(|engine| layers(engine, &scenario)))
}

#[wasm_bindgen(typescript_custom_section)]
const HEADLINE: &str = r#"
/** A headline: dollars, gigawatts or both, at least one of them. */
export interface Headline {
  /** What its dollars are: what it costs to build, what contracts bring over all their years, what a
   * year brings; `"contract_value"` if not given. */
  kind?: HeadlineKind;
  /** Its dollars, USD; a year's if they are yearly revenue. 1 to 1e15. */
  usd?: number;
  /** Its power at the grid, GW. 1e-6 to 1e6. */
  power_gw?: number;
  /** A revenue that somebody asks for, USD a year. 1 to 1e15. */
  asked_usd_per_year?: number;
}
"#;

/// A headline's dollars and gigawatts beside this site's own figures of the same kind, both ways; how
/// far the power's revenue is from one that is asked for; what the power would mine.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Aggregate")]
pub fn aggregate(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Headline")] headline: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let known = ["kind", "usd", "power_gw", "asked_usd_per_year"];
    let options = OptionsGiven::read("headline", &headline, &known)?;
    let kind = match options.text("kind")? {
        None => HeadlineKind::default(),
        Some(name) => HeadlineKind::from_key(&name).ok_or_else(|| {
            let accepted = "\"capex\", \"contract_value\" or \"yearly_revenue\"";
            refuse("headline.kind", &name.into(), Problem::NotAChoice, accepted)
        })?,
    };
    let headline = Headline {
        kind,
        usd: options.number("usd", 1.0, 1e15)?,
        power_gw: options.number("power_gw", 1e-6, 1e6)?,
        asked_usd_per_year: options.number("asked_usd_per_year", 1.0, 1e15)?,
    };
    if headline.usd.is_none() && headline.power_gw.is_none() {
        let accepted = "usd, power_gw or both";
        return Err(refuse("headline", &JsValue::UNDEFINED, Problem::Empty, accepted));
    }
    let found = with_engine(|engine| {
        let evaluation = engine.evaluate(&scenario);
        compare(headline, &scenario, &evaluation)
    });
    write::plain(&found)
}
