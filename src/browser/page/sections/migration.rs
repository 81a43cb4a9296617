//! Migration: how many must leave before mining pays as AI does. And headlines, checked.

use super::super::Store;
use super::super::dom::{El, el, typed};
use super::picture::head;
use super::section;
use super::study::Study;
use crate::analysis::aggregate::{Aggregate, Programme, aggregate};
use crate::analysis::migration::{Migration, migration as of};
use crate::format::{Format, money, or_absent};
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
    let dollars = Live::new(90.0_f64);
    let gigawatts = Live::new(3.7_f64);
    let programme = move || Programme { cost_usd: dollars.get() * 1e9, power_gw: gigawatts.get() };
    let found = move || {
        let shown = store.shown();
        aggregate(programme(), &shown.scenario, &shown.evaluation)
    };
    let sentence = move || words::programme(&store.numbers(), programme(), &found()).html();
    let table = el("table", "plain")
        .child(head(&words::CHECK_COLUMNS))
        .child(el("tbody", "").live_html(move || costs(&store.numbers(), &found())));
    let entries = el("div", "entries")
        .child(entry(words::DOLLARS, "dollars", dollars))
        .child(entry(words::POWER, "gigawatts", gigawatts));
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

/// A number at or above zero; anything else counts as zero.
fn entry(name: &str, part: &str, value: Live<f64>) -> El {
    let input = el("input", "")
        .attr("type", "number")
        .attr("min", "0")
        .attr("step", "any")
        .attr("data-headline", part)
        .attr("value", &value.now().unwrap_or_default().to_string())
        .on("input", move |event| {
            let number = typed(&event).parse::<f64>().ok();
            value.set(number.filter(|x| x.is_finite() && *x >= 0.0).unwrap_or(0.0).min(1e6));
        });
    el("label", "entry").child(el("span", "").text(name)).child(input)
}
