//! Stress, waiting, migration.

use super::super::arguments::{refuse, texts};
use super::super::types::Source;
use super::super::{read, with_engine, write};
use super::ByStrategy;
use crate::analysis::migration::{Needed, Security, migration as migrate};
use crate::analysis::stress::{Position, Shock, Shocks, Stressed, stress as shake};
use crate::analysis::waiting::waiting as wait;
use crate::scenario::Problem;
use crate::strategy::Strategy;
use serde::Serialize;
use std::collections::BTreeMap;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const SHOCKS: &str = r#"
/** A shock of the stress library; `shocks()` lists them with their records. */
export type ShockName =
  | "winter_2022" | "china_ban_2021" | "halving_without_price_support" | "gpu_glut"
  | "gpu_glut_repriced" | "ai_slowdown" | "late_delivery" | "power_spike";
"#;

/// A shock and the record it comes from.
#[derive(Serialize, Tsify)]
pub struct ShockRecord {
    /// Its name for `stress`.
    #[tsify(type = "ShockName")]
    pub name: &'static str,
    /// The record.
    #[tsify(type = "{ text: string; url: string | null }[]")]
    pub record: Vec<Source>,
}

/// The stress library.
#[wasm_bindgen(unchecked_return_type = "ShockRecord[]")]
pub fn shocks() -> Result<JsValue, JsValue> {
    let record = |shock: Shock| {
        let sources = shock.record().iter();
        ShockRecord {
            name: shock.key(),
            record: sources.map(|s| Source { text: s.text, url: s.url }).collect(),
        }
    };
    write::plain(&Shock::ALL.map(record).into_iter().collect::<Vec<_>>())
}

/// A strategy in one world. USD.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct StressPosition {
    /// Net present value at the strategy's own rate, bridge included.
    pub npv_usd: f64,
    /// Lowest opening cash + cumulative equity cash flow.
    pub lowest_cash_usd: f64,
    /// The first month with it.
    pub lowest_cash_month: f64,
    /// The least opening cash with which cash never falls below zero.
    pub opening_cash_needed_usd: f64,
    /// First month whose trailing twelve months do not cover their debt service; null if all do.
    pub uncovered_month: Option<f64>,
    /// Cash at each month's end, index 0 to T.
    pub cash_usd: Vec<f64>,
}

/// A strategy before and after shocks.
#[derive(Serialize, Tsify)]
pub struct StressedStrategy {
    /// On the deterministic paths.
    pub before: StressPosition,
    /// In the shocked world.
    pub after: StressPosition,
    /// First shocked month of each shock that hits within the horizon.
    #[tsify(type = "Partial<Record<ShockName, number>>")]
    pub begins: BTreeMap<&'static str, f64>,
    /// The shocked paths, month 0 to T.
    pub paths: StressPaths,
}

/// Paths of a world, month 0 to T.
#[derive(Serialize, Tsify)]
pub struct StressPaths {
    /// USD per bitcoin.
    pub btc_price_usd: Vec<f64>,
    /// EH/s.
    pub network_eh_per_s: Vec<f64>,
    /// USD per PH/s per day.
    pub hashprice_usd: Vec<f64>,
    /// USD/MWh.
    pub power_price_usd: Vec<f64>,
    /// 1 = as entered.
    pub lease_level: Vec<f64>,
    /// Share of contract revenue and rent collected.
    pub collected: Vec<f64>,
}

/// What shocks do to a scenario; null for a strategy that is not ready within the horizon.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Stress {
    /// The deterministic paths.
    pub base: StressPaths,
    /// What they do to mining.
    pub mining: Option<StressedStrategy>,
    /// What they do to AI colocation.
    pub colocation: Option<StressedStrategy>,
    /// What they do to GPU cloud.
    pub gpu_cloud: Option<StressedStrategy>,
    /// What they do to the hybrid.
    pub hybrid: Option<StressedStrategy>,
}

/// The shocks named in an array.
pub(super) fn named_shocks(key: &str, value: &JsValue) -> Result<Shocks, JsValue> {
    let shocks = texts(value).and_then(|names| {
        names.iter().map(|name| Shock::from_key(name)).collect::<Option<Shocks>>()
    });
    shocks.ok_or_else(|| {
        let known: Vec<&str> = Shock::ALL.iter().map(|shock| shock.key()).collect();
        let accepted = format!("an array of {}", known.join(", "));
        refuse(key, value, Problem::NotAChoice, &accepted)
    })
}

/// What the named shocks, together, do to all four strategies.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Stress")]
pub fn stress(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "ShockName[]")] shocks: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let report = shake(&scenario, named_shocks("shocks", &shocks)?);
    let base = paths(&report.base);
    let [mining, colocation, gpu_cloud, hybrid] =
        report.strategies.map(|stressed| stressed.as_ref().map(stressed_strategy));
    write::plain(&Stress { base, mining, colocation, gpu_cloud, hybrid })
}

