//! Real cases to start from: a strip that unfolds, and what the case that is shown has set.

use super::super::Store;
use crate::scenario::presets::{Applied, Change, PRESETS, Preset, PresetKind, apply};
use crate::scenario::{Input, Scenario};
use crate::text::cases as words;
use leptos::html;
use leptos::prelude::*;

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
        crate::scenario::presets::find(self.preset)
    }
}

/// The strip.
pub fn cases(store: Store) -> AnyView {
    let details = NodeRef::<html::Details>::new();
    let opened = RwSignal::new(false);
    let toggle = move |_| {
        if details.get_untracked().is_some_and(|details| details.open()) {
            opened.set(true);
        }
    };
    let load = Callback::new(move |preset: &'static Preset| {
        store.replace(apply(preset, &Scenario::default()).scenario);
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    });
    let cards = move || {
        let all = || words::KINDS.into_iter().map(|k| kind(store, k, load)).collect::<Vec<_>>();
        opened.get().then(all)
    };
    let loaded = Memo::new(move |before: Option<&Option<Loaded>>| {
        recognise(&store.scenario(), before.and_then(Option::as_ref))
    });
    view! {
        <section class="cases" aria-label=words::HEADING>
            <details class="gallery" node_ref=details on:toggle=toggle>
                <summary><h2>{words::HEADING}</h2><span class="gloss">{words::counts()}</span></summary>
                <div class="kinds">{cards}</div>
            </details>
            {move || loaded.get().and_then(|loaded| shown(store, &loaded))}
        </section>
    }
    .into_any()
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

/// The cards of one kind.
fn kind(store: Store, kind: PresetKind, load: Callback<&'static Preset>) -> AnyView {
    let cards: Vec<_> = PRESETS
        .iter()
        .filter(|preset| preset.kind == kind)
        .map(|preset| card(store, preset, load))
        .collect();
    view! {
        <div class="kind">
            <h3>{words::kind(kind)}</h3>
            <ul>{cards}</ul>
        </div>
    }
    .into_any()
}

fn card(store: Store, preset: &'static Preset, load: Callback<&'static Preset>) -> AnyView {
    let facts = words::facts(&store.numbers(), preset).join(" · ");
    let link = preset.sources.first().map(|source| {
        view! {
            " · "
            <a href=source.url title=source.text target="_blank" rel="noopener noreferrer">{words::SOURCE}</a>
        }
        .into_any()
    });
    view! {
        <li>
            <button type="button" class="value" data-case=preset.id on:click=move |_| load.run(preset)>
                {preset.title}
            </button>
            <p>{preset.who}</p>
            <p class="facts">{facts}{link}</p>
        </li>
    }
    .into_any()
}

/// The case that is shown: what it is, what it set, what its sources leave open.
fn shown(store: Store, loaded: &Loaded) -> Option<AnyView> {
    let preset = loaded.preset()?;
    let numbers = store.numbers();
    let changes: Vec<_> = loaded
        .changes
        .iter()
        .map(|change| {
            let (from, to) = words::change(&numbers, change);
            item(change.input, Some((from, to)), change.why)
        })
        .collect();
    let open: Vec<_> =
        preset.unstated.iter().map(|open| item(open.input, None, open.note)).collect();
    let sources: Vec<_> = preset
        .sources
        .iter()
        .map(|source| {
            view! {
                <li><a href=source.url target="_blank" rel="noopener noreferrer">{source.text}</a></li>
            }
            .into_any()
        })
        .collect();
    let count = words::summary(loaded.changes.len(), preset.unstated.len());
    let view = view! {
        <div class="loaded" role="status">
            <p>
                {words::LOADED}" "<b>{preset.title}</b>
                <span class="facts">{words::facts(&numbers, preset).join(" · ")}</span>
                <button type="button" class="quiet" on:click=move |_| store.reset_all()>{words::BACK}</button>
            </p>
            <p class="summary">{preset.summary}" "{words::moved(loaded.moved)}</p>
            <details>
                <summary>{count}</summary>
                <div class="account">
                    <div><h3>{words::SETS}</h3><dl class="sets">{changes}</dl></div>
                    <div>
                        <h3>{words::UNSTATED}</h3><dl class="open">{open}</dl>
                        <h3>{words::SOURCES}</h3><ul>{sources}</ul>
                    </div>
                </div>
            </details>
        </div>
    };
    Some(view.into_any())
}

fn item(input: Input, values: Option<(String, String)>, why: &'static str) -> AnyView {
    let values = values
        .map(|(from, to)| view! { <span class="was">{from}" → "</span><b>{to}</b> }.into_any());
    view! {
        <div>
            <dt>{words::label(input)}" "{values}</dt>
            <dd>{why}</dd>
        </div>
    }
    .into_any()
}
