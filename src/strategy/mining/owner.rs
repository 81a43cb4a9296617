//! The miner's yearly choice, after tax and in present value.

use super::operation::Block;
use super::{Fleet, Mine};
use crate::finance::{Discount, Tax};
use crate::paths::Paths;
use crate::strategy::assets::{Deduction, Sale};
use crate::strategy::decisions::{Action, Choices, MOST, State};
use std::ops::RangeInclusive;

/// The mine's decisions at months 12, 24, .. < T.
pub(crate) struct MineOwner<'a> {
    /// Whose decisions they are.
    mine: &'a Mine,
    /// The world as it is expected.
    paths: &'a Paths,
    /// At the mining rate.
    discount: &'a Discount,
    /// The fleet that stands at the first decision, and from place 1 on what could be bought at each.
    fleets: [Fleet; MOST],
    /// How its cost is deducted; nothing of a fleet that was never bought.
    deductions: [Deduction; MOST],
    /// What the months after each decision are worth.
    blocks: [Block; MOST],
    /// What depreciating the infrastructure saves in them, present value, USD.
    shields: [f64; MOST],
    /// The site sold at each decision, and at T.
    sites: [Sale; MOST],
    /// The last decision.
    last: usize,
}

impl<'a> MineOwner<'a> {
    /// The choices of a mine that has `initial` in place, if the world follows `paths`.
    pub(crate) fn new(
        mine: &'a Mine,
        paths: &'a Paths,
        discount: &'a Discount,
        initial: Fleet,
    ) -> Self {
        let last = (paths.months / 12).saturating_sub(1);
        let mut fleets = [initial; MOST];
        let mut deductions = [Deduction::default(); MOST];
        if mine.replaces {
            for decision in 1..=last {
                let offer = mine.market.new_fleet(12 * decision, paths);
                deductions[decision] = mine.write_off.deduction(offer.cost, 12 * decision);
                fleets[decision] = offer;
            }
        }
        if let Some(bought) = initial.bought {
            deductions[0] = mine.write_off.deduction(initial.cost, bought);
        }
        let mut blocks = [Block::default(); MOST];
        let mut shields = [0.0; MOST];
        for decision in 1..=last {
            let months = months(decision);
            let months_of = (*months.start(), *months.end());
            blocks[decision] = mine.operation.block(paths, months, discount.factors());
            let written_off =
                mine.site_write_off.present_value(mine.site_capex, 0, months_of, discount);
            shields[decision] = mine.tax.rate * written_off;
        }
        let mut sites = [Sale::default(); MOST];
        for (decision, site) in sites.iter_mut().enumerate().take(last + 2).skip(1) {
            *site = mine.site_sold(12 * decision);
        }
        MineOwner { mine, paths, discount, fleets, deductions, blocks, shields, sites, last }
    }

    /// The place of what stands in `state`; nothing if only the site does.
    #[inline]
    fn place(state: State) -> Option<usize> {
        match state {
            State::Bought(decision) => Some(decision),
            State::Initial => Some(0),
            State::Stopped | State::Closed => None,
        }
    }
}

/// The months between a decision and the next.
fn months(decision: usize) -> RangeInclusive<usize> {
    12 * decision + 1..=12 * decision + 12
}

impl Choices for MineOwner<'_> {
    fn last(&self) -> usize {
        self.last
    }

    #[inline]
    fn earned(&self, state: State, block: usize) -> f64 {
        let Some(place) = Self::place(state) else { return self.shields[block] };
        let (mine, months, factors) = (self.mine, months(block), self.discount.factors());
        let range = (*months.start(), *months.end());
        let (petahash, within) = (self.fleets[place].petahash, &self.blocks[block]);
        let margin = mine.operation.earned(self.paths, petahash, months, factors, within);
        let written_off = self.deductions[place].present_value(range, self.discount);
        (1.0 - mine.tax.rate) * margin + mine.tax.rate * written_off + self.shields[block]
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        match Self::place(state) {
            Some(place) => self.mine.machines_sold(&self.fleets[place], 12 * decision),
            None => Sale::default(),
        }
    }

    #[inline]
    fn premises(&self, decision: usize) -> Sale {
        self.sites[decision]
    }

    fn tax(&self) -> Tax {
        self.mine.tax
    }

    fn cost(&self, decision: usize) -> f64 {
        self.fleets[decision].cost * self.discount(decision)
    }

    fn may(&self, action: Action, state: State, _: usize) -> bool {
        self.mine.may(action, state)
    }

    fn ever(&self, action: Action) -> bool {
        self.mine.ever(action)
    }

    fn discount(&self, decision: usize) -> f64 {
        self.discount.at(12 * decision)
    }
}
