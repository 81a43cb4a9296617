//! Waiting: converting now, later or never.

use super::super::Store;
use super::super::dom::{El, el};
use super::picture::picture;
use super::section;
use super::study::Study;
use crate::analysis::waiting;
use crate::text::waiting as words;
use crate::view::waiting::Waiting;
use crate::view::{Look, Theme};

/// The section.
pub fn waiting(store: Store) -> El {
    let study = Study::new(store, || (), |_, scenario, ()| waiting::waiting(scenario));
    let verdict = move || study.read(|found, _| words::verdict(&store.numbers(), found).html());
    let draw = move |width: f64| {
        let chart = study.read(|found, _| Some(Waiting::of(found)))?;
        let height = if width < 520.0 { 260.0 } else { 320.0 };
        Some(chart.draw(&Look::new(&store.numbers(), width, height, Theme::Page)))
    };
    let place = section("study part waiting", words::HEADING, words::LEAD)
        .child(el("p", "finding").live_html(verdict))
        .child(el("div", "chart-place").child(picture(store, words::HEADING, draw)));
    study.watch(place)
}
