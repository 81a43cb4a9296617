//! Order by value: one sort for everything that is ranked.

/// The positions of `values`, the largest value first; equal ones stay in their order.
#[must_use]
pub(crate) fn largest_first(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        // Behind those that are larger or equal. What is ranked is short, and std's sort is 5 kB.
        let larger = |other: &usize| values.get(*other).is_some_and(|o| o.total_cmp(value).is_ge());
        order.insert(order.partition_point(larger), at);
    }
    order
}

/// `items` by value, the largest first; equal ones stay in their order.
#[must_use]
pub(crate) fn ranked<T: Clone>(items: &[T], value: impl Fn(&T) -> f64) -> Vec<T> {
    let values: Vec<f64> = items.iter().map(value).collect();
    largest_first(&values).into_iter().filter_map(|at| items.get(at).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_equals_stay_in_order() {
        assert_eq!(largest_first(&[1.0, 3.0, f64::NEG_INFINITY, 3.0, -0.5]), [1, 3, 0, 4, 2]);
        assert_eq!(largest_first(&[]), [0usize; 0]);
        assert_eq!(ranked(&["a", "bbb", "cc"], |text| text.len() as f64), ["bbb", "cc", "a"]);
    }
}
