//! All other inputs: groups that unfold, a search over them, and what was changed.

mod changed;
mod paper;
mod paths;
mod picks;

use super::Store;
use super::control::control;
use super::dom::{El, el, typed};
use super::feed::feed;
use super::plate::is_open;
use super::sight::at_leisure;
use crate::feed::Quantity;
use crate::language::unmarked;
use crate::reactive::Live;
use crate::scenario::HEADLINE;
use crate::scenario::{GROUPS, Input};
use crate::text::page;

/// The section.
pub fn assumptions(store: Store) -> El {
    let query = Live::new(String::new());
    let searching = move || query.with(|query| !query.trim().is_empty());
    let head = el("div", "section-head")
        .child(el("h2", "").text(page::ASSUMPTIONS))
        .child(el("p", "").text(page::ASSUMPTIONS_LEAD));
    let field = el("input", "")
        .attr("type", "search")
        .attr("placeholder", page::SEARCH_HINT)
        .attr("autocomplete", "off")
        .on("input", move |event| query.set(typed(&event)));
    let search = el("label", "").child(el("span", "").text(page::SEARCH)).child(field);
    let groups = (0..GROUPS.len()).map(|index| group(store, index));
    el("section", "assumptions")
        .attr("aria-label", page::ASSUMPTIONS)
        .child(head)
        .child(el("div", "search").child(search))
        .child(paper::paper(store))
        .child(at_leisure(|| changed::changed(store)))
        .child(found(store, query).live_flag("hidden", move || !searching()))
        .child(
            el("div", "groups")
                .live_flag("hidden", searching)
                .children(groups)
                .child(paths::paths(store)),
        )
}

/// The inputs of a group, those of the first screen left out.
fn members(group: usize) -> impl Iterator<Item = Input> {
    Input::ALL
        .into_iter()
        .filter(move |input| input.row().group == group && !HEADLINE.contains(input))
}

/// A group; its controls are made when it is first opened.
fn group(store: Store, index: usize) -> El {
    let group = &GROUPS[index];
    let opened = Live::new(false);
    let badge = move || {
        let differs = |input: &Input| store.value(*input) != input.row().default;
        let count = members(index).filter(differs).count();
        if count > 0 { page::changed_count(count) } else { String::new() }
    };
    let controls = el("div", "controls").live_children(
        move || opened.get(),
        move |opened| {
            let all = members(index).filter(|_| *opened);
            let picks = opened.then(|| picks::picks(store, index)).flatten();
            let has_feed = Quantity::ALL[0].input().row().group == index;
            let feed = (*opened && has_feed).then(|| feed(store));
            let first = picks.into_iter().chain(feed);
            first.chain(all.map(|input| control(store, input))).collect()
        },
    );
    let summary = el("summary", "")
        .child(el("h3", "").text(group.label))
        .child(el("span", "count").live_text(badge))
        .child(el("span", "gloss").text(group.help));
    el("details", "group").child(summary).child(controls).on("toggle", move |event| {
        if is_open(&event) {
            opened.set(true);
        }
    })
}

/// What a search finds.
fn found(store: Store, query: Live<String>) -> El {
    let hits = move || query.with(|query| matching(query));
    let count = move || match hits().len() {
        0 => page::SEARCH_NOTHING.to_owned(),
        found => page::found_count(found, Input::ALL.len()),
    };
    let one = move |input: &Input| {
        let group = el("p", "small").text(GROUPS[input.row().group].label);
        el("div", "").child(group).child(control(store, *input))
    };
    let list =
        el("div", "controls").live_children(hits, move |hits| hits.iter().map(one).collect());
    el("div", "found").child(el("p", "").attr("role", "status").live_text(count)).child(list)
}

/// The inputs in whose label, help, group or key every word of the query stands; those with all of
/// them in the label first.
fn matching(query: &str) -> Vec<Input> {
    let words: Vec<String> = query.split_whitespace().map(unmarked).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let all_in = |text: &str| {
        let text = unmarked(text);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let anywhere = |input: &Input| {
        let row = input.row();
        all_in(
            &[row.label, row.input.note().help, GROUPS[row.group].label, row.input.key()].join(" "),
        )
    };
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for input in Input::ALL.into_iter().filter(anywhere) {
        if all_in(input.row().label) { first.push(input) } else { rest.push(input) }
    }
    first.append(&mut rest);
    first
}
