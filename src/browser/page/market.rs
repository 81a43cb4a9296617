//! The field's own question in one sentence under the answer: from which lease rate on owning the chips beats
//! letting the hall, beside what was signed and what an hour costs now.

use super::Store;
use super::dom::{El, el};
use crate::analysis::break_even::BreakEven;
use crate::cases::rates::overtakes;
use crate::desk::{Job, Question, Step};
use crate::scenario::Scenario;
use crate::text::rates as words;

/// From which lease rate on the GPU cloud overtakes colocation.
#[derive(Clone, PartialEq)]
struct Overtakes;

impl Question for Overtakes {
    type Answer = BreakEven;

    fn begin(&self, scenario: &Scenario) -> Job<BreakEven> {
        let scenario = scenario.clone();
        Box::new(move |engine| Step::Done(overtakes(engine, &scenario)))
    }
}

/// The sentence.
pub fn market(store: Store) -> El {
    let seat = store.work().sit::<Overtakes>();
    seat.follow(move || (Overtakes, store.shown().scenario.clone()));
    let said = move || {
        let found = seat.answer();
        found.map(|found| words::question(&store.numbers(), &found.answer)).unwrap_or_default()
    };
    let place = el("span", "").live_text(said);
    seat.watch(&place);
    place
}
