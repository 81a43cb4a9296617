//! The answer: one sentence, and what it rests on.

use super::Store;
use super::frame::AtRest;
use super::sight;
use crate::text::{answer, page};
use leptos::html;
use leptos::prelude::*;

/// The sentence. Readers who hear the page hear it when it has come to rest.
pub fn answer(store: Store, in_sight: RwSignal<bool>) -> AnyView {
    let sentence = move || {
        let shown = store.shown();
        answer::answer(&store.numbers(), &shown.scenario, &shown.evaluation)
    };
    let footing = move || {
        let shown = store.shown();
        answer::footing(&store.numbers(), &shown.scenario, &shown.evaluation)
    };
    let said = RwSignal::new(String::new());
    let rest = AtRest::new(900);
    Effect::new(move |first: Option<()>| {
        let text = sentence().text();
        if first.is_some() {
            rest.ask(move || said.set(text));
        }
    });
    let place = NodeRef::<html::P>::new();
    sight::follow(place, move |seen| {
        let _ = in_sight.try_set(seen);
    });
    view! {
        <section class="answer" aria-label=page::ANSWER>
            <h2 class="unseen">{page::ANSWER}</h2>
            <p class="held-back" hidden=move || !store.has_mistakes()>{page::HELD_BACK}</p>
            <p class="sentence" node_ref=place inner_html=move || sentence().html()></p>
            <p class="footing">{footing}</p>
            <p class="unseen" role="status">{said}</p>
        </section>
    }
    .into_any()
}

/// The answer in a few words, at the foot of the window while the sentence is out of sight.
pub fn standing(store: Store, in_sight: RwSignal<bool>) -> AnyView {
    let short = move || answer::short(&store.numbers(), &store.shown().evaluation).html();
    view! { <p class="standing" aria-hidden="true" hidden=in_sight inner_html=short></p> }
        .into_any()
}
