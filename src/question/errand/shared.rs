//! Futures counted by several: ranges go out to hands, rows come back, and are put together in order.
//!
//! A future is addressed by its number, so it does not matter who counts it: the same bits come of one
//! worker, two or three. A hand that dies or dawdles holds nothing up: what is still out at the end is
//! counted here as well, and what comes first is taken.

use super::letter::Letter;
use crate::scenario::Scenario;
use crate::simulation::{FuturesJob, Options};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

/// Futures that are given out at a time, some milliseconds of work.
const PART: u32 = 100;
/// So many parts lie before a hand at most: it never waits, and what is superseded is soon done.
const AHEAD: usize = 4;

/// Numbers of a part: which job's, from which future on.
type Address = (u32, u32);

/// The hands there are, and what lies between them and the jobs.
#[derive(Debug, Default)]
pub struct Pool {
    /// Parts before each hand; `None`: it is gone.
    hands: Vec<Option<usize>>,
    /// Letters to be sent.
    out: Vec<(usize, Vec<f64>)>,
    /// Rows that came back and were not taken yet.
    back: Vec<(Address, Vec<f64>)>,
    jobs: u32,
}

impl Pool {
    /// A hand is there, by its number.
    pub fn open(&mut self, hand: usize) {
        self.hands.resize(self.hands.len().max(hand + 1), None);
        self.hands[hand] = Some(0);
    }

    /// A hand is gone.
    pub fn lose(&mut self, hand: usize) {
        if let Some(hand) = self.hands.get_mut(hand) {
            *hand = None;
        }
    }

    /// A letter from a hand.
    pub fn hear(&mut self, hand: usize, letter: &[f64]) {
        if let Some(Some(before)) = self.hands.get_mut(hand) {
            *before = before.saturating_sub(1);
        }
        let mut rest = letter.iter();
        let mut read =
            || Some(((u32::read(&mut rest)?, u32::read(&mut rest)?), Vec::read(&mut rest)?));
        self.back.extend(read());
    }

    /// The letters that are to be sent, each to a hand.
    pub fn letters(&mut self) -> Vec<(usize, Vec<f64>)> {
        std::mem::take(&mut self.out)
    }

    fn begin(&mut self) -> u32 {
        self.jobs += 1;
        // Nobody waits for what an earlier job had out.
        self.back.clear();
        self.jobs
    }

    /// Gives a part to the hand with the fewest before it; whether one takes it.
    fn give(&mut self, job: u32, part: &Range<u32>, scenario: &Scenario) -> bool {
        let free =
            self.hands.iter_mut().enumerate().filter_map(|(at, hand)| Some((at, hand.as_mut()?)));
        let Some((hand, before)) = free.min_by_key(|(_, before)| **before) else { return false };
        if *before >= AHEAD {
            return false;
        }
        *before += 1;
        let mut letter = Vec::new();
        [job, part.start, part.end].write(&mut letter);
        scenario.write(&mut letter);
        self.out.push((hand, letter));
        true
    }

    /// What came back of a job.
    fn take(&mut self, job: u32) -> Vec<(u32, Vec<f64>)> {
        let (mine, other) =
            std::mem::take(&mut self.back).into_iter().partition(|((of, _), _)| *of == job);
        self.back = other;
        let mine: Vec<(Address, Vec<f64>)> = mine;
        mine.into_iter().map(|((_, from), rows)| (from, rows)).collect()
    }
}

/// A part that is counted here, as far as it is.
#[derive(Debug)]
struct Own {
    part: Range<u32>,
    done: u32,
    rows: Vec<f64>,
}

/// A simulation whose futures are shared with the hands of a pool.
#[derive(Debug)]
pub(super) struct Shared {
    scenario: Scenario,
    job: FuturesJob,
    pool: Rc<RefCell<Pool>>,
    number: u32,
    /// The first future that nobody counts yet.
    next: u32,
    /// Parts that are not put together yet, in order: out, or back with their rows.
    parts: VecDeque<Option<Vec<f64>>>,
    own: Option<Own>,
}

