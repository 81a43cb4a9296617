//! Values that belong together.

use super::super::arguments::refuse;
use super::super::types::Document;
use super::super::{read, write};
use crate::browser::object as objects;
use crate::cases::Applied;
use crate::cases::picks::{CATALOGUES, Catalogue as Table, Entry, apply, catalogue};
use crate::scenario::{GROUPS, Problem, Scenario};
use js_sys::{Array, Object};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// Entries that set the same inputs, of which a scenario can carry one.
#[derive(Serialize, Tsify)]
pub struct Catalogue {
    /// Its name for `apply_pick`.
    pub id: &'static str,
    /// What an entry is.
    pub label: &'static str,
    /// The group of inputs that it belongs to, as in `inputs()`.
    pub group: &'static str,
    /// A few sentences.
    pub about: &'static str,
    /// What its entries set.
    pub inputs: Vec<&'static str>,
    /// The entries.
    pub entries: Vec<Pick>,
}

/// Values that belong together.
#[derive(Serialize, Tsify)]
pub struct Pick {
    /// Its name for `apply_pick`.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// The date of its values.
    pub date: &'static str,
    /// One line.
    pub note: &'static str,
    /// What is not published and therefore not set; empty if nothing.
    pub open: &'static str,
    /// The inputs that it sets.
    pub sets: Vec<&'static str>,
    /// Where its values come from.
    pub sources: Vec<Document>,
}

/// The catalogues of values that belong together: machines, accelerators, leases, power, credit, tax,
/// dated bitcoin markets.
#[wasm_bindgen(unchecked_return_type = "Catalogue[]")]
pub fn picks() -> Result<JsValue, JsValue> {
    write::plain(&CATALOGUES.iter().map(shape).collect::<Vec<_>>())
}

fn shape(table: &'static Table) -> Catalogue {
    Catalogue {
        id: table.id,
        label: table.label,
        group: GROUPS[table.group].id,
        about: table.about,
        inputs: table.inputs.iter().map(|input| input.key()).collect(),
        entries: table.entries.iter().map(entry).collect(),
    }
}

fn entry(entry: &'static Entry) -> Pick {
    Pick {
        id: entry.id,
        name: entry.name,
        date: entry.date,
        note: entry.note,
        open: entry.open,
        sets: entry.set.iter().map(|(input, _)| input.key()).collect(),
        sources: entry.sources.iter().map(Document::from).collect(),
    }
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
    catalogue_id: &str,
    entry_id: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let base: Scenario = read::scenario(&scenario)?;
    let none = |key, id: &str, known: Vec<&str>| {
        refuse(key, &id.into(), Problem::NotAChoice, &known.join(", "))
    };
    let table = catalogue(catalogue_id).ok_or_else(|| {
        none("catalogue_id", catalogue_id, CATALOGUES.iter().map(|table| table.id).collect())
    })?;
    let entry = table.entry(entry_id).ok_or_else(|| {
        none("entry_id", entry_id, table.entries.iter().map(|entry| entry.id).collect())
    })?;
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
