//! Reading a scenario from a JavaScript object, key by key against the table.
//!
//! A derived deserializer would stop at the first mistake, ignore unknown keys and let NaN through.

use super::arguments::given;
use super::errors;
use crate::scenario::{FieldError, Given, Input, Problem, Refused, Scenario};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The scenario that `value` gives; `undefined` is the default one.
pub fn scenario(value: &JsValue) -> Result<Scenario, JsValue> {
    accept(value).map_err(|refused| errors::refused(&refused))
}

fn accept(value: &JsValue) -> Result<Scenario, Refused> {
    let mut walk = Walk::default();
    if !value.is_undefined() {
        walk.object("", value);
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
                Ok(inner) if Input::is_group(&key) => self.object(&key, &inner),
                Ok(inner) => self.fields.push((key, given(&inner))),
            }
        }
    }

    fn refuse(&mut self, key: &str, value: &JsValue, accepted: &str) {
        self.refused.push(FieldError {
            key: if key.is_empty() {
                "scenario".to_owned()
            } else {
                key.chars().take(80).collect()
            },
            given: given(value),
            problem: Problem::WrongType,
            accepted: accepted.to_owned(),
        });
    }
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
