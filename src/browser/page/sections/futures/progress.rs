//! How many futures are done, and the way to stop.

use super::errands::ErrandPlace;
use crate::browser::page::Store;
use crate::browser::page::dom::{El, el};
use crate::question::errand::Finding;
use crate::reactive::Live;
use crate::scenario::Scenario;
use crate::text::futures as words;

/// How many of how many are done: of what is shown, or further on. Tracked.
fn done(place: ErrandPlace) -> Option<(u32, u32)> {
    let shown = place.found().and_then(|answered| match &answered.answer {
        Finding::Futures(found) => Some((found.done, found.of)),
        _ => None,
    });
    match (shown, place.going()) {
        // What goes on is of a newer question, or further than what is shown.
        (Some((done, of)), _) if done >= of => shown,
        (_, going) => going.or(shown),
    }
}

/// The line with its button; `stop` stops, or goes on.
pub fn progress(
    store: Store,
    place: ErrandPlace,
    stopped: Live<Option<Scenario>>,
    stop: impl Fn(bool) + Copy + 'static,
) -> El {
    let is_over = move || done(place).is_none_or(|(done, of)| done >= of);
    let is_stopped = move || {
        stopped.with(|stopped| stopped.as_ref().is_some_and(|s| *s == store.shown().scenario))
    };
    let text = move || match place.found().as_ref().map(|answered| &answered.answer) {
        Some(Finding::TooMany) => words::TOO_MANY.to_owned(),
        _ => done(place)
            .map(|(done, of)| words::progress(&store.numbers(), done, of))
            .unwrap_or_default(),
    };
    let share = move || {
        let share = done(place).map_or(0.0, |(done, of)| f64::from(done) / f64::from(of.max(1)));
        format!("{share:.3}")
    };
    let bar = el("span", "bar")
        .attr("aria-hidden", "true")
        .live_style("--done", share)
        .live_flag("hidden", is_over);
    let halt = El::button("quiet", words::STOP)
        .live_flag("hidden", move || is_over() || is_stopped())
        .on("click", move |_| stop(true));
    let again = El::button("quiet", words::GO_ON)
        .live_flag("hidden", move || !is_stopped())
        .on("click", move |_| stop(false));
    el("div", "small progress")
        .child(el("span", "count").live_text(text))
        .child(bar)
        .child(halt)
        .child(again)
}
