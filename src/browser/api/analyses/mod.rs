//! The analyses, as functions of a scenario.

pub mod futures;
pub mod map;
pub mod money;
pub mod picks;
pub mod presets;
pub mod risk;
pub mod sweeps;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const COMMON: &str = r#"
/** Called with the share done, 0 to 1; answering false cancels (a `CancelledError` is thrown). */
export type Progress = (done: number) => boolean | void;
"#;
