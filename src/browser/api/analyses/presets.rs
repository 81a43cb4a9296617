//! Real cases to load.

use super::super::arguments::refuse;
use super::super::types::{Source, confidence};
use super::super::{read, write};
use crate::browser::object as objects;
use crate::cases::{PRESETS, Preset as Case, apply, find};
use crate::scenario::{Problem, Scenario};
use serde::Serialize;
use std::collections::BTreeMap;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// A real case.
#[derive(Serialize, Tsify)]
pub struct Preset {
    /// Its name for `apply_preset`.
    pub id: &'static str,
    /// Its name on screen.
    pub title: &'static str,
    /// What it is a case of.
    #[tsify(type = "\"deal\" | \"conversion\" | \"accelerator\" | \"tenant_load\" | \"mine\"")]
    pub kind: &'static str,
    /// Who does what.
    pub who: &'static str,
    /// Its date.
    pub date: &'static str,
    /// A few sentences.
    pub summary: &'static str,
    /// The use of the site that it is about.
    #[tsify(type = "StrategyName")]
    pub strategy: &'static str,
    /// What its sources state: USD, years, MW, shares by name.
    #[tsify(type = "Record<string, number>")]
    pub stated: BTreeMap<&'static str, f64>,
    /// Inputs that its sources leave open.
    #[tsify(type = "{ key: string; note: string }[]")]
    pub unstated: Vec<Unstated>,
    /// Where it comes from.
    #[tsify(type = "{ text: string; url: string | null; confidence: string }[]")]
    pub sources: Vec<PresetSource>,
}

/// An input left open.
#[derive(Serialize)]
pub struct Unstated {
    key: &'static str,
    note: &'static str,
}

/// A source and how far it can be trusted.
#[derive(Serialize)]
pub struct PresetSource {
    #[serde(flatten)]
    source: Source,
    confidence: &'static str,
}

/// The real cases that can be loaded.
#[wasm_bindgen(unchecked_return_type = "Preset[]")]
pub fn presets() -> Result<JsValue, JsValue> {
    write::plain(&PRESETS.iter().map(shape).collect::<Vec<_>>())
}

fn shape(case: &'static Case) -> Preset {
    let unstated = case.unstated.iter();
    let sources = case.sources.iter();
    Preset {
        id: case.id,
        title: case.title,
        kind: case.kind.key(),
        who: case.who,
        date: case.date,
        summary: case.summary,
        strategy: case.strategy.key(),
        stated: case.stated.iter().copied().collect(),
        unstated: unstated.map(|u| Unstated { key: u.input.key(), note: u.note }).collect(),
        sources: sources
            .map(|s| PresetSource {
                source: Source { text: s.text, url: Some(s.url) },
                confidence: confidence(s.confidence),
            })
            .collect(),
    }
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
    id: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let base: Scenario = read::scenario(&scenario)?;
    let Some(case) = find(id) else {
        let known: Vec<&str> = PRESETS.iter().map(|case| case.id).collect();
        return Err(refuse("id", &id.into(), Problem::NotAChoice, &known.join(", ")));
    };
    let applied = apply(case, &base);
    let changes = js_sys::Array::new();
    for change in &applied.changes {
        let object: JsValue = js_sys::Object::new().into();
        let set = objects::set;
        set(&object, "key", &change.input.key().into());
        set(&object, "from", &objects::value(&base, change.input));
        set(&object, "to", &objects::value(&applied.scenario, change.input));
        set(&object, "why", &change.why.into());
        changes.push(&object);
    }
    let object: JsValue = js_sys::Object::new().into();
    objects::set(&object, "scenario", &objects::to_object(&applied.scenario)?);
    objects::set(&object, "changes", &changes);
    Ok(object)
}
