//! Where errands are done away from the page: letters come in, letters go out, and the latest of a
//! place wins.

use super::letter::Letter;
use super::shared::Pool;
use super::{Errand, Finding};
use crate::desk::{Desk, Job, Seat, Step};
use crate::scenario::Scenario;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A letter that asks, for a place that the page numbers, with a number that the answer carries.
#[must_use]
pub fn ask(place: u32, id: u32, errand: Errand, scenario: &Scenario) -> Vec<f64> {
    let mut letter = Vec::new();
    place.write(&mut letter);
    id.write(&mut letter);
    errand.write(&mut letter);
    scenario.write(&mut letter);
    letter
}

/// A letter that drops what a place has asked.
#[must_use]
pub fn cancel(place: u32) -> Vec<f64> {
    vec![f64::from(place)]
}

/// An answer that has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The place that has asked.
    pub place: u32,
    /// The ask's number.
    pub id: u32,
    /// Whether nothing follows.
    pub is_last: bool,
    /// What was found.
    pub finding: Finding,
}

/// Reads a letter that answers; `None` if it is none.
#[must_use]
pub fn told(letter: &[f64]) -> Option<Told> {
    let mut rest = letter.iter();
    let (place, id, is_last) =
        (u32::read(&mut rest)?, u32::read(&mut rest)?, bool::read(&mut rest)?);
    let finding = Finding::read(&mut rest)?;
    rest.next().is_none().then_some(Told { place, id, is_last, finding })
}

/// Errands that wait and are worked on, by turns.
#[derive(Default)]
pub struct Outpost {
    desk: Desk<Vec<f64>>,
    seats: BTreeMap<u32, Seat>,
    pool: Rc<RefCell<Pool>>,
}

impl Outpost {
    /// The hands that help to count.
    #[must_use]
    pub fn hands(&self) -> &RefCell<Pool> {
        &self.pool
    }

    /// Takes a letter; `now` is any clock's, milliseconds. What cannot be read is passed over: the
    /// page is of the same build and sends no other.
    pub fn hear(&mut self, now: f64, letter: &[f64]) {
        if let [place] = letter {
            let seat = u32::read(&mut [*place].iter()).and_then(|place| self.seats.get(&place));
            return seat.into_iter().for_each(|seat| self.desk.cancel(*seat));
        }
        let mut rest = letter.iter();
        let mut read = || {
            let place = (u32::read(&mut rest)?, u32::read(&mut rest)?);
            Some((place, Errand::read(&mut rest)?, Scenario::read(&mut rest)?))
        };
        let Some((place, errand, scenario)) = read() else { return };
        let seat = *self.seats.entry(place.0).or_insert_with(|| {
            let seat = self.desk.sit();
            self.desk.see(seat, true);
            seat
        });
        self.desk.ask(seat, now, answering(place, errand, scenario, Rc::clone(&self.pool)));
    }

    /// Whether anything is left to be done.
    #[must_use]
    pub fn has_work(&self) -> bool {
        self.desk.has_work(true)
    }

    /// A millisecond's work; the letter to be sent, if there is one.
    pub fn step(&mut self, now: f64) -> Option<Vec<f64>> {
        self.desk.step(now, true)?.1
    }
}

/// An errand as work whose answers are letters.
fn answering(
    (place, id): (u32, u32),
    errand: Errand,
    scenario: Scenario,
    pool: Rc<RefCell<Pool>>,
) -> Job<Vec<f64>> {
    let mut job = None;
    Box::new(move |engine| {
        let letter = |is_last: bool, finding: Finding| {
            let mut letter = Vec::new();
            place.write(&mut letter);
            id.write(&mut letter);
            is_last.write(&mut letter);
            finding.write(&mut letter);
            letter
        };
        let work: &mut Job<Finding> =
            job.get_or_insert_with(|| errand.begin_with(&scenario, &pool));
        match work(engine) {
            Step::More => Step::More,
            Step::News(finding) => Step::News(letter(false, finding)),
            Step::Draft(finding) => Step::Draft(letter(false, finding)),
            Step::Done(finding) => Step::Done(letter(true, finding)),
        }
    })
}
