//! The miner's yearly choice, after tax and in present value.

use super::operation::Block;
use super::{Fleet, Mine};
use crate::finance::{Discount, Tax};
use crate::paths::Paths;
use crate::strategy::assets::{Deduction, Months, Sale};
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
    /// What is the same for all fleets in the months after each decision.
    years: [Year; MOST],
    /// The site sold at each decision, and at T.
    sites: [Sale; MOST],
    /// The last decision.
    last: usize,
}

/// What is the same for all fleets in the months from one decision to the next.
#[derive(Clone, Copy, Default)]
struct Year {
    months: Months,
    /// What they are worth.
    block: Block,
    /// What depreciating the infrastructure saves in them, present value, USD.
    shield: f64,
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
        let mut years = [Year::default(); MOST];
        let infrastructure = mine.site_write_off.deduction(mine.site_capex, 0);
        for (decision, year) in (1..).zip(&mut years[1..=last]) {
            let within = months(decision);
            let months = Months::of((*within.start(), *within.end()), discount);
            let written_off = infrastructure.present_value(months, discount);
            let block = mine.operation.block(paths, within, discount.factors());
            *year = Year { months, block, shield: mine.tax.rate * written_off };
        }
        let mut sites = [Sale::default(); MOST];
        for (decision, site) in (1..).zip(&mut sites[1..last + 2]) {
            *site = mine.site_sold(12 * decision);
        }
        MineOwner { mine, paths, discount, fleets, deductions, years, sites, last }
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
        let Year { months, block, shield } = &self.years[block];
        let Some(place) = Self::place(state) else { return *shield };
        let (mine, factors) = (self.mine, self.discount.factors());
        let (petahash, within) = (self.fleets[place].petahash, months.first..=months.last);
        let margin = mine.operation.earned(self.paths, petahash, within, factors, block);
        let written_off = self.deductions[place].present_value(*months, self.discount);
        (1.0 - mine.tax.rate) * margin + mine.tax.rate * written_off + shield
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
