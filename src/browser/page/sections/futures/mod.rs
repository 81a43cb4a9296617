//! Random futures: how sure the answer is, and what waiting is worth.
//!
//! Nothing runs while the section is out of sight.

mod alone;
mod controls;
mod errands;
mod lived;
mod pictures;
mod progress;
mod versus;
mod waiting;

use super::super::Store;
use super::super::dom::{El, el};
use super::super::locale::Locale;
use super::super::sight;
use super::picture::head;
use super::section;
use crate::analysis::working::Within;
use crate::evaluation::{Figure, Measure};
use crate::question::errand::{Errand, Finding, Found};
use crate::reactive::{Live, effect, untrack};
use crate::scenario::Scenario;
use crate::simulation::report::Quantile;
use crate::strategy::Strategy;
use crate::text::strategy::short_name;
use crate::text::units::of_the_year;
use crate::text::{futures as words, page};
use crate::view::comparison::key;
use crate::view::{Look, Theme};
pub use alone::{chances, fan};
use errands::{ErrandPlace, Errands};
use lived::Looking;
pub use versus::versus;

/// The section.
pub fn futures(store: Store) -> El {
    let (near, stopped) = (Live::new(false), Live::new(None::<Scenario>));
    let errands = Errands::new(store);
    let [all, waits, one] = errands.places();
    let looking = Looking::new(store, errands);
    effect(move || {
        // Followed only while somebody looks.
        if near.get() {
            let scenario = store.shown().scenario.clone();
            // What was stopped begins again with the next change, or when it is told to.
            if stopped.get().as_ref() != Some(&scenario) {
                errands.ask(all, Errand::Futures, &scenario);
                errands.ask(waits, Errand::Waiting, &scenario);
            }
        }
    });
    lived::follow(looking, near);
    let stop = move |stop: bool| {
        if stop {
            stopped.set(Some(store.shown().scenario.clone()));
            errands.cancel(all);
            errands.cancel(waits);
        } else {
            stopped.set(None);
        }
    };
    let said = move |say: fn(&Locale, &Found) -> String| {
        move || read(all, |found, _| say(&store.numbers(), found))
    };
    let place = section("study part futures", words::HEADING, words::LEAD)
        .child(
            el("p", "finding")
                .attr("role", "status")
                .live_html(said(|numbers, found| words::verdict(numbers, &found.report).html())),
        )
        .child(progress::progress(store, all, stopped, stop))
        .child(controls::controls(store))
        .children(pictures::best(store, all))
        .child(el("p", "small").live_text(said(|_, found| words::hybrid(&found.report).to_owned())))
        .children(pictures::spread(store, all, looking))
        .child(lived::lived(looking))
        .children(pictures::fans(store, all))
        .children(pictures::needs(store, all))
        .child(table(store, all))
        .child(el("p", "small").text(words::NOTE))
        .child(el("p", "small").text(of_the_year(&store.numbers())))
        .child(
            el("p", "")
                .live_html(said(|numbers, found| words::regret(numbers, &found.report).html())),
        )
        .children(pictures::causes(store, all))
        .child(el("p", "").live_text(said(|numbers, found| words::drivers(numbers, &found.report))))
        .children(waiting::waiting(store, waits))
        .live_class("waits", move || all.found().is_none());
    let around = place.clone();
    sight::follow(&place, move |in_sight| {
        errands.open(&around);
        if near.now() != Some(in_sight) {
            near.set(in_sight);
        }
        [all, waits, one].into_iter().for_each(|place| place.see(in_sight));
    });
    place
}

/// How a drawing of the section looks.
fn look(numbers: &Locale, width: f64, height: f64) -> Look<'_> {
    Look::new(numbers, width, height, Theme::Page)
}

/// What is written of the findings; nothing before there are any. Tracked.
fn read<R: Default>(place: ErrandPlace, write: impl FnOnce(&Found, &Scenario) -> R) -> R {
    let answered = place.found();
    let found = answered.as_ref().and_then(|answered| match &answered.answer {
        Finding::Futures(found) => Some((found, &answered.scenario)),
        _ => None,
    });
    found.map(|(found, scenario)| write(found, scenario)).unwrap_or_default()
}

