//! Parts of the section that stand alone, in an embedded view: counted on the page that shows them,
//! since a worker of another origin is none.

use super::errands::{ErrandPlace, Errands};
use super::{pictures, progress, read};
use crate::browser::page::Store;
use crate::browser::page::dom::{El, el};
use crate::browser::page::{sections::section, sight};
use crate::question::errand::Errand;
use crate::reactive::{Live, effect};
use crate::scenario::Scenario;
use crate::text::futures as words;

/// Which use is the best how often.
pub fn chances(store: Store) -> El {
    alone(store, words::HEADING, |store, all| {
        let verdict =
            move || read(all, |found, _| words::verdict(&store.numbers(), &found.report).html());
        let finding = el("p", "finding").attr("role", "status").live_html(verdict);
        [finding].into_iter().chain(pictures::best(store, all)).collect()
    })
}

/// How far apart cumulative cash goes.
pub fn fan(store: Store) -> El {
    alone(store, words::FAN_HEADING, pictures::fans)
}

fn alone(store: Store, heading: &str, parts: impl FnOnce(Store, ErrandPlace) -> Vec<El>) -> El {
    let (near, stopped) = (Live::new(false), Live::new(None::<Scenario>));
    let errands = Errands::new(store);
    let [all, ..] = errands.places();
    effect(move || {
        if near.get() {
            let scenario = store.shown().scenario.clone();
            if stopped.get().as_ref() != Some(&scenario) {
                errands.ask(all, Errand::Futures, &scenario);
            }
        }
    });
    let stop = move |stop: bool| {
        if stop {
            stopped.set(Some(store.shown().scenario.clone()));
            errands.cancel(all);
        } else {
            stopped.set(None);
        }
    };
    let place = section("part futures", heading, words::ALONE)
        .children(parts(store, all))
        .child(progress::progress(store, all, stopped, stop));
    let around = place.clone();
    sight::follow(&place, move |in_sight| {
        errands.open(&around);
        if near.now() != Some(in_sight) {
            near.set(in_sight);
        }
        all.see(in_sight);
    });
    place
}
