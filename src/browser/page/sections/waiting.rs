//! Waiting: converting now, later or never.

use super::super::Store;
use super::picture::picture;
use super::study::{Study, section};
use crate::analysis::waiting;
use crate::text::waiting as words;
use crate::view::{Look, Theme, analysed};
use leptos::prelude::*;

/// The section.
pub fn waiting(store: Store) -> AnyView {
    let study = Study::new(store, |shown| waiting::waiting(&shown.scenario));
    let verdict = move || study.read(|found| words::verdict(&store.numbers(), found).html());
    let draw = move |width: f64| {
        let chart = study.read(|found| Some(analysed::waiting::waiting(found)))?;
        let height = if width < 520.0 { 260.0 } else { 320.0 };
        Some(chart.draw(&Look::new(&store.numbers(), width, height, Theme::Page)))
    };
    let content = view! {
        <p class="finding" inner_html=verdict></p>
        <div class="chart-place">{picture(words::HEADING, Box::new(draw))}</div>
    }
    .into_any();
    section(study.place, "waiting", (words::HEADING, words::LEAD), content)
}
