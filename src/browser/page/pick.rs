//! Small choices: a box to tick, a list of a few words.

use super::dom::{El, el, input_of};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// A box with a label.
pub fn tick(label: &str, on: impl Fn() -> bool + 'static, set: impl Fn(bool) + 'static) -> El {
    let tick = el("input", "")
        .attr("type", "checkbox")
        .live_checked(on)
        .on("change", move |event: Event| set(ticked(&event)));
    el("label", "").child(tick).text(" ").text(label)
}

/// A list of words with a label, of which one is chosen at first.
pub fn choice(label: &str, words: &[&str], first: usize, choose: impl Fn(usize) + 'static) -> El {
    let entry = |(index, word): (usize, &&str)| {
        let entry = el("option", "").text(word);
        if index == first { entry.attr("selected", "") } else { entry }
    };
    let entries = words.iter().enumerate().map(entry);
    let list =
        el("select", "").children(entries).on("change", move |event: Event| choose(chosen(&event)));
    el("label", "").text(label).text(" ").child(list)
}

fn ticked(event: &Event) -> bool {
    input_of(event).is_some_and(|input| input.checked())
}

fn chosen(event: &Event) -> usize {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    target.map_or(0, |list| usize::try_from(list.selected_index()).unwrap_or(0))
}
