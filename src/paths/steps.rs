//! Annual steps: `x (1+g)^floor((t-1)/12)`.

/// Fills `series[0..=months]`; index 0 repeats month 1.
pub(super) fn fill(series: &mut Vec<f64>, months: usize, first: f64, yearly: f64) {
    series.resize(months + 1, 0.0);
    series[0] = first;
    let mut value = first;
    for year in series[1..].chunks_mut(12) {
        year.fill(value);
        value *= 1.0 + yearly;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn steps_come_every_twelve_months_from_month_one() {
        let mut series = Vec::new();
        super::fill(&mut series, 25, 100.0, 0.1);
        assert_eq!((series[0], series[1], series[12]), (100.0, 100.0, 100.0));
        assert!((series[13] - 110.0).abs() < 1e-9 && (series[24] - 110.0).abs() < 1e-9);
        assert!((series[25] - 121.0).abs() < 1e-9);
    }
}
