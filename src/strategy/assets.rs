//! What assets share: how they are written off and what their sale adds to income.

use crate::finance::{Column, Discount, Ledger, Tax};

/// How a cost is written off: a share in the first month in service, the rest straight line over
/// the whole life from that month.
#[derive(Clone, Copy, Debug)]
pub(super) struct WriteOff {
    /// Share deducted in the first month in service.
    pub at_once: f64,
    /// Life in months.
    pub life: usize,
}

impl WriteOff {
    /// Depreciates `cost`, in service from the month after `bought`, up to `sold` (or the end).
    pub(super) fn depreciate(self, ledger: &mut Ledger, cost: f64, bought: usize, sold: usize) {
        let column = ledger.column_mut(Column::Depreciation);
        let monthly = cost * (1.0 - self.at_once) / self.life as f64;
        let last = sold.min(bought + self.life);
        if bought < last {
            column[bought + 1] += cost * self.at_once;
        }
        for month in &mut column[bought + 1..=last] {
            *month += monthly;
        }
    }

    /// The book value of `cost` after `months` in service.
    #[inline]
    #[must_use]
    pub(super) fn book(self, cost: f64, months: usize) -> f64 {
        if months == 0 {
            return cost;
        }
        let left = self.life.saturating_sub(months) as f64 / self.life as f64;
        cost * (1.0 - self.at_once) * left
    }

    /// The present value of depreciating `cost`, in service from the month after `bought`, over
    /// months `first` to `last`.
    #[must_use]
    pub(super) fn present_value(
        self,
        cost: f64,
        bought: usize,
        (first, last): (usize, usize),
        discount: &Discount,
    ) -> f64 {
        self.deduction(cost, bought).present_value(Months::of((first, last), discount), discount)
    }

    /// How `cost`, in service from the month after `bought`, is deducted.
    #[must_use]
    pub(super) fn deduction(self, cost: f64, bought: usize) -> Deduction {
        Deduction {
            bought,
            last: bought + self.life,
            at_once: cost * self.at_once,
            monthly: cost * (1.0 - self.at_once) / self.life as f64,
        }
    }
}

/// Months that much is asked of, and the sum of their discount factors.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Months {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
    /// A dollar in each of them, present value, USD.
    factors: f64,
}

impl Months {
    /// Months `first` to `last`.
    #[must_use]
    pub(super) fn of((first, last): (usize, usize), discount: &Discount) -> Months {
        Months { first, last, factors: discount.sum(first, last) }
    }
}

/// How one cost is deducted month by month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Deduction {
    /// Month after which it is in service.
    bought: usize,
    /// The last month of its life.
    last: usize,
    /// Deducted in the first month, USD.
    at_once: f64,
    /// Deducted in every month, USD.
    monthly: f64,
}

impl Deduction {
    /// The present value of what is deducted in months `first` to `last`, USD.
    #[inline]
    #[must_use]
    pub(super) fn present_value(self, months: Months, discount: &Discount) -> f64 {
        let Months { first, last, factors } = months;
        let (from, to) = (first.max(self.bought + 1), last.min(self.last));
        let whole = (from, to) == (first, last);
        let factors = if whole { factors } else { discount.sum(from, to) };
        let mut value = if from <= to { self.monthly * factors } else { 0.0 };
        if first <= self.bought + 1 && self.bought < last {
            value += self.at_once * discount.at(self.bought + 1);
        }
        value
    }
}

/// What is sold together, and what it stood in the books at, USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sale {
    /// What it fetches, USD.
    pub proceeds: f64,
    /// Cost less depreciation so far, USD.
    pub book: f64,
}

impl Sale {
    /// Both together.
    #[inline]
    #[must_use]
    pub fn and(self, other: Sale) -> Sale {
        Sale { proceeds: self.proceeds + other.proceeds, book: self.book + other.book }
    }

    /// So many times as much of both.
    #[inline]
    #[must_use]
    pub fn times(self, factor: f64) -> Sale {
        Sale { proceeds: factor * self.proceeds, book: factor * self.book }
    }

    /// What is left after tax, as an owner reckons it, USD.
    #[inline]
    #[must_use]
    pub fn after_tax(self, tax: Tax) -> f64 {
        self.proceeds - tax.on_gain(self.proceeds - self.book)
    }

    /// Writes it into the ledger.
    pub fn enter(self, ledger: &mut Ledger, month: usize) {
        ledger.column_mut(Column::Proceeds)[month] += self.proceeds;
        // A gain at index 0 belongs to month 1.
        ledger.column_mut(Column::SaleGain)[month.max(1)] += self.proceeds - self.book;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn write_off_ends_at_zero_and_book_value_follows() {
        let write_off = WriteOff { at_once: 0.4, life: 6 };
        let mut ledger = Ledger::new(24);
        write_off.depreciate(&mut ledger, 100.0, 2, 24);
        let column = ledger.column(Column::Depreciation);
        assert!((column[3] - 50.0).abs() < 1e-12 && (column[4] - 10.0).abs() < 1e-12);
        assert_eq!((column[2], column[9]), (0.0, 0.0));
        assert!((ledger.sum(Column::Depreciation) - 100.0).abs() < 1e-12);
        assert!((write_off.book(100.0, 1) - 50.0).abs() < 1e-12);
        assert_eq!((write_off.book(100.0, 0), write_off.book(100.0, 9)), (100.0, 0.0));
    }
}
