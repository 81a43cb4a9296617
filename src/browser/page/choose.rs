//! Choosing an input, or anything else, from a list.

use super::dom::{El, el};
use crate::reactive::effect;
use crate::scenario::{GROUPS, Input};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

/// Options of a list under a heading.
pub struct ChoiceGroup {
    /// The heading; none if it is empty.
    pub heading: &'static str,
    /// Value and words of each option.
    pub options: Vec<(String, String)>,
}

/// A labelled list.
pub fn choose(
    label: &str,
    groups: Vec<ChoiceGroup>,
    chosen: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let option =
        |(value, words): (String, String)| el("option", "").attr("value", &value).text(&words);
    let group = |parent: El, group: ChoiceGroup| {
        let options = group.options.into_iter().map(option);
        if group.heading.is_empty() {
            return parent.children(options);
        }
        parent.child(el("optgroup", "").attr("label", group.heading).children(options))
    };
    let select = groups.into_iter().fold(el("select", ""), group);
    let list = select.node().clone().unchecked_into::<HtmlSelectElement>();
    let read = list.clone();
    effect(move || list.set_value(&chosen()));
    let select = select.on("change", move |_| choose(read.value()));
    el("label", "choose").child(el("span", "").text(label)).child(select)
}

/// Numeric inputs with a range, by group, those of the first screen first.
pub fn inputs(first: &'static str) -> Vec<ChoiceGroup> {
    grouped(first, |input| input.is_numeric() && input.row().low < input.row().high)
}

/// Those inputs that are wanted, by group, those of the first screen first.
pub fn grouped(first: &'static str, is_open: impl Fn(&Input) -> bool) -> Vec<ChoiceGroup> {
    let named = |input: Input| (input.row().code.to_owned(), input.row().label.to_owned());
    let all = || Input::ALL.into_iter().filter(|input| is_open(input));
    let headline = all().filter(|input| input.row().headline).map(named).collect();
    let mut groups = vec![ChoiceGroup { heading: first, options: headline }];
    for (index, group) in GROUPS.iter().enumerate() {
        let members = all().filter(|input| !input.row().headline && input.row().group == index);
        let options: Vec<_> = members.map(named).collect();
        if !options.is_empty() {
            groups.push(ChoiceGroup { heading: group.label, options });
        }
    }
    groups
}
