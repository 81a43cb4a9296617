//! Reading arguments other than scenarios: names and objects of options.

use super::errors;
use crate::browser::read::{given, is_array, is_plain, keys, length, unreadable};
use crate::scenario::{FieldError, Given, Input, Problem, Refused};
use crate::strategy::Strategy;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The error for one argument.
pub(super) fn refuse(key: &str, value: &JsValue, problem: Problem, accepted: &str) -> JsValue {
    refuse_given(key, given(value), problem, accepted)
}

/// The error for an argument that throws when it is looked at.
fn refuse_unreadable(key: &str) -> JsValue {
    refuse_given(key, unreadable(), Problem::WrongType, "a value that can be read")
}

fn refuse_given(key: &str, given: Given, problem: Problem, accepted: &str) -> JsValue {
    errors::refused(&Refused { fields: vec![field(key, given, problem, accepted)] })
}

fn field(key: &str, given: Given, problem: Problem, accepted: &str) -> FieldError {
    let (key, accepted) = (key.to_owned(), accepted.to_owned());
    FieldError { key, month: None, given, problem, accepted }
}

// Texts and numbers come as they were given: wasm-bindgen's own reading of them throws errors without fields.

/// A text.
pub(super) fn text(key: &str, value: &JsValue, accepted: &str) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| refuse(key, value, Problem::WrongType, accepted))
}

/// What `find` makes of a name.
pub(super) fn choice<T>(
    key: &str,
    name: &JsValue,
    accepted: &str,
    find: impl FnOnce(&str) -> Option<T>,
) -> Result<T, JsValue> {
    let found = find(&text(key, name, accepted)?);
    found.ok_or_else(|| refuse(key, name, Problem::NotAChoice, accepted))
}

/// A numeric input, one that can be moved over a range.
pub(super) fn numeric(key: &str, name: &JsValue) -> Result<Input, JsValue> {
    choice(key, name, "the key of a numeric input", |name| {
        Input::from_key(name).filter(|input| input.is_numeric())
    })
}

/// The strategy of a name.
pub(super) fn strategy(key: &str, name: &JsValue) -> Result<Strategy, JsValue> {
    let accepted = "\"mining\", \"colocation\", \"gpu_cloud\" or \"hybrid\"";
    choice(key, name, accepted, Strategy::from_key)
}

/// A number from `min` to `max`.
fn number(key: &str, value: &JsValue, min: f64, max: f64) -> Result<f64, JsValue> {
    within(key, value, min, max, &format!("a number from {min} to {max}"))
}

/// A whole number from `min` to `max`.
pub(super) fn whole(key: &str, value: &JsValue, min: f64, max: f64) -> Result<f64, JsValue> {
    let accepted = format!("a whole number from {min} to {max}");
    let number = within(key, value, min, max, &accepted)?;
    if number.fract() == 0.0 {
        Ok(number)
    } else {
        Err(refuse(key, value, Problem::NotWhole, &accepted))
    }
}

fn within(key: &str, value: &JsValue, min: f64, max: f64, accepted: &str) -> Result<f64, JsValue> {
    let problem = match value.as_f64() {
        Some(number) if (min..=max).contains(&number) => return Ok(number),
        Some(number) if number.is_nan() => Problem::NotANumber,
        Some(number) if number.is_infinite() => Problem::Infinite,
        Some(_) => Problem::OutOfRange,
        None => Problem::WrongType,
    };
    Err(refuse(key, value, problem, accepted))
}

/// An object of options, every one of which must be known.
pub(super) struct OptionsGiven<'a> {
    of: &'a str,
    object: JsValue,
}

