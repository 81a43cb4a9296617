//! Real cases to load.

use super::super::arguments::{choice, text as text_of};
use super::super::{read, write};
use super::picks::list_changes;
use crate::browser::object as objects;
use crate::cases::{
    Applied, Compared, Deciding, PRESETS, Preset, PresetKind, Split, Verdict, account, apply, find,
    find_code, recognise,
};
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario, parse_link};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const KIND: &str = PresetKind::TYPESCRIPT;

/// The real cases that can be loaded.
#[wasm_bindgen(unchecked_return_type = "Preset[]")]
pub fn presets() -> Result<JsValue, JsValue> {
    write::plain(&PRESETS.as_slice())
}

#[wasm_bindgen(typescript_custom_section)]
const APPLIED: &str = r#"
/** A preset applied to a scenario. */
export interface AppliedPreset {
  /** The scenario with the preset's values. */
  scenario: Scenario;
  /** What became different, and where the value comes from. */
  changes: { key: string; from: number | boolean | string; to: number | boolean | string; why: string }[];
}
"#;

/// A scenario (the default one if not given) with a preset's values.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "AppliedPreset")]
pub fn apply_preset(
    #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let base: Scenario = read::scenario(&scenario)?;
    let case = named("id", &id)?;
    let applied = apply(case, &base);
    let changes = list_changes(&base, &applied);
    for (object, change) in changes.iter().zip(&applied.changes) {
        let why = case.why(change.input).unwrap_or_default();
        objects::set(&object, "why", &why.into());
    }
    let object: JsValue = js_sys::Object::new().into();
    objects::set(&object, "scenario", &objects::to_object(&applied.scenario)?);
    objects::set(&object, "changes", &changes);
    Ok(object)
}

// The account, laid flat: a break-even by its input and its value, a rate without its reason.
/// What becomes of a preset.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct PresetAccount {
    /// What its parties state beside what comes out here, over the contract's years.
    #[tsify(type = "Beside[]")]
    beside: Vec<Compared>,
    /// The chips alone: yearly return before tax and debt to the end of their contract, in a hall
    /// rented at the going rent; null where none are owned or there is no rate.
    chips_irr: Option<f64>,
    /// The input that its customer pays: rent, lease rate or, for a mine, the price of bitcoin.
    #[tsify(type = "string | null")]
    price_key: Option<Input>,
    /// That input's value from which on it is worth what it costs (a mine: more than selling now).
    price_needed: Option<f64>,
    /// The value by the contract's years; null where nothing is signed or it is not ready.
    #[tsify(type = "ContractSplit | null")]
    contract: Option<Split>,
    /// The input that decides it among what is not signed; null where nothing moves it.
    #[tsify(type = "DecidingInput | null")]
    deciding: Option<Deciding>,
    /// How it stands among the uses of its site.
    verdict: Verdict,
}

/// What becomes of a preset: its account against what its parties state. `scenario` may have been
/// moved since the preset was applied; without one it is the preset itself.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "PresetAccount")]
pub fn preset_account(
    #[wasm_bindgen(unchecked_param_type = "string")] id: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let case = named("id", &id)?;
    let scenario = if scenario.is_undefined() || scenario.is_null() {
        apply(case, &Scenario::default()).scenario
    } else {
        read::scenario(&scenario)?
    };
    let account = account(&mut Engine::new(), case, &scenario);
    write::plain(&PresetAccount {
        beside: account.beside,
        chips_irr: account.chips.and_then(Result::ok),
        price_key: account.needs.map(|needs| needs.input),
        price_needed: account.needs.and_then(|needs| needs.value()),
        contract: account.split,
        deciding: account.deciding,
        verdict: account.verdict,
    })
}

/// The case of this id, given as the argument of that name.
pub fn named(argument: &str, id: &JsValue) -> Result<&'static Preset, JsValue> {
    let known: Vec<&str> = PRESETS.iter().map(|case| case.id).collect();
    choice(argument, id, &known.join(", "), find)
}

#[wasm_bindgen(typescript_custom_section)]
const LINKED: &str = r#"
/** The preset that a link's scenario is, or was before some inputs were moved. */
export interface LinkedPreset {
  /** Its id. */
  id: string;
  /** What has been moved since. */
  moved: { key: string; from: number | boolean | string; to: number | boolean | string }[];
}
"#;

/// The preset that a link's scenario is; failing that the one that the link names, while half of what it
/// set still stands, with what has been moved since. Null if there is none.
///
/// @throws {RefusedError} if it is no text.
#[wasm_bindgen(unchecked_return_type = "LinkedPreset | null")]
pub fn preset_of_link(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let text = text_of("text", &text, "a link or the part after #, as a text")?;
    let link = parse_link(&text);
    let named = link.case.as_deref().and_then(find_code).map(|case| case.id);
    let Some(found) = recognise(&link.scenario, named) else { return Ok(JsValue::NULL) };
    let Some(case) = found.preset() else { return Ok(JsValue::NULL) };
    let loaded = apply(case, &Scenario::default()).scenario;
    let object: JsValue = js_sys::Object::new().into();
    objects::set(&object, "id", &found.id.into());
    let moved = Applied { scenario: link.scenario, changes: found.moved };
    objects::set(&object, "moved", &list_changes(&loaded, &moved));
    Ok(object)
}
