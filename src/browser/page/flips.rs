//! What would change the answer: for each headline input, the value at which another use leads.

use super::Store;
use super::desk::Job;
use super::dom::{El, el};
use super::live::Live;
use super::sight;
use crate::analysis::break_even::{BreakEven, Question, break_even};
use crate::scenario::Input;
use crate::text::{flips, page};
use crate::view::headline::HEADLINE;
use leptos::prelude::*;

/// The section.
pub fn flips(store: Store) -> El {
    el("section", "flips")
        .attr("aria-label", page::FLIPS)
        .child(el("h2", "").text(page::FLIPS))
        .child(el("dl", "").children(HEADLINE.map(|input| item(store, input))))
}

fn item(store: Store, input: Input) -> El {
    let found = Live::new(None::<BreakEven>);
    let part = move |pick: fn(flips::Flip) -> String| {
        move || {
            let flip = found.with(|found| found.as_ref().map(|f| flips::flip(&store.numbers(), f)));
            flip.map(pick).unwrap_or_default()
        }
    };
    let nowhere = move || found.with(|found| found.as_ref().is_none_or(|f| f.value().is_none()));
    let go = move |_| {
        let value = found.peek(|found| found.as_ref().and_then(BreakEven::value));
        if let Some(Some(value)) = value {
            store.rest();
            store.set(input, value);
            store.rest();
        }
    };
    let value = El::button("value", "")
        .attr("title", page::GO_THERE)
        .live_text(part(|flip| flip.value))
        .live_flag("hidden", nowhere)
        .on("click", go);
    let sentence = el("dd", "")
        .child(el("span", "").live_text(part(|flip| flip.before)))
        .child(value)
        .child(el("span", "").live_text(part(|flip| flip.after)));
    let place = el("div", "").child(el("dt", "").text(input.row().label)).child(sentence);
    let (desk, job) = (store.desk(), Job::BreakEven(input));
    sight::follow(&place, move |in_sight| {
        if !in_sight {
            return desk.drop(job);
        }
        desk.want(job, None, move |engine, scenario| {
            found.set(Some(break_even(engine, scenario, input, Question::Best)));
        });
    });
    on_cleanup(move || desk.drop(job));
    place
}
