//! Errors as JavaScript `Error` objects with a `fields` array.

use crate::browser::object::set;
use crate::scenario::{FieldError, Given, Refused};
use js_sys::{Array, Error, Object};
use wasm_bindgen::JsValue;

/// The error for a refused scenario.
pub(super) fn refused(refused: &Refused) -> JsValue {
    with_fields("scenario refused", &refused.fields).into()
}

/// The error for a link that can be read only in part; `scenario` is the rest.
pub(super) fn broken_link(problems: &[FieldError], scenario: &JsValue) -> JsValue {
    let error = with_fields("link broken", problems);
    error.set_name("BrokenLinkError");
    set(&error, "scenario", scenario);
    error.into()
}

/// The error of a computation that its caller cancelled.
pub(super) fn cancelled() -> JsValue {
    let error = Error::new("cancelled by the progress callback");
    error.set_name("CancelledError");
    error.into()
}

fn with_fields(what: &str, fields: &[FieldError]) -> Error {
    let lines: Vec<String> = fields.iter().map(ToString::to_string).collect();
    let error = Error::new(&format!("{what}: {}", lines.join("; ")));
    error.set_name("RefusedError");
    let array: Array = fields.iter().map(field).collect();
    set(&error, "fields", &array);
    error
}

fn field(error: &FieldError) -> Object {
    let object = Object::new();
    set(&object, "key", &JsValue::from_str(&error.key));
    set(&object, "month", &error.month.map_or(JsValue::NULL, |month| month.into()));
    set(&object, "given", &given(&error.given));
    set(&object, "problem", &JsValue::from_str(error.problem.key()));
    set(&object, "accepted", &JsValue::from_str(&error.accepted));
    set(&object, "message", &JsValue::from_str(&error.to_string()));
    object
}

/// The value as it was given, or the name of its type.
fn given(given: &Given) -> JsValue {
    match given {
        Given::Number(x) => JsValue::from_f64(*x),
        Given::YesNo(b) => JsValue::from_bool(*b),
        Given::Text(_) | Given::Series(_) | Given::Other(_) => {
            JsValue::from_str(given.to_string().trim_matches('"'))
        }
    }
}
