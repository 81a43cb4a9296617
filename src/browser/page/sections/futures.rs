//! Random futures: how sure the answer is, and what waiting is worth.
//!
//! Nothing runs while the section is out of sight.

use super::super::Store;
use super::super::dom::{El, el};
use super::super::sight;
use super::super::work::Seat;
use super::picture::{head, picture};
use super::section;
use crate::desk::{Job, Question, Step};
use crate::format::number;
use crate::reactive::{Live, effect};
use crate::scenario::Scenario;
use crate::simulation::report::Report;
use crate::simulation::waiting::{Job as WaitingJob, WaitingValue};
use crate::simulation::{Job as Simulation, Options};
use crate::strategy::Strategy;
use crate::text::futures as words;
use crate::text::strategy::short_name;
use crate::view::comparison::key;
use crate::view::futures::{Chances, Fans, Spreads};
use crate::view::{Look, Theme};

/// Futures between two looks at the clock, about a millisecond.
const STEP: u32 = 20;
/// After how many something is shown.
const DRAFTS: [u32; 3] = [300, 1_500, 5_000];
/// The most that the page keeps in memory, tens of megabytes.
const MOST: u32 = 100_000;
/// Futures in each set from which the value of waiting is found.
const WAITING_SET: u32 = 1_000;

/// All uses in random futures.
#[derive(Clone, Copy, PartialEq)]
struct Futures;

/// What the futures say, and how many of how many have been asked.
struct Found {
    report: Report,
    done: u32,
    of: u32,
}

impl Question for Futures {
    type Answer = Option<Found>;

    fn begin(&self, scenario: &Scenario) -> Job<Option<Found>> {
        let options = Options::of(scenario);
        let few = Options { futures: options.futures.min(MOST), ..options };
        let mut job = Simulation::new(scenario, few);
        Box::new(move |_| {
            let Some(job) = &mut job else { return Step::Done(None) };
            job.step(STEP);
            let (done, of) = (job.done(), job.futures());
            let found = || Some(Found { report: job.report(), done, of });
            if done >= of {
                Step::Done(found())
            } else if DRAFTS.contains(&done) {
                Step::Draft(found())
            } else {
                Step::More
            }
        })
    }
}

/// The value of waiting.
#[derive(Clone, Copy, PartialEq)]
struct Waiting;

impl Question for Waiting {
    type Answer = WaitingValue;

    fn begin(&self, scenario: &Scenario) -> Job<WaitingValue> {
        let seed = Options::of(scenario).seed;
        let mut job = WaitingJob::new(scenario, (WAITING_SET, seed));
        Box::new(move |_| {
            job.step(STEP / 4);
            if job.done() < job.futures() { Step::More } else { Step::Done(job.finish()) }
        })
    }
}

/// The section.
pub fn futures(store: Store) -> El {
    let near = Live::new(false);
    let (seat, waits) = (store.work().sit::<Futures>(), store.work().sit::<Waiting>());
    effect(move || {
        // Followed only while somebody looks.
        if near.get() {
            let scenario = store.shown().scenario.clone();
            seat.ask(Futures, scenario.clone());
            waits.ask(Waiting, scenario);
        }
    });
    let place = section("study part futures", words::HEADING, words::LEAD)
        .child(el("p", "finding").attr("role", "status").live_html(move || {
            read(seat, |found, _| words::verdict(&store.numbers(), &found.report).html())
        }))
        .child(el("p", "small progress").live_text(move || {
            read(seat, |found, _| words::progress(&store.numbers(), found.done, found.of))
        }))
        .children(pictures(store, seat))
        .child(table(store, seat))
        .child(el("p", "small").text(words::NOTE))
        .child(el("p", "small").text(words::HYBRID))
        .child(el("p", "").live_text(move || {
            read(seat, |found, _| words::drivers(&store.numbers(), &found.report))
        }))
        .children(waiting(store, waits))
        .live_class("waits", move || seat.answer().is_none());
    sight::follow(&place, move |in_sight| {
        if near.now() != Some(in_sight) {
            near.set(in_sight);
        }
        seat.see(in_sight);
        waits.see(in_sight);
    });
    place
}

