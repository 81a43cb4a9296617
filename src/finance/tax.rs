//! Tax by model year, losses carried forward without end, their offset limited.

/// Rate and loss rule.
#[derive(Clone, Copy, Debug)]
pub struct Tax {
    /// Share of income.
    pub rate: f64,
    /// The share of a year's income that earlier losses may offset.
    pub loss_offset_limit: f64,
}

/// A loss account.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Losses(f64);

impl Tax {
    /// Tax on a year's income, USD; a loss goes to the account.
    pub(super) fn on_year(self, income: f64, losses: &mut Losses) -> f64 {
        if income <= 0.0 {
            losses.0 -= income;
            return 0.0;
        }
        let offset = losses.0.min(self.loss_offset_limit * income);
        losses.0 -= offset;
        self.rate * (income - offset)
    }

    /// Fills `tax` (index 0 to T): the tax on each model year's income, paid in its last month.
    /// `income` is called with each month.
    pub(super) fn fill(self, tax: &mut [f64], income: impl Fn(usize) -> f64) {
        let mut losses = Losses::default();
        for december in (12..tax.len()).step_by(12) {
            let year: f64 = (december - 11..=december).map(&income).sum();
            tax[december] = self.on_year(year, &mut losses);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_offset_at_most_the_limit_and_are_not_forgotten() {
        let tax = Tax { rate: 0.25, loss_offset_limit: 0.8 };
        let mut losses = Losses::default();
        // By hand: -100; then 50 - 40 = 10 taxed; then 200 - 60 = 140 taxed; then 10 in full.
        assert_eq!(tax.on_year(-100.0, &mut losses), 0.0);
        assert_eq!(tax.on_year(50.0, &mut losses), 2.5);
        assert_eq!(tax.on_year(200.0, &mut losses), 35.0);
        assert_eq!(tax.on_year(10.0, &mut losses), 2.5);
    }

    #[test]
    fn tax_falls_in_the_last_month_of_the_model_year() {
        let tax = Tax { rate: 0.5, loss_offset_limit: 1.0 };
        let mut paid = vec![0.0; 25];
        tax.fill(&mut paid, |month| if month <= 12 { 1.0 } else { 2.0 });
        assert_eq!((paid[12], paid[24]), (6.0, 12.0));
        assert_eq!(paid.iter().sum::<f64>(), 18.0);
    }
}
