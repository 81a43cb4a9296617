//! A few numbers at once, each by itself: to the bit what they would come to one after the other.
//!
//! Natively the compiler finds out that loops over such numbers fit its vectors; for WebAssembly it
//! does not think that they pay, though they halve the time, and is told here.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod kinds {
    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair([f64; 2]);

    impl Pair {
        #[inline(always)]
        pub(crate) fn of(numbers: [f64; 2]) -> Pair {
            Pair(numbers)
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f64; 2] {
            self.0
        }

        /// `self x factor + summand`, rounded twice.
        #[inline(always)]
        pub(crate) fn times_plus(self, factor: Pair, summand: Pair) -> Pair {
            let ([a, b], [f, g], [s, t]) = (self.0, factor.0, summand.0);
            Pair([a * f + s, b * g + t])
        }

        /// The other where it is lower.
        #[inline(always)]
        pub(crate) fn lower(self, other: Pair) -> Pair {
            let lower = |one, other| if other < one { other } else { one };
            let ([a, b], [c, d]) = (self.0, other.0);
            Pair([lower(a, c), lower(b, d)])
        }

        /// The other where it is higher.
        #[inline(always)]
        pub(crate) fn higher(self, other: Pair) -> Pair {
            let higher = |one, other| if other > one { other } else { one };
            let ([a, b], [c, d]) = (self.0, other.0);
            Pair([higher(a, c), higher(b, d)])
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod kinds {
    use core::arch::wasm32::{
        f64x2, f64x2_add, f64x2_extract_lane, f64x2_mul, f64x2_pmax, f64x2_pmin, v128,
    };

    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Pair(v128);

    impl Pair {
        #[inline(always)]
        pub(crate) fn of([a, b]: [f64; 2]) -> Pair {
            Pair(f64x2(a, b))
        }

        #[inline(always)]
        pub(crate) fn numbers(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }

        #[inline(always)]
        pub(crate) fn times_plus(self, factor: Pair, summand: Pair) -> Pair {
            Pair(f64x2_add(f64x2_mul(self.0, factor.0), summand.0))
        }

        #[inline(always)]
        pub(crate) fn lower(self, other: Pair) -> Pair {
            Pair(f64x2_pmin(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn higher(self, other: Pair) -> Pair {
            Pair(f64x2_pmax(self.0, other.0))
        }
    }
}

pub(crate) use kinds::Pair;

/// Numbers that are reckoned side by side where there are many, and the pairs they make.
pub(crate) const LANES: usize = 2 * PAIRS;
pub(crate) const PAIRS: usize = 4;

/// A block as pairs.
#[inline(always)]
pub(crate) fn pairs(block: &[f64; LANES]) -> [Pair; PAIRS] {
    let [a, b, c, d, e, f, g, h] = *block;
    [[a, b], [c, d], [e, f], [g, h]].map(Pair::of)
}

/// Fewer numbers than a block and zeros behind them, as pairs.
#[inline(always)]
pub(crate) fn begun(numbers: &[f64]) -> [Pair; PAIRS] {
    // One by one: a call to copy takes longer.
    pairs(&std::array::from_fn(|lane| numbers.get(lane).copied().unwrap_or_default()))
}

/// Pairs as a block.
#[inline(always)]
pub(crate) fn numbers(pairs: [Pair; PAIRS]) -> [f64; LANES] {
    let [[a, b], [c, d], [e, f], [g, h]] = pairs.map(Pair::numbers);
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stays_by_itself() {
        let block = [3.0, -1.0, 0.0, 0.1, 8.0, 0.5, -0.3, 7.0];
        assert_eq!(numbers(pairs(&block)), block);
        assert_eq!(numbers(begun(&block[..3])), [3.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let (one, other) = (Pair::of([0.1, -2.0]), Pair::of([0.3, -5.0]));
        // Rounded after each step, as numbers are.
        assert_eq!(one.times_plus(other, one).numbers(), [0.1 * 0.3 + 0.1, -2.0 * -5.0 - 2.0]);
        assert_eq!(one.lower(other).numbers(), [0.1, -5.0]);
        assert_eq!(one.higher(other).numbers(), [0.3, -2.0]);
    }
}
