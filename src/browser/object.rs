//! Plain JavaScript objects, and a scenario as one.

use crate::scenario::{Given, Input, Scenario, Series};
use js_sys::{Float64Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// Every input under its contract key, and the paths that are given month by month.
pub(super) fn to_object(scenario: &Scenario) -> Result<JsValue, JsValue> {
    let root = Object::new();
    for input in Input::ALL {
        put(&root, input.key(), &value(scenario, input))?;
    }
    for series in Series::ALL {
        if let Some(values) = scenario.series(series) {
            put(&root, series.key(), &Float64Array::from(values))?;
        }
    }
    Ok(root.into())
}

/// Sets the value under a key that is nested by dots.
fn put(root: &Object, key: &str, value: &JsValue) -> Result<(), JsValue> {
    let mut place: JsValue = root.clone().into();
    let mut parts = key.split('.').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            set(&place, part, value);
        } else {
            place = child(&place, part)?;
        }
    }
    Ok(())
}

/// The object under `name`, made if it is not there.
fn child(place: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    let key = JsValue::from_str(name);
    let there = Reflect::get(place, &key)?;
    if there.is_object() {
        return Ok(there);
    }
    let made: JsValue = Object::new().into();
    Reflect::set(place, &key, &made)?;
    Ok(made)
}

/// One value as it is given.
pub(super) fn value(scenario: &Scenario, input: Input) -> JsValue {
    match scenario.given(input) {
        Given::Number(x) => JsValue::from_f64(x),
        Given::YesNo(b) => JsValue::from_bool(b),
        Given::Text(text) => JsValue::from_str(&text),
        Given::Series(_) | Given::Other(_) => JsValue::UNDEFINED,
    }
}

/// Sets a property of a fresh object, which cannot fail.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
