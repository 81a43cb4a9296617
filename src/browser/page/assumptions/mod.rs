//! All other inputs: groups that unfold, a search over them, and what was changed.

mod changed;

use super::Store;
use super::control::control;
use crate::scenario::{GROUPS, Input};
use crate::text::page;
use crate::view::headline::HEADLINE;
use leptos::html;
use leptos::prelude::*;

/// The section.
pub fn assumptions(store: Store) -> AnyView {
    let query = RwSignal::new(String::new());
    let searching = Memo::new(move |_| query.with(|query| !query.trim().is_empty()));
    let groups: Vec<_> = (0..GROUPS.len()).map(|index| group(store, index)).collect();
    view! {
            <section class="assumptions" aria-label=page::ASSUMPTIONS>
                <div class="section-head">
                    <h2>{page::ASSUMPTIONS}</h2>
                    <p>{page::ASSUMPTIONS_LEAD}</p>
                </div>
                <div class="search">
                    <label>
    <span>{page::SEARCH}</span>
                    <input type="search" placeholder=page::SEARCH_HINT autocomplete="off"
                        on:input=move |event| query.set(event_target_value(&event))/>
    </label>
                </div>
                {changed::changed(store)}
                {move || searching.get().then(|| found(store, query))}
                <div class="groups" hidden=searching>{groups}</div>
            </section>
        }
    .into_any()
}

/// The inputs of a group, those of the first screen left out.
fn members(group: usize) -> impl Iterator<Item = Input> {
    Input::ALL
        .into_iter()
        .filter(move |input| input.row().group == group && !HEADLINE.contains(input))
}

/// A group; its controls are made when it is first opened.
fn group(store: Store, index: usize) -> AnyView {
    let group = &GROUPS[index];
    let opened = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    let toggle = move |_| {
        if details.get_untracked().is_some_and(|details| details.open()) {
            opened.set(true);
        }
    };
    let changes = Memo::new(move |_| {
        let differs = |input: &Input| store.value(*input) != input.row().default;
        members(index).filter(differs).count()
    });
    let badge = move || {
        let count = changes.get();
        (count > 0).then(|| page::changed_count(count)).unwrap_or_default()
    };
    let controls = move || {
        let all = || members(index).map(|input| control(store, input)).collect::<Vec<_>>();
        opened.get().then(all)
    };
    view! {
        <details class="group" node_ref=details on:toggle=toggle>
            <summary>
                <h3>{group.label}</h3>
                <span class="count">{badge}</span>
                <span class="gloss">{group.help}</span>
            </summary>
            <div class="controls">{controls}</div>
        </details>
    }
    .into_any()
}

/// What a search finds.
fn found(store: Store, query: RwSignal<String>) -> AnyView {
    let hits = Memo::new(move |_| query.with(|query| matching(query)));
    let list = move || hits.get().into_iter().map(|i| control(store, i)).collect::<Vec<_>>();
    let count = move || match hits.with(Vec::len) {
        0 => page::SEARCH_NOTHING.to_owned(),
        found => page::found_count(found, Input::ALL.len()),
    };
    view! {
        <div class="found">
            <p role="status">{count}</p>
            <div class="controls">{list}</div>
        </div>
    }
    .into_any()
}

/// The inputs in whose label, help, group or key every word of the query stands; those with all of
/// them in the label first.
fn matching(query: &str) -> Vec<Input> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let all_in = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let anywhere = |input: &Input| {
        let row = input.row();
        all_in(&[row.label, row.help, GROUPS[row.group].label, row.key].join(" "))
    };
    let mut hits: Vec<Input> = Input::ALL.into_iter().filter(anywhere).collect();
    hits.sort_by_key(|input| !all_in(input.row().label));
    hits
}
