//! Choosing an input, or anything else, from a list.

use crate::scenario::{GROUPS, Input};
use leptos::prelude::*;

/// Options of a list under a heading: value and words.
pub struct Group {
    /// The heading.
    pub heading: &'static str,
    /// Value and words of each option.
    pub options: Vec<(String, String)>,
}

/// A labelled list.
pub fn choose(
    label: &'static str,
    groups: Vec<Group>,
    chosen: impl Fn() -> String + Copy + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let option = move |(value, words): (String, String)| {
        let this = value.clone();
        view! { <option value=value selected=move || chosen() == this>{words}</option> }.into_any()
    };
    let group = move |group: Group| {
        let options: Vec<_> = group.options.into_iter().map(option).collect();
        if group.heading.is_empty() {
            return options.into_any();
        }
        view! { <optgroup label=group.heading>{options}</optgroup> }.into_any()
    };
    let groups: Vec<_> = groups.into_iter().map(group).collect();
    view! {
        <label class="choose">
            <span>{label}</span>
            <select prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                {groups}
            </select>
        </label>
    }
    .into_any()
}

/// Numeric inputs with a range, by group, those of the first screen first.
pub fn inputs(first: &'static str) -> Vec<Group> {
    let is_open = |input: &Input| input.is_numeric() && input.row().low < input.row().high;
    let named = |input: Input| (input.row().code.to_owned(), input.row().label.to_owned());
    let headline = Input::ALL.into_iter().filter(is_open).filter(|input| input.row().headline);
    let mut groups = vec![Group { heading: first, options: headline.map(named).collect() }];
    for (index, group) in GROUPS.iter().enumerate() {
        let members = Input::ALL.into_iter().filter(is_open);
        let members = members.filter(|input| !input.row().headline && input.row().group == index);
        let options: Vec<_> = members.map(named).collect();
        if !options.is_empty() {
            groups.push(Group { heading: group.label, options });
        }
    }
    groups
}