fn stressed_strategy(stressed: &Stressed) -> StressedStrategy {
    let begins = stressed.begins.iter();
    StressedStrategy {
        before: position(&stressed.before),
        after: position(&stressed.after),
        begins: begins.map(|(shock, month)| (shock.key(), *month as f64)).collect(),
        paths: paths(&stressed.paths),
    }
}

fn position(position: &Position) -> StressPosition {
    StressPosition {
        npv_usd: position.npv_usd,
        lowest_cash_usd: position.lowest_cash_usd,
        lowest_cash_month: position.lowest_cash_month as f64,
        opening_cash_needed_usd: position.opening_cash_needed_usd,
        uncovered_month: position.uncovered_month.map(|month| month as f64),
        cash_usd: position.cash_usd.clone(),
    }
}

fn paths(paths: &crate::paths::Paths) -> StressPaths {
    StressPaths {
        btc_price_usd: paths.price.clone(),
        network_eh_per_s: paths.network.clone(),
        hashprice_usd: paths.hashprice.clone(),
        power_price_usd: paths.power.clone(),
        lease_level: paths.lease_level.clone(),
        collected: paths.collected.clone(),
    }
}

/// NPV of converting after a wait.
#[derive(Serialize, Tsify)]
pub struct Wait {
    /// Months until the build begins.
    pub months: f64,
    /// NPVs, USD; mining's is that of never converting.
    pub npv_usd: ByStrategy,
}

/// NPV of converting in 0, 12, 24, 36 months, or never.
#[derive(Serialize, Tsify)]
pub struct Waiting {
    /// NPV of mining on, USD.
    pub never_usd: f64,
    /// The dates.
    pub waits: Vec<Wait>,
}

/// NPV of converting in 0, 12, 24, 36 months or never, on the deterministic path.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Waiting")]
pub fn waiting(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let waiting = wait(&scenario);
    let waits = waiting.waits.iter().map(|then| Wait {
        months: then.months as f64,
        npv_usd: Strategy::ALL
            .map(|strategy| match strategy {
                Strategy::Mining => Some(waiting.never_usd),
                _ => then.npv(strategy),
            })
            .into(),
    });
    write::plain(&Waiting { never_usd: waiting.never_usd, waits: waits.collect() })
}

/// The network, and what it spends on its security.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct NetworkSecurity {
    /// EH/s.
    pub hashrate_eh_per_s: f64,
    /// USD per PH/s per day.
    pub hashprice_usd: f64,
    /// The cost of running that hashrate on this site's terms, as a share of issuance.
    pub share_of_issuance: Option<f64>,
}

/// The share of the network that must leave.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Leaving {
    /// Of the network's hashrate: 0 if mining earns as much as it is; null if no share is enough.
    pub share: Option<f64>,
    /// The network just after.
    pub then: Option<NetworkSecurity>,
}

/// How much of the network must switch to AI before mining pays as much as this site's best AI use.
#[derive(Serialize, Tsify)]
pub struct Migration {
    /// The best AI use as things stand.
    #[tsify(type = "Strategy")]
    pub best_ai: &'static str,
    /// Its NPV per MW of grid, USD.
    pub ai_npv_usd_per_mw: f64,
    /// Mining's, USD.
    pub mining_npv_usd_per_mw: f64,
    /// The network as things stand.
    pub today: NetworkSecurity,
    /// If leavers are never replaced: the upper bound.
    pub never_replaced: Leaving,
    /// If they are replaced over six months.
    pub refilled: Leaving,
}

/// The share of the network's hashrate that must switch to AI before mining, per MW, earns as much
/// as the best AI use of this site; null if no AI use is ready within the horizon.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Migration | null")]
pub fn migration(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let Some(found) = with_engine(|engine| migrate(engine, &scenario)) else {
        return Ok(JsValue::NULL);
    };
    write::plain(&Migration {
        best_ai: found.best_ai.key(),
        ai_npv_usd_per_mw: found.ai_npv_usd_per_mw,
        mining_npv_usd_per_mw: found.mining_npv_usd_per_mw,
        today: security(found.today),
        never_replaced: leaving(found.never_replaced),
        refilled: leaving(found.refilled),
    })
}

fn security(security: Security) -> NetworkSecurity {
    NetworkSecurity {
        hashrate_eh_per_s: security.hashrate_eh_per_s,
        hashprice_usd: security.hashprice_usd,
        share_of_issuance: security.share_of_issuance,
    }
}

fn leaving(needed: Needed) -> Leaving {
    match needed {
        Needed::None => Leaving { share: Some(0.0), then: None },
        Needed::Share { share, then } => Leaving { share: Some(share), then: Some(security(then)) },
        Needed::Never => Leaving { share: None, then: None },
    }
}
