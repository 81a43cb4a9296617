//! The headline inputs: a panel beside the results, a dock under them where it is narrow.

use super::Store;
use super::control::control;
use super::dom::{El, el, show_whole, target};
use super::later::later;
use super::part::Part;
use super::sight::at_leisure;
use crate::format::value_with_unit;
use crate::reactive::Live;
use crate::scenario::HEADLINE;
use crate::scenario::Input;
use crate::text::page;

/// The panel.
pub fn headline(store: Store) -> El {
    let active = Live::new(HEADLINE[0]);
    let tab = |input: Input| {
        let words = move || value_with_unit(&store.numbers(), input, store.value(input));
        El::button("", "")
            .live_attr("aria-pressed", move || Some((active.get() == input).to_string()))
            .on("click", move |event| {
                active.set(input);
                // The name in the button, or the value, may be what was pressed.
                let tab = target(&event).and_then(|place| place.closest("button").ok().flatten());
                if let Some(tab) = tab {
                    show_whole(&tab);
                }
            })
            .child(el("span", "").text(input.row().label))
            .child(el("b", "").live_text(words))
    };
    let place = |input: Input| {
        el("div", "place")
            .live_class("active", move || active.get() == input)
            .child(at_leisure(|| control(store, input)))
    };
    let tabs = || el("div", "tabs").attr("role", "group").attr("aria-label", page::DOCK);
    el("section", "headline")
        .attr("aria-label", page::YOUR_SITE)
        .child(at_leisure(|| tabs().children(HEADLINE.map(tab))))
        .child(el("div", "places").children(HEADLINE.map(place)))
        .child(later(el("p", "curves-key"), store, Part::CurveKey))
}
