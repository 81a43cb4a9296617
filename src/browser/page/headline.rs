//! The headline inputs: a panel beside the results, a dock under them where it is narrow.

use super::Store;
use super::control::control;
use crate::scenario::Input;
use crate::text::page;
use crate::view::format::value_with_unit;
use crate::view::headline::HEADLINE;
use leptos::prelude::*;

/// The panel.
pub fn headline(store: Store) -> AnyView {
    let active = RwSignal::new(HEADLINE[0]);
    let tab = |input: Input| {
        let words = move || value_with_unit(&store.numbers(), input, store.value(input));
        view! {
            <button type="button" aria-pressed=move || (active.get() == input).to_string()
                on:click=move |_| active.set(input)>
                <span>{input.row().label}</span>
                <b>{words}</b>
            </button>
        }
        .into_any()
    };
    let place = |input: Input| {
        view! {
            <div class="place" class:active=move || active.get() == input>
                {control(store, input)}
            </div>
        }
        .into_any()
    };
    view! {
        <section class="headline" aria-label=page::YOUR_SITE>
            <div class="tabs" role="group" aria-label=page::DOCK>{Vec::from(HEADLINE.map(tab))}</div>
            <div class="places">{Vec::from(HEADLINE.map(place))}</div>
        </section>
    }
    .into_any()
}
