//! Which inputs an embedded view shows, and which of them it locks.

use super::super::choose::{choose, grouped};
use super::super::dom::{El, el};
use super::super::pick::tick;
use crate::embed::EmbedOptions;
use crate::reactive::Live;
use crate::scenario::Input;
use crate::text::{page, share as words};

/// The list, with a way to add to it.
pub fn inputs(options: Live<EmbedOptions>) -> El {
    let chosen = el("ul", "chosen").live_children(
        move || options.with(|options| options.inputs.clone()),
        move |inputs| inputs.iter().map(|input| entry(options, *input)).collect(),
    );
    let mut groups = grouped(page::YOUR_SITE, |_| true);
    if let Some(first) = groups.first_mut() {
        first.options.insert(0, (String::new(), words::ADD_HINT.to_owned()));
    }
    // Back to the hint after every choice.
    let none = move || options.with(|_| String::new());
    let add = choose(words::ADD, groups, none, move |code| {
        let Some(input) = Input::from_code(&code) else { return };
        options.update(|options| {
            if !options.inputs.contains(&input) {
                options.inputs.push(input);
            }
        });
    });
    el("fieldset", "inputs").child(el("legend", "").text(words::INPUTS)).child(chosen).child(add)
}

/// One input: whether it is locked, and the way out.
fn entry(options: Live<EmbedOptions>, input: Input) -> El {
    let label = input.row().label;
    let lock = tick(
        words::LOCKED,
        move || options.with(|options| options.locked.contains(&input)),
        move |on| {
            options.update(|options| {
                options.locked.retain(|other| *other != input);
                if on {
                    options.locked.push(input);
                }
            });
        },
    );
    let remove =
        El::button("icon", "×").attr("aria-label", &words::remove(label)).on("click", move |_| {
            options.update(|options| {
                options.inputs.retain(|other| *other != input);
                options.locked.retain(|other| *other != input);
            });
        });
    el("li", "")
        .attr("data-input", input.row().code)
        .child(el("span", "").text(label))
        .child(lock)
        .child(remove)
}
