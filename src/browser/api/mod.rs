//! The JavaScript API: plain objects in, plain objects out, typed in the generated `.d.ts`.
//!
//! Every function that takes a scenario accepts a full or partial one (missing keys take the
//! defaults) and throws an `Error` with a `fields` array that names every offending field.

pub mod analyses;
mod arguments;
mod errors;
mod read;
mod script;
pub(super) mod types;
mod write;

use super::object;
use crate::evaluation::Engine;
use crate::scenario::{Link, parse_link as read_link, to_link as write_link, with_case};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// The table of inputs: key, label, unit, range, default, sources of every input.
#[wasm_bindgen(unchecked_return_type = "InputRow[]")]
pub fn inputs() -> Result<JsValue, JsValue> {
    write::plain(&types::input_rows())
}

/// The default scenario, a nested plain object with the contract's keys.
#[wasm_bindgen(unchecked_return_type = "Scenario")]
pub fn defaults() -> Result<JsValue, JsValue> {
    object::to_object(&crate::scenario::Scenario::default())
}

/// Evaluates a full or partial scenario: every figure of the four strategies and their ledgers.
///
/// `paths` gives bitcoin price, network, power price or lease level month by month; the scenario's own
/// `paths` do the same in every function that takes a scenario.
///
/// @throws {RefusedError} if a field is not accepted; its `fields` name every offending one.
#[wasm_bindgen(unchecked_return_type = "Evaluation")]
pub fn evaluate(
    #[wasm_bindgen(unchecked_optional_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "{ paths?: GivenPaths }")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = arguments::OptionsGiven::read("options", &options, &["paths"])?;
    let scenario = read::scenario_and_paths(&scenario, &options.value("paths")?)?;
    let evaluation = with_engine(|engine| engine.evaluate(&scenario));
    write::evaluation(&scenario, &evaluation)
}

/// The scenario that a link holds: the part after `#`, with or without that sign, or a whole
/// address. The empty text gives the defaults.
///
/// @throws {BrokenLinkError} if a part cannot be read; its `fields` say what was wrong and its
/// `scenario` holds the rest.
/// @throws {RefusedError} if it is no text.
#[wasm_bindgen(unchecked_return_type = "Scenario")]
pub fn parse_link(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
) -> Result<JsValue, JsValue> {
    let text = arguments::text("text", &text, "a link or the part after #, as a text")?;
    let Link { scenario, problems, .. } = read_link(&text);
    let object = object::to_object(&scenario)?;
    if problems.is_empty() { Ok(object) } else { Err(errors::broken_link(&problems, &object)) }
}

/// The link that restores a scenario: only what differs from the defaults, with the versions of
/// the form, of the defaults and of the model; empty for the defaults. Paths given month by month keep six significant
/// digits. With the id of the preset that the
/// scenario was made from, the link names that too: the page then shows it beside its parties.
///
/// @throws {RefusedError} if a field is not accepted or there is no such preset.
#[wasm_bindgen]
pub fn to_link(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "string | null")] preset_id: JsValue,
) -> Result<String, JsValue> {
    let link = write_link(&read::scenario(&scenario)?);
    if preset_id.is_undefined() || preset_id.is_null() {
        return Ok(link);
    }
    Ok(with_case(link, Some(analyses::presets::named("preset_id", &preset_id)?.code)))
}

thread_local! {
    /// Memory kept from one call to the next.
    static ENGINE: RefCell<Engine> = RefCell::default();
}

/// Runs `work` on the kept engine.
fn with_engine<T>(work: impl FnOnce(&mut Engine) -> T) -> T {
    ENGINE.with(|engine| match engine.try_borrow_mut() {
        Ok(mut engine) => work(&mut engine),
        Err(_) => work(&mut Engine::new()),
    })
}
