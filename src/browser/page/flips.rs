//! What would change the answer: for each headline input, the value at which another use leads.

use super::Store;
use super::desk::Job;
use super::sight;
use crate::analysis::break_even::{BreakEven, Question, break_even};
use crate::scenario::Input;
use crate::text::{flips, page};
use crate::view::headline::HEADLINE;
use leptos::html;
use leptos::prelude::*;

/// The section.
pub fn flips(store: Store) -> AnyView {
    let items: Vec<_> = HEADLINE.into_iter().map(|input| item(store, input)).collect();
    view! {
        <section class="flips" aria-label=page::FLIPS>
            <h2>{page::FLIPS}</h2>
            <dl>{items}</dl>
        </section>
    }
    .into_any()
}

fn item(store: Store, input: Input) -> AnyView {
    let found = RwSignal::new(None::<BreakEven>);
    let place = NodeRef::<html::Div>::new();
    let (desk, job) = (store.desk(), Job::BreakEven(input));
    sight::follow(place, move |in_sight| {
        if !in_sight {
            return desk.drop(job);
        }
        desk.want(job, None, move |engine, scenario| {
            let _ = found.try_set(Some(break_even(engine, scenario, input, Question::Best)));
        });
    });
    on_cleanup(move || desk.drop(job));
    let sentence = Memo::new(move |_| {
        found.with(|found| found.as_ref().map(|found| flips::flip(&store.numbers(), found)))
    });
    let part =
        move |pick: fn(flips::Flip) -> String| move || sentence.get().map(pick).unwrap_or_default();
    let go = move |_| {
        if let Some(value) = found.with_untracked(|found| found.and_then(|found| found.value())) {
            store.set(input, value);
            store.rest();
        }
    };
    view! {
        <div node_ref=place>
            <dt>{input.row().label}</dt>
            <dd>
                {part(|flip| flip.before)}
                <button type="button" class="value" title=page::GO_THERE on:click=go
                    hidden=move || sentence.with(|s| s.as_ref().is_none_or(|s| s.value.is_empty()))>
                    {part(|flip| flip.value)}
                </button>
                {part(|flip| flip.after)}
            </dd>
        </div>
    }
    .into_any()
}
