//! What stands beside the answer.

use super::Store;
use super::dom::{El, el};
use super::sight::at_leisure;
use crate::analysis::beside_best::{BesideBest, beside_best};
use crate::desk::{Job, Question, Step};
use crate::scenario::{Scenario, Unit};
use crate::text::{beside as words, page};
use crate::view::beside::table;

/// What stands beside the best strategy.
#[derive(Clone, PartialEq)]
struct Beside;

impl Question for Beside {
    type Answer = BesideBest;

    fn begin(&self, scenario: &Scenario) -> Job<BesideBest> {
        let scenario = scenario.clone();
        Box::new(move |engine| {
            let evaluation = engine.evaluate(&scenario);
            Step::Done(beside_best(engine, &scenario, &evaluation))
        })
    }
}

/// What is in the section.
pub fn beside(store: Store) -> Vec<El> {
    let seat = store.work().sit::<Beside>();
    seat.follow(move || (Beside, store.shown().scenario.clone()));
    let write = move |write: fn(Store, &BesideBest) -> String| {
        move || seat.answer().map(|found| write(store, &found.answer)).unwrap_or_default()
    };
    let place = el("div", "").live_html(write(|store, found| table(&store.numbers(), found)));
    seat.watch(&place);
    let footing = write(|store, found| {
        let numbers = store.numbers();
        let rate = words::common_rate(&numbers, &found.common_rate);
        let shown = store.shown();
        let left = words::loans_leave(&numbers, shown.in_units());
        let todays = numbers.units.has(Unit::TodaysDollars);
        let nominal = if todays { words::NOMINAL } else { "" };
        let all = format!("{rate} {} {left} {nominal}", words::sell_now(&numbers, found));
        all.trim_end().to_owned()
    });
    let footing = at_leisure(|| el("p", "footing").live_text(footing));
    vec![el("h2", "unseen").text(page::BESIDE), place, footing]
}
