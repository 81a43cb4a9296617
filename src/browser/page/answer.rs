//! The answer: one sentence, and what it rests on.

use super::Store;
use super::frame::AtRest;
use crate::text::{answer, page};
use leptos::prelude::*;

/// The sentence. Readers who hear the page hear it when it has come to rest.
pub fn answer(store: Store) -> AnyView {
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
    view! {
        <section class="answer" aria-label=page::ANSWER>
            <h2 class="unseen">{page::ANSWER}</h2>
            <p class="held-back" hidden=move || !store.has_mistakes()>{page::HELD_BACK}</p>
            <p class="sentence" inner_html=move || sentence().html()></p>
            <p class="footing">{footing}</p>
            <p class="unseen" role="status">{said}</p>
        </section>
    }
    .into_any()
}
