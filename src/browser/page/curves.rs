//! The curves on the controls.

use super::desk::Job;
use super::dom::{El, el};
use super::live::Live;
use super::sight;
use super::store::Store;
use crate::analysis::curve::curve;
use crate::scenario::Input;
use crate::view::curve::Curve;
use crate::view::format::Plain;
use crate::view::{Look, Theme};
use leptos::prelude::*;

/// Points on a curve.
const POINTS: usize = 25;
/// The extent of a curve; the page scales it to the slider's.
const SIZE: (f64, f64) = (300.0, 46.0);

/// The curve above an input's slider, while it is in sight. It keeps its shape while only its own
/// input moves.
pub fn curve_above(store: Store, input: Input) -> El {
    let drawn = Live::new(None::<Curve>);
    let svg = move || {
        let present = store.value(input);
        drawn.with(|curve| {
            let curve = Curve { present, ..curve.clone()? };
            // It has no numbers in it, so plain ones serve, and quicker.
            Some(curve.draw(&Look::new(&Plain, SIZE.0, SIZE.1, Theme::Page)).svg)
        })
    };
    let place = el("div", "curve").live_html(move || svg().unwrap_or_default());
    let (desk, job) = (store.desk(), Job::Curve(input));
    sight::follow(&place, move |in_sight| {
        if !in_sight {
            return desk.drop(job);
        }
        desk.want(job, Some(input), move |engine, scenario| {
            let made = curve(engine, scenario, input, POINTS);
            let (present, values, npvs) = (made.present, made.values, made.npvs);
            let curve = Curve { input, present, values, npvs, sell_now: Vec::new() };
            drawn.set(Some(curve));
        });
    });
    on_cleanup(move || desk.drop(job));
    place
}
