//! Analyses done in slices, several at a time: one seat an analysis, and at each seat the latest
//! question wins.
//!
//! The desk knows no clock and no thread: whoever owns it calls [`Desk::step`] with the time until
//! that time is up, in animation frames on a page, in a loop in a worker.

use crate::evaluation::Engine;
use crate::scenario::Scenario;
use std::collections::BTreeMap;

/// Something to be worked out about a scenario.
pub trait Question: Clone + PartialEq + 'static {
    /// What comes out.
    type Answer: Send + Sync + 'static;
    /// The work, nothing done yet.
    fn begin(&self, scenario: &Scenario) -> Job<Self::Answer>;
}

/// Work that goes on by one small step, of a millisecond or so, at each call. Not called again once
/// it is done.
pub type Job<A> = Box<dyn FnMut(&mut Engine) -> Step<A>>;

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<A> {
    /// Nothing to show yet.
    More,
    /// Worth telling while there is nothing to show.
    News(A),
    /// Worth showing; a better one follows.
    Draft(A),
    /// Finished.
    Done(A),
}

/// Where the answers to one analysis go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seat(u32);

/// A question's number, rising.
pub type JobId = u64;

/// Hands an answer over.
pub type Deliver = Box<dyn FnOnce()>;

/// How long a job that has shown nothing yet is spared when a newer question comes, milliseconds:
/// without that nothing would be seen to move while an input is dragged.
const SPARED: f64 = 300.0;

/// Seats with their work, and the engine that serves them all; `A` is what answers come as.
pub struct Desk<A = Deliver> {
    engine: Engine,
    seats: BTreeMap<Seat, SeatPlace<A>>,
    taken: u32,
    asked: JobId,
    /// Whose turn it was.
    last: Option<Seat>,
}

struct SeatPlace<A> {
    in_sight: bool,
    running: Option<Running<A>>,
    /// The question that comes next; a newer one takes its place.
    waiting: Option<(JobId, Job<A>)>,
}

struct Running<A> {
    id: JobId,
    job: Job<A>,
    began: Option<f64>,
    has_shown: bool,
}

impl<A> Default for Desk<A> {
    fn default() -> Self {
        Desk { engine: Engine::new(), seats: BTreeMap::new(), taken: 0, asked: 0, last: None }
    }
}

impl<A> Default for SeatPlace<A> {
    fn default() -> Self {
        SeatPlace { in_sight: false, running: None, waiting: None }
    }
}

impl<A> Desk<A> {
    /// A new seat, in nobody's sight.
    pub fn sit(&mut self) -> Seat {
        self.taken += 1;
        let seat = Seat(self.taken);
        self.seats.insert(seat, SeatPlace::default());
        seat
    }

    /// Gives a seat up, with its work.
    pub fn leave(&mut self, seat: Seat) {
        self.seats.remove(&seat);
    }

    /// Whether the seat's answers are looked at now: those come first.
    pub fn see(&mut self, seat: Seat, in_sight: bool) {
        if let Some(place) = self.seats.get_mut(&seat) {
            place.in_sight = in_sight;
        }
    }

    /// Asks a question; it takes the place of the one that waits, and of the one that is being
    /// worked on unless that is to be spared.
    pub fn ask(&mut self, seat: Seat, now: f64, job: Job<A>) -> JobId {
        self.asked += 1;
        if let Some(place) = self.seats.get_mut(&seat) {
            place.waiting = Some((self.asked, job));
            place.drop_superseded(now);
        }
        self.asked
    }

    /// Drops what the seat has to do.
    pub fn cancel(&mut self, seat: Seat) {
        if let Some(place) = self.seats.get_mut(&seat) {
            (place.running, place.waiting) = (None, None);
        }
    }

    /// Whether there is work, at seats in sight or at the others.
    #[must_use]
    pub fn has_work(&self, in_sight: bool) -> bool {
        self.seats.values().any(|place| place.in_sight == in_sight && place.has_work())
    }

    /// One step at the next seat that has work, in turn; `None` if none has. The answer, if one came
    /// out, is the caller's to deliver.
    pub fn step(&mut self, now: f64, in_sight: bool) -> Option<(JobId, Option<A>)> {
        let ready = |(seat, place): (&Seat, &SeatPlace<A>)| {
            (place.in_sight == in_sight && place.has_work()).then_some(*seat)
        };
        let after = self.last.map(|last| Seat(last.0 + 1));
        let seat = after
            .and_then(|after| self.seats.range(after..).find_map(ready))
            .or_else(|| self.seats.iter().find_map(ready))?;
        self.last = Some(seat);
        self.seats.get_mut(&seat)?.step(&mut self.engine, now)
    }
}

impl<A> SeatPlace<A> {
    fn has_work(&self) -> bool {
        self.running.is_some() || self.waiting.is_some()
    }

    fn drop_superseded(&mut self, now: f64) {
        let spare = |running: &Running<A>| {
            running.began.is_some_and(|began| now - began < SPARED) && !running.has_shown
        };
        if self.waiting.is_some() && !self.running.as_ref().is_some_and(spare) {
            self.running = None;
        }
    }

