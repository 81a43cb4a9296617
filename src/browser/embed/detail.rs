//! What the event `change` carries.

use super::super::object::{set, to_object};
use super::super::page::parts::{Shown, Store, effect};
use crate::reactive::untrack;
use crate::strategy::Strategy;
use js_sys::{Function, Object};
use wasm_bindgen::JsValue;

/// Tells of every scenario after the first, when its figures are on screen.
pub fn tell(store: Store, tell: Function) {
    let mut first = true;
    effect(move || {
        let shown = store.shown();
        if !std::mem::replace(&mut first, false) {
            // What the author's listener throws is reported by the browser and is not ours.
            let _ = tell.call1(&JsValue::UNDEFINED, &detail(store, &shown));
        }
    });
}

/// `{ link, scenario, best, npv_usd }`.
fn detail(store: Store, shown: &Shown) -> JsValue {
    let detail = Object::new();
    let npvs = Object::new();
    for strategy in Strategy::ALL {
        let npv = shown.evaluation.npv(strategy).map_or(JsValue::NULL, JsValue::from_f64);
        set(&npvs, strategy.key(), &npv);
    }
    let best = shown.evaluation.best.map_or(JsValue::NULL, |best| best.key().into());
    set(&detail, "link", &untrack(|| store.whole_link()).into());
    set(&detail, "scenario", &to_object(&shown.scenario).unwrap_or_default());
    set(&detail, "best", &best);
    set(&detail, "npv_usd", &npvs);
    detail.into()
}
