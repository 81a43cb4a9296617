//! Headlines, checked: dollars and gigawatts of a kind that the reader names, beside the site's own.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::dom::{El, el, typed};
use crate::analysis::aggregate::{Aggregate, Headline, HeadlineKind, aggregate};
use crate::format::{Format, programme_gw, programme_usd, short};
use crate::reactive::Live;
use crate::strategy::Strategy;
use crate::text::aggregate as words;
use crate::text::units::of_the_year;
use crate::view::comparison::key;
use std::fmt::Write as _;

/// What stands in a field: nothing, an amount, or what is none.
type FieldEntry = Result<Option<f64>, ()>;

/// The checker, with the headline that is quoted most to begin with.
pub fn checker(store: Store) -> El {
    let kind = Live::new(HeadlineKind::ContractValue);
    let dollars = Live::new(Ok(Some(90e9)));
    let gigawatts = Live::new(Ok(Some(3.7)));
    let asked = Live::new(Ok(Some(2e12)));
    let named = |entry: Live<FieldEntry>| entry.get().ok().flatten();
    let headline = move || Headline {
        kind: kind.get(),
        usd: named(dollars),
        power_gw: named(gigawatts),
        asked_usd_per_year: named(asked),
    };
    let found = move || {
        let shown = store.shown();
        aggregate(headline(), &shown.scenario, &shown.evaluation)
    };
    let sentence = move || words::sentence(&store.numbers(), headline(), &found()).html();
    let table = el("table", "plain")
        .child(el("thead", "").live_html(move || heads(kind.get())))
        .child(el("tbody", "").live_html(move || rows(&store.numbers(), &found())));
    let usd = move |text: &str| programme_usd(&store.numbers(), text);
    let gw = move |text: &str| programme_gw(&store.numbers(), text);
    let shown = |value| short(&store.numbers(), value, 4);
    let entries = el("div", "entries")
        .child(kinds(kind))
        .child(entry(words::DOLLARS, ("dollars", &shown(90.0)), words::NO_DOLLARS, dollars, usd))
        .child(entry(words::POWER, ("gigawatts", &shown(3.7)), words::NO_POWER, gigawatts, gw))
        .child(entry(words::ASKED, ("asked", &shown(2000.0)), words::NO_DOLLARS, asked, usd));
    el("div", "checker")
        .child(el("h3", "").text(words::HEADING))
        .child(entries)
        .child(el("p", "finding").attr("role", "status").live_html(sentence))
        .child(el("div", "sideways").attr("tabindex", "0").child(table))
        .child(el("p", "small").text(words::NOTE))
        .child(el("p", "small").text(of_the_year(&store.numbers())))
}

fn kinds(kind: Live<HeadlineKind>) -> El {
    let option = |kind: HeadlineKind| (kind.key().to_owned(), words::kind(kind).to_owned());
    let group = ChoiceGroup { heading: "", options: HeadlineKind::ALL.map(option).to_vec() };
    let chosen = move || kind.get().key().to_owned();
    choose(words::KIND, vec![group], chosen, move |key| {
        if let Some(found) = HeadlineKind::from_key(&key) {
            kind.set(found);
        }
    })
}

fn heads(kind: HeadlineKind) -> String {
    let cells = words::columns(kind).map(|name| format!("<th scope=\"col\">{name}</th>"));
    format!("<tr>{}</tr>", cells.concat())
}

fn rows(numbers: &dyn Format, found: &Aggregate) -> String {
    let mut html = String::new();
    for strategy in Strategy::ALL {
        let cells = words::cells(numbers, found.uses[strategy as usize]);
        let cells = cells.map(|text| format!("<td>{text}</td>")).concat();
        let name = crate::text::strategy::short_name(strategy);
        let _ = write!(html, "<tr><th scope=\"row\">{}{name}</th>{cells}</tr>", key(strategy));
    }
    html
}

/// A field that takes what every other takes, or nothing, with what is wrong with its text below it.
fn entry(
    name: &str,
    (part, first): (&str, &str),
    wrong: &'static str,
    value: Live<FieldEntry>,
    read: impl Fn(&str) -> Option<f64> + 'static,
) -> El {
    let mistaken = move || value.get().is_err();
    let taken = move |text: &str| match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(()),
    };
    let input = el("input", "")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("data-headline", part)
        .attr("value", first)
        .live_attr("aria-invalid", move || mistaken().then(|| "true".to_owned()))
        .on("input", move |event| {
            value.set(taken(&typed(&event)));
        });
    let error = move || if mistaken() { wrong } else { "" }.to_owned();
    el("label", "entry")
        .child(el("span", "").text(name))
        .child(input)
        .child(el("small", "error").attr("role", "status").live_text(error))
}
