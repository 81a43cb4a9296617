//! Numbers as the reader's browser writes them.

use super::window::window;
use crate::browser::object::set;
use crate::format::{Format, Plain};
use crate::language::SPANISH;
use crate::scenario::Units;
use js_sys::{Array, Function, Intl, Object};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The reader's grouping and decimal mark, from `Intl.NumberFormat`; [`Plain`] where that fails.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The units that the reader has chosen.
    pub units: Units,
    /// Megawatts of grid for one of IT.
    pub pue: f64,
}

thread_local! {
    /// One function a number of decimals, made when first needed.
    static FORMATS: RefCell<[Option<Function>; 9]> = RefCell::default();
    /// Whether the reader's browser writes as [`Plain`] does: then it is not asked, which takes several times as long.
    static IS_PLAIN: bool = [1_234.5, 1_234_567.5]
        .into_iter()
        .all(|value| written(value, 1).is_some_and(|text| text == Plain.decimal(value, 1)));
}

impl Format for Locale {
    fn decimal(&self, value: f64, digits: usize) -> String {
        let digits = digits.min(8);
        if IS_PLAIN.with(|is_plain| *is_plain) {
            return Plain.decimal(value, digits);
        }
        written(value, digits).unwrap_or_else(|| Plain.decimal(value, digits))
    }

    fn units(&self) -> Units {
        self.units
    }

    fn pue(&self) -> f64 {
        self.pue
    }
}

/// By the reader's browser.
fn written(value: f64, digits: usize) -> Option<String> {
    FORMATS.with_borrow_mut(|formats| {
        let format = formats.get_mut(digits)?.get_or_insert_with(|| number_format(digits));
        format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(value)).ok()?.as_string()
    })
}

fn number_format(digits: usize) -> Function {
    let options = Object::new();
    let digits = JsValue::from_f64(digits as f64);
    for (name, value) in [
        ("minimumFractionDigits", &digits),
        ("maximumFractionDigits", &digits),
        ("numberingSystem", &JsValue::from_str("latn")),
    ] {
        set(&options, name, value);
    }
    Intl::NumberFormat::new(&locales(), &options).format()
}

/// The reader's own; in the Spanish page the reader's where that is Spanish, else Spanish.
fn locales() -> Array {
    let locales = Array::new();
    if SPANISH {
        let own = window().navigator().language();
        let own = own.filter(|own| own.starts_with("es")).unwrap_or_else(|| "es".to_owned());
        locales.push(&JsValue::from_str(&own));
    }
    locales
}
