//! A drawing as wide as its place, with the table behind it; rows of tables.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::plate::{Plate, drawn};
use super::super::sight;
use crate::reactive::Live;
use crate::view::Drawing;

/// The picture; `draw` at a width in pixels, `None` if there is nothing to draw.
pub fn picture(
    store: Store,
    caption: &'static str,
    draw: impl Fn(f64) -> Option<Drawing> + 'static,
) -> El {
    plate(store, Plate::of(caption, draw))
}

/// The same of a plate.
pub fn plate(store: Store, plate: Plate) -> El {
    let width = Live::new(900.0);
    let (plot, data) = drawn(store, width, plate);
    el("div", "picture").child(sight::ruler(width)).child(plot).child(data)
}

/// The head of a table.
pub fn head(names: &[&str]) -> El {
    // Over the names of the rows there may be nothing: an empty cell heads nothing.
    let cell = |name: &&str| match name.is_empty() {
        true => el("td", ""),
        false => el("th", "").attr("scope", "col").text(name),
    };
    el("thead", "").child(el("tr", "").children(names.iter().map(cell)))
}
