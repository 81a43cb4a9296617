//! The door to `script.js`: what would take a call across the boundary a property, in one.

use super::with_engine;
use crate::evaluation::{Evaluation, Figures};
use crate::finance::{Column, NoRate};
use crate::scenario::{Given, Input, Kind, Scenario, Series};
use crate::strategy::{Action, Decision, Strategy};
use js_sys::{Array, Float64Array, Function};
use std::cell::Cell;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/browser/api/script.js")]
extern "C" {
    fn names(
        inputs: &str,
        figures: &str,
        columns: &str,
        actions: &str,
        reasons: &str,
        ledgers: &Function,
    );
    fn source(values: &[f64], series: &Array) -> JsValue;
    #[wasm_bindgen(js_name = strategy)]
    fn put_together(
        figures: &[f64],
        decisions: &[f64],
        bridge_decisions: &[f64],
        source: &JsValue,
        at: usize,
    ) -> JsValue;
    #[wasm_bindgen(js_name = scenario)]
    fn take_apart(root: &JsValue, values: &mut [f64]) -> bool;
}

/// Sees to it that the script knows the names.
fn introduce() {
    thread_local!(static KNOWN: Cell<bool> = const { Cell::new(false) });
    if KNOWN.replace(true) {
        return;
    }
    let input = |input: Input| {
        let row = input.row();
        let options = match row.kind {
            Kind::Choice(options) => options.iter().map(|option| option.value).collect(),
            _ => Vec::new(),
        };
        format!("{}\t{}\t{}", row.input.key(), row.kind.takes().key(), options.join(","))
    };
    // It lives as long as the module.
    let ledgers: JsValue =
        Closure::<dyn Fn(Float64Array, Array) -> Array>::new(ledgers).into_js_value();
    names(
        &Input::ALL.map(input).join("\n"),
        Figures::NAMES,
        &Column::ALL.map(Column::name).join(","),
        &Action::ALL.map(Action::key).join(","),
        &NoRate::ALL.map(NoRate::key).join(","),
        ledgers.unchecked_ref(),
    );
}

/// What each strategy comes to, by [`Strategy`]: the figures by name, `decisions`, `bridge_decisions`, and `monthly`, the
/// ledger's columns as typed arrays, which is worked out again when it is first read. `None` if not ready.
pub(super) fn strategies(scenario: &Scenario, evaluation: &Evaluation) -> [Option<JsValue>; 4] {
    introduce();
    let series = Series::ALL.map(|series| {
        scenario.series(series).map_or(JsValue::UNDEFINED, |path| Float64Array::from(path).into())
    });
    let source = source(&Input::ALL.map(|input| scenario.get(input)), &Array::from_iter(series));
    Strategy::ALL.map(|strategy| {
        let outcome = evaluation.outcome(strategy)?;
        let (figures, decisions) = (outcome.figures.numbers(), packed(&outcome.decisions));
        let bridge = packed(&outcome.bridge_decisions);
        Some(put_together(&figures, &decisions, &bridge, &source, strategy as usize))
    })
}

/// The ledgers of a scenario that has been evaluated: the same ones, to the last bit.
fn ledgers(values: Float64Array, series: Array) -> Array {
    let given = Input::ALL.into_iter().zip(values.to_vec());
    let paths = Series::ALL.into_iter().zip(series).filter(|(_, path)| !path.is_undefined());
    let paths = paths
        .map(|(series, path)| (series.key(), Given::Series(Float64Array::from(path).to_vec())));
    let scenario = Scenario::default().set_all(&given.collect::<Vec<_>>());
    let Ok(Ok(scenario)) = scenario.map(|scenario| scenario.with(paths)) else {
        return Array::new();
    };
    let evaluation = with_engine(|engine| engine.evaluate(&scenario));
    let ledger = |strategy| match evaluation.outcome(strategy) {
        None => JsValue::UNDEFINED,
        Some(outcome) => Float64Array::from(outcome.ledger.values()).into(),
    };
    Array::from_iter(Strategy::ALL.map(ledger))
}

fn packed(decisions: &[Decision]) -> Vec<f64> {
    let pack = |decision: &Decision| {
        let values = decision.values.map(|value| value.unwrap_or(f64::NAN));
        [decision.month as f64, f64::from(decision.action as u8)].into_iter().chain(values)
    };
    decisions.iter().flat_map(pack).collect()
}

/// The scenario that nested plain objects of numbers, yes/no and texts give; `None` if there is
/// anything else in them, or anything that is not accepted: what is wrong is then found out key by
/// key.
pub(super) fn scenario(root: &JsValue) -> Option<Scenario> {
    introduce();
    let mut values = Input::ALL.map(|_| f64::NAN);
    take_apart(root, &mut values).then_some(())?;
    let given = Input::ALL.into_iter().zip(values).filter(|(_, value)| !value.is_nan());
    Scenario::default().set_all(&given.collect::<Vec<_>>()).ok()
}
