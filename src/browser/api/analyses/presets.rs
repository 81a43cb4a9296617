//! Real cases to load.

use super::super::arguments::refuse;
use super::super::types::Document;
use super::super::{read, write};
use super::picks::list_changes;
use crate::browser::object as objects;
use crate::cases::{
    Applied, PRESETS, Preset as Case, Verdict, account, apply, find, find_code, recognise,
};
use crate::evaluation::Engine;
use crate::scenario::{Problem, Scenario, parse_link};
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
    /// Its short name in links.
    pub code: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// A few sentences.
    pub summary: &'static str,
    /// Why it looks bad, where it does.
    pub explains: &'static str,
    /// The use of the site that it is about.
    #[tsify(type = "Strategy")]
    pub strategy: &'static str,
    /// What its sources state: USD, years, MW, shares by name.
    #[tsify(type = "Record<string, number>")]
    pub stated: BTreeMap<&'static str, f64>,
    /// What its parties say it will earn: margin, yield (shares), revenue and income a year (USD).
    #[tsify(type = "Record<string, number>")]
    pub guidance: BTreeMap<&'static str, f64>,
    /// Inputs that its sources leave open.
    #[tsify(type = "{ key: string; note: string }[]")]
    pub unstated: Vec<Unstated>,
    /// Where it comes from.
    pub sources: Vec<Document>,
}

/// An input left open.
#[derive(Serialize)]
pub struct Unstated {
    key: &'static str,
    note: &'static str,
}

/// The real cases that can be loaded.
#[wasm_bindgen(unchecked_return_type = "Preset[]")]
pub fn presets() -> Result<JsValue, JsValue> {
    write::plain(&PRESETS.iter().map(shape).collect::<Vec<_>>())
}

fn shape(case: &'static Case) -> Preset {
    let unstated = case.unstated.iter();
    let guidance = case.guidance.iter();
    Preset {
        id: case.id,
        title: case.title,
        kind: case.kind.key(),
        who: case.who,
        date: case.date,
        code: case.code,
        question: case.question,
        summary: case.summary,
        explains: case.explains,
        strategy: case.strategy.key(),
        stated: case.stated.iter().copied().collect(),
        guidance: guidance.map(|(figure, value)| (figure.key(), *value)).collect(),
        unstated: unstated.map(|u| Unstated { key: u.input.key(), note: u.note }).collect(),
        sources: case.sources.iter().map(Document::from).collect(),
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
    let case = named("id", id)?;
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

/// What becomes of a preset.
#[derive(Serialize, Tsify)]
pub struct PresetAccount {
    /// What its parties state beside what comes out here, over the contract's years.
    pub beside: Vec<Beside>,
    /// The chips alone: yearly return before tax and debt to the end of their contract, in a hall
    /// rented at the going rent; null where none are owned or there is no rate.
    pub chips_irr: Option<f64>,
    /// The input that its customer pays: rent, lease rate or, for a mine, the price of bitcoin.
    pub price_key: Option<&'static str>,
    /// That input's value from which on it is worth what it costs (a mine: more than selling now).
    pub price_needed: Option<f64>,
    /// The value by the contract's years; null where nothing is signed or it is not ready.
    pub contract: Option<ContractSplit>,
    /// The input that decides it among what is not signed; null where nothing moves it.
    pub deciding: Option<DecidingInput>,
    /// How it stands among the uses of its site.
    #[tsify(type = "\"unpriced\" | \"not_ready\" | \"loses\" | \"behind\" | \"leads\"")]
    pub verdict: &'static str,
}

/// Present values, USD, without the bridge: `contract_usd - invested_usd + after_usd` is the NPV.
#[derive(Serialize, Tsify)]
pub struct ContractSplit {
    /// What is bought until the contract ends.
    pub invested_usd: f64,
    /// What comes in until then, after costs and tax.
    pub contract_usd: f64,
    /// What comes after, and what is sold at the end.
    pub after_usd: f64,
}

/// An input over its plausible range.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct DecidingInput {
    /// The input.
    pub key: &'static str,
    /// The low end of its plausible range.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// The NPV at the low end, USD; null if not ready there.
    pub npv_usd_at_low: Option<f64>,
    /// The NPV at the high end, USD.
    pub npv_usd_at_high: Option<f64>,
}

/// One figure, ours beside theirs.
#[derive(Serialize, Tsify)]
pub struct Beside {
    /// The figure, as in `guidance`.
    pub figure: &'static str,
    /// What comes out here.
    pub ours: Option<f64>,
    /// What its parties state.
    pub theirs: f64,
}

/// What becomes of a preset: its account against what its parties state. `scenario` may have been
/// moved since the preset was applied; without one it is the preset itself.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "PresetAccount")]
pub fn preset_account(
    id: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
) -> Result<JsValue, JsValue> {
    let case = named("id", id)?;
    let scenario = if scenario.is_undefined() || scenario.is_null() {
        apply(case, &Scenario::default()).scenario
    } else {
        read::scenario(&scenario)?
    };
    let account = account(&mut Engine::new(), case, &scenario);
    let beside = account.beside.iter().map(|compared| Beside {
        figure: compared.figure.key(),
        ours: compared.ours,
        theirs: compared.theirs,
    });
    write::plain(&PresetAccount {
        beside: beside.collect(),
        chips_irr: account.chips.and_then(Result::ok),
        price_key: account.needs.map(|needs| needs.input.key()),
        price_needed: account.needs.and_then(|needs| needs.value()),
        contract: account.split.map(|split| ContractSplit {
            invested_usd: split.invested_usd,
            contract_usd: split.contract_usd,
            after_usd: split.after_usd,
        }),
        deciding: account.deciding.map(|found| DecidingInput {
            key: found.input.key(),
            low: found.low.value,
            high: found.high.value,
            npv_usd_at_low: found.low.target,
            npv_usd_at_high: found.high.target,
        }),
        verdict: match account.verdict {
            Verdict::Unpriced => "unpriced",
            Verdict::NotReady => "not_ready",
            Verdict::Loses => "loses",
            Verdict::Behind(_) => "behind",
            Verdict::Leads => "leads",
        },
    })
}

/// The case of this id, given as the argument of that name.
pub fn named(argument: &str, id: &str) -> Result<&'static Case, JsValue> {
    find(id).ok_or_else(|| {
        let known: Vec<&str> = PRESETS.iter().map(|case| case.id).collect();
        refuse(argument, &id.into(), Problem::NotAChoice, &known.join(", "))
    })
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
#[wasm_bindgen(unchecked_return_type = "LinkedPreset | null")]
pub fn preset_of_link(text: &str) -> JsValue {
    let link = parse_link(text);
    let named = link.case.as_deref().and_then(find_code).map(|case| case.id);
    let Some(found) = recognise(&link.scenario, named) else { return JsValue::NULL };
    let Some(case) = found.preset() else { return JsValue::NULL };
    let loaded = apply(case, &Scenario::default()).scenario;
    let object: JsValue = js_sys::Object::new().into();
    objects::set(&object, "id", &found.id.into());
    let moved = Applied { scenario: link.scenario, changes: found.moved };
    objects::set(&object, "moved", &list_changes(&loaded, &moved));
    object
}
