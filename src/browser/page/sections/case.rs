//! The real case that is shown: what it is and asks, what becomes of it beside what its parties state,
//! what was moved since, what it set and what its sources leave open.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::platform::is_narrow;
use super::super::store::Case;
use super::cases::documents;
use super::study::Study;
use crate::cases::{
    Account, Change, Preset, Recognised, account, apply, find, find_code, recognise,
};
use crate::format::MINUS;
use crate::reactive::{Live, Pace, effect, untrack};
use crate::scenario::{Input, Scenario};
use crate::text::account as told;
use crate::text::cases as words;
use crate::text::input::label;

/// The card; nothing while no case is shown.
pub fn case(store: Store) -> El {
    let loaded = follow(store);
    // The account is worked out when the scenario rests, and left out while there is no case.
    let id = move || loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.id));
    let study = Study::new(store, id, |engine, scenario, id| {
        let preset = id.and_then(find)?;
        Some((preset.id, account(engine, preset, scenario)))
    });
    let place = el("div", "").live_children(id, move |id| {
        id.and_then(find).map(|preset| card(store, study, loaded, preset)).into_iter().collect()
    });
    study.follow(place)
}

/// Which case the scenario is, kept known to the whole page.
fn follow(store: Store) -> Live<Option<Recognised>> {
    let loaded = Live::new(None::<Recognised>);
    let mut last = None::<&'static str>;
    let named = move || find_code(&store.case().get()?.code);
    effect(move || {
        if let Some(preset) = named().filter(|_| store.awaits_case()) {
            // The link gave the name alone.
            store.case().set(Some(Case::named(preset.code.to_owned())));
            untrack(|| store.begin(apply(preset, &Scenario::default()).scenario));
        }
    });
    let recognised = move || {
        let scenario = store.scenario();
        let named = named().map(|preset| preset.id);
        // Also one that was left for a while: the way back leads to it.
        let found = recognise(&scenario, named.or(last));
        last = found.as_ref().map(|found| found.id).or(last);
        let case = found.as_ref().and_then(|found| {
            Some(Case { moved: found.moved.len(), ..Case::named(found.preset()?.code.to_owned()) })
        });
        if store.case().now() != Some(case.clone()) {
            store.case().set(case);
        }
        if loaded.now() != Some(found.clone()) {
            loaded.set(found);
        }
    };
    // While a slider moves, the numbers come first.
    Pace::new(false).with(|| effect(recognised));
    loaded
}

/// The account of a case, once it is worked out.
type Accounts = Study<Option<&'static str>, Option<(&'static str, Account)>>;

fn card(
    store: Store,
    study: Accounts,
    loaded: Live<Option<Recognised>>,
    preset: &'static Preset,
) -> El {
    let numbers = store.numbers();
    let found = move || {
        let of = |(id, found): &(&str, Account)| (*id == preset.id).then(|| found.clone());
        study.read(|found, _| found.as_ref().and_then(of))
    };
    let back = El::button("quiet", words::BACK).on("click", move |_| store.reset_all());
    let head = el("header", "")
        .child(el("p", "kicker").text(&words::kicker(preset)))
        .child(back)
        .child(el("h2", "").text(preset.title))
        .child(el("p", "facts").text(&words::who(&numbers, preset)));
    let why = move || {
        let found = found();
        found
            .and_then(|found| told::explanation(&store.numbers(), preset, &found))
            .unwrap_or_default()
    };
    let weighed = el("dl", "weighed").live_children(found, move |found| {
        let all = found.iter().flat_map(|found| told::weighed(&store.numbers(), preset, found));
        let one = |(heading, text): (&str, String)| {
            // A line may not end behind a minus.
            let text = text.replace(MINUS, "\u{2212}\u{2060}");
            el("div", "").child(el("dt", "").text(heading)).child(el("dd", "").text(&text))
        };
        all.map(one).collect()
    });
    let question = el("p", "question").text(preset.question);
    let summary = el("p", "summary").text(preset.summary);
    let why = el("p", "why").live_text(why);
    let beside = el("div", "").live_children(found, move |found| {
        found.as_ref().and_then(|found| beside(store, found)).into_iter().collect()
    });
    el("div", "loaded")
        .attr("role", "region")
        .attr("aria-label", preset.title)
        .child(head)
        .children(body([question, summary, why, beside, weighed]))
        .child(moved(store, loaded, preset))
        .child(sources(store, preset))
}

