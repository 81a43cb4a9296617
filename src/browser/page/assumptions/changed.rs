//! What differs from the defaults, each with its way back.

use super::super::Store;
use super::super::dom::{El, el};
use crate::format::value_with_unit;
use crate::scenario::{Input, Series};
use crate::text::input::label;
use crate::text::{given, page};

/// The list, while there is something in it.
pub fn changed(store: Store) -> El {
    let list = el("ul", "").live_children(
        move || store.changed(),
        move |inputs| inputs.iter().map(|input| item(store, *input)).collect(),
    );
    let paths = el("ul", "").live_children(
        move || store.given(),
        move |all| all.iter().map(|series| path(store, *series)).collect(),
    );
    el("div", "changes")
        .live_flag("hidden", move || store.changed().is_empty() && store.given().is_empty())
        .child(el("h3", "").text(page::CHANGED))
        .child(list)
        .child(paths)
        .child(El::button("quiet", page::RESET_ALL).on("click", move |_| store.reset_all()))
}

fn item(store: Store, input: Input) -> El {
    let row = input.row();
    let now = move || value_with_unit(&store.numbers(), input, store.value(input));
    let default = page::was(&value_with_unit(&store.numbers(), input, row.default));
    let label = label(input);
    let reset = El::button("icon reset", "↺")
        .attr("aria-label", &format!("{} {label}", page::RESET))
        .on("click", move |_| store.reset(input));
    el("li", "")
        .child(el("span", "").text(&label))
        .child(el("b", "").live_text(now))
        .child(el("span", "was").text(&default))
        .child(reset)
}

/// A path that is given.
fn path(store: Store, series: Series) -> El {
    let off = El::button("icon reset", "↺")
        .attr("aria-label", &format!("{}: {}", given::TAKE_OFF, series.label()))
        .on("click", move |_| store.take_off(series));
    el("li", "").child(el("span", "").text(series.label())).child(off)
}