/// What is written of the findings; nothing before there are any. Tracked.
fn read<R: Default>(seat: Seat<Futures>, write: impl FnOnce(&Found, &Scenario) -> R) -> R {
    let answered = seat.answer();
    let found = answered.as_ref().and_then(|a| Some((a.answer.as_ref()?, &a.scenario)));
    found.map(|(found, scenario)| write(found, scenario)).unwrap_or_default()
}

fn pictures(store: Store, seat: Seat<Futures>) -> Vec<El> {
    let look = move |width: f64, height: f64| {
        move |draw: &dyn Fn(&Look) -> crate::view::Drawing| {
            draw(&Look::new(&store.numbers(), width, height, Theme::Page))
        }
    };
    let chances = move |width: f64| {
        let chances = read(seat, |found, _| Some(Chances::of(&found.report)))?;
        Some(look(width, Chances::height(width))(&|look| chances.draw(look)))
    };
    let spreads = move |width: f64| {
        let spreads = read(seat, |found, _| Some(Spreads::of(&found.report)))?;
        Some(look(width, spreads.height())(&|look| spreads.draw(look)))
    };
    let fans = move |width: f64| {
        let fans = read(seat, |found, scenario| Some(Fans::of(scenario, &found.report)))?;
        let high = fans.height(&Look::new(&store.numbers(), width, 100.0, Theme::Page));
        Some(look(width, high)(&|look| fans.draw(look)))
    };
    let titled = |title: &'static str, picture: El| [el("h3", "").text(title), picture];
    let mut all = Vec::new();
    all.extend(titled(words::CHANCES, picture(store, words::CHANCES, chances)));
    all.extend(titled(words::NPVS, picture(store, words::NPVS, spreads)));
    all.extend(titled(words::FANS, picture(store, words::FANS, fans)));
    all
}

fn table(store: Store, seat: Seat<Futures>) -> El {
    let row = |strategy: Strategy| {
        let cell = move |column: usize| {
            let text = move || {
                read(seat, |found, _| {
                    let spread = found.report.strategies[strategy as usize].as_ref();
                    spread.map(|spread| words::cell(&store.numbers(), spread, column))
                })
                .unwrap_or_default()
            };
            el("td", "").attr("data-head", words::COLUMNS[column]).live_text(text)
        };
        let name = el("th", "").attr("scope", "row");
        name.node().set_inner_html(&format!("{}{}", key(strategy), short_name(strategy)));
        el("tr", "").child(name).children((1..words::COLUMNS.len()).map(cell))
    };
    let table = el("table", "uses")
        .child(el("caption", "unseen").text(words::CAPTION))
        .child(head(&words::COLUMNS))
        .child(el("tbody", "").children(Strategy::ALL.into_iter().map(row)));
    el("div", "scroll").attr("tabindex", "0").child(table)
}

fn waiting(store: Store, seat: Seat<Waiting>) -> Vec<El> {
    let verdict = move || {
        let answered = seat.answer();
        let value = answered.as_ref().map(|answered| &answered.answer);
        value.map(|value| words::waiting(&store.numbers(), value).html()).unwrap_or_default()
    };
    let dates = move || {
        let numbers = store.numbers();
        let answered = seat.answer();
        let rows = answered.iter().flat_map(|answered| &answered.answer.dates).map(|date| {
            let percent = |share: f64| crate::format::percent(&numbers, share, 0);
            let converting = format!(
                "{} {}, {} {}",
                short_name(Strategy::Colocation),
                percent(date.share[0]),
                short_name(Strategy::GpuCloud),
                percent(date.share[1]),
            );
            let level = words::limit(date.lease_level, |x| number(&numbers, x, 2));
            let hashprice = words::limit(date.hashprice_usd_per_ph_day, |x| {
                format!("${}", number(&numbers, x, 0))
            });
            let when = crate::format::duration_months(&numbers, date.month);
            format!("<tr><th scope=\"row\">{when}</th><td>{converting}</td><td>{level}</td><td>{hashprice}</td></tr>")
        });
        rows.collect::<String>()
    };
    let table = el("table", "uses")
        .child(el("caption", "unseen").text(words::DATES_CAPTION))
        .child(head(&words::DATES))
        .child(el("tbody", "").live_html(dates));
    vec![
        el("h3", "").text(words::WAITING),
        el("p", "finding").live_html(verdict),
        el("div", "scroll").attr("tabindex", "0").child(table),
        el("p", "small").text(words::DATES_NOTE),
    ]
}
