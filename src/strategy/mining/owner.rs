//! The miner's yearly choice, in present value.

use super::operation::Block;
use super::{Fleet, Mine};
use crate::finance::Discount;
use crate::paths::Paths;
use crate::strategy::decisions::{Choices, MOST, State};
use std::ops::RangeInclusive;

/// The mine's decisions at months 12, 24, .. < T.
pub(crate) struct Owner<'a> {
    mine: &'a Mine,
    paths: &'a Paths,
    discount: &'a Discount,
    initial: Fleet,
    /// What could be bought at each decision.
    offers: [Fleet; MOST],
    /// What the months after each decision are worth.
    blocks: [Block; MOST],
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
        let mut blocks = [Block::default(); MOST];
        for (decision, block) in blocks.iter_mut().enumerate().take(last + 1).skip(1) {
            *block = mine.operation.block(paths, months(decision), discount.factors());
        }
        Owner { mine, paths, discount, initial, offers, blocks, last }
    }

    fn fleet(&self, state: State) -> &Fleet {
        match state {
            State::Bought(decision) => &self.offers[decision],
            State::Initial | State::Closed => &self.initial,
        }
    }
}

/// The months between a decision and the next.
fn months(decision: usize) -> RangeInclusive<usize> {
    12 * decision + 1..=12 * decision + 12
}

impl Choices for Owner<'_> {
    fn last(&self) -> usize {
        self.last
    }

    fn earned(&self, state: State, block: usize) -> f64 {
        let petahash = self.fleet(state).petahash;
        let discount = self.discount.factors();
        let operation = &self.mine.operation;
        operation.earned(self.paths, petahash, months(block), discount, &self.blocks[block])
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
