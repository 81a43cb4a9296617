//! Least squares by Householder's reflections with pivoting.
//!
//! Columns that depend on others (a basis on which nothing varies) get the coefficient zero; what
//! is left is fitted as well as can be.

/// A column counts as dependent on those before it if what they leave of it is smaller by this.
const DEPENDENT: f64 = 1e-10;

/// A factorised set of columns, ready for any number of right-hand sides.
#[derive(Clone, Debug)]
pub struct LeastSquares {
    /// The reflected columns: above the diagonal the triangle, from it on the reflections.
    columns: Vec<Vec<f64>>,
    /// Diagonal of the triangle; as many as the columns' rank.
    diagonal: Vec<f64>,
    /// Which column stands where.
    order: Vec<usize>,
}

impl LeastSquares {
    /// Of columns of equal length.
    #[must_use]
    pub fn of(columns: Vec<Vec<f64>>) -> LeastSquares {
        let order = (0..columns.len()).collect();
        let mut system = LeastSquares { columns, diagonal: Vec::new(), order };
        let rows = system.columns.first().map_or(0, Vec::len);
        let sizes: Vec<f64> = system.columns.iter().map(|column| size(column)).collect();
        for step in 0..system.columns.len().min(rows) {
            if !system.pivot(step, &sizes) {
                break;
            }
            system.reflect(step);
        }
        system
    }

    /// Brings the column of which most is left to `step`; false if too little is left of any.
    fn pivot(&mut self, step: usize, sizes: &[f64]) -> bool {
        let left = |at: usize| {
            let whole = sizes[self.order[at]];
            if whole > 0.0 { size(&self.columns[at][step..]) / whole } else { 0.0 }
        };
        let shares = (step..self.columns.len()).map(|at| (at, left(at)));
        let most = shares.fold((step, 0.0), |a, b| if b.1 > a.1 { b } else { a });
        self.columns.swap(step, most.0);
        self.order.swap(step, most.0);
        most.1 > DEPENDENT
    }

    /// Reflects column `step` onto its axis, and the columns after it with it.
    fn reflect(&mut self, step: usize) {
        let (done, later) = self.columns.split_at_mut(step + 1);
        let reflection = &mut done[step][step..];
        let length = size(reflection);
        let diagonal = if reflection[0] > 0.0 { -length } else { length };
        reflection[0] -= diagonal;
        let scale = size(reflection);
        reflection.iter_mut().for_each(|x| *x /= scale);
        for column in later {
            mirror(reflection, &mut column[step..]);
        }
        self.diagonal.push(diagonal);
    }

    /// The coefficients, in the columns' own order, for which their sum is nearest to `target`.
    #[must_use]
    pub fn solve(&self, target: &[f64]) -> Vec<f64> {
        let mut left = target.to_vec();
        let rank = self.diagonal.len();
        for (step, column) in self.columns.iter().enumerate().take(rank) {
            mirror(&column[step..], &mut left[step..]);
        }
        let mut coefficients = vec![0.0; self.columns.len()];
        for step in (0..rank).rev() {
            let later = (step + 1..rank).map(|at| self.columns[at][step] * left[at]);
            left[step] = (left[step] - later.sum::<f64>()) / self.diagonal[step];
            coefficients[self.order[step]] = left[step];
        }
        coefficients
    }
}

/// The Euclidean length.
fn size(column: &[f64]) -> f64 {
    column.iter().map(|x| x * x).sum::<f64>().sqrt()
}

/// Reflects `column` at the plane across the unit vector `normal`.
fn mirror(normal: &[f64], column: &mut [f64]) {
    let twice = 2.0 * normal.iter().zip(&*column).map(|(a, b)| a * b).sum::<f64>();
    column.iter_mut().zip(normal).for_each(|(x, n)| *x -= twice * n);
}

#[cfg(test)]
mod tests {
    use super::LeastSquares;

    #[track_caller]
    fn near(found: &[f64], expected: &[f64], tolerance: f64) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < tolerance, "{found}, not {expected}");
        }
    }

    #[test]
    fn a_polynomial_is_found_again() {
        let x: Vec<f64> = (0..50).map(|i| 0.5 + f64::from(i) / 30.0).collect();
        let columns = vec![vec![1.0; 50], x.clone(), x.iter().map(|x| x * x).collect()];
        let target: Vec<f64> = x.iter().map(|x| 3.0 - 2.0 * x + 0.25 * x * x).collect();
        near(&LeastSquares::of(columns).solve(&target), &[3.0, -2.0, 0.25], 1e-12);
    }

    #[test]
    fn a_hard_published_set_is_fitted() {
        // NIST StRD, linear regression, "Wampler1": y = 1 + x + .. + x^5 at x = 0 .. 20,
        // certified coefficients 1; the powers are nearly dependent.
        let power = |x: i32, n: u32| f64::from(x.pow(n));
        let columns: Vec<Vec<f64>> =
            (0..6).map(|n| (0..=20).map(|x| power(x, n)).collect()).collect();
        let target: Vec<f64> = (0..=20).map(|x| (0..6).map(|n| power(x, n)).sum()).collect();
        near(&LeastSquares::of(columns).solve(&target), &[1.0; 6], 1e-7);
    }

    #[test]
    fn a_straight_line_through_published_points() {
        // NIST StRD "NoInt2": y = 3, 4, 4 at x = 4, 5, 6 through the origin: 0.727272727272727.
        let system = LeastSquares::of(vec![vec![4.0, 5.0, 6.0]]);
        near(&system.solve(&[3.0, 4.0, 4.0]), &[0.727_272_727_272_727], 1e-14);
    }

    #[test]
    fn columns_that_depend_on_others_do_no_harm() {
        let ones = vec![1.0; 4];
        let system = LeastSquares::of(vec![ones.clone(), ones, vec![0.0; 4]]);
        let found = system.solve(&[1.0, 2.0, 3.0, 6.0]);
        near(&[found[0] + found[1], found[2]], &[3.0, 0.0], 1e-14);
        assert_eq!(LeastSquares::of(vec![vec![]; 2]).solve(&[]), [0.0, 0.0]);
        // More columns than rows.
        let wide = LeastSquares::of(vec![vec![2.0], vec![1.0]]);
        let found = wide.solve(&[4.0]);
        near(&[2.0 * found[0] + found[1]], &[4.0], 1e-14);
    }
}
