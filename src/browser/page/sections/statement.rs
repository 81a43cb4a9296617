//! The statement: each use's cash by year or month, to read and to take away.

use super::super::Store;
use super::super::choose::{ChoiceGroup, choose};
use super::super::dom::{El, el};
use super::super::keep::{save_text, scenario_json};
use super::super::platform::copy;
use super::super::quote::scenario_name;
use super::{section, sheet, uses};
use crate::analysis::statement::{By, Statement, statement as find};
use crate::paths::price_level;
use crate::reactive::{Live, untrack};
use crate::scenario::{Input, Scenario, Unit};
use crate::strategy::Strategy;
use crate::text::quote::{file_name, saved};
use crate::text::statement as words;
use crate::text::units::files;
use crate::view::statement::{ledger_csv, table, to_csv, to_tabs};

/// What is chosen: the use, and the model year whose months are shown; none for all years.
#[derive(Clone, Copy)]
struct Chosen {
    strategy: Live<Option<Strategy>>,
    year: Live<Option<usize>>,
}

impl Chosen {
    /// The use that is chosen, or the best one.
    fn strategy(self, store: Store) -> Strategy {
        self.strategy.get().unwrap_or_else(|| store.opening_use())
    }

    fn found(self, store: Store, by: By) -> Option<(Scenario, Statement)> {
        let (shown, strategy) = (store.shown(), self.strategy(store));
        let outcome = shown.evaluation.outcome(strategy)?;
        Some((shown.scenario.clone(), find(&shown.scenario, strategy, outcome, by)))
    }
}

/// The section.
pub fn statement(store: Store) -> El {
    let chosen = Chosen { strategy: Live::new(None), year: Live::new(None) };
    let said = Live::new(String::new());
    let html = move || {
        let year = chosen.year.get();
        let by = if year.is_some() { By::Month } else { By::Year };
        let Some((scenario, found)) = chosen.found(store, by) else {
            return format!("<p>{}</p>", words::NOT_READY);
        };
        let last = found.periods.len() - 1;
        let found = in_units(store, chosen, found);
        let shown = match year {
            Some(year) if 12 * year <= last => 12 * year - 11..=12 * year,
            _ => 0..=last,
        };
        table(&store.numbers(), &scenario, &found, shown)
    };
    let hybrid = move || chosen.strategy(store) == Strategy::Hybrid;
    let short = move || {
        let (shown, strategy) = (store.shown(), chosen.strategy(store));
        let outcome = shown.in_units().outcome(strategy);
        outcome.map(|outcome| words::short(&store.numbers(), strategy, outcome)).unwrap_or_default()
    };
    section("study part year-by-year", words::HEADING, words::LEAD)
        .child(el("p", "in-short").live_text(short))
        .child(
            el("div", "choices")
                .child(uses(
                    words::USE,
                    move || chosen.strategy(store),
                    move |one| chosen.strategy.set(one),
                ))
                .child(periods(store, chosen)),
        )
        .child(sheet(words::HEADING).live_html(html))
        .child(el("p", "small").text(words::HYBRID).live_flag("hidden", move || !hybrid()))
        .child(taken(store, chosen, said))
        .child(el("p", "small").text(files(&store.numbers())))
        .child(el("p", "small").attr("role", "status").live_text(move || said.get()))
}

/// What is read on the page; what is taken away stays in dollars of the year.
fn in_units(store: Store, chosen: Chosen, found: Statement) -> Statement {
    let shown = store.shown();
    match shown.evaluation.outcome(chosen.strategy(store)) {
        Some(outcome) if store.shown_in().has(Unit::TodaysDollars) => {
            found.over(&outcome.ledger, price_level(&shown.scenario))
        }
        _ => found,
    }
}

/// All years, or the months of one.
fn periods(store: Store, chosen: Chosen) -> El {
    let key =
        move || store.with_scenario(|s| (s.get(Input::SiteStart), s.get(Input::SiteHorizonYears)));
    el("div", "").live_children(key, move |(_, years)| {
        let scenario = store.scenario_now();
        let years = *years as usize;
        if chosen.year.now().flatten().is_some_and(|year| year > years) {
            chosen.year.set(None);
        }
        let year = |year: usize| (year.to_string(), words::months_of(&scenario, year));
        let all = (String::new(), words::YEARS.to_owned());
        let options = std::iter::once(all).chain((1..=years).map(year)).collect();
        let now = move || chosen.year.get().map(|year| year.to_string()).unwrap_or_default();
        let groups = vec![ChoiceGroup { heading: "", options }];
        vec![choose(words::PERIODS, groups, now, move |year| chosen.year.set(year.parse().ok()))]
    })
}

/// The ways to take it away.
fn taken(store: Store, chosen: Chosen, said: Live<String>) -> El {
    let by = move || if chosen.year.now().flatten().is_some() { By::Month } else { By::Year };
    let name = move |what: &str, ending: &str| {
        let chart = format!("{} {what}", chosen.strategy(store).key());
        format!("{}.{ending}", file_name(&scenario_name(store), &chart))
    };
    let found = move || untrack(|| chosen.found(store, by()));
    let copied = move |_| {
        if let Some((scenario, found)) = found() {
            copy(&to_tabs(&scenario, &found), said);
        }
    };
    let csv = move |_| {
        if let Some((scenario, found)) = found() {
            let text = to_csv(&scenario, &found);
            said.set(saved(save_text(&text, "text/csv", &name("statement", "csv"))));
        }
    };
    let ledger = move |_| {
        let shown = untrack(|| store.shown());
        let strategy = untrack(|| chosen.strategy(store));
        if let Some(outcome) = shown.evaluation.outcome(strategy) {
            let text = ledger_csv(&shown.scenario, &outcome.ledger);
            said.set(saved(save_text(&text, "text/csv", &name("ledger", "csv"))));
        }
    };
    let json = move |_| {
        let shown = untrack(|| store.shown());
        let name = format!("{}.json", file_name(&scenario_name(store), "results"));
        let text = scenario_json(&shown.scenario, Some(&shown.evaluation));
        let is_saved = text.is_some_and(|text| save_text(&text, "application/json", &name));
        said.set(saved(is_saved));
    };
    el("p", "buttons")
        .child(El::button("quiet", words::COPY).on("click", copied))
        .child(El::button("quiet", words::CSV).on("click", csv))
        .child(El::button("quiet", words::LEDGER).on("click", ledger))
        .child(El::button("quiet", words::JSON).on("click", json))
}
