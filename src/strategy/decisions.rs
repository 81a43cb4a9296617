//! The owner's choice between keeping, replacing, stopping and closing: an exact optimum over all
//! sequences, by dynamic programming from the last decision back.

use super::assets::Sale;
use crate::finance::Tax;
use crate::keys::keys;

keys! {
    /// What an owner can do at a decision; from a stopped mine `replace` is a purchase.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Action {
        /// Go on; if stopped, stay so; if closed, too.
        Keep = "keep",
        /// Buy new, selling what stands; from a stopped business, a purchase.
        Replace = "replace",
        /// Sell the machines, keep the site.
        Stop = "stop",
        /// Sell everything, the site too. Final.
        Close = "close",
    }
}

/// What the owner chose at the end of a month, and what each option was worth then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// The month at whose end it was taken; 0 is the valuation date.
    pub month: usize,
    /// What was chosen.
    pub action: Action,
    /// After-tax value of each option at that date, USD, in the order of [`Action::ALL`]; `None` if
    /// it was not open.
    pub values: [Option<f64>; 4],
}

/// At most this many decisions lie within a horizon of 30 years.
pub(super) const MOST: usize = 32;

/// What stands at a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// What stood at the first decision.
    Initial,
    /// What was bought at this decision.
    Bought(usize),
    /// Only the site.
    Stopped,
    /// Nothing.
    Closed,
}

impl State {
    /// What stands after `action` at `decision`.
    #[must_use]
    pub(super) fn after(self, action: Action, decision: usize) -> State {
        match action {
            Action::Keep => self,
            Action::Replace => State::Bought(decision),
            Action::Stop => State::Stopped,
            Action::Close => State::Closed,
        }
    }
}

/// A business with yearly decisions 1 to `last`; decision `k` opens block `k` of months, block 0
/// comes before the first. Money is after tax and in present value at index 0, but for what is sold.
/// No state given is [`State::Closed`].
pub(super) trait Choices {
    /// The last decision; 0 if there is none.
    fn last(&self) -> usize;
    /// What the months of block `block` bring in `state`.
    fn earned(&self, state: State, block: usize) -> f64;
    /// What the machines of `state` fetch at `decision`, before tax at that date; `last + 1` is the
    /// end of the horizon.
    fn sold(&self, state: State, decision: usize) -> Sale;
    /// What is sold with them at `decision` when all is, likewise.
    fn premises(&self, decision: usize) -> Sale;
    /// By which sales are taxed.
    fn tax(&self) -> Tax;
    /// What buying new costs at `decision`.
    fn cost(&self, decision: usize) -> f64;
    /// Whether `action`, other than [`Action::Keep`], is open in `state` at `decision`.
    fn may(&self, action: Action, state: State, decision: usize) -> bool;
    /// Whether `action` is ever open in any state.
    fn ever(&self, action: Action) -> bool;
    /// The discount factor at `decision`.
    fn discount(&self, decision: usize) -> f64;

    /// What selling all of `state` at `decision` brings, after tax and in present value, USD.
    fn everything(&self, state: State, decision: usize) -> f64 {
        let sale = self.sold(state, decision).and(self.premises(decision));
        sale.after_tax(self.tax()) * self.discount(decision)
    }
}

/// The best decisions `first` to `last`, from `state` on. Months are left at the number of the
/// decision.
pub(super) fn best<C: Choices>(choices: &C, first: usize, state: State) -> Vec<Decision> {
    let last = choices.last();
    if last < first {
        return Vec::new();
    }
    let table = Table::solve(choices, first, state);
    let mut state = state;
    let mut decisions = Vec::with_capacity(last + 1 - first);
    for decision in first..=last {
        if state == State::Closed {
            break;
        }
        // From the last back, as they were worked out.
        let open = &table.open[last - decision];
        let taken = open.taken(choices, state, table.later(decision, state));
        state = state.after(taken.action, decision);
        decisions.push(taken);
    }
    decisions
}

