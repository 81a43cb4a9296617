//! What stands beside the answer: rates, funding, who gets the money, headlines.

use super::super::arguments::{OptionsGiven, refuse, strategy as strategy_of};
use super::super::{read, with_engine, write};
use super::risk::named_shocks;
use super::{ByStrategy, Crossing};
use crate::analysis::aggregate::{Headline, HeadlineKind, Use, aggregate as compare};
use crate::analysis::beside_best::{ConvertingNow, beside_best as beside};
use crate::analysis::frontier::{Limits, SharePoint, best_share, frontier, shares};
use crate::analysis::stress::stressed_hybrid;
use crate::analysis::value_split::{Layer, Portions, effects, layers, value_split as split};
use crate::evaluation::Lead;
use crate::finance::NoRate;
use crate::scenario::Problem;
use crate::strategy::Strategy;
use serde::Serialize;
use std::collections::BTreeMap;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// What converting adds to mining on; null if not ready within the horizon.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Conversion {
    /// The strategy converted to.
    #[tsify(type = "Strategy")]
    pub to: &'static str,
    /// The difference of the NPVs, each at its own rate, USD.
    pub npv_usd: f64,
    /// The rate of the monthly difference of free cash flows; null with its reason.
    pub irr: Option<f64>,
    /// Why there is no `irr`.
    #[tsify(type = "IrrReason | null")]
    pub irr_reason: Option<&'static str>,
    /// First month from whose end on the cumulative difference stays at zero or above.
    pub payback_months: Option<f64>,
    /// The deepest cumulative difference, USD.
    pub peak_funding_usd: f64,
}

/// What always stands beside `best`.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct BesideBest {
    /// The best strategy; null: selling now.
    #[tsify(type = "Strategy | null")]
    pub best: Option<&'static str>,
    /// Strategies by NPV, highest first.
    #[tsify(type = "Strategy[]")]
    pub ranking: Vec<&'static str>,
    /// How far `best` is ahead of the best other pure use; null without either.
    pub lead: Option<Lead>,
    /// What selling now brings, USD.
    pub sell_now_usd: f64,
    /// The lead over selling now, USD.
    pub lead_over_sell_now_usd: f64,
    /// The leader if all are discounted at 0.
    #[tsify(type = "Strategy | null")]
    pub leader_at_zero: Option<&'static str>,
    /// The common discount rates at which the leader changes, rising.
    pub common_rates: Vec<Crossing>,
    /// NPV per dollar of peak funding; null without funding.
    pub npv_per_peak_funding: ByStrategy,
    /// What converting adds to mining on.
    pub converting: Vec<Conversion>,
}

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
    write::plain(&BesideBest {
        best: found.best.map(Strategy::key),
        ranking: found.ranking.iter().map(|(strategy, _)| strategy.key()).collect(),
        lead: found.lead,
        sell_now_usd: found.sell_now_usd,
        lead_over_sell_now_usd: found.lead_over_sell_now_usd,
        leader_at_zero: found.common_rate.at_zero.map(Strategy::key),
        common_rates: found.common_rate.changes.iter().map(Crossing::from).collect(),
        npv_per_peak_funding: found.npv_per_peak_funding.into(),
        converting: found.converting.iter().flatten().map(conversion).collect(),
    })
}

fn conversion(converting: &ConvertingNow) -> Conversion {
    Conversion {
        to: converting.to.key(),
        npv_usd: converting.npv_usd,
        irr: converting.irr.ok(),
        irr_reason: converting.irr.err().map(NoRate::key),
        payback_months: converting.payback_months.map(|months| months as f64),
        peak_funding_usd: converting.peak_funding_usd,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const FRONTIER: &str = r#"
/** What a hybrid is asked under. */
export interface FrontierOptions {
  /** Shares from 0 to 1, 2 to 401; 41 if not given. */
  points?: number;
  /** Shocks for the stressed NPV. */
  shocks?: ShockName[];
  /** The most funding there is, USD. */
  funding_limit_usd?: number;
  /** The most critical IT that finds a tenant, MW. */
  ai_mw_limit?: number;
  /** Weight on the stressed NPV, 0 to 1. */
  stress_weight?: number;
}
"#;

/// A hybrid of one share.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct FrontierPoint {
    /// Share of the grid capacity in the AI business.
    pub share: f64,
    /// Its critical IT, MW.
    pub ai_mw: f64,
    /// Net present value, USD.
    pub npv_usd: f64,
    /// Deepest cumulative free cash flow, USD.
    pub peak_funding_usd: f64,
    /// NPV under the shocks, USD; null without any.
    pub stressed_npv_usd: Option<f64>,
}

/// The best share under the limits.
#[derive(Serialize, Tsify)]
pub struct FrontierBest {
    /// The hybrid of that share.
    pub point: FrontierPoint,
    /// What holds the share.
    #[tsify(type = "\"free\" | \"funding\" | \"megawatts\"")]
    pub bound: &'static str,
}

/// The hybrid over its AI share.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct HybridFrontier {
    /// The AI business.
    #[tsify(type = "Strategy")]
    pub business: &'static str,
    /// From share 0 to 1.
    pub points: Vec<FrontierPoint>,
    /// How far the NPV is from the straight line between its ends at most, USD.
    pub largest_bend_usd: f64,
    /// The best share under the limits; null if none keeps them.
    pub best: Option<FrontierBest>,
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
    let Some((frontier, best)) = found else { return Ok(JsValue::NULL) };
    write::plain(&HybridFrontier {
        business: frontier.business.key(),
        points: frontier.points.iter().map(point).collect(),
        largest_bend_usd: frontier.largest_bend_usd,
        best: best.map(|best| FrontierBest { point: point(&best.point), bound: best.bound.key() }),
    })
}

