//! The door to `script.js`: what would take a call across the boundary a property, in one.

use crate::finance::{Column, Ledger};
use crate::scenario::{Given, Scenario};
use crate::strategy::{Action, Decision};
use js_sys::{Array, Float64Array};
use std::cell::Cell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/browser/api/script.js")]
extern "C" {
    fn names(of_columns: &str, of_actions: &str);
    #[wasm_bindgen(js_name = monthly)]
    fn columns(values: &Float64Array, length: u32) -> JsValue;
    #[wasm_bindgen(js_name = decisions)]
    fn unpack(packed: &[f64]) -> JsValue;
    fn leaves(root: &JsValue) -> Option<Array>;
}

/// Sees to it that the script knows the names.
fn introduce() {
    thread_local!(static KNOWN: Cell<bool> = const { Cell::new(false) });
    if !KNOWN.replace(true) {
        names(&Column::ALL.map(Column::name).join(","), &Action::ALL.map(Action::key).join(","));
    }
}

/// The ledger's columns as typed arrays, views of one copy of the ledger.
pub fn monthly(ledger: &Ledger) -> JsValue {
    introduce();
    columns(&Float64Array::from(ledger.values()), ledger.months() as u32 + 1)
}

/// `{ month, action, values_usd }` each.
pub fn decisions(decisions: &[Decision]) -> JsValue {
    introduce();
    let pack = |decision: &Decision| {
        let values = decision.values.map(|value| value.unwrap_or(f64::NAN));
        [decision.month as f64, f64::from(decision.action as u8)].into_iter().chain(values)
    };
    unpack(&decisions.iter().flat_map(pack).collect::<Vec<f64>>())
}

/// The scenario that nested plain objects of numbers, yes/no and texts give; `None` if there is
/// anything else in them, or anything that is not accepted: what is wrong is then found out key by
/// key.
pub fn scenario(root: &JsValue) -> Option<Scenario> {
    let found = leaves(root)?;
    let (keys, texts) = (found.get(0).as_string()?, Array::from(&found.get(2)));
    let mut numbers = Float64Array::from(found.get(1)).to_vec().into_iter();
    let mut texts = texts.iter();
    let mut fields = Vec::new();
    for key in keys.split('\n') {
        let (kind, key) = key.split_at_checked(1)?;
        let given = match kind {
            "n" => Given::Number(numbers.next()?),
            "b" => Given::YesNo(numbers.next()? != 0.0),
            _ => Given::Text(texts.next()?.as_string()?),
        };
        fields.push((key, given));
    }
    Scenario::default().with(fields).ok()
}
