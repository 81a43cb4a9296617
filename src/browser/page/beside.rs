//! What stands beside the answer.

use super::Store;
use super::desk::Job;
use super::sight;
use crate::analysis::beside_best::{BesideBest, beside_best};
use crate::text::{beside as words, page};
use crate::view::beside::table;
use leptos::html;
use leptos::prelude::*;

/// The section.
pub fn beside(store: Store) -> AnyView {
    let found = RwSignal::new(None::<BesideBest>);
    let place = NodeRef::<html::Section>::new();
    let desk = store.desk();
    sight::follow(place, move |in_sight| {
        if !in_sight {
            return desk.drop(Job::Beside);
        }
        desk.want(Job::Beside, None, move |engine, scenario| {
            let evaluation = engine.evaluate(scenario);
            let _ = found.try_set(Some(beside_best(engine, scenario, &evaluation)));
        });
    });
    on_cleanup(move || desk.drop(Job::Beside));
    let write = move |write: fn(Store, &BesideBest) -> String| {
        move || found.with(|found| found.as_ref().map(|f| write(store, f)).unwrap_or_default())
    };
    view! {
        <section class="beside" aria-label=page::BESIDE node_ref=place>
            <h2 class="unseen">{page::BESIDE}</h2>
            <div inner_html=write(|store, found| table(&store.numbers(), found))></div>
            <p class="footing">
                {write(|store, found| words::common_rate(&store.numbers(), &found.common_rate))}
            </p>
        </section>
    }
    .into_any()
}
