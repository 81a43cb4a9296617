//! A path given month by month instead of by its rule.

/// Fills `series[0..=months]` with what is given from month 1 on; a shorter one goes on as `next`
/// says of a month and the value before it. Index 0 repeats month 1, what goes beyond T is ignored.
pub(super) fn fill(
    series: &mut Vec<f64>,
    months: usize,
    given: &[f64],
    next: impl Fn(usize, f64) -> f64,
) {
    series.clear();
    series.extend(given.first());
    series.extend(given.iter().take(months));
    for month in series.len()..=months {
        series.push(next(month, series[month - 1]));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_short_series_goes_on_and_a_long_one_is_cut() {
        let mut series = Vec::new();
        super::fill(&mut series, 4, &[5.0, 7.0], |_, last| last + 1.0);
        assert_eq!(series, [5.0, 5.0, 7.0, 8.0, 9.0]);
        super::fill(&mut series, 2, &[1.0, 2.0, 3.0], |_, last| last);
        assert_eq!(series, [1.0, 1.0, 2.0]);
    }
}
