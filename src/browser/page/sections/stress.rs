//! The stress library: shocks to switch on, and what they leave of each use.

use super::super::Store;
use super::picture::picture;
use super::study::{Study, section};
use crate::analysis::stress::{self, Shock, Shocks, StressReport, Stressed};
use crate::scenario::{Input, Scenario, Source};
use crate::strategy::Strategy;
use crate::text::stress as words;
use crate::view::comparison::key;
use crate::view::format::{money, signed_money};
use crate::view::stress::Stress;
use crate::view::{Look, Theme, analysed};
use leptos::prelude::*;

/// A report with the scenario that it is about.
struct Finding {
    scenario: Scenario,
    report: StressReport,
}

/// The section; `on`: the shocks switched on.
pub fn stress(store: Store, on: RwSignal<Shocks>) -> AnyView {
    let study = Study::new(store, move |shown| Finding {
        report: stress::stress(&shown.scenario, on.get()),
        scenario: shown.scenario.clone(),
    });
    let none = Memo::new(move |_| on.get().is_empty());
    let verdict =
        move || study.read(|found| words::verdict(&store.numbers(), &found.report).html());
    let shocks: Vec<_> = Shock::ALL.into_iter().map(|shock| switch(on, shock)).collect();
    let rows: Vec<_> = Strategy::ALL.into_iter().map(|s| row(store, study, s)).collect();
    let heads: Vec<_> = words::COLUMNS
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> }.into_any())
        .collect();
    let quiet = move || study.read(|found| markets(found).is_none());
    let content = view! {
        <div class="stress-bench">
            <ul class="shocks" role="group" aria-label=words::CHOOSE>{shocks}</ul>
            <div class="stress-results">
                <p class="finding" hidden=none role="status" inner_html=verdict></p>
                <p class="finding" hidden=move || !none.get()>{words::NONE}</p>
                <table class="uses">
                    <caption class="unseen">{words::CAPTION}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="small">{words::NOTE}</p>
                <div hidden=none>
                    <h3>{words::CASH}</h3>
                    {panels(store, study, words::CASH, cash)}
                    <h3>{words::PATHS}</h3>
                    <p class="small" hidden=move || !quiet()>{words::NO_PATH}</p>
                    {panels(store, study, words::PATHS, markets)}
                </div>
            </div>
        </div>
    }
    .into_any();
    section(study.place, "stress", (words::HEADING, words::LEAD), content)
}

fn cash(found: &Finding) -> Option<Stress> {
    (!found.report.shocks.is_empty())
        .then(|| analysed::stress::cash(&found.scenario, &found.report))
}

fn markets(found: &Finding) -> Option<Stress> {
    analysed::stress::markets(&found.scenario, &found.report)
}

/// One shock: its switch, what it is, its record.
fn switch(on: RwSignal<Shocks>, shock: Shock) -> AnyView {
    let is_on = Memo::new(move |_| on.get().has(shock));
    let flip = move |_| {
        on.update(|on| *on = if on.has(shock) { on.without(shock) } else { on.with(shock) });
    };
    let record: Vec<_> = shock.record().iter().map(source).collect();
    view! {
        <li class:on=is_on>
            <label>
                <span class="switch">
                    <input data-shock=shock.key() type="checkbox" role="switch" prop:checked=is_on on:change=flip/>
                </span>
                <span><b>{words::name(shock)}</b><span class="gloss">{words::gloss(shock)}</span></span>
            </label>
            <details class="record">
                <summary>{words::RECORD}</summary>
                <ul>{record}</ul>
            </details>
        </li>
    }
    .into_any()
}

fn source(source: &Source) -> AnyView {
    match source.url {
        Some(url) => view! {
            <li><a href=url target="_blank" rel="noopener noreferrer">{source.text}</a></li>
        }
        .into_any(),
        None => view! { <li>{source.text}</li> }.into_any(),
    }
}

/// One use, before and after.
fn row(store: Store, study: Study<Finding>, strategy: Strategy) -> AnyView {
    let cell = move |column: usize, write: fn(Store, &Finding, &Stressed) -> String| {
        let text = move || {
            study.read(|found| match found.report.strategy(strategy) {
                Some(stressed) => write(store, found, stressed),
                None if column == 1 => words::NOT_READY.to_owned(),
                None => String::new(),
            })
        };
        view! { <td data-head=words::COLUMNS[column] inner_html=text></td> }.into_any()
    };
    let cells = [
        cell(1, |store, _, of| money(&store.numbers(), of.before.npv_usd)),
        cell(2, |store, _, of| format!("<b>{}</b>", money(&store.numbers(), of.after.npv_usd))),
        cell(3, |store, _, of| {
            signed_money(&store.numbers(), of.after.npv_usd - of.before.npv_usd)
        }),
        cell(4, |store, found, of| {
            let start = found.scenario.get(Input::SiteStart);
            let (sum, when) = words::lowest(&store.numbers(), start, &of.after);
            format!("{sum}<small>{when}</small>")
        }),
        cell(5, |_, found, of| words::uncovered(found.scenario.get(Input::SiteStart), &of.after)),
        cell(6, |store, _, of| {
            let [after, before] =
                [&of.after, &of.before].map(|p| words::opening(&store.numbers(), p));
            format!("{after}<small>{before} {}</small>", words::WITHOUT)
        }),
    ];
    view! {
        <tr>
            <th scope="row">
                <span inner_html=key(strategy)></span>
                {crate::view::words::name(strategy)}
            </th>
            {Vec::from(cells)}
        </tr>
    }
    .into_any()
}

/// Small multiples of a finding.
fn panels(
    store: Store,
    study: Study<Finding>,
    caption: &'static str,
    of: fn(&Finding) -> Option<Stress>,
) -> AnyView {
    let draw = move |width: f64| {
        let stress = study.read(of)?;
        let numbers = store.numbers();
        let high = stress.height(&Look::new(&numbers, width, 0.0, Theme::Page));
        Some(stress.draw(&Look::new(&numbers, width, high, Theme::Page)))
    };
    picture(caption, Box::new(draw))
}
