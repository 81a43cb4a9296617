//! The scenario as a file, and the same numbers elsewhere.

use super::super::super::Store;
use super::super::super::dom::{El, el};
use super::super::super::keep::{NotOpened, save_text, scenario_json, scenario_of};
use super::super::super::opened::chosen;
use super::super::super::platform::{base, copy};
use super::super::super::quote::scenario_name;
use crate::reactive::{Live, untrack};
use crate::scenario::to_lasting_link;
use crate::text::quote::{file_name, saved};
use crate::text::{compare as words, page, problem};
use std::rc::Rc;

/// The scenario as a file, and back.
pub fn files(store: Store) -> El {
    let said = Live::new(String::new());
    let save = move |_| {
        let name = format!("{}.json", file_name(&scenario_name(store), ""));
        let text = scenario_json(&store.scenario_now(), None);
        let is_saved = text.is_some_and(|text| save_text(&text, "application/json", &name));
        said.set(saved(is_saved));
    };
    let open = move |event: web_sys::Event| {
        chosen(&event, said, move |text| {
            said.set(text.map_or_else(|| page::UNREADABLE.to_owned(), |text| take(store, &text)));
        });
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

/// Takes the scenario of a file, and says what came of it.
fn take(store: Store, text: &str) -> String {
    match scenario_of(text) {
        Ok(scenario) => {
            store.replace(scenario);
            words::OPENED.to_owned()
        }
        Err(NotOpened::NoJson) => words::NO_JSON.to_owned(),
        Err(NotOpened::Beside(names)) => words::beside(&names),
        Err(NotOpened::Twice(key)) => words::twice(&key),
        Err(NotOpened::Refused(refused)) => {
            let sentence = |error| problem::sentence(&store.numbers(), error);
            let all: Vec<String> = refused.fields.iter().map(sentence).collect();
            problem::first_of(all).join(" ")
        }
    }
}

/// The same numbers by link, in JavaScript and on the command line: of what is on the page, and of each that is kept.
pub fn snippets(store: Store) -> El {
    let said = Live::new(String::new());
    let all = move || {
        store.kept().with(|all| {
            all.iter().map(|kept| (kept.name.clone(), to_lasting_link(&kept.scenario))).collect()
        })
    };
    let kept = el("div", "").live_children(all, move |all: &Vec<(String, String)>| {
        let one = |(name, link): &(String, String)| {
            let link = link.clone();
            let summary = el("summary", "").text(&words::reproduce(name));
            let of = el("details", "owner of-kept").child(summary);
            of.children(lines(said, Rc::new(move || link.clone())))
        };
        all.iter().map(one).collect()
    });
    el("div", "snippets")
        .child(el("h3", "").text(words::REPRODUCE))
        .children(lines(said, Rc::new(move || to_lasting_link(&store.scenario()))))
        .child(kept)
        .child(el("p", "small").attr("role", "status").live_text(move || said.get()))
}

/// A line each for a link, a way to copy it at its end.
fn lines(said: Live<String>, link: Rc<dyn Fn() -> String>) -> [El; 3] {
    let written: [fn(&str) -> String; 3] = [
        |link| format!("{}#{link}", base().unwrap_or_default()),
        words::javascript,
        words::command,
    ];
    let mut labels = words::SNIPPETS.into_iter();
    written.map(|write| {
        let label = labels.next().unwrap_or_default();
        let (shown, copied) = (Rc::clone(&link), Rc::clone(&link));
        el("div", "snippet")
            .child(el("span", "").text(label))
            .child(el("code", "").live_text(move || write(&shown())))
            .child(El::button("quiet", words::COPY).on("click", move |_| {
                copy(&untrack(|| write(&copied())), said);
            }))
    })
}
