//! The analyses, as functions of a scenario.

pub mod futures;
pub mod map;
pub mod money;
pub mod picks;
pub mod presets;
pub mod risk;
pub mod sweeps;

use crate::analysis::standing::Change;
use crate::strategy::Strategy;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const COMMON: &str = r#"
/** A strategy, or selling now, or nothing at all (an NPV of zero). */
export type Contender = Strategy | "sell_now" | "zero";

/** Called with the share done, 0 to 1; answering false cancels (a `CancelledError` is thrown). */
export type Progress = (done: number) => boolean | void;
"#;

/// A value for each strategy; null if it is not ready within the horizon, or has none.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ByStrategy {
    /// For mining.
    pub mining: Option<f64>,
    /// For AI colocation.
    pub colocation: Option<f64>,
    /// For GPU cloud.
    pub gpu_cloud: Option<f64>,
    /// For the hybrid.
    pub hybrid: Option<f64>,
}

impl From<[Option<f64>; 4]> for ByStrategy {
    fn from([mining, colocation, gpu_cloud, hybrid]: [Option<f64>; 4]) -> Self {
        ByStrategy { mining, colocation, gpu_cloud, hybrid }
    }
}

/// A value at which the best strategy changes; null: selling now.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Crossing {
    /// The value.
    pub value: f64,
    /// The best strategy below it.
    #[tsify(type = "Strategy | null")]
    pub from: Option<&'static str>,
    /// The best strategy above it.
    #[tsify(type = "Strategy | null")]
    pub to: Option<&'static str>,
}

impl From<&Change> for Crossing {
    fn from(change: &Change) -> Self {
        Crossing {
            value: change.value,
            from: change.from.map(Strategy::key),
            to: change.to.map(Strategy::key),
        }
    }
}
