//! Migration: how many must leave before mining pays as AI does. And headlines, checked.

use super::super::Store;
use super::super::dom::{El, el};
use super::checker::checker;
use super::picture::head;
use super::section;
use super::study::Study;
use crate::analysis::migration::{Migration, migration as of};
use crate::format::Format;
use crate::text::migration as words;
use std::fmt::Write as _;

/// The section.
pub fn migration(store: Store) -> El {
    let study = Study::new(store, || (), |engine, scenario, ()| of(engine, scenario));
    let verdict = move || {
        study.read(|found, _| match found {
            Some(found) => words::verdict(&store.numbers(), found).html(),
            None => words::NOT_READY.to_owned(),
        })
    };
    let rows = move || {
        let write = |found: &Migration| rows(&store.numbers(), found);
        study.read(|found, _| found.as_ref().map(write).unwrap_or_default())
    };
    let table = el("table", "plain")
        .live_flag("hidden", move || study.read(|found, _| found.is_none()))
        .child(head(&words::COLUMNS))
        .child(el("tbody", "").live_html(rows));
    let place = section("study part migration", words::HEADING, words::LEAD)
        .child(el("p", "finding").live_html(verdict))
        .child(el("div", "scroll").attr("tabindex", "0").child(table))
        .child(el("p", "small").text(words::NOTE))
        .child(checker(store));
    study.watch(place)
}

fn rows(numbers: &dyn Format, found: &Migration) -> String {
    let mut html = String::new();
    for (name, cells) in words::rows(numbers).into_iter().zip(words::cells(numbers, found)) {
        let cells = cells.map(|text| format!("<td>{text}</td>")).concat();
        let _ = write!(html, "<tr><th scope=\"row\">{name}</th>{cells}</tr>");
    }
    html
}
