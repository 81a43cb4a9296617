//! Results as plain JavaScript objects.

use super::types::{Lead, NotReady, Notice, Strategy as StrategyType};
use crate::analysis::notices::notices;
use crate::browser::object::set;
use crate::evaluation::Evaluation;
use crate::finance::{Column, Ledger};
use crate::scenario::Scenario;
use crate::strategy::{Action, Decision, Strategy};
use js_sys::{Array, Float64Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Any serialisable value; what is absent becomes null.
pub fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer =
        Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    Ok(value.serialize(&serializer)?)
}

/// `{ best, lead, sell_now_usd, strategies, notices }`.
pub fn evaluation(scenario: &Scenario, evaluation: &Evaluation) -> Result<JsValue, JsValue> {
    let strategies = Object::new();
    for strategy in Strategy::ALL {
        let value = match evaluation.outcome(strategy) {
            None => plain(&NotReady { not_ready: true })?,
            Some(outcome) => {
                let object = plain(&StrategyType::of(&outcome.figures))?;
                set(&object, "decisions", &decisions(&outcome.decisions));
                set(&object, "bridge_decisions", &decisions(&outcome.bridge_decisions));
                set(&object, "monthly", &monthly(&outcome.ledger));
                object
            }
        };
        set(&strategies, strategy.key(), &value);
    }
    let object = Object::new();
    let best = evaluation.best.map_or(JsValue::NULL, |best| JsValue::from_str(best.key()));
    set(&object, "best", &best);
    set(&object, "lead", &plain(&evaluation.lead.map(Lead::from))?);
    set(&object, "sell_now_usd", &JsValue::from_f64(evaluation.sell_now_usd));
    set(&object, "strategies", &strategies);
    let known: Vec<Notice> = notices(scenario).into_iter().map(Notice::from).collect();
    set(&object, "notices", &plain(&known)?);
    Ok(object.into())
}

/// `{ month, action, values_usd }` each.
fn decisions(decisions: &[Decision]) -> JsValue {
    let list = Array::new();
    for decision in decisions {
        let values: JsValue = Object::new().into();
        for (action, value) in Action::ALL.into_iter().zip(decision.values) {
            set(&values, action.key(), &value.map_or(JsValue::NULL, JsValue::from_f64));
        }
        let object: JsValue = Object::new().into();
        set(&object, "month", &JsValue::from_f64(decision.month as f64));
        set(&object, "action", &JsValue::from_str(decision.action.key()));
        set(&object, "values_usd", &values);
        list.push(&object);
    }
    list.into()
}

/// The ledger's columns as typed arrays, views of one copy of the ledger.
fn monthly(ledger: &Ledger) -> JsValue {
    let object = Object::new();
    let values = Float64Array::from(ledger.values());
    let length = ledger.months() as u32 + 1;
    for (at, column) in (0..).step_by(length as usize).zip(Column::ALL) {
        set(&object, column.name(), &values.subarray(at, at + length));
    }
    object.into()
}
