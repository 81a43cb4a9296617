//! Reading a scenario from a JavaScript object, key by key against the table.
//!
//! A derived deserializer would stop at the first mistake, ignore unknown keys and let NaN through.

use crate::scenario::{FieldError, Given, Input, Problem, Refused, Scenario, Series};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

#[cfg(feature = "api")]
pub(super) use looking::{is_array, keys, length};
#[cfg(not(feature = "api"))]
use looking::{is_array, keys, length};
use looking::{items, numbers};

/// Looking at what somebody gives: any of it may throw.
#[cfg(feature = "api")]
mod looking {
    use js_sys::{Array, ArrayBuffer, Float64Array, Reflect};
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen::{JsCast, JsValue};

    // Those of js_sys let through what a proxy or a getter throws. It would leave the module in the middle of its work,
    // with its stack where it was: some dozens of times, and nothing can be called any more.
    #[wasm_bindgen]
    extern "C" {
        /// Whether it is an array.
        #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
        pub(in crate::browser) fn is_array(value: &JsValue) -> Result<bool, JsValue>;
        /// The names of its own properties.
        #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
        pub(in crate::browser) fn keys(value: &JsValue) -> Result<Array, JsValue>;
        /// The items of an array or of what is like one.
        #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
        pub(super) fn items(value: &JsValue) -> Result<Array, JsValue>;
        /// Copies numbers that fit in.
        #[wasm_bindgen(catch, js_namespace = ["Float64Array", "prototype", "set"], js_name = call)]
        fn copy(into: &Float64Array, from: &JsValue) -> Result<(), JsValue>;
    }

    /// How many items there are in an array or in what is like one, as far as can be counted; `None` in anything else.
    ///
    /// # Errors
    /// What reading it throws.
    pub(in crate::browser) fn length(value: &JsValue) -> Result<Option<u32>, JsValue> {
        if !value.is_object() {
            return Ok(None);
        }
        let length = Reflect::get(value, &"length".into())?.as_f64();
        let whole = |length: &f64| *length >= 0.0 && length.fract() == 0.0;
        Ok(length.filter(whole).map(|length| length as u32))
    }

    /// The numbers of an array of nothing else, copied as memory; `None` for any other.
    pub(super) fn numbers(value: &JsValue, length: u32) -> Result<Option<Vec<f64>>, JsValue> {
        if !ArrayBuffer::is_view(value) || !value.is_instance_of::<Float64Array>() {
            return Ok(None);
        }
        let copied = Float64Array::new_with_length(length);
        copy(&copied, value)?;
        Ok(Some(copied.to_vec()))
    }
}

/// Looking at what the page parsed itself: nothing of it throws, and no visit pays for catching.
#[cfg(not(feature = "api"))]
mod looking {
    use js_sys::{Array, Object};
    use wasm_bindgen::{JsCast, JsValue};

    pub(super) fn is_array(value: &JsValue) -> Result<bool, JsValue> {
        Ok(Array::is_array(value))
    }

    pub(super) fn keys(value: &JsValue) -> Result<Array, JsValue> {
        Ok(Object::keys(value.unchecked_ref::<Object>()))
    }

    pub(super) fn items(value: &JsValue) -> Result<Array, JsValue> {
        Ok(Array::from(value))
    }

    pub(super) fn length(value: &JsValue) -> Result<Option<u32>, JsValue> {
        Ok(Array::is_array(value).then(|| value.unchecked_ref::<Array>().length()))
    }

