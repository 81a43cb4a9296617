//! Real cases to start from: a strip that unfolds, and what the case that is shown has set.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::later::{Part, later};
use super::super::plate::is_open;
use super::stress::link;
use crate::cases::{Applied, Change, PRESETS, Preset, PresetKind, apply};
use crate::reactive::{Live, effect};
use crate::scenario::{Input, Scenario};
use crate::text::cases as words;
use std::rc::Rc;

/// The case that the scenario is, or was before a few inputs were moved.
#[derive(Clone, PartialEq)]
struct Loaded {
    preset: &'static str,
    changes: Vec<Change>,
    /// Inputs moved since.
    moved: usize,
}

impl Loaded {
    fn preset(&self) -> Option<&'static Preset> {
        crate::cases::find(self.preset)
    }
}

/// The strip.
pub fn cases(store: Store) -> El {
    let gallery = el("details", "gallery");
    let kinds = later(el("div", "kinds"), store, Part::Cards(gallery.clone()));
    let summary = el("summary", "")
        .child(el("h2", "").text(words::HEADING))
        .child(el("span", "gloss").text(&words::counts()));
    let shown = later(el("div", "").attr("role", "status"), store, Part::Case);
    el("section", "cases")
        .attr("aria-label", words::HEADING)
        .child(gallery.child(summary).child(kinds))
        .child(shown)
}

/// The cards, made when the strip is first unfolded.
pub fn cards(store: Store, gallery: &El) -> Vec<El> {
    let opened = Live::new(gallery.node().has_attribute("open"));
    let folded = gallery.clone();
    let load = Rc::new(move |preset: &'static Preset| {
        store.replace(apply(preset, &Scenario::default()).scenario);
        let _ = folded.node().remove_attribute("open");
    });
    let _ = gallery.clone().on("toggle", move |event| {
        if is_open(&event) {
            opened.set(true);
        }
    });
    let kinds = el("div", "later").live_children(
        move || opened.get(),
        move |opened| {
            let all = words::KINDS.into_iter().filter(|_| *opened);
            all.map(|of| kind(store, of, &load)).collect()
        },
    );
    vec![kinds]
}

/// The case that is shown.
pub fn case(store: Store) -> El {
    let loaded = Live::new(None::<Loaded>);
    effect(move || {
        let now = recognise(&store.scenario(), loaded.now().flatten().as_ref());
        loaded.set(now);
    });
    el("div", "").live_children(
        move || loaded.get(),
        move |loaded| loaded.iter().filter_map(|loaded| shown(store, loaded)).collect(),
    )
}

/// The case that the scenario is; else the one before, while half of what it set still stands.
fn recognise(scenario: &Scenario, before: Option<&Loaded>) -> Option<Loaded> {
    let defaults = Scenario::default();
    let case = |preset: &'static Preset| (preset.id, apply(preset, &defaults));
    let is = |(_, applied): &(&str, Applied)| applied.scenario == *scenario;
    if *scenario == defaults {
        return None;
    }
    if let Some((preset, applied)) = PRESETS.iter().map(case).find(is) {
        return Some(Loaded { preset, changes: applied.changes, moved: 0 });
    }
    let (preset, applied) = case(before?.preset()?);
    let stands = |change: &&Change| scenario.get(change.input) == change.to;
    let standing = applied.changes.iter().filter(stands).count();
    let moved = scenario.differing(&applied.scenario).count();
    let holds = 2 * standing >= applied.changes.len() && standing > 0;
    holds.then_some(Loaded { preset, changes: applied.changes, moved })
}

/// What a press on a card does.
type Load = Rc<dyn Fn(&'static Preset)>;

/// The cards of one kind.
fn kind(store: Store, kind: PresetKind, load: &Rc<impl Fn(&'static Preset) + 'static>) -> El {
    let load: Load = load.clone();
    let cards = PRESETS.iter().filter(|preset| preset.kind == kind);
    el("div", "kind")
        .child(el("h3", "").text(words::kind(kind)))
        .child(el("ul", "").children(cards.map(|preset| card(store, preset, load.clone()))))
}

fn card(store: Store, preset: &'static Preset, load: Load) -> El {
    let button = El::button("value", preset.title)
        .attr("data-case", preset.id)
        .on("click", move |_| load(preset));
    let mut facts = el("p", "facts").text(&words::facts(&store.numbers(), preset).join(" · "));
    if let Some(source) = preset.sources.first() {
        facts = facts.text(" · ").child(link(source.url, words::SOURCE).attr("title", source.text));
    }
    el("li", "").child(button).child(el("p", "").text(preset.who)).child(facts)
}

/// The case that is shown: what it is, what it set, what its sources leave open.
fn shown(store: Store, loaded: &Loaded) -> Option<El> {
    let preset = loaded.preset()?;
    let numbers = store.numbers();
    let changed =
        |change: &Change| item(change.input, Some(words::change(&numbers, change)), change.why);
    let back = El::button("quiet", words::BACK).on("click", move |_| store.reset_all());
    let title = el("p", "")
        .text(words::LOADED)
        .text(" ")
        .child(el("b", "").text(preset.title))
        .child(el("span", "facts").text(&words::facts(&numbers, preset).join(" · ")))
        .child(back);
    let summary =
        el("p", "summary").text(preset.summary).text(" ").text(&words::moved(loaded.moved));
    let sets = el("div", "")
        .child(el("h3", "").text(words::SETS))
        .child(el("dl", "sets").children(loaded.changes.iter().map(changed)));
    let unstated = preset.unstated.iter().map(|open| item(open.input, None, open.note));
    let sources = preset.sources.iter();
    let open = el("div", "")
        .child(el("h3", "").text(words::UNSTATED))
        .child(el("dl", "open").children(unstated))
        .child(el("h3", "").text(words::SOURCES))
        .child(
            el("ul", "")
                .children(sources.map(|source| el("li", "").child(link(source.url, source.text)))),
        );
    let count = words::summary(loaded.changes.len(), preset.unstated.len());
    let account = el("details", "")
        .child(el("summary", "").text(&count))
        .child(el("div", "account").child(sets).child(open));
    Some(el("div", "loaded").child(title).child(summary).child(account))
}

fn item(input: Input, values: Option<(String, String)>, why: &str) -> El {
    let mut term = el("dt", "").text(&words::label(input));
    if let Some((from, to)) = values {
        let was = el("span", "was").text(&format!(" {from} → "));
        term = term.child(was).child(el("b", "").text(&to));
    }
    el("div", "").child(term).child(el("dd", "").text(why))
}