impl<'a> OptionsGiven<'a> {
    /// The options `known` of `of`; `undefined` holds none.
    pub(super) fn read(
        of: &'a str,
        value: &JsValue,
        known: &[&str],
    ) -> Result<OptionsGiven<'a>, JsValue> {
        if value.is_undefined() {
            return Ok(OptionsGiven { of, object: Object::new().into() });
        }
        let unreadable = |_| refuse_unreadable(of);
        if !is_plain(value).map_err(unreadable)? {
            return Err(refuse(of, value, Problem::WrongType, "a plain object of options"));
        }
        for name in keys(value).map_err(unreadable)? {
            let text = name.as_string().unwrap_or_default();
            if !known.contains(&text.as_str()) {
                let key = format!("{of}.{}", text.chars().take(40).collect::<String>());
                return Err(refuse(&key, &name, Problem::UnknownKey, &known.join(", ")));
            }
        }
        Ok(OptionsGiven { of, object: value.clone() })
    }

    /// The value of an option; `undefined` if it is not given.
    pub(super) fn value(&self, name: &str) -> Result<JsValue, JsValue> {
        Reflect::get(&self.object, &name.into())
            .map_err(|_| refuse_unreadable(&format!("{}.{name}", self.of)))
    }

    fn wrong(&self, name: &str, value: &JsValue, accepted: &str) -> JsValue {
        refuse(&format!("{}.{name}", self.of), value, Problem::WrongType, accepted)
    }

    /// A number from `min` to `max`.
    pub(super) fn number(&self, name: &str, min: f64, max: f64) -> Result<Option<f64>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        self::number(&format!("{}.{name}", self.of), &value, min, max).map(Some)
    }

    /// A whole number from `min` to `max`.
    pub(super) fn whole(
        &self,
        name: &str,
        min: usize,
        max: usize,
    ) -> Result<Option<usize>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        let key = format!("{}.{name}", self.of);
        Ok(Some(self::whole(&key, &value, min as f64, max as f64)? as usize))
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        value.as_string().map(Some).ok_or_else(|| self.wrong(name, &value, "a text"))
    }

    /// Yes or no; no if it is not given.
    pub(super) fn yes(&self, name: &str) -> Result<bool, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(false);
        }
        value.as_bool().ok_or_else(|| self.wrong(name, &value, "true or false"))
    }

    /// A list of texts; empty if it is not given.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<String>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(Vec::new());
        }
        let found = texts(&format!("{}.{name}", self.of), &value)?;
        found.ok_or_else(|| self.wrong(name, &value, "an array of texts"))
    }

    /// A function, called with the share done; it may answer false to cancel.
    pub(super) fn progress(&self, name: &str) -> Result<Option<Progress>, JsValue> {
        let value = self.value(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        match value.dyn_into::<Function>() {
            Ok(function) => Ok(Some(Progress(function))),
            Err(value) => Err(self.wrong(name, &value, "a function")),
        }
    }
}

/// No list of names is longer.
const MOST_TEXTS: u32 = 1000;

/// The texts of an array; `None` for anything else.
///
/// # Errors
/// If it throws when it is looked at.
pub(super) fn texts(key: &str, value: &JsValue) -> Result<Option<Vec<String>>, JsValue> {
    let unreadable = |_| refuse_unreadable(key);
    if !is_array(value).map_err(unreadable)? {
        return Ok(None);
    }
    let length = length(value).map_err(unreadable)?;
    let Some(length) = length.filter(|length| *length <= MOST_TEXTS) else { return Ok(None) };
    let text = |at| Ok(Reflect::get_u32(value, at).map_err(unreadable)?.as_string());
    (0..length).map(text).collect()
}

/// What `find` makes of the names in an array; `None` for anything else.
///
/// # Errors
/// Says which names are not found; if it throws when it is looked at.
pub(super) fn choices<T>(
    key: &str,
    value: &JsValue,
    accepted: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<Option<Vec<T>>, JsValue> {
    let Some(names) = texts(key, value)? else { return Ok(None) };
    let (mut found, mut fields) = (Vec::new(), Vec::new());
    for name in names {
        match find(&name) {
            Some(one) => found.push(one),
            None => fields.push(field(key, Given::Text(name), Problem::NotAChoice, accepted)),
        }
    }
    if fields.is_empty() { Ok(Some(found)) } else { Err(errors::refused(&Refused { fields })) }
}

/// A progress callback.
pub(super) struct Progress(Function);

impl Progress {
    /// Tells the share done.
    ///
    /// # Errors
    /// A `CancelledError` if the answer is false, or whatever the callback throws.
    pub(super) fn tell(&self, share: f64) -> Result<(), JsValue> {
        let answer = self.0.call1(&JsValue::UNDEFINED, &share.into())?;
        if answer == JsValue::FALSE { Err(errors::cancelled()) } else { Ok(()) }
    }
}
