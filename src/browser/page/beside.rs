//! What stands beside the answer.

use super::Store;
use super::desk::Job;
use super::dom::{El, el};
use super::live::Live;
use super::sight;
use crate::analysis::beside_best::{BesideBest, beside_best};
use crate::text::{beside as words, page};
use crate::view::beside::table;
use leptos::prelude::*;

/// The section.
pub fn beside(store: Store) -> El {
    let found = Live::new(None::<BesideBest>);
    let write = move |write: fn(Store, &BesideBest) -> String| {
        move || found.with(|found| found.as_ref().map(|f| write(store, f)).unwrap_or_default())
    };
    let place = el("section", "beside")
        .attr("aria-label", page::BESIDE)
        .child(el("h2", "unseen").text(page::BESIDE))
        .child(el("div", "").live_html(write(|store, found| table(&store.numbers(), found))))
        .child(el("p", "footing").live_text(write(|store, found| {
            words::common_rate(&store.numbers(), &found.common_rate)
        })));
    let desk = store.desk();
    sight::follow(&place, move |in_sight| {
        if !in_sight {
            return desk.drop(Job::Beside);
        }
        desk.want(Job::Beside, None, move |engine, scenario| {
            let evaluation = engine.evaluate(scenario);
            found.set(Some(beside_best(engine, scenario, &evaluation)));
        });
    });
    on_cleanup(move || desk.drop(Job::Beside));
    place
}
