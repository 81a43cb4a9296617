//! Scenarios side by side, what makes the difference, and the scenario as a file.

use super::super::Store;
use super::super::choose::{Group, choose};
use super::super::dom::{El, el, typed};
use super::super::keep::{NotOpened, keep, kept, read_file, save_text, scenario_json, scenario_of};
use super::super::platform::copy;
use super::section;
use super::study::Study;
use crate::analysis::compare::{Difference, difference};
use crate::evaluation::{Evaluation, Figure, evaluate};
use crate::format::{Format, escape, signed_money};
use crate::reactive::{Live, untrack};
use crate::scenario::{Scenario, parse_link, to_lasting_link};
use crate::strategy::Strategy;
use crate::text::{compare as words, figure, problem, strategy as names};
use crate::view::cell::cell;
use js_sys::Reflect;
use std::fmt::Write as _;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A scenario that is kept.
#[derive(Clone)]
struct Kept {
    name: String,
    scenario: Scenario,
    evaluation: Rc<Evaluation>,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Kept) -> bool {
        self.name == other.name && self.scenario == other.scenario
    }
}

impl Kept {
    fn new(name: String, scenario: Scenario) -> Kept {
        let evaluation = Rc::new(evaluate(&scenario));
        Kept { name, scenario, evaluation }
    }
}

/// How many are kept at most.
const MOST: usize = words::LETTERS.len();
/// Under what name this browser keeps them.
const PLACE: &str = "hash-or-host/kept";

/// The section.
pub fn compare(store: Store) -> El {
    let all = Live::new(remembered());
    let strategy = Live::new(None::<Strategy>);
    let use_ = move || {
        let best = || store.shown().evaluation.best.unwrap_or(Strategy::Mining);
        strategy.get().unwrap_or_else(best)
    };
    let full = move || all.with(|all| all.len() >= MOST);
    let add = move |_| {
        let scenario = store.scenario_now();
        all.update(|all| {
            let free = words::LETTERS.into_iter().find(|l| all.iter().all(|k| k.name != *l));
            if let Some(name) = free.filter(|_| all.len() < MOST) {
                all.push(Kept::new(name.to_owned(), scenario));
            }
        });
        remember(&all.now().unwrap_or_default());
    };
    let option = |s: Strategy| (s.key().to_owned(), names::name(s).to_owned());
    let uses = Group { heading: "", options: Strategy::ALL.map(option).into() };
    let head = el("div", "choices")
        .child(El::button("firm", words::KEEP).live_flag("disabled", full).on("click", add))
        .child(choose(
            words::USE,
            vec![uses],
            move || use_().key().to_owned(),
            move |key| {
                strategy.set(Strategy::from_key(&key));
            },
        ));
    let none = move || all.with(Vec::is_empty);
    let list = el("ul", "kept").live_children(
        move || all.with(|all| all.iter().map(|kept| kept.scenario.clone()).collect::<Vec<_>>()),
        move |shown| (0..shown.len()).map(|at| entry(store, all, at)).collect(),
    );
    let html = move || {
        all.with(|all| {
            if all.is_empty() {
                return String::new();
            }
            side_by_side(&store.numbers(), all, &store.shown().evaluation, use_())
        })
    };
    section("study part compare-scenarios", words::HEADING, words::LEAD)
        .attr("id", "compare")
        .child(head)
        .child(el("p", "small").text(words::FULL).live_flag("hidden", move || !full()))
        .child(el("p", "finding").text(words::NONE).live_flag("hidden", move || !none()))
        .child(list)
        .child(
            el("div", "sheet")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::HEADING)
                .live_flag("hidden", none)
                .live_html(html),
        )
        .child(shares(store, all, Rc::new(use_)))
        .child(files(store))
        .child(snippets(store))
}

