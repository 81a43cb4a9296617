//! The cloud owner's yearly choice, after tax and in present value.

use super::generation::Block;
use super::{Generation, GpuCloud, Hours};
use crate::finance::{Discount, Tax};
use crate::paths::Paths;
use crate::strategy::assets::{Deduction, Sale};
use crate::strategy::decisions::{Action, Choices, MOST, State};

/// The cloud's decisions at months b+12, b+24, .. < T.
pub(crate) struct CloudOwner<'a> {
    /// Whose decisions they are.
    cloud: &'a GpuCloud,
    /// The world as it is expected.
    paths: &'a Paths,
    /// At the cloud's rate.
    discount: &'a Discount,
    /// What there is to sell, by month.
    hours: Hours,
    /// The generation that stands at the first decision.
    initial: Generation,
    /// What could be bought at each decision.
    offers: [Generation; MOST],
    /// How what it costs is deducted; at the first place that of what stands at the first decision.
    deductions: [Deduction; MOST],
    /// What the months after each decision bring whatever generation stands: depreciation of the
    /// facility's worth in tax, less operating cost, present value, USD.
    common: [f64; MOST],
    /// What those months are worth to any generation.
    blocks: [Block; MOST],
    /// The building and its site sold at each decision, and at T.
    buildings: [Sale; MOST],
    /// The last decision.
    last: usize,
}

impl<'a> CloudOwner<'a> {
    /// The choices of a cloud that has `initial` in place, if the world follows `paths`.
    pub(crate) fn new(
        cloud: &'a GpuCloud,
        paths: &'a Paths,
        discount: &'a Discount,
        initial: Generation,
    ) -> Self {
        // Decisions b + 12 k < T.
        let last = paths.months.saturating_sub(cloud.go_live() + 1) / 12;
        let mut offers = [initial; MOST];
        let deduction =
            |generation: &Generation| cloud.write_off.deduction(generation.cost, generation.bought);
        let mut deductions = [deduction(&initial); MOST];
        if cloud.refreshes {
            for decision in 1..=last {
                let offer = cloud.sales.generation(cloud.go_live() + 12 * decision, paths);
                (deductions[decision], offers[decision]) = (deduction(&offer), offer);
            }
        }
        let hours = Hours::of(&cloud.sales, paths);
        let mut owner = CloudOwner {
            cloud,
            paths,
            discount,
            hours,
            initial,
            offers,
            deductions,
            common: [0.0; MOST],
            blocks: [Block::default(); MOST],
            buildings: [Sale::default(); MOST],
            last,
        };
        for decision in 1..=last {
            owner.common[decision] = owner.common_to_all(decision);
            let months = (owner.month(decision) + 1, owner.month(decision + 1));
            owner.blocks[decision] = cloud.sales.block(&owner.hours, months, discount.factors());
        }
        for decision in 1..=last + 1 {
            owner.buildings[decision] = cloud.facility.empty(paths, owner.month(decision));
        }
        owner
    }

    fn common_to_all(&self, block: usize) -> f64 {
        let (cloud, tax) = (self.cloud, self.cloud.tax.rate);
        let (first, last) = (self.month(block) + 1, self.month(block + 1));
        let written_off = cloud.facility.written_off(self.paths, (first, last), self.discount);
        let serving = first.max(cloud.go_live() + self.paths.events.delay + 1);
        let opex: f64 = (serving..=last)
            .map(|t| cloud.opex * self.paths.cost_index[t] * self.discount.at(t))
            .sum();
        tax * written_off - (1.0 - tax) * opex
    }

    fn generation(&self, state: State) -> &Generation {
        match state {
            State::Bought(decision) => &self.offers[decision],
            State::Initial | State::Stopped | State::Closed => &self.initial,
        }
    }

    fn deduction(&self, state: State) -> &Deduction {
        match state {
            State::Bought(decision) => &self.deductions[decision],
            State::Initial | State::Stopped | State::Closed => &self.deductions[0],
        }
    }

    /// The month of a decision; the one after the last is T.
    fn month(&self, decision: usize) -> usize {
        (self.cloud.go_live() + 12 * decision).min(self.paths.months)
    }
}

impl Choices for CloudOwner<'_> {
    fn last(&self) -> usize {
        self.last
    }

    #[inline]
    fn earned(&self, state: State, block: usize) -> f64 {
        let (cloud, tax) = (self.cloud, self.cloud.tax.rate);
        let generation = self.generation(state);
        let months = (self.month(block) + 1, self.month(block + 1));
        let written_off = self.deduction(state).present_value(months, self.discount);
        let first = months.0.max(generation.delivered + 1);
        let by_month = || {
            let (months, factors) = ((first, months.1), self.discount.factors());
            cloud.sales.margin(self.paths, &self.hours, generation, months, factors)
        };
        let margin = if first > months.1 {
            0.0
        } else {
            let block = &self.blocks[block];
            let at_once = cloud.sales.margin_of_block(self.paths, generation, months, block);
            at_once.unwrap_or_else(by_month)
        };
        (1.0 - tax) * margin + tax * written_off + self.common[block]
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        self.cloud.accelerators_sold(self.generation(state), self.month(decision))
    }

    fn premises(&self, decision: usize) -> Sale {
        self.buildings[decision]
    }

    fn tax(&self) -> Tax {
        self.cloud.tax
    }

    fn cost(&self, decision: usize) -> f64 {
        self.offers[decision].cost * self.discount(decision)
    }

    fn may(&self, action: Action, state: State, decision: usize) -> bool {
        let free = || !self.cloud.sales.in_force(self.generation(state), self.month(decision));
        self.cloud.may(action, free)
    }

    fn ever(&self, action: Action) -> bool {
        self.cloud.ever(action)
    }

    fn discount(&self, decision: usize) -> f64 {
        self.discount.at(self.month(decision))
    }
}
