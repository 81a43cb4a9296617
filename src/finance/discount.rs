//! Present value: `CF(t) / (1+k)^(t/12)`, index 0 undiscounted.

use crate::math::monthly_factor;

/// Discount factors of every month at one yearly rate.
#[derive(Clone, Debug, Default)]
pub struct Discount {
    factors: Vec<f64>,
    /// The sum of the factors of months 1 to t.
    sums: Vec<f64>,
    /// The yearly rate of what is held.
    rate: f64,
}

impl Discount {
    /// Factors for index 0 to `months` at the yearly rate `rate`, above -1.
    #[must_use]
    pub fn new(rate: f64, months: usize) -> Discount {
        let mut discount = Discount::default();
        discount.fill(rate, months);
        discount
    }

    /// Overwrites the factors, keeping the memory.
    pub fn fill(&mut self, rate: f64, months: usize) {
        if self.rate == rate && self.factors.len() == months + 1 {
            return;
        }
        self.rate = rate;
        let monthly = 1.0 / monthly_factor(rate);
        self.factors.resize(months + 1, 0.0);
        self.sums.resize(months + 1, 0.0);
        let (mut factor, mut sum) = (1.0, 0.0);
        (self.factors[0], self.sums[0]) = (factor, sum);
        for (at, total) in self.factors[1..].iter_mut().zip(&mut self.sums[1..]) {
            factor *= monthly;
            sum += factor;
            (*at, *total) = (factor, sum);
        }
    }

    /// The factor of month `month`.
    #[must_use]
    pub fn at(&self, month: usize) -> f64 {
        self.factors[month]
    }

    /// The sum of the factors of months `first` (from 1) to `last`; nothing if `last` is before.
    #[must_use]
    pub fn sum(&self, first: usize, last: usize) -> f64 {
        if last < first { 0.0 } else { self.sums[last] - self.sums[first - 1] }
    }

    /// All factors.
    #[must_use]
    pub fn factors(&self) -> &[f64] {
        &self.factors
    }

    /// Present value of monthly flows.
    #[must_use]
    pub fn present_value(&self, flows: &[f64]) -> f64 {
        // Two running sums, so that the additions do not wait for one another.
        let mut sums = [0.0; 2];
        let mut pairs = flows.chunks_exact(2).zip(self.factors.chunks_exact(2));
        for (flow, factor) in pairs.by_ref() {
            sums[0] += flow[0] * factor[0];
            sums[1] += flow[1] * factor[1];
        }
        let done = flows.len() / 2 * 2;
        let rest: f64 = flows[done..].iter().zip(&self.factors[done..]).map(|(f, d)| f * d).sum();
        sums[0] + sums[1] + rest
    }
}

/// Net present value of monthly `flows` at the yearly rate `rate`, above -1.
///
/// ```
/// // 100 now for 110 in a year is worth nothing at 10 %.
/// let mut flows = vec![0.0; 13];
/// (flows[0], flows[12]) = (-100.0, 110.0);
/// assert!(hash_or_host::finance::npv(0.10, &flows).abs() < 1e-9);
/// ```
#[must_use]
pub fn npv(rate: f64, flows: &[f64]) -> f64 {
    Discount::new(rate, flows.len().saturating_sub(1)).present_value(flows)
}