/// The mean of a use's NPVs, with the future that comes nearest to it.
fn mean(found: &Found, strategy: Strategy) -> Option<(Measure, Within)> {
    let report = &found.report;
    let spread = report.strategies[strategy as usize].as_ref()?;
    let usd = spread.npv_mean_usd;
    let far = |quantile: &&Quantile| (quantile.npv_usd - usd).abs();
    let nearest = spread.quantiles.iter().reduce(|a, b| if far(&b) < far(&a) { b } else { a })?;
    let within = Within::Mean { nearest: nearest.future, usd, futures: report.futures as u32 };
    Some((Measure::Of(strategy, Figure::Npv), within))
}

/// The way to how the mean of a use's NPVs arises.
fn how(store: Store, seat: ErrandPlace, strategy: Strategy) -> El {
    El::button("quiet how", page::HOW_SHORT)
        .attr("aria-label", &format!("{} {}", page::HOW_SHORT, short_name(strategy)))
        .on("click", move |_| {
            let found = untrack(|| read(seat, |found, _| mean(found, strategy)));
            if let Some((of, within)) = found {
                store.open(of.key(), within);
            }
        })
}

/// One end of what nine futures in ten lie between, which opens the future that stands there.
fn end(store: Store, seat: ErrandPlace, strategy: Strategy, place: usize) -> El {
    let at = move || {
        read(seat, |found, _| {
            let spread = found.report.strategies[strategy as usize].as_ref()?;
            let quantile = spread.quantiles.get(words::ENDS[place])?;
            Some((words::end(&store.numbers(), spread, place), quantile.future))
        })
    };
    El::button("value", "")
        .attr("title", page::HOW)
        .live_text(move || at().map(|(text, _)| text).unwrap_or_default())
        .on("click", move |_| {
            if let Some((_, future)) = untrack(at) {
                let of = Measure::Of(strategy, Figure::Npv);
                store.open(of.key(), Within::Future(future));
            }
        })
}

/// The row that closes the column of the best: the futures in which selling now is.
fn sold(store: Store, seat: ErrandPlace) -> El {
    let best = move || read(seat, |found, _| words::best_sold(&store.numbers(), &found.report));
    let cell = el("td", "").attr("data-head", words::COLUMNS[1]);
    el("tr", "")
        .live_flag("hidden", move || best().is_none())
        .child(el("th", "").attr("scope", "row").text(words::SELL_NOW))
        .child(cell.live_text(move || best().unwrap_or_default()))
        .children((2..words::COLUMNS.len()).map(|_| el("td", "")))
}

fn table(store: Store, seat: ErrandPlace) -> El {
    let row = |strategy: Strategy| {
        let cell = move |column: usize| {
            let text = move || {
                read(seat, |found, _| {
                    let spread = found.report.strategies[strategy as usize].as_ref()?;
                    // Written when it is counted, and not at each step until then.
                    let shown = untrack(|| store.shown());
                    let calm = shown.evaluation.outcome(strategy);
                    Some(words::cell(&store.numbers(), spread, calm, column))
                })
                .unwrap_or_default()
            };
            let cell = el("td", "").attr("data-head", words::COLUMNS[column]);
            if column == words::NINE {
                let known = move || {
                    read(seat, |found, _| found.report.strategies[strategy as usize].is_some())
                };
                let to = el("span", "").text(words::TO).live_flag("hidden", move || !known());
                let [low, high] = [0, 1].map(|place| end(store, seat, strategy, place));
                cell.child(low).child(to).child(high)
            } else if column == words::MEAN {
                let known = move || read(seat, |found, _| Some(mean(found, strategy)?.1));
                cell.child(el("span", "").live_text(text)).text(" ").child(
                    how(store, seat, strategy).live_flag("hidden", move || known().is_none()),
                )
            } else {
                cell.live_text(text)
            }
        };
        let name = el("th", "").attr("scope", "row");
        name.node().set_inner_html(&format!("{}{}", key(strategy), short_name(strategy)));
        el("tr", "").child(name).children((1..words::COLUMNS.len()).map(cell))
    };
    let table = el("table", "uses")
        .child(el("caption", "unseen").text(words::CAPTION))
        .child(head(&words::COLUMNS))
        .child(
            el("tbody", "").children(Strategy::ALL.into_iter().map(row)).child(sold(store, seat)),
        );
    el("div", "scroll").attr("tabindex", "0").child(table)
}