fn point(point: &SharePoint) -> FrontierPoint {
    FrontierPoint {
        share: point.share,
        ai_mw: point.ai_mw,
        npv_usd: point.npv_usd,
        peak_funding_usd: point.peak_funding_usd,
        stressed_npv_usd: point.stressed_npv_usd,
    }
}

/// Who gets the money: parts that add up to revenue. USD.
#[derive(Serialize, Tsify)]
pub struct ValueParts {
    /// What customers pay.
    pub revenue_usd: f64,
    /// Accelerators or mining machines, less what they fetch.
    pub machines_usd: f64,
    /// The facility, less what it fetches.
    pub facility_usd: f64,
    /// Power bought by the owner.
    pub power_usd: f64,
    /// Operating cost other than power.
    pub operations_usd: f64,
    /// Lenders, at the strategy's rate.
    pub lenders_usd: f64,
    /// Customers who pay ahead.
    pub prepayment_usd: f64,
    /// Tax, after interest.
    pub tax_usd: f64,
    /// The owner: all that is left.
    pub owner_usd: f64,
}

/// What a change of one price does to every part.
#[derive(Serialize, Tsify)]
pub struct ValueEffect {
    /// The input moved.
    pub input: &'static str,
    /// Its present value.
    pub from: f64,
    /// The value tried.
    pub to: f64,
    /// The change of every part.
    pub change: ValueParts,
}

/// Who gets the present value of what a strategy sells.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ValueSplit {
    /// Present values.
    pub total: ValueParts,
    /// What is sold.
    #[tsify(type = "\"gpu_hour\" | \"kw_month\" | \"mwh\"")]
    pub unit: &'static str,
    /// Its number, discounted like money.
    pub units: f64,
    /// The same by unit; null if nothing is sold.
    pub per_unit: Option<ValueParts>,
    /// A machine 10 % cheaper, a megawatt of facility 10 % dearer.
    pub effects: Vec<ValueEffect>,
}

/// Who gets the present value of each GPU-hour, kW-month or MWh of a whole-site strategy; null if
/// it is not ready within the horizon.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "ValueSplit | null")]
pub fn value_split(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "\"mining\" | \"colocation\" | \"gpu_cloud\"")]
    strategy: &str,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let chosen = strategy_of("strategy", strategy)?;
    if chosen == Strategy::Hybrid {
        let accepted = "\"mining\", \"colocation\" or \"gpu_cloud\": the hybrid sells two things";
        return Err(refuse("strategy", &strategy.into(), Problem::NotAChoice, accepted));
    }
    let (found, moved) = with_engine(|engine| {
        let evaluation = engine.evaluate(&scenario);
        (split(&scenario, &evaluation, chosen), effects(engine, &scenario, chosen))
    });
    let Some(found) = found else { return Ok(JsValue::NULL) };
    write::plain(&ValueSplit {
        total: parts(&found.total),
        unit: found.unit.key(),
        units: found.units,
        per_unit: found.per_unit.as_ref().map(parts),
        effects: moved
            .iter()
            .map(|effect| ValueEffect {
                input: effect.input.key(),
                from: effect.from,
                to: effect.to,
                change: parts(&effect.change),
            })
            .collect(),
    })
}

fn parts(portions: &Portions) -> ValueParts {
    ValueParts {
        revenue_usd: portions.revenue_usd,
        machines_usd: portions.machines_usd,
        facility_usd: portions.facility_usd,
        power_usd: portions.power_usd,
        operations_usd: portions.operations_usd,
        lenders_usd: portions.lenders_usd,
        prepayment_usd: portions.prepayment_usd,
        tax_usd: portions.tax_usd,
        owner_usd: portions.owner_usd,
    }
}

