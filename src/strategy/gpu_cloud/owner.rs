//! The cloud owner's yearly choice, after tax and in present value.

use super::generation::Block;
use super::{Generation, GpuCloud, Hours};
use crate::finance::{Discount, Tax};
use crate::paths::Paths;
use crate::strategy::assets::{Deduction, Months, Sale};
use crate::strategy::decisions::{Action, Choices, MOST, State};

/// What a cloud's decisions and its months rest on whatever generations stand and bill: all that does not ask what the
/// first one opens at ([`Sales::RATE`](super::Sales::RATE)).
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// What there is to sell, by month.
    pub(super) hours: Hours,
    /// What is the same for all generations in the months after each decision.
    years: Vec<Year>,
    /// What could be bought at each decision, and what its rate is of the first one's; none if
    /// nothing may be.
    offers: Vec<Offer>,
    /// The building and its site sold at each decision, and at T.
    buildings: Vec<Sale>,
}

/// What is the same for all generations in the months from one decision to the next.
#[derive(Clone, Copy, Debug, Default)]
struct Year {
    months: Months,
    /// What they bring whatever generation stands: depreciation of the facility's worth in tax, less
    /// operating cost, present value, USD.
    common: f64,
    /// What they are worth to any generation.
    block: Block,
}

/// What could be bought, whatever the first generation opens at.
#[derive(Clone, Copy, Debug)]
struct Offer {
    generation: Generation,
    /// Drift and level of its rate, factors.
    opening: [f64; 2],
    /// How what it costs is deducted.
    deduction: Deduction,
}

impl Ground {
    /// Overwrites it by that of `cloud` if the world follows `paths`, keeping the memory.
    pub fn fill(&mut self, cloud: &GpuCloud, paths: &Paths, discount: &Discount) {
        self.hours.fill(&cloud.sales, paths);
        let last = last(cloud, paths);
        self.years.clear();
        self.years.push(Year::default());
        self.buildings.clear();
        self.buildings.push(Sale::default());
        for decision in 1..=last {
            let months = (month(cloud, paths, decision) + 1, month(cloud, paths, decision + 1));
            self.years.push(Year {
                months: Months::of(months, discount),
                common: common_to_all(cloud, paths, discount, months),
                block: cloud.sales.block(&self.hours, months, discount.factors()),
            });
        }
        self.offers.clear();
        let replaceable = if cloud.refreshes { last } else { 0 };
        self.offers.extend((1..=replaceable).map(|decision| {
            let bought = month(cloud, paths, decision);
            let (generation, opening) = cloud.sales.unrated(bought, paths, paths.months);
            Offer { generation, opening, deduction: cloud.deduction(&generation) }
        }));
        for decision in 1..=last + 1 {
            self.buildings.push(cloud.facility.empty(paths, month(cloud, paths, decision)));
        }
    }
}

/// The last decision: b + 12 k < T.
fn last(cloud: &GpuCloud, paths: &Paths) -> usize {
    paths.months.saturating_sub(cloud.go_live() + 1) / 12
}

/// The month of a decision; the one after the last is T.
fn month(cloud: &GpuCloud, paths: &Paths, decision: usize) -> usize {
    (cloud.go_live() + 12 * decision).min(paths.months)
}

fn common_to_all(
    cloud: &GpuCloud,
    paths: &Paths,
    discount: &Discount,
    (first, last): (usize, usize),
) -> f64 {
    let tax = cloud.tax.rate;
    let written_off = cloud.facility.written_off(paths, (first, last), discount);
    let serving = first.max(cloud.go_live() + paths.events.delay + 1);
    let opex: f64 =
        (serving..=last).map(|t| cloud.opex * paths.cost_index[t] * discount.at(t)).sum();
    tax * written_off - (1.0 - tax) * opex
}

/// The cloud's decisions at months b+12, b+24, .. < T.
pub(crate) struct CloudOwner<'a> {
    /// Whose decisions they are.
    cloud: &'a GpuCloud,
    /// The world as it is expected.
    paths: &'a Paths,
    /// At the cloud's rate.
    discount: &'a Discount,
    /// What they rest on.
    ground: &'a Ground,
    /// The generation that stands at the first decision.
    initial: Generation,
    /// What could be bought at each decision.
    offers: [Generation; MOST],
    /// How what the initial one costs is deducted.
    deduction: Deduction,
    /// The last decision.
    last: usize,
}

impl<'a> CloudOwner<'a> {
    /// The choices of a cloud that has `initial` in place, if the world follows `paths`.
    pub(crate) fn new(
        cloud: &'a GpuCloud,
        paths: &'a Paths,
        discount: &'a Discount,
        ground: &'a Ground,
        initial: Generation,
    ) -> Self {
        let last = last(cloud, paths);
        let mut offers = [initial; MOST];
        for (offer, known) in offers[1..].iter_mut().zip(&ground.offers) {
            *offer = cloud.sales.rated(&known.generation, known.opening);
        }
        let deduction = cloud.deduction(&initial);
        CloudOwner { cloud, paths, discount, ground, initial, offers, deduction, last }
    }

    fn generation(&self, state: State) -> &Generation {
        match state {
            State::Bought(decision) => &self.offers[decision],
            State::Initial | State::Stopped | State::Closed => &self.initial,
        }
    }

    fn deduction(&self, state: State) -> &Deduction {
        match state {
            State::Bought(decision) => &self.ground.offers[decision - 1].deduction,
            State::Initial | State::Stopped | State::Closed => &self.deduction,
        }
    }

    fn month(&self, decision: usize) -> usize {
        month(self.cloud, self.paths, decision)
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
        let Year { months, common, block } = &self.ground.years[block];
        let written_off = self.deduction(state).present_value(*months, self.discount);
        let last = months.last;
        let first = months.first.max(generation.delivered + 1);
        let by_month = || {
            let (months, factors) = ((first, last), self.discount.factors());
            cloud.sales.margin(self.paths, &self.ground.hours, generation, months, factors)
        };
        let margin = if first > last {
            0.0
        } else {
            let months = (months.first, last);
            let at_once = cloud.sales.margin_of_block(self.paths, generation, months, block);
            at_once.unwrap_or_else(by_month)
        };
        (1.0 - tax) * margin + tax * written_off + common
    }

    #[inline]
    fn sold(&self, state: State, decision: usize) -> Sale {
        self.cloud.accelerators_sold(self.generation(state), self.month(decision))
    }

    fn premises(&self, decision: usize) -> Sale {
        self.ground.buildings[decision]
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
