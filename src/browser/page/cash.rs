//! Cumulative cash of the four strategies.

use super::Store;
use super::chart::{Chart, Recipe, chart};
use crate::text::page;
use crate::view::cash::Cash;
use crate::view::{Drawing, Look};
use leptos::prelude::*;

impl Chart for Cash {
    fn draw(&self, look: &Look) -> Drawing {
        Cash::draw(self, look)
    }
}

/// The section.
pub fn cash(store: Store) -> AnyView {
    let recipe = Recipe {
        chart: |shown| Box::new(Cash::of(&shown.scenario, &shown.evaluation)),
        height: |width| if width < 520.0 { 300.0 } else { (width * 0.28).clamp(240.0, 320.0) },
        heading: page::CASH,
    };
    view! {
        <section class="cash">
            <h2>{page::CASH}</h2>
            {chart(store, recipe)}
        </section>
    }
    .into_any()
}