/// What is told between head and foot. On a phone the answer is not to be far below: question and reason
/// stand, the rest unfolds.
fn body([question, summary, why, beside, weighed]: [El; 5]) -> Vec<El> {
    if is_narrow() {
        let rest = el("details", "")
            .child(el("summary", "").text(words::MORE))
            .children([summary, beside, weighed]);
        return vec![el("div", "told").children([question, why]), rest];
    }
    let told = el("div", "").children([question, summary, why]);
    vec![el("div", "told").children([told, beside]), weighed]
}

/// Ours beside what its parties state; nothing where they state nothing. On a narrow page a figure's name stands above its
/// numbers: what is laid out so is a table to some readers only if it is said to be one.
fn beside(store: Store, found: &Account) -> Option<El> {
    if found.beside.is_empty() {
        return None;
    }
    let numbers = store.numbers();
    let part = |tag: &str, role: &str| el(tag, "").attr("role", role);
    let name = |text: &str, of: &str| {
        part("th", &format!("{of}header")).attr("scope", &of[..3]).text(text)
    };
    let head = part("tr", "row").children(told::COLUMNS.map(|text| name(text, "column")));
    let row = |compared| {
        let [figure, rest @ ..] = told::row(&numbers, compared);
        let cells = rest.map(|text| part("td", "cell").text(&text));
        part("tr", "row").child(name(&figure, "row")).children(cells)
    };
    let table = part("table", "table")
        .attr("class", "beside-parties")
        .child(el("caption", "").text(told::BESIDE))
        .child(part("thead", "rowgroup").child(head))
        .child(part("tbody", "rowgroup").children(found.beside.iter().map(row)));
    Some(table)
}

/// What was moved since the case was loaded, and the way back to it.
fn moved(store: Store, loaded: Live<Option<Recognised>>, preset: &'static Preset) -> El {
    let moves = move || loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.moved.clone()));
    el("p", "since").attr("role", "status").live_children(moves, move |moves| {
        let Some(moves) = moves.as_ref().filter(|moves| !moves.is_empty()) else {
            return Vec::new();
        };
        let again = El::button("quiet", words::AGAIN).on("click", move |_| {
            store.replace(apply(preset, &Scenario::default()).scenario);
        });
        vec![el("span", "").text(&words::moved(&store.numbers(), moves)), again]
    })
}

/// What it set and why, what its sources leave open, the sources.
fn sources(store: Store, preset: &'static Preset) -> El {
    let numbers = store.numbers();
    let changes = apply(preset, &Scenario::default()).changes;
    let changed = |change: &Change| {
        let why = preset.why(change.input).unwrap_or_default();
        item(change.input, Some(words::change(&numbers, change)), why)
    };
    let sets = el("div", "")
        .child(el("h3", "").text(words::SETS))
        .child(el("dl", "sets").children(changes.iter().map(changed)));
    let unstated = preset.unstated.iter().map(|open| item(open.input, None, open.note));
    let open = el("div", "")
        .child(el("h3", "").text(words::UNSTATED))
        .child(el("dl", "open").children(unstated))
        .child(el("h3", "").text(words::SOURCES))
        .child(documents(preset.sources));
    let count = words::summary(changes.len(), preset.unstated.len(), preset.sources.len());
    el("details", "")
        .child(el("summary", "").text(&count))
        .child(el("div", "account").child(sets).child(open))
}

fn item(input: Input, values: Option<(String, String)>, why: &str) -> El {
    let mut term = el("dt", "").text(&label(input));
    if let Some((from, to)) = values {
        let was = el("span", "was").text(&format!(" {from} → "));
        term = term.child(was).child(el("b", "").text(&to));
    }
    el("div", "").child(term).child(el("dd", "").text(why))
}
