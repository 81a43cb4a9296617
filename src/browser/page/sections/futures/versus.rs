//! A kept scenario and the one on the page in the same futures, in the section that compares.

use super::look;
use crate::browser::page::Store;
use crate::browser::page::dom::{El, el};
use crate::browser::page::sections::picture::picture;
use crate::browser::page::sight;
use crate::question::paired::{Matched, Paired};
use crate::reactive::{Live, effect};
use crate::scenario::{Kept, Scenario};
use crate::simulation::report::Versus as Compared;
use crate::strategy::Strategy;
use crate::text::{compare, futures, versus as words};
use crate::view::futures::Versus;

/// The part: the page against what is kept (none while nothing is), a use looked at. Counted on the page, since it is
/// asked for seldom.
pub fn versus(store: Store, kept: Live<Option<Kept>>, strategy: Live<Strategy>) -> Vec<El> {
    let near = Live::new(false);
    let seat = store.work().sit::<Paired>();
    effect(move || {
        if let Some(kept) = kept.get().filter(|_| near.get()) {
            seat.ask(Paired { with: kept.scenario }, store.shown().scenario.clone());
        }
    });
    let names = move || {
        let kept = kept.with(|kept| kept.as_ref().map(|kept| kept.name.clone()));
        [kept.unwrap_or_default(), compare::NOW.to_owned()]
    };
    let found = Live::new(None::<Matched>);
    effect(move || {
        let answered = seat.answer();
        let answer = answered.as_ref().map(|answered| &answered.answer);
        // News while it is counted leave what is shown.
        if let Some(matched) = answer.filter(|matched| matched.versus.is_some()) {
            found.set(Some(matched.clone()));
        }
    });
    let is_with = move |scenario: &Scenario| {
        kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.scenario == *scenario))
    };
    let going = move || {
        let answered = seat.answer();
        let answer = answered.as_ref().map(|answered| &answered.answer);
        let answer = answer.filter(|matched| is_with(&matched.with));
        answer.map_or_else(String::new, |matched| match matched {
            Matched { done: 0, .. } => futures::TOO_MANY.to_owned(),
            Matched { done, of, .. } => futures::progress(&store.numbers(), *done, *of),
        })
    };
    let finding = move || {
        let strategy = strategy.get();
        read(found, kept, |found| {
            let of = found.uses[strategy as usize].as_ref()?;
            Some(words::finding(&store.numbers(), &names(), strategy, of))
        })
    };
    let draw = move |width: f64| {
        let versus = read(found, kept, |found| Some(Versus::of(names(), found)))?;
        Some(versus.draw(&look(&store.numbers(), width, versus.height())))
    };
    let place = el("div", "versus")
        .child(el("h3", "").text(words::HEADING))
        .child(el("p", "small").text(words::LEAD))
        .child(
            el("p", "finding")
                .attr("role", "status")
                .live_text(move || finding().unwrap_or_default()),
        )
        .child(el("p", "small count").live_text(going))
        .child(picture(store, words::HEADING, draw))
        .child(el("p", "small").live_text(move || words::key(&names())))
        .live_class("waits", move || read(found, kept, |_| Some(())).is_none());
    sight::follow(&place, move |in_sight| {
        if near.now() != Some(in_sight) {
            near.set(in_sight);
        }
        seat.see(in_sight);
    });
    vec![place]
}

/// What is written of the findings against what is kept: those of another would stand under its name. Tracked.
fn read<T>(
    found: Live<Option<Matched>>,
    kept: Live<Option<Kept>>,
    write: impl FnOnce(&Compared) -> Option<T>,
) -> Option<T> {
    kept.with(|kept| {
        let with = &kept.as_ref()?.scenario;
        found.with(|found| write(found.as_ref()?.against(with)?))
    })
}
