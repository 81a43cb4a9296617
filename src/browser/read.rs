//! Reading a scenario from a JavaScript object, key by key against the table.
//!
//! A derived deserializer would stop at the first mistake, ignore unknown keys and let NaN through.

use crate::scenario::{FieldError, Given, Input, Problem, Refused, Scenario, Series};
use js_sys::{Array, ArrayBuffer, Float64Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The scenario that `value` gives, `undefined` being the default one, with `paths` given month by
/// month in place of its own.
///
/// # Errors
/// Names every field that is not accepted.
pub(super) fn accept(value: &JsValue, paths: &JsValue) -> Result<Scenario, Refused> {
    let mut walk = Walk::default();
    if !value.is_undefined() {
        walk.object("", value);
    }
    if !paths.is_undefined() {
        walk.object(PATHS, paths);
    }
    let fields = walk.fields.iter().map(|(key, given)| (key.as_str(), given.clone()));
    match Scenario::default().with(fields) {
        Ok(scenario) if walk.refused.is_empty() => Ok(scenario),
        Ok(_) => Err(Refused { fields: walk.refused }),
        Err(mut refused) => {
            refused.fields.extend(walk.refused);
            Err(refused)
        }
    }
}

/// Where the paths that are given month by month are nested.
const PATHS: &str = "paths";

/// Values found and mistakes made on the way to them.
#[derive(Default)]
struct Walk {
    fields: Vec<(String, Given)>,
    refused: Vec<FieldError>,
}

impl Walk {
    fn object(&mut self, path: &str, value: &JsValue) {
        if !is_plain(value) {
            self.refuse(path, value, "a plain object of inputs");
            return;
        }
        for name in Object::keys(value.unchecked_ref::<Object>()) {
            let part = name.as_string().unwrap_or_default();
            let key = if path.is_empty() { part.clone() } else { format!("{path}.{part}") };
            match Reflect::get(value, &name) {
                Err(_) => self.refuse(&key, &JsValue::NULL, "a value that can be read"),
                Ok(inner) if inner.is_undefined() => {}
                Ok(_) if part.contains('.') => {
                    self.refuse(&key, value, "keys nested by object, without dots");
                }
                Ok(inner) if Input::is_group(&key) || key == PATHS => self.object(&key, &inner),
                Ok(inner) if path == PATHS => self.series(&key, &inner),
                Ok(inner) => self.fields.push((key, given(&inner))),
            }
        }
    }

    /// A path given month by month: an array of numbers or a typed array.
    fn series(&mut self, key: &str, value: &JsValue) {
        let Some(series) = Series::from_key(key) else {
            self.refused.push(FieldError {
                problem: Problem::UnknownKey,
                accepted: Series::ALL.map(Series::key).join(", "),
                ..self.wrong(key, value, "")
            });
            return;
        };
        match values(series, value) {
            Ok(values) => self.fields.push((key.to_owned(), Given::Series(values))),
            Err(error) => self.refused.push(error),
        }
    }

    fn refuse(&mut self, key: &str, value: &JsValue, accepted: &str) {
        let error = self.wrong(key, value, accepted);
        self.refused.push(error);
    }

    fn wrong(&self, key: &str, value: &JsValue, accepted: &str) -> FieldError {
        FieldError {
            key: if key.is_empty() {
                "scenario".to_owned()
            } else {
                key.chars().take(80).collect()
            },
            month: None,
            given: given(value),
            problem: Problem::WrongType,
            accepted: accepted.to_owned(),
        }
    }
}

/// The numbers of an array or of a typed array.
fn values(series: Series, value: &JsValue) -> Result<Vec<f64>, FieldError> {
    if let Some(typed) = value.dyn_ref::<Float64Array>() {
        return Ok(typed.to_vec());
    }
    if !Array::is_array(value) && !ArrayBuffer::is_view(value) {
        return Err(series.refuse(given(value), Problem::WrongType));
    }
    let items = Array::from(value).into_iter();
    (1..)
        .zip(items)
        .map(|(month, item)| {
            item.as_f64()
                .ok_or_else(|| series.refuse_month(month, given(&item), Problem::WrongType))
        })
        .collect()
}

/// Whether `value` is an object literal: no array, `Map` or class instance, whose contents would
/// be passed over in silence.
fn is_plain(value: &JsValue) -> bool {
    if !value.is_object() || Array::is_array(value) {
        return false;
    }
    let Ok(prototype) = Reflect::get_prototype_of(value) else { return false };
    let prototype: JsValue = prototype.into();
    prototype.is_null()
        || Reflect::get_prototype_of(&prototype).is_ok_and(|above| JsValue::from(above).is_null())
}

/// A JavaScript value as it was given.
pub(super) fn given(value: &JsValue) -> Given {
    if let Some(number) = value.as_f64() {
        Given::Number(number)
    } else if let Some(yes) = value.as_bool() {
        Given::YesNo(yes)
    } else if let Some(text) = value.as_string() {
        Given::Text(text)
    } else if value.is_null() {
        Given::Other("null".to_owned())
    } else if Array::is_array(value) {
        Given::Other("an array".to_owned())
    } else {
        let name = value.js_typeof().as_string().unwrap_or_default();
        Given::Other(format!("a value of type {name}"))
    }
}
