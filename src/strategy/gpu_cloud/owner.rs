//! The cloud owner's yearly choice, in present value.

use super::{Generation, GpuCloud, Hours};
use crate::finance::Discount;
use crate::paths::Paths;
use crate::strategy::decisions::{Choices, MOST, State};

/// The cloud's decisions at months b+12, b+24, .. < T.
pub(crate) struct Owner<'a> {
    cloud: &'a GpuCloud,
    paths: &'a Paths,
    discount: &'a Discount,
    hours: Hours,
    initial: Generation,
    offers: [Generation; MOST],
    last: usize,
}

impl<'a> Owner<'a> {
    /// The choices of a cloud that has `initial` in place, if the world follows `paths`.
    pub fn new(
        cloud: &'a GpuCloud,
        paths: &'a Paths,
        discount: &'a Discount,
        initial: Generation,
    ) -> Self {
        // Decisions b + 12 k < T.
        let last = paths.months.saturating_sub(cloud.go_live() + 1) / 12;
        let mut offers = [initial; MOST];
        for (decision, offer) in offers.iter_mut().enumerate().take(last + 1).skip(1) {
            *offer = cloud.sales.generation(cloud.go_live() + 12 * decision, paths);
        }
        let hours = Hours::of(&cloud.sales, paths);
        Owner { cloud, paths, discount, hours, initial, offers, last }
    }

    fn generation(&self, state: State) -> &Generation {
        match state {
            State::Bought(decision) => &self.offers[decision],
            State::Initial | State::Closed => &self.initial,
        }
    }

    /// The month of a decision; the one after the last is T.
    fn month(&self, decision: usize) -> usize {
        (self.cloud.go_live() + 12 * decision).min(self.paths.months)
    }
}

impl Choices for Owner<'_> {
    fn last(&self) -> usize {
        self.last
    }

    fn earned(&self, state: State, block: usize) -> f64 {
        let generation = self.generation(state);
        let first = self.month(block).max(generation.delivered) + 1;
        let months = (first, self.month(block + 1));
        if first > months.1 {
            return 0.0;
        }
        let discount = self.discount.factors();
        self.cloud.sales.margin(self.paths, &self.hours, generation, months, discount)
    }

    fn fetched(&self, state: State, decision: usize) -> f64 {
        let month = self.month(decision);
        self.cloud.sales.fetched(self.generation(state), month) * self.discount.at(month)
    }

    fn cost(&self, decision: usize) -> f64 {
        self.offers[decision].cost * self.discount(decision)
    }

    fn may_replace(&self, state: State, decision: usize) -> bool {
        let age = self.month(decision) - self.generation(state).bought;
        state != State::Closed && age >= self.cloud.sales.life
    }

    fn may_close(&self) -> bool {
        false
    }

    fn discount(&self, decision: usize) -> f64 {
        self.discount.at(self.month(decision))
    }
}
