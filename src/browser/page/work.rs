//! The page's desk: analyses worked on in what is left of each frame, those in sight first, the
//! others when nothing has changed for a while.

use super::dom::El;
use super::sight;
use super::window::{after, behind_frame, now};
use crate::desk::{Desk, Job, Question, Seat as Place, Step};
use crate::reactive::{Live, effect, on_cleanup};
use crate::scenario::Scenario;
use std::sync::Arc;
use std::time::Duration;

/// How long the work of a frame may take, milliseconds.
const SLICE: f64 = 8.0;
/// How long nothing must be asked before what is out of sight is worked on, milliseconds.
const IDLE: f64 = 250.0;
/// The pause between slices of that, milliseconds.
const PAUSE: u64 = 24;

/// The desk of one page. A handle: copies mean the same desk.
#[derive(Clone, Copy)]
pub struct Work {
    desk: Live<Office>,
}

#[derive(Default)]
struct Office {
    desk: Desk,
    last_asked: f64,
    frame_is_booked: bool,
    pause_is_booked: bool,
}

/// An answer with the question's scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered<A> {
    /// What the answer is about.
    pub scenario: Scenario,
    /// The answer.
    pub answer: A,
}

/// Where one analysis asks, and where its answers arrive.
pub struct Seat<Q: Question> {
    work: Work,
    place: Place,
    asked: Live<Option<(Q, Scenario)>>,
    answer: Live<Option<Arc<Answered<Q::Answer>>>>,
}

impl<Q: Question> Clone for Seat<Q> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Q: Question> Copy for Seat<Q> {}

impl Default for Work {
    fn default() -> Work {
        Work::new()
    }
}

impl Work {
    /// A desk without work.
    #[must_use]
    pub fn new() -> Work {
        Work { desk: Live::new(Office::default()) }
    }

    /// A seat, given up with the owner that took it.
    pub fn sit<Q: Question>(self) -> Seat<Q> {
        let place = self.desk.alter(|office| office.desk.sit());
        // There is no desk only where the page is gone, and then nobody asks.
        let place = place.unwrap_or_else(|| <Desk>::default().sit());
        on_cleanup(move || {
            self.desk.alter(|office| office.desk.leave(place));
        });
        let (asked, answer) = (Live::new(None), Live::new(None));
        Seat { work: self, place, asked, answer }
    }

    /// Sees to it that work goes on.
    fn book(self) {
        let wanted = self.desk.alter(|office| {
            let (now, later) = (office.desk.has_work(true), office.desk.has_work(false));
            let frame = now && !std::mem::replace(&mut office.frame_is_booked, now);
            let later = !now && later;
            let pause = later && !std::mem::replace(&mut office.pause_is_booked, later);
            (frame, pause)
        });
        match wanted {
            // Behind the frame: what stands in it is not to wait for this.
            Some((true, _)) => behind_frame(Duration::ZERO, move || self.frame()),
            Some((_, true)) => {
                after(Duration::from_millis(PAUSE), move || self.idle());
            }
            _ => {}
        }
    }

    fn frame(self) {
        self.desk.alter(|office| office.frame_is_booked = false);
        self.slice(true);
        self.book();
    }

    fn idle(self) {
        let calm = self.desk.alter(|office| {
            office.pause_is_booked = false;
            now() - office.last_asked >= IDLE && !office.desk.has_work(true)
        });
        if calm == Some(true) {
            self.slice(false);
        }
        self.book();
    }

    /// Works until the time is up or nothing is left.
    fn slice(self, in_sight: bool) {
        let end = now() + SLICE;
        let mut time = now();
        while time < end {
            let step = self.desk.alter(|office| office.desk.step(time, in_sight));
            let Some(Some((_, deliver))) = step else { break };
            if let Some(deliver) = deliver {
                deliver();
            }
            time = now();
        }
    }
}

impl<Q: Question> Seat<Q> {
    /// Asks, unless that was asked last.
    pub fn ask(self, question: Q, scenario: Scenario) {
        let news = self.asked.alter(|asked| {
            let news = asked.as_ref().is_none_or(|last| last.0 != question || last.1 != scenario);
            if news {
                *asked = Some((question.clone(), scenario.clone()));
            }
            news
        });
        if news == Some(true) {
            let (place, time) = (self.place, now());
            self.work.desk.alter(|office| {
                office.last_asked = time;
                office.desk.ask(place, time, self.delivering(question, scenario));
            });
            self.work.book();
        }
    }

    /// Asks the latest question whenever it or the scenario changes.
    pub fn follow(self, question: impl Fn() -> (Q, Scenario) + 'static) {
        effect(move || {
            let (question, scenario) = question();
            self.ask(question, scenario);
        });
    }

    /// Drops what was asked; the same may be asked again.
    pub fn cancel(self) {
        self.asked.alter(|asked| *asked = None);
        self.work.desk.alter(|office| office.desk.cancel(self.place));
    }

    /// Says whether the answer is looked at.
    pub fn see(self, in_sight: bool) {
        self.work.desk.alter(|office| office.desk.see(self.place, in_sight));
        self.work.book();
    }

    /// The answer comes first while the element is in sight.
    pub fn watch(self, place: &El) {
        sight::follow(place, move |in_sight| self.see(in_sight));
    }

    /// The last answer. Tracked.
    pub fn answer(self) -> Option<Arc<Answered<Q::Answer>>> {
        self.answer.get()
    }

    /// The last answer, not followed.
    pub fn answer_now(self) -> Option<Arc<Answered<Q::Answer>>> {
        self.answer.now().flatten()
    }

    /// The question's work, begun at its first step, each answer handed to the signal.
    fn delivering(self, question: Q, scenario: Scenario) -> Job<Box<dyn FnOnce()>> {
        let mut job = None;
        Box::new(move |engine| {
            let work: &mut Job<Q::Answer> = job.get_or_insert_with(|| question.begin(&scenario));
            let hand_over = |answer| -> Box<dyn FnOnce()> {
                let answered = Arc::new(Answered { scenario: scenario.clone(), answer });
                Box::new(move || {
                    self.answer.set(Some(answered));
                })
            };
            match work(engine) {
                Step::More => Step::More,
                Step::News(answer) => Step::News(hand_over(answer)),
                Step::Draft(answer) => Step::Draft(hand_over(answer)),
                Step::Done(answer) => Step::Done(hand_over(answer)),
            }
        })
    }
}