impl Shared {
    /// Nothing counted yet; `None` if so many futures do not fit into memory.
    pub(super) fn new(
        scenario: &Scenario,
        options: Options,
        pool: &Rc<RefCell<Pool>>,
    ) -> Option<Shared> {
        let job = FuturesJob::new(scenario, options)?;
        let number = pool.borrow_mut().begin();
        let (scenario, pool) = (scenario.clone(), Rc::clone(pool));
        Some(Shared { scenario, job, pool, number, next: 0, parts: VecDeque::new(), own: None })
    }

    /// The futures that are put together, from the first on.
    pub(super) fn job(&self) -> &FuturesJob {
        &self.job
    }

    /// Gives parts out, counts `futures` here at most, puts together what is there.
    pub(super) fn step(&mut self, futures: u32) {
        self.give();
        self.count(futures);
        self.take();
        while let Some(rows) = self.parts.front_mut().and_then(Option::take) {
            self.parts.pop_front();
            self.job.join(&rows);
        }
    }

    /// Where the rows of the part that begins there belong; `None` if they are put together.
    fn place(&mut self, from: u32) -> Option<&mut Option<Vec<f64>>> {
        let ahead = from.checked_sub(self.job.done()).filter(|ahead| ahead.is_multiple_of(PART))?;
        self.parts.get_mut((ahead / PART) as usize)
    }

    fn part(&self, from: u32) -> Range<u32> {
        from..from.saturating_add(PART).min(self.job.futures())
    }

    fn give(&mut self) {
        while self.next < self.job.futures() {
            let part = self.part(self.next);
            if !self.pool.borrow_mut().give(self.number, &part, &self.scenario) {
                return;
            }
            self.next = part.end;
            self.parts.push_back(None);
        }
    }

    /// What is counted here next: what nobody has, else the last that is still out.
    fn choose(&mut self) -> Option<Own> {
        let from = if self.next < self.job.futures() {
            let from = self.next;
            self.next = self.part(from).end;
            self.parts.push_back(None);
            from
        } else {
            let last = self.parts.iter().rposition(Option::is_none)?;
            self.job.done() + last as u32 * PART
        };
        let part = self.part(from);
        Some(Own { done: part.start, part, rows: Vec::new() })
    }

    fn count(&mut self, futures: u32) {
        let Some(mut own) = self.own.take().or_else(|| self.choose()) else { return };
        let next = own.done.saturating_add(futures).min(own.part.end);
        own.rows.extend(self.job.rows(own.done..next));
        own.done = next;
        if next < own.part.end {
            self.own = Some(own);
        } else if let Some(rows) = self.place(own.part.start) {
            rows.get_or_insert(own.rows);
        }
    }

    fn take(&mut self) {
        let back = self.pool.borrow_mut().take(self.number);
        for (from, rows) in back {
            // A part that was counted here meanwhile is joined already, or has the same rows.
            let part = self.part(from);
            if self.job.is_rows_of(&part, &rows)
                && let Some(place) = self.place(from)
            {
                place.get_or_insert(rows);
                // What another has counted need not be finished here.
                self.own.take_if(|own| own.part.start == from);
            }
        }
    }
}

/// What is at the other end: counts parts as they come, and keeps what is the same in all of a
/// scenario's futures.
#[derive(Debug, Default)]
pub struct Hand {
    last: Option<(Scenario, FuturesJob)>,
}

impl Hand {
    /// The answer to a letter of a pool; `None` if it is none.
    pub fn work(&mut self, letter: &[f64]) -> Option<Vec<f64>> {
        let mut rest = letter.iter();
        let [job, from, to] = Letter::read(&mut rest)?;
        let scenario = Scenario::read(&mut rest)?;
        if self.last.as_ref().is_none_or(|(last, _)| *last != scenario) {
            let none = Options { futures: 0, ..Options::of(&scenario) };
            let job = FuturesJob::new(&scenario, none)?;
            self.last = Some((scenario, job));
        }
        let (_, counting) = self.last.as_mut()?;
        let mut answer = Vec::new();
        [job, from].write(&mut answer);
        counting.rows(from..to).write(&mut answer);
        Some(answer)
    }
}
