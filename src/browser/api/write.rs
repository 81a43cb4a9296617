//! Results as plain JavaScript objects.

use super::script;
use super::types::{NotReady, Notice};
use crate::analysis::notices::notices;
use crate::browser::object::set;
use crate::evaluation::Evaluation;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use js_sys::Object;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Any serialisable value; what is absent becomes null.
pub(super) fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer =
        Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(value.serialize(&serializer)?)
}

/// `{ best, lead, sell_now_usd, strategies, notices }`.
pub(super) fn evaluation(scenario: &Scenario, evaluation: &Evaluation) -> Result<JsValue, JsValue> {
    let strategies = Object::new();
    let found = script::strategies(scenario, evaluation);
    for (strategy, found) in Strategy::ALL.into_iter().zip(found) {
        let value = match found {
            None => plain(&NotReady { not_ready: true })?,
            Some(found) => found,
        };
        set(&strategies, strategy.key(), &value);
    }
    let object = Object::new();
    let best = evaluation.best.map_or(JsValue::NULL, |best| JsValue::from_str(best.key()));
    set(&object, "best", &best);
    set(&object, "lead", &plain(&evaluation.lead)?);
    set(&object, "sell_now_usd", &JsValue::from_f64(evaluation.sell_now_usd));
    set(&object, "strategies", &strategies);
    let known: Vec<Notice> = notices(scenario).into_iter().map(Notice::from).collect();
    set(&object, "notices", &plain(&known)?);
    Ok(object.into())
}
