//! Scenarios as the API takes them: what is refused is thrown.

use super::{errors, script};
use crate::browser::read::accept;
use crate::scenario::Scenario;
use wasm_bindgen::JsValue;

/// The scenario that `value` gives; `undefined` is the default one.
pub(super) fn scenario(value: &JsValue) -> Result<Scenario, JsValue> {
    scenario_and_paths(value, &JsValue::UNDEFINED)
}

/// The scenario that `value` gives, with `paths` given month by month in place of its own.
pub(super) fn scenario_and_paths(value: &JsValue, paths: &JsValue) -> Result<Scenario, JsValue> {
    if paths.is_undefined()
        && let Some(scenario) = script::scenario(value)
    {
        return Ok(scenario);
    }
    accept(value, paths).map_err(|refused| errors::refused(&refused))
}
