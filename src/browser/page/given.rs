//! The line of a given path on the input that it replaces, and the way to take it off.

use super::Store;
use super::dom::{El, el};
use super::later::later;
use super::part::Part;
use crate::scenario::{Input, Series};
use crate::text::given as words;
use crate::view::given::Given;
use crate::view::{Look, Theme};

/// The extent of the line; the page scales it to its place.
const SIZE: (f64, f64) = (300.0, 46.0);

/// Where the line stands on an input's control, while there is one; nothing on most inputs.
pub fn place(store: Store, input: Input) -> Option<El> {
    let series = Series::ALL.into_iter().find(|series| series.replaces() == input)?;
    let is_given = move || store.with_scenario(|scenario| scenario.series(series).is_some());
    Some(el("div", "given").live_children(is_given, move |is_given| {
        let line = || later(el("div", ""), store, Part::Given(series));
        is_given.then(line).into_iter().collect()
    }))
}

/// The line with its words.
pub fn line(store: Store, series: Series) -> Vec<El> {
    let svg = move || {
        let shown = store.shown();
        let given = Given::of(&shown.scenario, series);
        let numbers = store.numbers();
        given.map(|given| given.draw(&Look::new(&numbers, SIZE.0, SIZE.1, Theme::Page)).svg)
    };
    let text = move || {
        store.with_scenario(|scenario| {
            let values = scenario.series(series);
            values.map(|values| words::given(&store.numbers(), series, values)).unwrap_or_default()
        })
    };
    let off = El::button("quiet", words::TAKE_OFF)
        .attr("aria-label", &format!("{}: {}", words::TAKE_OFF, series.label()))
        .on("click", move |_| store.take_off(series));
    let words = el("p", "small").child(el("span", "").live_text(text)).child(off);
    vec![el("div", "given-line").live_html(move || svg().unwrap_or_default()), words]
}
