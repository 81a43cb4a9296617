//! Files that the reader keeps: scenarios and results as text, and a scenario opened again.

use super::window::{after, document};
use crate::browser::object::{set, to_object};
use crate::browser::read::accept;
use crate::evaluation::{Evaluation, Figure, Outcome};
use crate::finance::Column;
use crate::scenario::{FILE_KEYS, Refused, Scenario, Series, given_twice, to_lasting_link};
use crate::strategy::Strategy;
use js_sys::{Array, JSON, Object, Reflect};
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Gives a file to the browser to keep; whether it could be given.
pub fn save(blob: &Blob, name: &str) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return false };
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = &link {
        let _ = link.set_attribute("href", &address);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    // Browsers read it after the click.
    let forget = move || {
        let _ = Url::revoke_object_url(&address);
    };
    after(Duration::from_secs(30), forget);
    link.is_some()
}

/// Gives a text to the browser to keep; whether it could be given.
pub fn save_text(text: &str, kind: &str, name: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    blob.is_ok_and(|blob| save(&blob, name))
}

/// In which units a file's numbers are, whatever the page shows them in.
const UNITS: &str = "US dollars of the month or year in which they are paid, MW of grid, MWh; \
                     inputs in the units of their names";

/// A scenario as JSON, with what it comes to if that is asked for.
pub fn scenario_json(scenario: &Scenario, evaluation: Option<&Evaluation>) -> Option<String> {
    let root = Object::new();
    set(&root, "program", &"Hash or Host".into());
    set(&root, "link", &to_lasting_link(scenario).into());
    set(&root, "units", &UNITS.into());
    let inputs = to_object(scenario).ok()?;
    // A typed array would be written as an object.
    if let Ok(paths) = Reflect::get(&inputs, &"paths".into())
        && paths.is_object()
    {
        for series in Series::ALL {
            if let Some(values) = scenario.series(series)
                && let Some((_, name)) = series.key().split_once('.')
            {
                set(&paths, name, &array(values));
            }
        }
    }
    set(&root, "scenario", &inputs);
    if let Some(evaluation) = evaluation {
        let results = Object::new();
        let best = evaluation.best.map_or(JsValue::NULL, |best| best.key().into());
        set(&results, "best", &best);
        set(&results, "sell_now_usd", &evaluation.sell_now_usd.into());
        for strategy in Strategy::ALL {
            let outcome = evaluation.outcome(strategy).map_or(JsValue::NULL, result);
            set(&results, strategy.key(), &outcome);
        }
        set(&root, "results", &results);
    }
    let text = JSON::stringify_with_replacer_and_space(&root, &JsValue::NULL, &2.into()).ok()?;
    text.as_string()
}

fn result(outcome: &Outcome) -> JsValue {
    let object = Object::new();
    for figure in Figure::ALL {
        let value = outcome.figures.number(figure).map_or(JsValue::NULL, JsValue::from_f64);
        set(&object, figure.key(), &value);
        if let Some(reason) = outcome.figures.reason(figure) {
            set(&object, &format!("{}_reason", figure.key()), &reason.key().into());
        }
    }
    let monthly = Object::new();
    for column in Column::ALL {
        set(&monthly, column.name(), &array(outcome.ledger.column(column)));
    }
    set(&object, "monthly", &monthly);
    object.into()
}

fn array(values: &[f64]) -> JsValue {
    values.iter().map(|value| JsValue::from_f64(*value)).collect::<Array>().into()
}

/// Why a file is not opened.
pub enum NotOpened {
    /// It is no JSON.
    NoJson,
    /// Its fields are not accepted.
    Refused(Refused),
    /// This key is given twice, of which the browser would keep the last.
    Twice(String),
    /// These keys stand beside `scenario`, where they would be passed over in silence.
    Beside(Vec<String>),
}

/// The scenario in a text that was saved here, or written by hand: an object of inputs, or one under
/// `scenario`.
pub fn scenario_of(text: &str) -> Result<Scenario, NotOpened> {
    let text = text.trim_start_matches('\u{feff}');
    let value = JSON::parse(text).map_err(|_| NotOpened::NoJson)?;
    if let Some(key) = given_twice(text) {
        return Err(NotOpened::Twice(key));
    }
    let inner = Reflect::get(&value, &"scenario".into()).unwrap_or(JsValue::UNDEFINED);
    let inputs = if inner.is_object() {
        nothing_beside(&value)?;
        inner
    } else {
        value
    };
    accept(&inputs, &JsValue::UNDEFINED).map_err(NotOpened::Refused)
}

/// Refuses a file in which something stands beside `scenario` that no saved one has.
fn nothing_beside(file: &JsValue) -> Result<(), NotOpened> {
    let names = Object::keys(file.unchecked_ref::<Object>()).into_iter();
    let names = names.filter_map(|name| name.as_string());
    let stray: Vec<String> = names.filter(|name| !FILE_KEYS.contains(&name.as_str())).collect();
    if stray.is_empty() { Ok(()) } else { Err(NotOpened::Beside(stray)) }
}
