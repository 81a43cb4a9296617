//! A study: a question whose answer comes in one step, asked at the desk for every scenario shown.

use super::super::Store;
use super::super::dom::El;
use super::super::work::Seat;
use crate::desk::{Job, Question, Step};
use crate::evaluation::Engine;
use crate::scenario::Scenario;

/// What a study does with a scenario and what the reader has chosen.
pub type Work<K, A> = fn(&mut Engine, &Scenario, &K) -> A;

/// The question: what the reader has chosen, and what is done with it.
pub struct Asked<K, A> {
    chosen: K,
    work: Work<K, A>,
}

impl<K: Clone, A> Clone for Asked<K, A> {
    fn clone(&self) -> Self {
        Asked { chosen: self.chosen.clone(), work: self.work }
    }
}

/// At one seat all questions have the same work.
impl<K: PartialEq, A> PartialEq for Asked<K, A> {
    fn eq(&self, other: &Self) -> bool {
        self.chosen == other.chosen
    }
}

impl<K, A> Question for Asked<K, A>
where
    K: Clone + PartialEq + 'static,
    A: Send + Sync + 'static,
{
    type Answer = A;

    fn begin(&self, scenario: &Scenario) -> Job<A> {
        let (asked, scenario) = (self.clone(), scenario.clone());
        Box::new(move |engine| Step::Done((asked.work)(engine, &scenario, &asked.chosen)))
    }
}

/// Where a study's findings arrive. A handle.
pub struct Study<K, A>
where
    Asked<K, A>: Question,
{
    seat: Seat<Asked<K, A>>,
}

impl<K, A> Clone for Study<K, A>
where
    Asked<K, A>: Question,
{
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, A> Copy for Study<K, A> where Asked<K, A>: Question {}

impl<K, A> Study<K, A>
where
    K: Clone + PartialEq + 'static,
    A: Send + Sync + 'static,
{
    /// A study of the scenario shown and of what is chosen.
    pub fn new(store: Store, chosen: impl Fn() -> K + 'static, work: Work<K, A>) -> Study<K, A> {
        let seat = store.work().sit::<Asked<K, A>>();
        seat.follow(move || (Asked { chosen: chosen(), work }, store.shown().scenario.clone()));
        Study { seat }
    }

    /// Comes first while the section is in sight; the section waits for its first finding.
    pub fn watch(self, place: El) -> El {
        self.seat.watch(&place);
        place.live_class("waits", move || self.seat.answer().is_none())
    }

    /// Comes first while the place is in sight; the place does not wait.
    pub fn follow(self, place: El) -> El {
        self.seat.watch(&place);
        place
    }

    /// What is written of a finding and its scenario; nothing before there is one. Tracked.
    pub fn read<R: Default>(self, write: impl FnOnce(&A, &Scenario) -> R) -> R {
        let found = self.seat.answer();
        found.map(|found| write(&found.answer, &found.scenario)).unwrap_or_default()
    }
}
