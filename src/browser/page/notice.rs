//! What was wrong with the link that the page was opened with.

use super::Store;
use crate::scenario::FieldError;
use crate::text::{page, problem};
use leptos::prelude::*;

/// The notice, while there is something to say.
pub fn notice(store: Store) -> AnyView {
    let problems = store.link_problems();
    let none = move || problems.with(Vec::is_empty);
    let list = move || {
        let sentence = |error: &FieldError| problem::sentence(&store.numbers(), error);
        let sentences: Vec<String> = problems.with(|all| all.iter().map(sentence).collect());
        sentences.into_iter().map(|text| view! { <li>{text}</li> }.into_any()).collect::<Vec<_>>()
    };
    view! {
        <div class="notice" role="alert" hidden=none>
            <p>{page::LINK_PROBLEMS}</p>
            <ul>{list}</ul>
            <button type="button" class="icon close" aria-label=page::CLOSE
                on:click=move |_| problems.set(Vec::new())>"×"</button>
        </div>
    }
    .into_any()
}