/// A kept scenario's name, and what can be done with it.
fn entry(store: Store, all: Live<Vec<Kept>>, at: usize) -> El {
    let name =
        move || all.with(|all| all.get(at).map(|kept| kept.name.clone())).unwrap_or_default();
    let rename = move |text: String| {
        all.update(|all| {
            if let Some(kept) = all.get_mut(at) {
                kept.name = text.chars().take(40).collect();
            }
        });
        remember(&all.now().unwrap_or_default());
    };
    let show = move |_| {
        let kept = all.now().and_then(|all| all.get(at).cloned());
        if let Some(kept) = kept {
            store.replace(kept.scenario);
        }
    };
    let remove = move |_| {
        all.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
        remember(&all.now().unwrap_or_default());
    };
    el("li", "")
        .child(
            el("input", "")
                .attr("type", "text")
                .attr("aria-label", words::NAME)
                .attr("maxlength", "40")
                .live_value(name)
                .on("input", move |event| rename(typed(&event))),
        )
        .child(El::button("quiet", words::SHOW).on("click", show))
        .child(El::button("quiet", words::REMOVE).on("click", remove))
}

fn side_by_side(
    numbers: &dyn Format,
    all: &[Kept],
    now: &Evaluation,
    strategy: Strategy,
) -> String {
    let mut html = format!(
        "<table class=\"statement side\"><thead><tr><th scope=\"col\">{}</th>",
        names::name(strategy)
    );
    for kept in all {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escape(&kept.name));
    }
    let _ =
        write!(html, "<th scope=\"col\" class=\"total\">{}</th></tr></thead><tbody>", words::NOW);
    for row in Figure::ALL {
        let _ = write!(html, "<tr><th scope=\"row\">{}</th>", figure::name(row));
        let evaluations = all.iter().map(|kept| &*kept.evaluation).chain([now]);
        for evaluation in evaluations {
            let text = evaluation.outcome(strategy).map_or_else(
                || words::NOT_READY.to_owned(),
                |outcome| cell(row, numbers, &outcome.figures).text,
            );
            let _ = write!(html, "<td>{text}</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// What makes the difference between the first that is kept and what is on the page.
fn shares(store: Store, all: Live<Vec<Kept>>, strategy: Rc<dyn Fn() -> Strategy>) -> El {
    let first = move || all.with(|all| all.first().map(|kept| kept.scenario.clone()));
    let study = Study::new(store, first, |engine, scenario, first: &Option<Scenario>| {
        let first = first.as_ref()?;
        Some((first.clone(), difference(engine, first, scenario)))
    });
    let html = move || {
        let strategy = strategy();
        let name = all.with(|all| all.first().map(|kept| kept.name.clone())).unwrap_or_default();
        study.read(|found, scenario| match found {
            None => String::new(),
            Some((from, found)) => {
                share_table(&store.numbers(), &name, (from, scenario), found, strategy)
            }
        })
    };
    let sheet = el("div", "sheet").live_html(html);
    study.watch(sheet)
}

fn share_table(
    numbers: &dyn Format,
    name: &str,
    (from, to): (&Scenario, &Scenario),
    found: &Difference,
    strategy: Strategy,
) -> String {
    if found.shares.is_empty() {
        return format!("<p>{}</p>", words::SAME);
    }
    let at = strategy as usize;
    let money = |usd: Option<f64>| {
        usd.map_or_else(|| words::NOT_READY.to_owned(), |usd| crate::format::money(numbers, usd))
    };
    let signed = |usd: Option<f64>| {
        usd.map_or_else(|| words::NOT_READY.to_owned(), |usd| signed_money(numbers, usd))
    };
    let [what, changed, share] = words::SHARES;
    let mut html = format!(
        "<table class=\"statement shares\"><thead><tr><th scope=\"col\">{what}</th><th scope=\"col\">{changed}</th><th scope=\"col\">{share}</th></tr></thead><tbody>"
    );
    let _ = write!(
        html,
        "<tr class=\"sum\"><th scope=\"row\">{} {}</th><td></td><td>{}</td></tr>",
        words::FROM,
        escape(name),
        money(found.from[at])
    );
    for share in &found.shares {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            words::group(&share.group),
            escape(&words::changed(numbers, from, to, &share.group)),
            signed(share.npv_usd[at])
        );
    }
    let _ = write!(
        html,
        "<tr class=\"sum\"><th scope=\"row\">{}</th><td></td><td>{}</td></tr></tbody></table>",
        words::NOW,
        money(found.to[at])
    );
    html
}

/// The scenario as a file, and back.
fn files(store: Store) -> El {
    let said = Live::new(String::new());
    let save = move |_| {
        if let Some(text) = scenario_json(&store.scenario_now(), None) {
            save_text(&text, "application/json", "hash-or-host-scenario.json");
        }
    };
    let open = move |event: web_sys::Event| {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
        let target = event.target().map(JsValue::from).unwrap_or_default();
        let file = get(&target, "files").and_then(|files| get(&files, "0"));
        if let Ok(file) = file
            && file.is_object()
        {
            read_file(&file, move |text| match scenario_of(&text) {
                Ok(scenario) => {
                    store.replace(scenario);
                    said.set(words::OPENED.to_owned());
                }
                Err(NotOpened::NoJson) => said.set(words::NO_JSON.to_owned()),
                Err(NotOpened::Refused(refused)) => {
                    let sentence = |error| problem::sentence(&store.numbers(), error);
                    let all: Vec<String> = refused.fields.iter().map(sentence).collect();
                    said.set(all.join(" "));
                }
            });
        }
        // The same file can be chosen again.
        let _ = Reflect::set(&target, &"value".into(), &"".into());
    };
    let chooser = el("input", "unseen")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .attr("id", &store.id("open", "scenario"))
        .on("change", open);
    let label =
        el("label", "quiet as-button").attr("for", &store.id("open", "scenario")).text(words::OPEN);
    el("div", "")
        .child(el("h3", "").text(words::FILES))
        .child(
            el("p", "buttons")
                .child(El::button("quiet", words::SAVE).on("click", save))
                .child(chooser)
                .child(label),
        )
        .child(el("p", "small opening").attr("role", "status").live_text(move || said.get()))
}

/// The same numbers by link, in JavaScript and on the command line.
fn snippets(store: Store) -> El {
    let said = Live::new(String::new());
    let link = move || to_lasting_link(&store.scenario());
    let texts: [Rc<dyn Fn() -> String>; 3] = [
        Rc::new(move || format!("#{}", link())),
        Rc::new(move || words::javascript(&link())),
        Rc::new(move || words::command(&link())),
    ];
    let line = |(label, text): (&str, Rc<dyn Fn() -> String>)| {
        let shown = Rc::clone(&text);
        el("div", "snippet")
            .child(el("span", "").text(label))
            .child(el("code", "").live_text(move || shown()))
            .child(El::button("quiet", words::COPY).on("click", move |_| {
                copy(&untrack(|| text()), said);
            }))
    };
    el("div", "snippets")
        .child(el("h3", "").text(words::REPRODUCE))
        .children(words::SNIPPETS.into_iter().zip(texts).map(line))
        .child(el("p", "small").attr("role", "status").live_text(move || said.get()))
}

/// What this browser kept: a name and a link a line.
fn remembered() -> Vec<Kept> {
    let text = kept(PLACE).unwrap_or_default();
    let line = |line: &str| {
        let (link, name) = line.split_once('\t')?;
        let link = parse_link(link);
        let name = name.chars().take(40).collect();
        link.problems.is_empty().then(|| Kept::new(name, link.scenario))
    };
    text.lines().filter_map(line).take(MOST).collect()
}

fn remember(all: &[Kept]) {
    let line = |kept: &Kept| {
        let name = kept.name.replace(['\t', '\n', '\r'], " ");
        format!("{}\t{name}", to_lasting_link(&kept.scenario))
    };
    keep(PLACE, &all.iter().map(line).collect::<Vec<_>>().join("\n"));
}
