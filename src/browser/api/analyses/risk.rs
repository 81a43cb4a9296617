//! Stress, waiting, migration.

use super::super::arguments::{choices, refuse};
use super::super::{read, with_engine, write};
use crate::analysis::migration::migration as migrate;
use crate::analysis::stress::{Shock, Shocks, Source, Stressed, stress as shake};
use crate::analysis::waiting::waiting as wait;
use crate::paths::Paths;
use crate::scenario::Problem;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const SHOCK: &str = Shock::TYPESCRIPT;

/// A shock and the record it comes from.
#[derive(Serialize, Tsify)]
pub struct ShockRecord {
    /// Its name for `stress`.
    #[tsify(type = "ShockName")]
    name: Shock,
    /// The record.
    #[tsify(type = "ShockSource[]")]
    record: &'static [Source],
}

/// The stress library.
#[wasm_bindgen(unchecked_return_type = "ShockRecord[]")]
pub fn shocks() -> Result<JsValue, JsValue> {
    let record = |name: Shock| ShockRecord { name, record: name.record() };
    write::plain(&Shock::ALL.map(record))
}

// Strategies by name, which the core has by place.
/// What shocks do to a scenario; null for a strategy that is not ready within the horizon.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Stress {
    /// The deterministic paths, month 0 to T.
    #[tsify(type = "StressPaths")]
    base: Paths,
    /// What they do to mining.
    #[tsify(type = "StressedStrategy | null")]
    mining: Option<Stressed>,
    /// What they do to AI colocation.
    #[tsify(type = "StressedStrategy | null")]
    colocation: Option<Stressed>,
    /// What they do to GPU cloud.
    #[tsify(type = "StressedStrategy | null")]
    gpu_cloud: Option<Stressed>,
    /// What they do to the hybrid.
    #[tsify(type = "StressedStrategy | null")]
    hybrid: Option<Stressed>,
}

/// The shocks named in an array.
pub(super) fn named_shocks(key: &str, value: &JsValue) -> Result<Shocks, JsValue> {
    let known = Shock::ALL.map(Shock::key).join(", ");
    let accepted = format!("an array of {known}");
    let shocks = choices(key, value, &accepted, Shock::from_key)?;
    let shocks = shocks.ok_or_else(|| refuse(key, value, Problem::NotAChoice, &accepted))?;
    Ok(shocks.into_iter().collect())
}

/// What the named shocks, together, do to all four strategies.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Stress")]
pub fn stress(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "readonly ShockName[]")] shocks: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let report = shake(&scenario, named_shocks("shocks", &shocks)?);
    let (base, [mining, colocation, gpu_cloud, hybrid]) = (report.base, report.strategies);
    write::plain(&Stress { base, mining, colocation, gpu_cloud, hybrid })
}

/// NPV of converting in 0, 12, 24, 36 months or never, on the deterministic path.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Waiting")]
pub fn waiting(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    write::plain(&wait(&scenario))
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
    write::plain(&with_engine(|engine| migrate(engine, &scenario)))
}
