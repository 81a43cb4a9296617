//! The ends of a set of numbers.

use crate::math::Within;

/// The lowest and the highest of `values`; infinite, and the wrong way round, of none.
pub(super) fn ends(values: impl Iterator<Item = f64>) -> [f64; 2] {
    values.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], x| {
        [low.at_most(x), high.at_least(x)]
    })
}
