//! The comparison: a table, or a card a strategy where it is narrow.

use super::Store;
use crate::strategy::Strategy;
use crate::text::page;
use crate::view::comparison::{head, list, table};
use leptos::prelude::*;

/// The four strategies side by side.
pub fn comparison(store: Store) -> AnyView {
    let all = RwSignal::new(false);
    let label = move || if all.get() { page::MAIN_FIGURES } else { page::ALL_FIGURES };
    let cards: Vec<_> = Strategy::ALL.into_iter().map(|strategy| card(store, strategy)).collect();
    view! {
        <section class="comparison" aria-label=page::COMPARISON>
            <h2 class="unseen">{page::COMPARISON}</h2>
            <div class="wide" class:all=all
                inner_html=move || table(&store.numbers(), &store.shown().evaluation)></div>
            <p class="under wide">
                <button type="button" class="quiet" aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)>{label}</button>
                <span class="legend" aria-hidden="true"><b class="best"></b>{page::BEST_MARK}</span>
            </p>
            <div class="narrow">{cards}</div>
        </section>
    }
    .into_any()
}

fn card(store: Store, strategy: Strategy) -> AnyView {
    let leads = move || store.shown().evaluation.best == Some(strategy);
    view! {
        <details class=format!("card is-{}", strategy.key()) class:leads=leads>
            <summary
                inner_html=move || head(&store.numbers(), &store.shown().evaluation, strategy)>
            </summary>
            <div inner_html=move || list(&store.numbers(), &store.shown().evaluation, strategy)>
            </div>
        </details>
    }
    .into_any()
}