/// The GPU cloud's halls, or its chips.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct GpuLayer {
    /// Net present value after its own tax, before debt: of the halls at colocation's discount
    /// rate, of the chips at GPU cloud's, USD.
    pub npv_usd: f64,
    /// The same before tax, USD.
    pub npv_before_tax_usd: f64,
    /// Annual effective rate, after tax; null with its reason.
    pub irr: Option<f64>,
    /// Why there is no `irr`.
    #[tsify(type = "IrrReason | null")]
    pub irr_reason: Option<&'static str>,
    /// The same before tax.
    pub irr_before_tax: Option<f64>,
    /// Why there is no `irr_before_tax`.
    #[tsify(type = "IrrReason | null")]
    pub irr_before_tax_reason: Option<&'static str>,
    /// All EBITDA, USD.
    pub ebitda_usd: f64,
    /// All capex, USD.
    pub capex_usd: f64,
}

/// The GPU cloud as a landlord to itself, at the going rent, and as an owner of chips.
#[derive(Serialize, Tsify)]
pub struct GpuLayers {
    /// The halls.
    pub landlord: GpuLayer,
    /// The chips, which pay the rent.
    pub chips: GpuLayer,
    /// The rent between them, all years, USD.
    pub rent_usd: f64,
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
    let Some(found) = with_engine(|engine| layers(engine, &scenario)) else {
        return Ok(JsValue::NULL);
    };
    write::plain(&GpuLayers {
        landlord: layer(&found.landlord),
        chips: layer(&found.chips),
        rent_usd: found.rent_usd,
    })
}

fn layer(layer: &Layer) -> GpuLayer {
    GpuLayer {
        npv_usd: layer.npv_usd,
        npv_before_tax_usd: layer.npv_before_tax_usd,
        irr: layer.irr.ok(),
        irr_reason: layer.irr.err().map(NoRate::key),
        irr_before_tax: layer.irr_before_tax.ok(),
        irr_before_tax_reason: layer.irr_before_tax.err().map(NoRate::key),
        ebitda_usd: layer.ebitda_usd,
        capex_usd: layer.capex_usd,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const HEADLINE: &str = r#"
/** A headline: dollars, gigawatts or both, at least one of them. */
export interface Headline {
  /** What its dollars are: what it costs to build, what contracts bring over all their years, what a
   * year brings; `"contract_value"` if not given. */
  kind?: "capex" | "contract_value" | "yearly_revenue";
  /** Its dollars, USD; a year's if they are yearly revenue. 1 to 1e15. */
  usd?: number;
  /** Its power at the grid, GW. 1e-6 to 1e6. */
  power_gw?: number;
  /** A revenue that somebody asks for, USD a year. 1 to 1e15. */
  asked_usd_per_year?: number;
}
"#;

/// One use of the site beside a headline.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct HeadlineUse {
    /// The site's own figure of the headline's kind, USD per MW of grid: capex through go-live, the
    /// first term's revenue, mean yearly revenue after build and ramp; null where there is none.
    pub usd_per_mw: Option<f64>,
    /// What the headline's power comes to at that figure, USD.
    pub usd: Option<f64>,
    /// The power that the headline's dollars come to at that figure, GW.
    pub power_gw: Option<f64>,
    /// What the headline's power earns in a year at this site's revenue, USD; without one, the power
    /// that its dollars come to.
    pub revenue_usd_per_year: Option<f64>,
    /// The revenue asked for less that, USD a year.
    pub gap_usd_per_year: Option<f64>,
    /// The power that earns the revenue asked for, GW.
    pub asked_power_gw: Option<f64>,
}

/// A headline beside the site.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Aggregate {
    /// What the headline's dollars are.
    #[tsify(type = "\"capex\" | \"contract_value\" | \"yearly_revenue\"")]
    pub kind: &'static str,
    /// The headline's USD per GW; null without both.
    pub usd_per_gw: Option<f64>,
    /// The headline's USD per MW; null without both.
    pub usd_per_mw: Option<f64>,
    /// By strategy; null if not ready within the horizon.
    #[tsify(type = "Record<Strategy, HeadlineUse | null>")]
    pub uses: BTreeMap<&'static str, Option<HeadlineUse>>,
    /// What the headline's power would do on the mining machines sold today, EH/s; null without power.
    pub hashrate_eh_per_s: Option<f64>,
    /// That over the network's hashrate in month 1.
    pub share_of_network: Option<f64>,
}

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
    let uses = Strategy::ALL.map(|own| (own.key(), found.uses[own as usize].map(headline_use)));
    write::plain(&Aggregate {
        kind: kind.key(),
        usd_per_gw: found.usd_per_gw,
        usd_per_mw: found.usd_per_mw,
        uses: uses.into_iter().collect(),
        hashrate_eh_per_s: found.mined.map(|mined| mined.hashrate_eh_per_s),
        share_of_network: found.mined.map(|mined| mined.share_of_network),
    })
}

fn headline_use(own: Use) -> HeadlineUse {
    HeadlineUse {
        usd_per_mw: own.usd_per_mw,
        usd: own.usd,
        power_gw: own.power_gw,
        revenue_usd_per_year: own.revenue_usd_per_year,
        gap_usd_per_year: own.gap_usd_per_year,
        asked_power_gw: own.asked_power_gw,
    }
}
