//! Migration: how many must leave before mining pays as AI does. And headlines, checked.

use super::super::Store;
use super::study::{Study, section};
use crate::analysis::aggregate::{Programme, aggregate};
use crate::analysis::migration::{Migration, migration as of};
use crate::evaluation::Engine;
use crate::strategy::Strategy;
use crate::text::migration as words;
use crate::view::comparison::key;
use crate::view::format::{money, or_absent};
use leptos::ev;
use leptos::prelude::*;

/// The section.
pub fn migration(store: Store) -> AnyView {
    let study = Study::new(store, |shown| of(&mut Engine::new(), &shown.scenario));
    let verdict = move || {
        let text = |found: &Migration| words::verdict(&store.numbers(), found).html();
        let none = || words::NOT_READY.to_owned();
        study.read(|found| found.as_ref().map_or_else(none, text))
    };
    let table = move || study.read(|found| found.as_ref().map(|found| table(store, found)));
    let content = view! {
        <p class="finding" inner_html=verdict></p>
        <div class="halves">
            <div>{table}<p class="small">{words::NOTE}</p></div>
            {checker(store)}
        </div>
    }
    .into_any();
    section(study.place, "migration", (words::HEADING, words::LEAD), content)
}

fn table(store: Store, found: &Migration) -> AnyView {
    let cells = words::cells(&store.numbers(), found);
    let rows: Vec<_> = words::ROWS
        .into_iter()
        .zip(cells)
        .map(|(name, cells)| {
            let cells = cells.map(|text| view! { <td>{text}</td> }.into_any());
            view! { <tr><th scope="row">{name}</th>{Vec::from(cells)}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="plain">
            <thead><tr>{heads(&words::COLUMNS)}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn heads(names: &[&'static str]) -> Vec<AnyView> {
    names.iter().map(|name| view! { <th scope="col">{*name}</th> }.into_any()).collect()
}

/// Dollars and gigawatts of a headline beside the site's own.
fn checker(store: Store) -> AnyView {
    let dollars = RwSignal::new(90.0_f64);
    let gigawatts = RwSignal::new(3.7_f64);
    let programme = move || Programme { cost_usd: dollars.get() * 1e9, power_gw: gigawatts.get() };
    let found = move || {
        let shown = store.shown();
        aggregate(programme(), &shown.scenario, &shown.evaluation)
    };
    let sentence = move || words::programme(&store.numbers(), programme(), &found()).html();
    let rows = move || {
        let (found, numbers) = (found(), store.numbers());
        let row = |strategy: Strategy| {
            let usd = |usd: Option<f64>| or_absent(usd, |usd| money(&numbers, usd));
            let (a_mw, all) = (
                usd(found.site_usd_per_mw[strategy as usize]),
                usd(found.at_site_cost_usd[strategy as usize]),
            );
            view! {
                <tr>
                    <th scope="row"><span inner_html=key(strategy)></span>
                        {crate::view::words::name(strategy)}</th>
                    <td>{a_mw}</td>
                    <td>{all}</td>
                </tr>
            }
            .into_any()
        };
        Strategy::ALL.into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <div class="checker">
            <h3>{words::HEADLINE}</h3>
            <div class="entries">
                {entry(words::DOLLARS, "dollars", dollars)}
                {entry(words::POWER, "gigawatts", gigawatts)}
            </div>
            <p role="status" inner_html=sentence></p>
            <table class="plain">
                <thead><tr>{heads(&words::CHECK_COLUMNS)}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A number at or above zero; anything else counts as zero.
fn entry(name: &'static str, part: &'static str, value: RwSignal<f64>) -> AnyView {
    let first = value.get_untracked().to_string();
    let read = move |event: ev::Event| {
        let typed = event_target_value(&event).parse::<f64>();
        value.set(typed.ok().filter(|x| x.is_finite() && *x >= 0.0).unwrap_or(0.0).min(1e6));
    };
    view! {
        <label class="entry">
            <span>{name}</span>
            <input type="number" min="0" step="any" data-headline=part value=first on:input=read/>
        </label>
    }
    .into_any()
}
