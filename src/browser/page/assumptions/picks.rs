//! Several inputs at once, on the group that they belong to: a list of entries, what the scenario
//! carries, and what the last press changed.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::dom::{El, el};
use super::super::sections::documents;
use crate::cases::picks::{CATALOGUES, Carried, Catalogue, Entry, apply, carried};
use crate::reactive::Live;
use crate::scenario::Scenario;
use crate::text::picks as words;

/// The catalogues of a group; nothing if it has none.
pub fn picks(store: Store, group: usize) -> Option<El> {
    let mut of = CATALOGUES.iter().filter(|catalogue| catalogue.group == group).peekable();
    of.peek()?;
    Some(el("div", "picks").children(of.map(|catalogue| pick(store, catalogue))))
}

/// The entry pressed last, and the scenario that it made.
#[derive(Clone, PartialEq)]
struct Pressed {
    entry: &'static str,
    made: String,
    scenario: Scenario,
}

fn pick(store: Store, catalogue: &'static Catalogue) -> El {
    let pressed = Live::new(None::<Pressed>);
    let carries = move || {
        let last = pressed.with(|pressed| pressed.as_ref().map(|pressed| pressed.entry));
        store.with_scenario(|scenario| carried(catalogue, scenario, last))
    };
    let press = move |entry: &'static Entry| {
        let applied = apply(entry, &store.scenario_now());
        let made = words::applied(&store.numbers(), entry, &applied.changes);
        store.replace(applied.scenario.clone());
        pressed.set(Some(Pressed { entry: entry.id, made, scenario: applied.scenario }));
    };
    let named = |entry: &Entry| (entry.id.to_owned(), words::entry(&store.numbers(), entry));
    let own = (String::new(), words::OWN.to_owned());
    let options = [own].into_iter().chain(catalogue.entries.iter().map(named)).collect();
    let list = choose(
        catalogue.label,
        vec![ChoiceGroup { heading: "", options }],
        move || carries().map(|carried| carried.entry.to_owned()).unwrap_or_default(),
        move |id| {
            if let Some(entry) = catalogue.entry(&id) {
                press(entry);
            }
        },
    );
    // What the press changed stands until the next change.
    let made = move || {
        let stands = |pressed: &Pressed| store.with_scenario(|now| *now == pressed.scenario);
        pressed.with(|pressed| pressed.as_ref().filter(|p| stands(p)).map(|p| p.made.clone()))
    };
    let told = el("p", "made").attr("role", "status").live_children(made, move |made| {
        let Some(made) = made else { return Vec::new() };
        let undo = El::button("quiet", words::UNDO).on("click", move |_| store.undo());
        vec![el("span", "").text(made), undo]
    });
    let shown = el("div", "carried").live_children(carries, move |found| {
        found.as_ref().map(|found| standing(store, catalogue, found, press)).unwrap_or_default()
    });
    el("div", "pick")
        .attr("data-pick", catalogue.id)
        .child(list.attr("title", catalogue.about))
        .child(shown)
        .child(told)
}

/// What the scenario carries: what was changed since, a line on it, where it comes from.
fn standing(
    store: Store,
    catalogue: &'static Catalogue,
    found: &Carried,
    press: impl Fn(&'static Entry) + 'static,
) -> Vec<El> {
    let Some(entry) = catalogue.entry(found.entry) else { return Vec::new() };
    let mut all = Vec::new();
    if !found.changed.is_empty() {
        let again = El::button("quiet", words::AGAIN).on("click", move |_| press(entry));
        let since = words::since(&store.numbers(), &found.changed);
        all.push(el("p", "since").child(el("span", "").text(&since)).child(again));
    }
    let note = [entry.note, entry.open].join(" ");
    let sources = el("details", "sources")
        .child(el("summary", "").text(&words::sources(entry.sources.len())))
        .child(documents(entry.sources));
    all.push(el("p", "note").text(note.trim()));
    all.push(sources);
    all
}
