//! Real cases to start from: a strip that unfolds, and what the case that is shown has set.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::later::{Part, later};
use super::super::plate::is_open;
use super::stress::link;
use super::study::Study;
use crate::cases::{
    Account, Change, Document, PRESETS, Preset, PresetKind, Recognised, account, apply, find,
    recognise,
};
use crate::reactive::{Live, effect};
use crate::scenario::{Input, Scenario};
use crate::text::account as told;
use crate::text::cases as words;
use std::rc::Rc;

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
    let loaded = Live::new(None::<Recognised>);
    effect(move || {
        let before = loaded.now().flatten().map(|loaded| loaded.id);
        loaded.set(recognise(&store.scenario(), before));
    });
    // The account is worked out when the scenario rests, and left out while there is no case.
    let id = move || loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.id));
    let study = Study::new(store, id, |engine, scenario, id| {
        let preset = id.and_then(find)?;
        Some((preset.id, account(engine, preset, scenario)))
    });
    let place = el("div", "").live_children(
        move || loaded.get(),
        move |loaded| loaded.iter().filter_map(|loaded| shown(store, study, loaded)).collect(),
    );
    study.follow(place)
}

/// The account of a case, once it is worked out.
type Accounts = Study<Option<&'static str>, Option<(&'static str, Account)>>;

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
        let title = words::document(source);
        facts = facts.text(" · ").child(link(source.url, words::SOURCE).attr("title", &title));
    }
    el("li", "").child(button).child(el("p", "").text(preset.who)).child(facts)
}

/// The case that is shown: what it is and asks, what becomes of it, what it set, what its sources
/// leave open.
fn shown(store: Store, study: Accounts, loaded: &Recognised) -> Option<El> {
    let preset = loaded.preset()?;
    let numbers = store.numbers();
    let back = El::button("quiet", words::BACK).on("click", move |_| store.reset_all());
    let title = el("p", "")
        .text(words::LOADED)
        .text(" ")
        .child(el("b", "").text(preset.title))
        .child(el("span", "facts").text(&words::facts(&numbers, preset).join(" · ")))
        .child(back);
    let question = el("p", "question").text(preset.question);
    let summary =
        el("p", "summary").text(preset.summary).text(" ").text(&words::moved(loaded.moved.len()));
    let found = move || {
        let of = |(id, found): &(&str, Account)| (*id == preset.id).then(|| found.clone());
        study.read(|found, _| found.as_ref().and_then(of))
    };
    let becomes = el("div", "becomes").live_children(found, move |found| {
        found.iter().flat_map(|f| becomes(store, preset, f)).collect()
    });
    let changed = |change: &Change| {
        let why = preset.why(change.input).unwrap_or_default();
        item(change.input, Some(words::change(&numbers, change)), why)
    };
    let sets = el("div", "")
        .child(el("h3", "").text(words::SETS))
        .child(el("dl", "sets").children(loaded.changes.iter().map(changed)));
    let unstated = preset.unstated.iter().map(|open| item(open.input, None, open.note));
    let open = el("div", "")
        .child(el("h3", "").text(words::UNSTATED))
        .child(el("dl", "open").children(unstated))
        .child(el("h3", "").text(words::SOURCES))
        .child(documents(preset.sources));
    let count = words::summary(loaded.changes.len(), preset.unstated.len());
    let account = el("details", "")
        .child(el("summary", "").text(&count))
        .child(el("div", "account").child(sets).child(open));
    let card = el("div", "loaded").child(title).child(question).child(summary);
    Some(card.child(becomes).child(account))
}

/// What becomes of the case: sentences, and ours beside what its parties state.
fn becomes(store: Store, preset: &'static Preset, found: &Account) -> Vec<El> {
    let numbers = store.numbers();
    let said = told::sentences(&numbers, preset, found).join(" ");
    let mut all = vec![el("p", "").text(&said)];
    if !found.beside.is_empty() {
        let cell = |tag: &'static str| move |text: &str| el(tag, "").text(text);
        let head = el("tr", "").children(told::COLUMNS.map(cell("th")));
        let row = |compared| {
            let [figure, rest @ ..] = told::row(&numbers, compared);
            let head = el("th", "").attr("scope", "row").text(&figure);
            el("tr", "").child(head).children(rest.map(|text| el("td", "").text(&text)))
        };
        let table = el("table", "beside-parties")
            .child(el("caption", "").text(told::BESIDE))
            .child(el("thead", "").child(head))
            .child(el("tbody", "").children(found.beside.iter().map(row)));
        all.push(table);
    }
    all
}

/// Documents, each with its address.
pub fn documents(documents: &'static [Document]) -> El {
    let item =
        |document: &Document| el("li", "").child(link(document.url, &words::document(document)));
    el("ul", "documents").children(documents.iter().map(item))
}

fn item(input: Input, values: Option<(String, String)>, why: &str) -> El {
    let mut term = el("dt", "").text(&words::label(input));
    if let Some((from, to)) = values {
        let was = el("span", "was").text(&format!(" {from} → "));
        term = term.child(was).child(el("b", "").text(&to));
    }
    el("div", "").child(term).child(el("dd", "").text(why))
}
