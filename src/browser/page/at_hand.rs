//! The headline inputs in the bar at the foot: a press brings one's control up above it.

use super::Store;
use super::control::control;
use super::dom::{El, el, key};
use super::root::of_document;
use crate::format::value_with_unit;
use crate::reactive::Live;
use crate::scenario::{HEADLINE, Input};
use crate::text::page as words;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What the bar has beside the result; `open`: the input whose control is up.
///
/// Where there is room every input has its button in the bar; else one button unfolds them.
pub fn at_hand(store: Store, open: Live<Option<Input>>) -> Vec<El> {
    let last = Live::new(HEADLINE[0]);
    let take = move |input: Option<Input>| {
        if let Some(input) = input {
            last.set(input);
        }
        open.set(input);
    };
    let toggle = move |input: Option<Input>| {
        let is_open = open.now().flatten();
        take(input.filter(|_| is_open != input));
    };
    let hand = |input: Input| {
        let value = move || value_with_unit(&store.numbers(), input, store.value(input));
        El::button("hand", "")
            .live_attr("aria-expanded", move || Some((open.get() == Some(input)).to_string()))
            .on("click", move |_| toggle(Some(input)))
            .child(el("span", "").text(input.row().label))
            .child(el("b", "").live_text(value))
    };
    let fold = El::button("fold", words::INPUTS)
        .live_attr("aria-expanded", move || Some(open.get().is_some().to_string()))
        .on("click", move |_| match open.now().flatten() {
            Some(_) => take(None),
            None => take(last.now()),
        });
    let hands = HEADLINE.map(hand);
    let back = fold.clone();
    let ways = hands.clone();
    let leave = move |event| {
        let Some(input) = open.now().flatten().filter(|_| key(&event) == "Escape") else { return };
        take(None);
        // Where it came from; of the two the one that is there.
        let place = HEADLINE.iter().position(|headline| *headline == input);
        for way in place.and_then(|at| ways.get(at)).into_iter().chain([&back]) {
            if let Some(way) = way.node().dyn_ref::<HtmlElement>() {
                let _ = way.focus();
            }
        }
    };
    let raised =
        el("div", "raised").live_flag("hidden", move || open.get().is_none()).live_children(
            move || open.get(),
            move |input| input.map(|input| control(store, input)).into_iter().collect(),
        );
    let tray = el("div", "tray")
        .live_class("open", move || open.get().is_some())
        .attr("role", "group")
        .attr("aria-label", words::DOCK)
        .on("keydown", leave)
        .child(el("div", "hands").children(hands))
        .child(raised);
    of_document("tray-open", move || open.get().is_some());
    vec![fold, tray]
}