    pub(super) fn numbers(_: &JsValue, _: u32) -> Result<Option<Vec<f64>>, JsValue> {
        Ok(None)
    }
}

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
        match is_plain(value) {
            Ok(true) => {}
            Ok(false) => return self.refuse(path, value, "a plain object of inputs"),
            Err(_) => return self.unreadable(path),
        }
        let Ok(names) = keys(value) else { return self.unreadable(path) };
        for name in names {
            let part = name.as_string().unwrap_or_default();
            let key = if path.is_empty() { part.clone() } else { format!("{path}.{part}") };
            match Reflect::get(value, &name) {
                Err(_) => self.unreadable(&key),
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

    /// A path given month by month.
    fn series(&mut self, key: &str, value: &JsValue) {
        let Some(series) = Series::from_key(key) else {
            self.refused.push(FieldError {
                problem: Problem::UnknownKey,
                accepted: Series::ALL.map(Series::key).join(", "),
                ..self.wrong(key, given(value), "")
            });
            return;
        };
        match values(series, value) {
            Ok(values) => self.fields.push((key.to_owned(), Given::Series(values))),
            Err(error) => self.refused.push(error),
        }
    }

    fn refuse(&mut self, key: &str, value: &JsValue, accepted: &str) {
        let error = self.wrong(key, given(value), accepted);
        self.refused.push(error);
    }

    /// What threw when it was looked at.
    fn unreadable(&mut self, key: &str) {
        let error = self.wrong(key, unreadable(), "a value that can be read");
        self.refused.push(error);
    }

    fn wrong(&self, key: &str, given: Given, accepted: &str) -> FieldError {
        FieldError {
            key: if key.is_empty() {
                "scenario".to_owned()
            } else {
                key.chars().take(80).collect()
            },
            month: None,
            given,
            problem: Problem::WrongType,
            accepted: accepted.to_owned(),
        }
    }
}

/// More values than this are no path by the month, the longest horizon having 360: to look through millions of them takes
/// more time and memory than there may be.
const MOST_VALUES: u32 = 10_000;

/// The numbers of an array, of a typed array, of whatever has a length and values by number.
fn values(series: Series, value: &JsValue) -> Result<Vec<f64>, FieldError> {
    let refuse = |given| series.refuse(given, Problem::WrongType);
    let length = length(value).map_err(|_| refuse(unreadable()))?;
    let length = length.ok_or_else(|| refuse(given(value)))?;
    if cfg!(feature = "api") && length > MOST_VALUES {
        let accepted = series.accepted();
        return Err(FieldError {
            accepted: say!(
                "at most {MOST_VALUES} values: {accepted}",
                "como máximo {MOST_VALUES} valores: {accepted}"
            ),
            ..series.refuse(
                Given::Other(say!("a list of {length} values", "una lista de {length} valores")),
                Problem::OutOfRange,
            )
        });
    }
    // In one go, not value by value: some of them are read for every answer.
    if let Some(numbers) = numbers(value, length).map_err(|_| refuse(unreadable()))? {
        return Ok(numbers);
    }
    let items = items(value).map_err(|_| refuse(unreadable()))?;
    let number = |(month, item): (u32, JsValue)| {
        let refuse = |given| series.refuse_month(month, given, Problem::WrongType);
        item.as_f64().ok_or_else(|| refuse(given(&item)))
    };
    (1..).zip(items).map(number).collect()
}

/// Whether `value` is an object literal: no array, `Map` or class instance, whose contents would
/// be passed over in silence.
///
/// # Errors
/// What looking at it throws.
pub(super) fn is_plain(value: &JsValue) -> Result<bool, JsValue> {
    if !value.is_object() || is_array(value)? {
        return Ok(false);
    }
    let prototype: JsValue = Reflect::get_prototype_of(value)?.into();
    Ok(prototype.is_null() || JsValue::from(Reflect::get_prototype_of(&prototype)?).is_null())
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
    } else {
        match is_array(value) {
            Ok(true) => Given::Other("an array".to_owned()),
            Ok(false) => {
                let name = value.js_typeof().as_string().unwrap_or_default();
                Given::Other(format!("a value of type {name}"))
            }
            Err(_) => unreadable(),
        }
    }
}

/// In place of a value: it threw when it was looked at.
pub(super) fn unreadable() -> Given {
    Given::Other("a value that cannot be read".to_owned())
}
