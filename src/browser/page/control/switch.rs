//! Yes or no as a switch, a choice as buttons side by side.

use super::super::Store;
use super::super::dom::{El, el};
use crate::scenario::{Choice, Input};
use crate::text::page;

/// A switch.
pub fn yes_no(store: Store, input: Input, id: &str) -> El {
    let on = move || store.value(input) != 0.0;
    let words = move || if on() { page::YES } else { page::NO }.to_owned();
    let toggle = el("input", "")
        .attr("id", id)
        .attr("type", "checkbox")
        .attr("role", "switch")
        .live_checked(on)
        .on("change", move |_| store.set(input, 1.0 - store.value_now(input)));
    el("span", "switch")
        .child(toggle)
        .child(el("span", "").attr("aria-hidden", "true").live_text(words))
}

/// One of several words, named by the label: a press on that chooses nothing. The buttons of another control of the same
/// input are a group of their own, since of one group the browser keeps one button pressed.
pub fn choice(store: Store, input: Input, options: &'static [Choice], label_id: &str) -> El {
    let button = |(index, option): (usize, &'static Choice)| {
        let value = index as f64;
        let radio = el("input", "")
            .attr("type", "radio")
            .attr("name", label_id)
            .live_checked(move || store.value(input) == value)
            .on("change", move |_| store.set(input, value));
        el("label", "").child(radio).child(el("span", "").text(option.label))
    };
    el("span", "segments")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", label_id)
        .children(options.iter().enumerate().map(button))
}
