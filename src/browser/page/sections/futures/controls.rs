//! What is random, and how much: the controls of that group, made when they are opened.

use crate::browser::page::Store;
use crate::browser::page::control::control;
use crate::browser::page::dom::{El, el};
use crate::browser::page::plate::is_open;
use crate::reactive::Live;
use crate::scenario::Input;
use crate::text::futures as words;

/// The controls, folded.
pub fn controls(store: Store) -> El {
    let opened = Live::new(false);
    let group = Input::UncertaintyBtcVolatility.row().group;
    let members = Input::ALL.into_iter().filter(move |input| input.row().group == group);
    let inputs = el("div", "controls").live_children(
        move || opened.get(),
        move |opened| {
            let all = members.clone().filter(|_| *opened);
            all.map(|input| control(store, input)).collect()
        },
    );
    let summary = el("summary", "")
        .child(el("h3", "").text(words::CONTROLS))
        .child(el("span", "gloss").text(words::CONTROLS_HELP));
    el("details", "group").child(summary).child(inputs).on("toggle", move |event| {
        if is_open(&event) {
            opened.set(true);
        }
    })
}