    fn step(&mut self, engine: &mut Engine, now: f64) -> Option<(JobId, Option<A>)> {
        self.drop_superseded(now);
        if self.running.is_none() {
            let (id, job) = self.waiting.take()?;
            self.running = Some(Running { id, job, began: None, has_shown: false });
        }
        let running = self.running.as_mut()?;
        running.began.get_or_insert(now);
        let id = running.id;
        match (running.job)(engine) {
            Step::More => Some((id, None)),
            Step::News(deliver) => Some((id, Some(deliver))),
            Step::Draft(deliver) => {
                running.has_shown = true;
                Some((id, Some(deliver)))
            }
            Step::Done(deliver) => {
                self.running = None;
                Some((id, Some(deliver)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    type Log = Rc<RefCell<Vec<&'static str>>>;

    /// Takes `steps` steps, the first of which may show a draft, and notes its answers.
    fn job(log: &Log, name: &'static str, steps: usize, draft: bool) -> Job<Deliver> {
        let (log, mut done) = (log.clone(), 0);
        Box::new(move |_| {
            done += 1;
            let log = log.clone();
            let deliver: Deliver = Box::new(move || log.borrow_mut().push(name));
            match done {
                _ if done == steps => Step::Done(deliver),
                1 if draft => Step::Draft(deliver),
                _ => Step::More,
            }
        })
    }

    /// Steps until nothing is left, a millisecond each, from `now` on.
    fn run(desk: &mut Desk, mut now: f64, most: usize) -> usize {
        for steps in 0..most {
            now += 1.0;
            match desk.step(now, true) {
                Some((_, Some(deliver))) => deliver(),
                Some(_) => {}
                None => return steps,
            }
        }
        most
    }

    fn desk() -> (Desk, Seat, Log) {
        let mut desk = Desk::default();
        let seat = desk.sit();
        desk.see(seat, true);
        (desk, seat, Log::default())
    }

    #[test]
    fn of_those_that_wait_only_the_latest_is_answered() {
        let (mut desk, seat, log) = desk();
        for name in ["first", "second", "third"] {
            desk.ask(seat, 0.0, job(&log, name, 3, false));
        }
        assert_eq!(run(&mut desk, 0.0, 100), 3);
        assert_eq!(*log.borrow(), ["third"]);
    }

    #[test]
    fn a_job_that_has_shown_something_is_superseded_at_once() {
        let (mut desk, seat, log) = desk();
        desk.ask(seat, 0.0, job(&log, "long", 1000, true));
        run(&mut desk, 0.0, 5);
        desk.ask(seat, 6.0, job(&log, "new", 2, false));
        assert_eq!(run(&mut desk, 6.0, 100), 2);
        assert_eq!(*log.borrow(), ["long", "new"], "a draft of the long one, then the new one");
    }

    #[test]
    fn a_young_job_may_finish_and_an_old_one_may_not() {
        let (mut desk, seat, log) = desk();
        desk.ask(seat, 0.0, job(&log, "young", 10, false));
        run(&mut desk, 0.0, 5);
        desk.ask(seat, 6.0, job(&log, "new", 2, false));
        run(&mut desk, 6.0, 100);
        assert_eq!(*log.borrow(), ["young", "new"]);
        desk.ask(seat, 200.0, job(&log, "endless", usize::MAX, false));
        run(&mut desk, 200.0, 5);
        desk.ask(seat, 206.0, job(&log, "newest", 2, false));
        // Begun at 201: spared until 501, dropped then.
        assert_eq!(run(&mut desk, 206.0, 1000), 294 + 2);
        assert_eq!(*log.borrow(), ["young", "new", "newest"]);
    }

    #[test]
    fn seats_take_turns_and_those_in_sight_come_first() {
        let (mut desk, one, log) = desk();
        let (two, hidden) = (desk.sit(), desk.sit());
        desk.see(two, true);
        desk.ask(hidden, 0.0, job(&log, "hidden", 1, false));
        desk.ask(one, 0.0, job(&log, "slow", 5, false));
        desk.ask(two, 0.0, job(&log, "quick", 2, false));
        run(&mut desk, 0.0, 100);
        assert_eq!(*log.borrow(), ["quick", "slow"]);
        assert!(desk.has_work(false) && !desk.has_work(true));
        desk.see(hidden, true);
        run(&mut desk, 0.0, 100);
        assert_eq!(log.borrow().last(), Some(&"hidden"));
    }

    #[test]
    fn what_is_cancelled_or_left_is_not_answered() {
        let (mut desk, seat, log) = desk();
        desk.ask(seat, 0.0, job(&log, "cancelled", 1, false));
        desk.cancel(seat);
        let gone = desk.sit();
        desk.see(gone, true);
        desk.ask(gone, 0.0, job(&log, "gone", 1, false));
        desk.leave(gone);
        assert_eq!(run(&mut desk, 0.0, 10), 0);
        assert!(log.borrow().is_empty());
    }
}
