//! Migration: how many must leave before mining pays as AI does. And headlines, checked.

use super::super::Store;
use super::super::dom::{El, el, typed};
use super::picture::head;
use super::section;
use super::study::Study;
use crate::analysis::aggregate::{Aggregate, Programme, aggregate};
use crate::analysis::migration::{Migration, migration as of};
use crate::format::{Format, money, or_absent, programme_gw, programme_usd, short};
use crate::reactive::Live;
use crate::strategy::Strategy;
use crate::text::migration as words;
use crate::view::comparison::key;
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
    let left = el("div", "").child(table).child(el("p", "small").text(words::NOTE));
    let place = section("study part migration", words::HEADING, words::LEAD)
        .child(el("p", "finding").live_html(verdict))
        .child(el("div", "halves").child(left).child(checker(store)));
    study.watch(place)
}

fn rows(numbers: &dyn Format, found: &Migration) -> String {
    let mut html = String::new();
    for (name, cells) in words::ROWS.into_iter().zip(words::cells(numbers, found)) {
        let cells = cells.map(|text| format!("<td>{text}</td>")).concat();
        let _ = write!(html, "<tr><th scope=\"row\">{name}</th>{cells}</tr>");
    }
    html
}

/// Dollars and gigawatts of a headline beside the site's own.
fn checker(store: Store) -> El {
    let dollars = Live::new(Some(90e9));
    let gigawatts = Live::new(Some(3.7));
    // Nothing stands for what cannot be read.
    let programme = move || Programme {
        cost_usd: dollars.get().unwrap_or(f64::NAN),
        power_gw: dollars.get().and(gigawatts.get()).unwrap_or(f64::NAN),
    };
    let found = move || {
        let shown = store.shown();
        aggregate(programme(), &shown.scenario, &shown.evaluation)
    };
    let sentence = move || words::programme(&store.numbers(), programme(), &found()).html();
    let table = el("table", "plain")
        .child(head(&words::CHECK_COLUMNS))
        .child(el("tbody", "").live_html(move || costs(&store.numbers(), &found())));
    let read_dollars = move |text: &str| programme_usd(&store.numbers(), text);
    let read_power = move |text: &str| programme_gw(&store.numbers(), text);
    let shown = |value| short(&store.numbers(), value, 4);
    let entries = el("div", "entries")
        .child(entry(
            words::DOLLARS,
            ("dollars", &shown(90.0)),
            words::NO_DOLLARS,
            dollars,
            read_dollars,
        ))
        .child(entry(
            words::POWER,
            ("gigawatts", &shown(3.7)),
            words::NO_POWER,
            gigawatts,
            read_power,
        ));
    el("div", "checker")
        .child(el("h3", "").text(words::HEADLINE))
        .child(entries)
        .child(el("p", "").attr("role", "status").live_html(sentence))
        .child(table)
}

fn costs(numbers: &dyn Format, found: &Aggregate) -> String {
    let usd = |usd: Option<f64>| or_absent(usd, |usd| money(numbers, usd));
    let mut html = String::new();
    for strategy in Strategy::ALL {
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}{}</th><td>{}</td><td>{}</td></tr>",
            key(strategy),
            crate::text::strategy::short_name(strategy),
            usd(found.site_usd_per_mw[strategy as usize]),
            usd(found.at_site_cost_usd[strategy as usize]),
        );
    }
    html
}

/// A field that takes what every other takes, with what is wrong with its text below it.
fn entry(
    name: &str,
    (part, first): (&str, &str),
    wrong: &'static str,
    value: Live<Option<f64>>,
    read: impl Fn(&str) -> Option<f64> + 'static,
) -> El {
    let mistaken = move || value.get().is_none();
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("data-headline", part)
        .attr("value", first)
        .live_attr("aria-invalid", move || mistaken().then(|| "true".to_owned()))
        .on("input", move |event| value.set(read(&typed(&event))));
    let error = move || if mistaken() { wrong } else { "" }.to_owned();
    el("label", "entry")
        .child(el("span", "").text(name))
        .child(input)
        .child(el("small", "error").attr("role", "status").live_text(error))
}
