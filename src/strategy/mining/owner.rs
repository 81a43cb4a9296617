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
    /// The fleet that stands at the first decision.
    initial: Fleet,
    /// What could be bought at each decision.
    offers: [Fleet; MOST],
    /// How its cost is deducted.
    deductions: [Deduction; MOST],
    /// The same of what stands at the first decision; nothing if it was never bought.
    first_deduction: Option<Deduction>,
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
        let mut offers = [initial; MOST];
        let mut deductions = [Deduction::default(); MOST];
        if mine.replaces {
            for decision in 1..=last {
                let offer = mine.market.new_fleet(12 * decision, paths);
                deductions[decision] = mine.write_off.deduction(offer.cost, 12 * decision);
                offers[decision] = offer;
            }
        }
        let first_deduction =
            initial.bought.map(|bought| mine.write_off.deduction(initial.cost, bought));
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
        MineOwner {
            mine,
            paths,
            discount,
            initial,
            offers,
            deductions,
            first_deduction,
            blocks,
            shields,
            sites,
            last,
        }
    }

    /// What stands in `state`; nothing if only the site does.
    fn fleet(&self, state: State) -> Option<&Fleet> {
        match state {
            State::Bought(decision) => Some(&self.offers[decision]),
            State::Initial => Some(&self.initial),
            State::Stopped | State::Closed => None,
        }
    }

    /// How the cost of what stands in `state` is deducted; nothing if it was never bought.
    fn deduction(&self, state: State) -> Option<&Deduction> {
        match state {
            State::Bought(decision) => Some(&self.deductions[decision]),
            State::Initial => self.first_deduction.as_ref(),
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
        let Some(fleet) = self.fleet(state) else { return self.shields[block] };
        let (mine, months, factors) = (self.mine, months(block), self.discount.factors());
        let range = (*months.start(), *months.end());
        let margin =
            mine.operation.earned(self.paths, fleet.petahash, months, factors, &self.blocks[block]);
        let written_off = self
            .deduction(state)
            .map_or(0.0, |deduction| deduction.present_value(range, self.discount));
        (1.0 - mine.tax.rate) * margin + mine.tax.rate * written_off + self.shields[block]
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        let fleet = self.fleet(state);
        fleet.map_or(Sale::default(), |fleet| self.mine.machines_sold(fleet, 12 * decision))
    }

    fn premises(&self, decision: usize) -> Sale {
        self.sites[decision]
    }

    fn tax(&self) -> Tax {
        self.mine.tax
    }

    fn cost(&self, decision: usize) -> f64 {
        self.offers[decision].cost * self.discount(decision)
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
