//! Statistics of one column: one value a future.

/// Mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Arithmetic mean.
    pub mean: f64,
    /// Standard deviation with n - 1, over the square root of n; `None` for a single value.
    pub standard_error: Option<f64>,
}

impl Mean {
    /// Of at least one value.
    #[must_use]
    pub fn of(values: &[f64]) -> Mean {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        let standard_error = (values.len() > 1).then(|| (squares / (n - 1.0) / n).sqrt());
        Mean { mean, standard_error }
    }
}

/// A column in ascending order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// Of at least one value, in any order.
    #[must_use]
    pub fn of(values: Vec<f64>) -> Sorted {
        let mut values = values;
        // As whole numbers in the same order, which sort in half the time; -0 is 0.
        let mut keys: Vec<i64> = values.iter().map(|x| key(x + 0.0)).collect();
        keys.sort_unstable();
        values.iter_mut().zip(keys).for_each(|(value, key)| *value = of_key(key));
        Sorted(values)
    }

    /// The percentile `p`, 0 to 1: linear between order statistics, position `p (n - 1)`.
    #[must_use]
    pub fn percentile(&self, p: f64) -> f64 {
        let position = p * (self.0.len() - 1) as f64;
        let below = self.0[position.floor() as usize];
        let above = self.0[position.ceil() as usize];
        below + (position - position.floor()) * (above - below)
    }

    /// Several percentiles.
    #[must_use]
    pub fn percentiles<const N: usize>(&self, shares: [f64; N]) -> [f64; N] {
        shares.map(|share| self.percentile(share))
    }

    /// Expected shortfall: the mean of the lowest twentieth, rounded up to whole values.
    #[must_use]
    pub fn shortfall(&self) -> f64 {
        let lowest = &self.0[..self.0.len().div_ceil(20)];
        lowest.iter().sum::<f64>() / lowest.len() as f64
    }

    /// The share of values below `limit`.
    #[must_use]
    pub fn share_below(&self, limit: f64) -> f64 {
        self.0.partition_point(|x| *x < limit) as f64 / self.0.len() as f64
    }

    /// The share of values above `limit`.
    #[must_use]
    pub fn share_above(&self, limit: f64) -> f64 {
        let not_above = self.0.partition_point(|x| *x <= limit);
        (self.0.len() - not_above) as f64 / self.0.len() as f64
    }
}

/// The futures from the lowest value to the highest; of equals the earlier first.
#[derive(Clone, Debug, PartialEq)]
pub struct Ascending(Vec<u32>);

impl Ascending {
    /// Of at least one value.
    #[must_use]
    pub fn of(values: &[f64]) -> Ascending {
        let keys = values.iter().map(|x| key(x + 0.0));
        let mut keyed: Vec<(i64, u32)> = keys.zip(0..).collect();
        keyed.sort_unstable();
        Ascending(keyed.into_iter().map(|(_, future)| future).collect())
    }

    /// The future nearest to the percentile `p`, 0 to 1: at position `p (n - 1)`, halves up.
    #[must_use]
    pub fn at(&self, p: f64) -> u32 {
        self.0[(p * (self.0.len() - 1) as f64 + 0.5).floor() as usize]
    }
}

/// A whole number in the order of `x`.
fn key(x: f64) -> i64 {
    let bits = x.to_bits() as i64;
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}

/// The number of a [`key`].
fn of_key(key: i64) -> f64 {
    f64::from_bits((key ^ (((key >> 63) as u64) >> 1) as i64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: [f64; 7] = [31.5, -4.0, 12.25, 7.0, 7.0, 100.0, -60.0];

    #[test]
    fn mean_and_its_error_are_the_textbooks() {
        // Python's statistics: mean 13.392857142857142, stdev 47.61080434603254 / sqrt(7).
        let mean = Mean::of(&VALUES);
        assert!((mean.mean - 13.392_857_142_857_142).abs() < 1e-13);
        assert!((mean.standard_error.unwrap() - 17.995192574193613).abs() < 1e-12);
        assert_eq!(Mean::of(&[3.0]), Mean { mean: 3.0, standard_error: None });
    }

    #[test]
    fn percentiles_lie_between_order_statistics() {
        // numpy.percentile(values, [5, 25, 50, 75, 95]), its default "linear".
        let found = Sorted::of(VALUES.to_vec()).percentiles([0.05, 0.25, 0.5, 0.75, 0.95]);
        let expected = [-43.199999999999996, 1.5, 7.0, 21.875, 79.44999999999996];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found}, not {expected}");
        }
        assert_eq!(Sorted::of(vec![3.0]).percentiles([0.0, 0.5, 1.0]), [3.0; 3]);
        assert_eq!(Sorted::of(VALUES.to_vec()).percentiles([0.0, 1.0]), [-60.0, 100.0]);
    }

    #[test]
    fn a_percentile_has_a_future() {
        // Ascending: -60 (6), -4 (1), 7 (3), 7 (4), 12.25 (2), 31.5 (0), 100 (5).
        let ascending = Ascending::of(&VALUES);
        let found = [0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0].map(|p| ascending.at(p));
        assert_eq!(found, [6, 6, 3, 4, 0, 5, 5]);
        assert_eq!(Ascending::of(&[3.0]).at(0.95), 0);
    }

    #[test]
    fn the_shortfall_is_the_mean_of_the_lowest_twentieth() {
        let up_to = |n: i32| Sorted::of((1..=n).rev().map(f64::from).collect());
        // By hand: 1 of 20 values; 2 of 21; 5 of 100.
        assert_eq!(up_to(20).shortfall(), 1.0);
        assert_eq!(up_to(21).shortfall(), 1.5);
        assert_eq!(up_to(100).shortfall(), 3.0);
        assert_eq!(up_to(1).shortfall(), 1.0);
    }

    #[test]
    fn shares_below_and_above_leave_out_what_is_equal() {
        let sorted = Sorted::of(VALUES.to_vec());
        assert_eq!((sorted.share_below(7.0), sorted.share_above(7.0)), (2.0 / 7.0, 3.0 / 7.0));
        assert_eq!((sorted.share_below(0.0), sorted.share_above(1e9)), (2.0 / 7.0, 0.0));
    }
}