/// The best decision at `first` alone; `None` if there is none left or all is closed.
///
/// Its [`Decision::month`] is the decision's number. The values of all states are kept for one
/// decision at a time: whoever decides anew each year asks for nothing else.
pub(super) fn next<C: Choices>(choices: &C, first: usize, state: State) -> Option<Decision> {
    let last = choices.last();
    if state == State::Closed || first > last {
        return None;
    }
    let states = States { first, initial: state };
    let replaces = choices.ever(Action::Replace);
    let stops = choices.ever(Action::Stop) || state == State::Stopped;
    let standing = |decision: usize| if replaces { decision - first + 1 } else { 1 };
    let mut later = [0.0; MOST + 1];
    for slot in (0..standing(last + 1)).chain(stops.then_some(STOPPED)) {
        later[slot] = choices.everything(states.of(slot), last + 1);
    }
    for decision in (first + 1..=last).rev() {
        let open = Open::at(choices, decision, |state| later[states.slot(state)]);
        for slot in (0..standing(decision)).chain(stops.then_some(STOPPED)) {
            later[slot] = open.choose(choices, states.of(slot), later[slot], |_, _| ()).1;
        }
    }
    let open = Open::at(choices, first, |state| later[states.slot(state)]);
    Some(open.taken(choices, state, later[states.slot(state)]))
}

/// What is the same for all states at one decision.
struct Open {
    decision: usize,
    /// One dollar at its date, present value, USD.
    unit: f64,
    /// What buying brings from then on, its cost paid, present value, USD; nothing if it is never
    /// open.
    bought: Option<f64>,
    /// What keeping the site alone brings, present value, USD; nothing if it is never open.
    stopped: Option<f64>,
}

impl Open {
    /// `later` says what a state is worth just before the next decision.
    #[inline]
    fn at<C: Choices>(choices: &C, decision: usize, later: impl Fn(State) -> f64) -> Open {
        let held = |state: State| choices.earned(state, decision) + later(state);
        let bought = || held(State::Bought(decision)) - choices.cost(decision);
        Open {
            decision,
            unit: choices.discount(decision),
            bought: choices.ever(Action::Replace).then(bought),
            stopped: choices.ever(Action::Stop).then(|| held(State::Stopped)),
        }
    }

    /// The best option of `state` and what it is worth, `later` being what the state is worth just
    /// before the next decision. `offered` is told what each option is worth.
    ///
    /// A later option wins only if it is better by more than 1e-9 of its value, or of one dollar at
    /// the date of the decision.
    #[inline]
    fn choose<C: Choices>(
        &self,
        choices: &C,
        state: State,
        later: f64,
        mut offered: impl FnMut(Action, f64),
    ) -> (Action, f64) {
        let decision = self.decision;
        let mut best = (Action::Keep, choices.earned(state, decision) + later);
        offered(best.0, best.1);
        let may = |action| choices.may(action, state, decision);
        let bought = self.bought.filter(|_| may(Action::Replace));
        let stopped = self.stopped.filter(|_| may(Action::Stop));
        let closes = may(Action::Close);
        if bought.is_none() && stopped.is_none() && !closes {
            return best;
        }
        let mut offer = |action, value| {
            offered(action, value);
            if better(value, best.1, self.unit) {
                best = (action, value);
            }
        };
        let (sold, tax) = (choices.sold(state, decision), choices.tax());
        let machines = sold.after_tax(tax) * self.unit;
        if let Some(then) = bought {
            offer(Action::Replace, then + machines);
        }
        if let Some(then) = stopped {
            offer(Action::Stop, then + machines);
        }
        if closes {
            let all = sold.and(choices.premises(decision));
            offer(Action::Close, all.after_tax(tax) * self.unit);
        }
        best
    }

    /// The decision in `state`, with what each option is worth at its date.
    fn taken<C: Choices>(&self, choices: &C, state: State, later: f64) -> Decision {
        let mut values = [None; 4];
        let offered =
            |action: Action, value: f64| values[action as usize] = Some(value / self.unit);
        let (action, _) = self.choose(choices, state, later, offered);
        Decision { month: self.decision, action, values }
    }
}

/// The decisions 1 to `last` of an owner who decides anew each time: `next` gives the decision in a
/// state.
pub(super) fn year_by_year(
    last: usize,
    mut next: impl FnMut(usize, State) -> Option<Decision>,
) -> Vec<Decision> {
    let mut state = State::Initial;
    let mut decisions = Vec::with_capacity(last);
    for decision in 1..=last {
        let Some(taken) = next(decision, state) else { break };
        state = state.after(taken.action, decision);
        decisions.push(taken);
    }
    decisions
}

