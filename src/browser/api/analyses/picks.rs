//! Values that belong together.

use super::super::arguments::choice;
use super::super::{read, write};
use crate::browser::object as objects;
use crate::cases::Applied;
use crate::cases::picks::{CATALOGUES, apply, catalogue};
use crate::scenario::Scenario;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

/// The catalogues of values that belong together: machines, accelerators, leases, power, credit, tax,
/// dated bitcoin markets.
#[wasm_bindgen(unchecked_return_type = "Catalogue[]")]
pub fn picks() -> Result<JsValue, JsValue> {
    write::plain(&CATALOGUES.as_slice())
}

#[wasm_bindgen(typescript_custom_section)]
const PICKED: &str = r#"
/** A pick applied to a scenario. */
export interface AppliedPick {
  /** The scenario with the entry's values; the rest stays. */
  scenario: Scenario;
  /** What became different. */
  changes: { key: string; from: number | boolean | string; to: number | boolean | string }[];
}
"#;

/// A scenario (the default one if not given) with an entry's values.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "AppliedPick")]
pub fn apply_pick(
    #[wasm_bindgen(unchecked_param_type = "string")] catalogue_id: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] entry_id: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let base: Scenario = read::scenario(&scenario)?;
    let known: Vec<&str> = CATALOGUES.iter().map(|table| table.id).collect();
    let table = choice("catalogue_id", &catalogue_id, &known.join(", "), catalogue)?;
    let known: Vec<&str> = table.entries.iter().map(|entry| entry.id).collect();
    let entry = choice("entry_id", &entry_id, &known.join(", "), |id| table.entry(id))?;
    let applied = apply(entry, &base);
    let object: JsValue = Object::new().into();
    objects::set(&object, "scenario", &objects::to_object(&applied.scenario)?);
    objects::set(&object, "changes", &list_changes(&base, &applied));
    Ok(object)
}

/// What became different, each with its key and both values.
pub fn list_changes(base: &Scenario, applied: &Applied) -> Array {
    let list = Array::new();
    for change in &applied.changes {
        let object: JsValue = Object::new().into();
        objects::set(&object, "key", &change.input.key().into());
        objects::set(&object, "from", &objects::value(base, change.input));
        objects::set(&object, "to", &objects::value(&applied.scenario, change.input));
        list.push(&object);
    }
    list
}
