//! What assets share: how they are written off and what their sale adds to income.

use crate::finance::{Column, Ledger};

/// How a cost is written off: a share in the first month in service, the rest straight line over
/// the whole life from that month.
#[derive(Clone, Copy, Debug)]
pub struct WriteOff {
    /// Share deducted in the first month in service.
    pub at_once: f64,
    /// Life in months.
    pub life: usize,
}

impl WriteOff {
    /// Depreciates `cost`, in service from the month after `bought`, up to `sold` (or the end).
    pub fn depreciate(self, ledger: &mut Ledger, cost: f64, bought: usize, sold: usize) {
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
    #[must_use]
    pub fn book(self, cost: f64, months: usize) -> f64 {
        if months == 0 {
            return cost;
        }
        let left = self.life.saturating_sub(months) as f64 / self.life as f64;
        cost * (1.0 - self.at_once) * left
    }

    /// Sells at `month` for `price` what cost `cost` and went into service after `bought`.
    pub fn sell(self, ledger: &mut Ledger, month: usize, price: f64, cost: f64, bought: usize) {
        ledger.column_mut(Column::Proceeds)[month] += price;
        ledger.column_mut(Column::SaleGain)[month] += price - self.book(cost, month - bought);
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