/// Slot 0 holds what stood at the first decision, slot `j` what was bought at the `j`-th one, the
/// last slot the site alone.
const STOPPED: usize = MOST;

/// Which state is kept in which slot, seen from decision `first` in `initial`.
#[derive(Clone, Copy)]
struct States {
    /// The first decision that is open.
    first: usize,
    /// What stands before it.
    initial: State,
}

impl States {
    fn slot(&self, state: State) -> usize {
        match state {
            State::Stopped | State::Closed => STOPPED,
            State::Bought(decision) if decision >= self.first => decision - self.first + 1,
            State::Initial | State::Bought(_) => 0,
        }
    }

    fn of(&self, slot: usize) -> State {
        match slot {
            STOPPED => State::Stopped,
            0 => self.initial,
            bought => State::Bought(self.first + bought - 1),
        }
    }
}

/// The value of every state just before every decision, from the last back.
struct Table {
    /// The first decision that is open.
    first: usize,
    states: States,
    /// Which slots can ever hold something.
    possible: [bool; MOST + 1],
    /// By decision, from the first to one after the last, and by slot: what stood and what has been
    /// bought by then, one slot more at each; present value, USD.
    standing: Vec<f64>,
    /// By decision: what the site alone is worth, present value, USD.
    stopped: [f64; MOST + 1],
    /// What is open at each decision, from the last to the first.
    open: Vec<Open>,
}

/// Where the slots of a decision begin, counted from the first that is open.
fn row(decision: usize) -> usize {
    decision * (decision + 1) / 2
}

impl Table {
    fn solve<C: Choices>(choices: &C, first: usize, initial: State) -> Table {
        let last = choices.last();
        let mut table = Table::reachable(choices, first, initial);
        let (states, possible) = (table.states, table.possible);
        let end = last + 1 - first;
        for (slot, value) in table.standing[row(end)..].iter_mut().enumerate() {
            if possible[slot] {
                *value = choices.everything(states.of(slot), last + 1);
            }
        }
        if possible[STOPPED] {
            table.stopped[end] = choices.everything(State::Stopped, last + 1);
        }
        for decision in (first..=last).rev() {
            let open = Open::at(choices, decision, |state| table.later(decision, state));
            let at = decision - first;
            let (before, later) = table.standing.split_at_mut(row(at + 1));
            let now = before[row(at)..].iter_mut().zip(later.iter()).zip(&possible).enumerate();
            for (slot, ((now, later), possible)) in now {
                if *possible {
                    *now = open.choose(choices, states.of(slot), *later, |_, _| ()).1;
                }
            }
            if possible[STOPPED] {
                let later = table.stopped[at + 1];
                table.stopped[at] = open.choose(choices, State::Stopped, later, |_, _| ()).1;
            }
            table.open.push(open);
        }
        table
    }

    fn reachable<C: Choices>(choices: &C, first: usize, initial: State) -> Table {
        let last = choices.last();
        let states = States { first, initial };
        let mut possible = [false; MOST + 1];
        possible[states.slot(initial)] = true;
        for decision in first..=last {
            let slots = (0..=decision - first).chain([STOPPED]);
            let reaches = |action: Action| {
                let may = |slot: usize| choices.may(action, states.of(slot), decision);
                choices.ever(action) && slots.clone().any(|slot| possible[slot] && may(slot))
            };
            let (bought, stopped) = (reaches(Action::Replace), reaches(Action::Stop));
            possible[decision - first + 1] |= bought;
            possible[STOPPED] |= stopped;
        }
        let standing = vec![0.0; row(last + 2 - first)];
        let open = Vec::with_capacity(last + 1 - first);
        Table { first, states, possible, standing, stopped: [0.0; MOST + 1], open }
    }

    /// What `state` is worth just before the decision after `decision`, present value, USD.
    fn later(&self, decision: usize, state: State) -> f64 {
        let at = decision + 1 - self.first;
        match self.states.slot(state) {
            STOPPED => self.stopped[at],
            slot => self.standing[row(at) + slot],
        }
    }
}

/// Whether a later option beats the best before it, `unit` being one dollar at that date.
#[inline]
pub(crate) fn better(later: f64, best: f64, unit: f64) -> bool {
    let size = later.abs();
    // Most are not better at all, which is seen at once.
    later > best && later > best + 1e-9 * if size > unit { size } else { unit }
}
