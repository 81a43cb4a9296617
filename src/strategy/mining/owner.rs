//! The miner's yearly choice, in present value.

use super::{Fleet, Mine};
use crate::finance::Discount;
use crate::paths::Paths;
use crate::strategy::decisions::{Choices, MOST, State};

/// The mine's decisions at months 12, 24, .. < T.
pub(crate) struct Owner<'a> {
    mine: &'a Mine,
    paths: &'a Paths,
    discount: &'a Discount,
    initial: Fleet,
    /// What could be bought at each decision.
    offers: [Fleet; MOST],
    last: usize,
}

impl<'a> Owner<'a> {
    /// The choices of a mine that has `initial` in place, if the world follows `paths`.
    pub fn new(mine: &'a Mine, paths: &'a Paths, discount: &'a Discount, initial: Fleet) -> Self {
        let last = (paths.months / 12).saturating_sub(1);
        let mut offers = [initial; MOST];
        if mine.replaces {
            for (decision, offer) in offers.iter_mut().enumerate().take(last + 1).skip(1) {
                *offer = mine.market.new_fleet(12 * decision, &paths.hashprice);
            }
        }
        Owner { mine, paths, discount, initial, offers, last }
    }

    fn fleet(&self, state: State) -> &Fleet {
        match state {
            State::Bought(decision) => &self.offers[decision],
            State::Initial | State::Closed => &self.initial,
        }
    }
}

impl Choices for Owner<'_> {
    fn last(&self) -> usize {
        self.last
    }

    fn earned(&self, state: State, block: usize) -> f64 {
        let months = 12 * block + 1..=12 * block + 12;
        let petahash = self.fleet(state).petahash;
        self.mine.operation.earned(self.paths, petahash, months, self.discount.factors())
    }

    fn fetched(&self, state: State, decision: usize) -> f64 {
        self.mine.market.fetched(self.fleet(state), 12 * decision) * self.discount(decision)
    }

    fn cost(&self, decision: usize) -> f64 {
        self.offers[decision].cost * self.discount(decision)
    }

    fn may_replace(&self, _: State, _: usize) -> bool {
        self.mine.replaces
    }

    fn may_close(&self) -> bool {
        true
    }

    fn discount(&self, decision: usize) -> f64 {
        self.discount.at(12 * decision)
    }
}
