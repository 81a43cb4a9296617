//! Cumulative cash of the four strategies.

use super::Store;
use super::chart::{Chart, Recipe, chart};
use super::dom::{El, el};
use crate::text::page;
use crate::text::units::named;
use crate::view::cash::Cash;
use crate::view::{Drawing, Look};

impl Chart for Cash {
    fn draw(&self, look: &Look) -> Drawing {
        Cash::draw(self, look)
    }
}

/// The section.
pub fn cash(store: Store) -> El {
    let recipe = Recipe {
        chart: |shown| Box::new(Cash::of(&shown.scenario, shown.in_units())),
        height: Cash::height,
        heading: page::CASH,
    };
    el("section", "cash")
        .child(el("h2", "").text(&named(&store.numbers(), page::CASH)))
        .child(chart(store, recipe))
}
