//! Asks worked on by turns: the desk, with letters going in and out.

use super::ask::Ask;
use super::told::{Progress, Reply};
use super::work::{Step as Made, Work};
use crate::desk::{Desk, Job, Seat, Step};
use crate::format::Format;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Asks that wait and are worked on. One seat is one place where answers are looked at: its latest
/// ask is answered, older ones are dropped.
pub struct Queue {
    desk: Desk<Reply>,
    seats: BTreeMap<String, Seat>,
    numbers: Rc<dyn Format>,
}

/// How much more must be done before progress is told again, a share.
const WORTH_TELLING: f64 = 0.02;

impl Queue {
    /// A queue that writes the reader's numbers.
    #[must_use]
    pub fn new(numbers: Rc<dyn Format>) -> Queue {
        Queue { desk: Desk::default(), seats: BTreeMap::new(), numbers }
    }

    /// Takes an ask for a seat, by the seat's name. `now` is any clock's, milliseconds.
    pub fn ask(&mut self, seat: &str, now: f64, ask: Ask) {
        let place = match self.seats.get(seat) {
            Some(place) => *place,
            None => {
                let place = self.desk.sit();
                self.desk.see(place, true);
                self.seats.insert(seat.to_owned(), place);
                place
            }
        };
        self.desk.ask(place, now, job(ask, self.numbers.clone()));
    }

    /// Drops what a seat has asked.
    pub fn cancel(&mut self, seat: &str) {
        if let Some(place) = self.seats.get(seat) {
            self.desk.cancel(*place);
        }
    }

    /// Whether a seat's answers are looked at now: those come first.
    pub fn see(&mut self, seat: &str, in_sight: bool) {
        if let Some(place) = self.seats.get(seat) {
            self.desk.see(*place, in_sight);
        }
    }

    /// Whether anything is left to be done.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.desk.has_work(true) || self.desk.has_work(false)
    }

    /// One step; what is to be sent, if anything is. A seat in sight comes before one that is not.
    pub fn step(&mut self, now: f64) -> Option<Reply> {
        let in_sight = self.desk.has_work(true);
        self.desk.step(now, in_sight)?.1
    }
}

/// An ask as work for the desk.
fn job(ask: Ask, numbers: Rc<dyn Format>) -> Job<Reply> {
    let id = ask.id;
    let mut work = None;
    let mut told = 0.0;
    Box::new(move |engine| {
        if work.is_none() {
            match Work::begin(ask.clone()) {
                Ok(begun) => work = Some(begun),
                Err(refused) => return Step::Done(Reply::Refused(refused)),
            }
        }
        let Some(work) = &mut work else { return Step::More };
        match work.step(engine, numbers.as_ref()) {
            Made::Going(done) if done >= told + WORTH_TELLING => {
                told = done;
                Step::News(Reply::Progress(Progress { id, done }))
            }
            Made::Going(_) => Step::More,
            Made::Draft(draft) => {
                // What follows is begun from the start.
                told = 0.0;
                Step::Draft(Reply::Told(Box::new(draft)))
            }
            Made::Done(done) => Step::Done(Reply::Told(Box::new(done))),
        }
    })
}
