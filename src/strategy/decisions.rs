//! The owner's yearly choice between keeping, replacing and closing: an exact optimum over all
//! sequences, by dynamic programming from the last decision back.

/// What the owner does at a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go on; if closed, stay closed.
    Keep,
    /// Buy new, selling what stands.
    Replace,
    /// Sell what stands and stop.
    Close,
}

/// At most this many decisions lie within a horizon of 30 years.
pub const MOST: usize = 32;

/// What stands at a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// What stood at the first decision.
    Initial,
    /// What was bought at this decision.
    Bought(usize),
    /// Nothing.
    Closed,
}

/// A business with yearly decisions 1 to `last`; decision `k` opens block `k` of months, block 0
/// comes before the first. All money is in present value at index 0.
pub trait Choices {
    /// The last decision; 0 if there is none.
    fn last(&self) -> usize;
    /// What the months of block `block` earn in `state`, never [`State::Closed`].
    fn earned(&self, state: State, block: usize) -> f64;
    /// What `state` fetches when sold at decision `decision`; `last + 1` is the end.
    fn fetched(&self, state: State, decision: usize) -> f64;
    /// What buying new costs at `decision`.
    fn cost(&self, decision: usize) -> f64;
    /// Whether `state` may be replaced at `decision`.
    fn may_replace(&self, state: State, decision: usize) -> bool;
    /// Whether the business may be closed.
    fn may_close(&self) -> bool;
    /// The discount factor at `decision`.
    fn discount(&self, decision: usize) -> f64;
}

/// The best actions at decisions `first` to `last`, from `state` on.
pub fn best_actions<C: Choices>(choices: &C, first: usize, state: State) -> Vec<Action> {
    let last = choices.last();
    if last < first {
        return Vec::new();
    }
    let table = Table::solve(choices, first, state);
    let mut actions = Vec::with_capacity(last + 1 - first);
    let mut slot = if state == State::Closed { CLOSED } else { 0 };
    for decision in first..=last {
        let action = table.actions[decision][slot];
        match action {
            Action::Keep => {}
            Action::Replace => slot = decision - first + 1,
            Action::Close => slot = CLOSED,
        }
        actions.push(action);
    }
    actions
}

/// The actions at decisions 1 to `last` of an owner who decides anew each year: `next` gives the
/// action at a decision in a state.
pub fn year_by_year(
    last: usize,
    mut next: impl FnMut(usize, State) -> Option<Action>,
) -> Vec<Action> {
    let mut state = State::Initial;
    let mut actions = Vec::with_capacity(last);
    for decision in 1..=last {
        let action = next(decision, state).unwrap_or(Action::Keep);
        match action {
            Action::Keep => {}
            Action::Replace => state = State::Bought(decision),
            Action::Close => state = State::Closed,
        }
        actions.push(action);
    }
    actions
}

/// Slot 0 holds what stood at the first decision, slot `j` what was bought at the `j`-th one.
const CLOSED: usize = MOST;

struct Table {
    actions: [[Action; MOST + 1]; MOST],
}

impl Table {
    fn solve<C: Choices>(choices: &C, first: usize, initial: State) -> Table {
        let last = choices.last();
        let mut table = Table { actions: [[Action::Keep; MOST + 1]; MOST] };
        let slots = Slots::new(choices, first, initial);
        // The value of each slot just before the decision after the one at hand.
        let mut later = [0.0; MOST + 1];
        for slot in slots.standing(last + 1) {
            later[slot] = choices.fetched(slots.state(slot), last + 1);
        }
        for decision in (first..=last).rev() {
            let held = |slot: usize| choices.earned(slots.state(slot), decision) + later[slot];
            let newest = decision - first + 1;
            let bought = slots.possible[newest].then(|| held(newest) - choices.cost(decision));
            let offer = |state| bought.filter(|_| choices.may_replace(state, decision));
            let unit = choices.discount(decision);
            let mut now = [0.0; MOST + 1];
            for slot in slots.standing(decision) {
                let state = slots.state(slot);
                let sold = choices.fetched(state, decision);
                let mut best = Best::keep(held(slot), unit);
                if let Some(bought) = offer(state) {
                    best.offer(Action::Replace, bought + sold);
                }
                if choices.may_close() {
                    best.offer(Action::Close, sold + later[CLOSED]);
                }
                (table.actions[decision][slot], now[slot]) = (best.action, best.value);
            }
            let mut best = Best::keep(later[CLOSED], unit);
            if let Some(bought) = offer(State::Closed) {
                best.offer(Action::Replace, bought);
            }
            (table.actions[decision][CLOSED], now[CLOSED]) = (best.action, best.value);
            later = now;
        }
        table
    }
}

/// Which slots can ever hold something.
struct Slots {
    first: usize,
    initial: State,
    possible: [bool; MOST + 1],
}

impl Slots {
    fn new<C: Choices>(choices: &C, first: usize, initial: State) -> Slots {
        let mut slots = Slots { first, initial, possible: [false; MOST + 1] };
        slots.possible[0] = initial != State::Closed;
        let may_be_closed = choices.may_close() || initial == State::Closed;
        for decision in first..=choices.last() {
            let from_closed = may_be_closed && choices.may_replace(State::Closed, decision);
            let possible = from_closed
                || slots.standing(decision).any(|s| choices.may_replace(slots.state(s), decision));
            slots.possible[decision - first + 1] = possible;
        }
        slots
    }

    fn state(&self, slot: usize) -> State {
        if slot == 0 { self.initial } else { State::Bought(self.first + slot - 1) }
    }

    /// The slots that may hold something just before `decision`.
    fn standing(&self, decision: usize) -> impl Iterator<Item = usize> + '_ {
        (0..=decision - self.first).filter(|slot| self.possible[*slot])
    }
}

/// The best so far; a later option wins only if it is better by more than 1e-9 of its value, or of
/// one dollar at the date of the decision.
struct Best {
    action: Action,
    value: f64,
    unit: f64,
}

impl Best {
    fn keep(value: f64, unit: f64) -> Best {
        Best { action: Action::Keep, value, unit }
    }

    fn offer(&mut self, action: Action, value: f64) {
        if value > self.value + 1e-9 * value.max(self.unit) {
            (self.action, self.value) = (action, value);
        }
    }
}
