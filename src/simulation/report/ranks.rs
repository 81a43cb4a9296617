//! What drives a result: squared rank correlations.

/// Ranks of a column, equal values sharing their mean rank, less the mean of all ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranks {
    centred: Vec<f64>,
    squares: f64,
}

impl Ranks {
    /// Of any column.
    #[must_use]
    pub fn of(values: &[f64]) -> Ranks {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
        let middle = (values.len() as f64 - 1.0) / 2.0;
        let mut centred = vec![0.0; values.len()];
        let (mut start, mut squares) = (0, 0.0);
        for equals in order.chunk_by(|a, b| values[*a] == values[*b]) {
            let rank = start as f64 + (equals.len() as f64 - 1.0) / 2.0 - middle;
            for position in equals {
                centred[*position] = rank;
            }
            squares += rank * rank * equals.len() as f64;
            start += equals.len();
        }
        Ranks { centred, squares }
    }

    /// Spearman's rank correlation with another column of the same length, squared: the share of
    /// one's ranking that the other accounts for. `None` if either is constant.
    #[must_use]
    pub fn squared_correlation(&self, other: &Ranks) -> Option<f64> {
        let product: f64 = self.centred.iter().zip(&other.centred).map(|(a, b)| a * b).sum();
        let spread = self.squares * other.squares;
        (spread > 0.0).then(|| product * product / spread)
    }
}

#[cfg(test)]
mod tests {
    use super::Ranks;

    #[track_caller]
    fn check(a: &[f64], b: &[f64], expected: f64) {
        let found = Ranks::of(a).squared_correlation(&Ranks::of(b)).unwrap();
        assert!((found - expected).abs() < 1e-14, "{found}, not {expected}");
    }

    #[test]
    fn rank_correlations_are_those_of_the_textbook() {
        // By hand without ties: d = 0 1 -1 0, so rho = 1 - 6 x 2 / (4 x 15) = 0.8.
        check(&[1.0, 2.0, 3.0, 4.0], &[10.0, 300.0, 20.0, 4e5], 0.64);
        check(&[1.0, 2.0, 3.0], &[-1.0, -8.0, -9.0], 1.0);
        // scipy.stats.spearmanr with ties on both sides, squared.
        let a = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0];
        let b = [2.0, 7.0, 1.0, 8.0, 2.0, 8.0, 1.0, 8.0, 2.0, 8.0, 4.0];
        check(&a, &b, 0.019170275814907684);
    }

    #[test]
    fn a_constant_drives_nothing() {
        let (constant, other) = (Ranks::of(&[2.0; 4]), Ranks::of(&[1.0, 2.0, 3.0, 4.0]));
        assert_eq!(constant.squared_correlation(&other), None);
        assert_eq!(other.squared_correlation(&constant), None);
        // Zero and minus zero are the same value.
        assert_eq!(Ranks::of(&[0.0, -0.0]).squared_correlation(&Ranks::of(&[1.0, 2.0])), None);
    }
}
