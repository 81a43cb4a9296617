//! What is in the section on cash: what is chosen of it, the chart, what happens.

use super::super::Store;
use super::super::chart::{Chart, reader};
use super::super::dom::{El, el};
use super::super::frame::OncePerFrame;
use super::super::sections::keep_in_link;
use super::super::sight::at_leisure;
use super::super::store::Shown;
use crate::reactive::{Live, effect, untrack};
use crate::scenario::Setting;
use crate::strategy::Strategy;
use crate::text::chart::cash as words;
use crate::text::page;
use crate::text::strategy::{name, short_name};
use crate::view::cash::{Cash, Per, Sight, told};
use crate::view::{Drawing, Look};
use std::sync::Arc;

impl Chart for Cash {
    fn draw(&self, look: &Look) -> Drawing {
        Cash::draw(self, look)
    }
}

/// Makes the chart, the choice of what is drawn and the list of what happens.
pub fn whole(store: Store) -> Vec<El> {
    let sight = Live::new(Sight::default());
    keep_in_link(store, Setting::Cash, sight, write, read);
    let shown = behind(store);
    vec![choices(store, sight), chart(store, shown, sight), list(store, shown, sight)]
}

/// Makes the chart and the list alone.
pub fn alone(store: Store) -> Vec<El> {
    let (shown, sight) = (behind(store), Live::new(Sight::default()));
    vec![chart(store, shown, sight), list(store, shown, sight)]
}

/// What is shown, a frame later: first come the numbers.
fn behind(store: Store) -> Live<Arc<Shown>> {
    let (shown, frame) = (Live::new(untrack(|| store.shown())), OncePerFrame::new());
    effect(move || {
        let now = store.shown();
        if shown.peek(|shown| Arc::ptr_eq(shown, &now)) == Some(false) {
            frame.ask(move || {
                shown.set(untrack(|| store.shown()));
            });
        }
    });
    shown
}

fn cash(shown: Live<Arc<Shown>>, sight: Live<Sight>) -> Cash {
    let shown = shown.get();
    Cash::of(&shown.scenario, shown.in_units()).shown(sight.get())
}

fn chart(store: Store, shown: Live<Arc<Shown>>, sight: Live<Sight>) -> El {
    let make = move || Some(Box::new(cash(shown, sight)) as Box<dyn Chart>);
    at_leisure(|| reader(store, Box::new(make), Cash::height, page::CASH))
}

/// What happens, in words: on a narrow chart its points have numbers alone.
fn list(store: Store, shown: Live<Arc<Shown>>, sight: Live<Sight>) -> El {
    let words = move || told(&store.numbers(), &cash(shown, sight));
    at_leisure(|| el("div", "").live_html(words))
}

const PERIODS: [(Per, &str); 3] =
    [(Per::Total, words::TOTAL), (Per::Year, words::YEARLY), (Per::Month, words::MONTHLY)];

fn choices(store: Store, sight: Live<Sight>) -> El {
    let periods = PERIODS.map(|(per, text)| {
        let set = move || sight.update(|sight| sight.per = per);
        segment(store, "cash-per", text, "", move || sight.get().per == per, set)
    });
    let uses = std::iter::once(None).chain(Strategy::ALL.map(Some)).map(|only| {
        let text = only.map_or(words::ALL_USES, short_name);
        let label = only.map(|only| words::own_scale(name(only))).unwrap_or_default();
        let set = move || sight.update(|sight| sight.only = only);
        segment(store, "cash-only", text, &label, move || sight.get().only == only, set)
    });
    el("div", "cash-choices")
        .child(group(words::PERIOD).children(periods))
        .child(group(words::DRAWN).children(uses))
}

fn group(label: &str) -> El {
    el("span", "segments").attr("role", "radiogroup").attr("aria-label", label)
}

fn segment(
    store: Store,
    group: &str,
    text: &str,
    label: &str,
    chosen: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> El {
    let radio = el("input", "")
        .attr("type", "radio")
        .attr("name", &store.id(group, "choice"))
        .live_checked(chosen)
        .on("change", move |_| choose());
    let radio = if label.is_empty() { radio } else { radio.attr("aria-label", label) };
    el("label", "").child(radio).child(el("span", "").text(text))
}

/// "mining.year", as it stands in a link.
fn write(sight: &Sight) -> String {
    let only = sight.only.map_or("all", Strategy::key);
    let per = match sight.per {
        Per::Total => "total",
        Per::Year => "year",
        Per::Month => "month",
    };
    format!("{only}.{per}")
}

fn read(text: &str) -> Option<Sight> {
    let (only, per) = text.split_once('.')?;
    let only = match only {
        "all" => None,
        key => Some(Strategy::ALL.into_iter().find(|strategy| strategy.key() == key)?),
    };
    let per = match per {
        "total" => Per::Total,
        "year" => Per::Year,
        "month" => Per::Month,
        _ => return None,
    };
    Some(Sight { only, per })
}
