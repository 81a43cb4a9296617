//! What it is worth to wait, when to convert, and how many futures do.

use super::errands::ErrandPlace;
use super::look;
use crate::browser::page::Store;
use crate::browser::page::dom::{El, el};
use crate::browser::page::sections::picture::{head, picture};
use crate::format::{duration_months, number, percent};
use crate::paths::Paths;
use crate::question::errand::Finding;
use crate::scenario::Scenario;
use crate::simulation::waiting::{ConversionDate, WaitingValue};
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;
use crate::view::futures::Converted;

/// What is written of the value of waiting; nothing before it is known. Tracked.
fn read<R: Default>(waits: ErrandPlace, write: impl FnOnce(&WaitingValue, &Scenario) -> R) -> R {
    let answered = waits.found();
    let value = answered.as_ref().and_then(|answered| match &answered.answer {
        Finding::Waiting(value) => Some((value, &answered.scenario)),
        _ => None,
    });
    value.map(|(value, scenario)| write(value, scenario)).unwrap_or_default()
}

/// The part of the section.
pub fn waiting(store: Store, waits: ErrandPlace) -> Vec<El> {
    let verdict = move || read(waits, |value, _| words::waiting(&store.numbers(), value).html());
    let rule = move || {
        read(waits, |value, scenario| {
            let base = Paths::of(scenario);
            let usual =
                |month: usize| [base.lease_level[month], base.hashprice[month], base.price[month]];
            words::rule(&store.numbers(), value, usual)
        })
    };
    let draw = move |width: f64| {
        let converted = read(waits, |value, _| Some(Converted::of(value)))?;
        if converted.0.is_empty() {
            return None;
        }
        Some(converted.draw(&look(&store.numbers(), width, converted.height())))
    };
    let dates = move || {
        read(waits, |value, scenario| {
            let base = Paths::of(scenario);
            let row = |date: &ConversionDate| row(store, date, base.price[date.month]);
            value.dates.iter().map(row).collect::<String>()
        })
    };
    let table = el("table", "uses")
        .child(el("caption", "unseen").text(words::DATES_CAPTION))
        .child(head(&words::DATES))
        .child(el("tbody", "").live_html(dates));
    vec![
        el("h3", "").text(words::WAITING),
        el("p", "finding").live_html(verdict),
        el("p", "").live_text(rule),
        el("h3", "").text(words::CONVERTED),
        picture(store, words::CONVERTED, draw),
        el("div", "scroll").attr("tabindex", "0").child(table),
        el("p", "small").text(words::DATES_NOTE),
    ]
}

/// One date at which a mine may be converted; `price`: bitcoin then on the path entered.
fn row(store: Store, date: &ConversionDate, price: f64) -> String {
    let numbers = store.numbers();
    let uses = [Strategy::Colocation, Strategy::GpuCloud].into_iter().zip(date.shares());
    let shares: Vec<String> = uses
        .map(|(strategy, share)| {
            format!("{} {}", short_name(strategy), percent(&numbers, share, 0))
        })
        .collect();
    let level = words::limit(date.lease_level, |x| number(&numbers, x, 2));
    let hashprice = words::hashprice_limit(&numbers, date, price);
    let cells = [shares.join(", "), level, hashprice];
    let cells: String = cells
        .iter()
        .zip(&words::DATES[1..])
        .map(|(cell, head)| format!("<td data-head=\"{head}\">{cell}</td>"))
        .collect();
    format!("<tr><th scope=\"row\">{}</th>{cells}</tr>", duration_months(&numbers, date.month))
}
