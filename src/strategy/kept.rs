//! What a strategy works out by powers: reckoned once, and kept from one scenario to the next as long as what it follows
//! from is the same.

use crate::math::{monthly_factor, pow};

/// `base^(t/12)`, the months at which an owner asks for it beforehand.
#[derive(Clone, Debug, Default)]
pub(super) struct Growth {
    /// The factor of a year.
    base: f64,
    /// By year, the factor of these months.
    kept: Yearly<f64>,
}

impl Growth {
    /// Overwrites it by that of `base`, asked for at `months` (the first, and how many a year apart), keeping the memory.
    #[must_use]
    pub(super) fn renewed(mut self, base: f64, months: (usize, usize)) -> Growth {
        self.base = base;
        self.kept.fill(base, months, |month| pow(base, month as f64 / 12.0));
        self
    }

    /// Growth that is never asked for.
    pub(super) const NONE: Growth = Growth { base: 1.0, kept: Yearly::NONE };

    /// The factor after `months`.
    #[inline]
    #[must_use]
    pub(super) fn after(&self, months: usize) -> f64 {
        self.kept.at(months).unwrap_or_else(|| pow(self.base, months as f64 / 12.0))
    }
}

/// Values of months a year apart, and what they follow from.
#[derive(Clone, Debug, Default)]
pub(super) struct Yearly<K> {
    of: Option<K>,
    /// The first month.
    first: usize,
    /// By year, whatever is kept: a factor, a share.
    values: Vec<f64>,
}

impl<K: PartialEq> Yearly<K> {
    const NONE: Yearly<K> = Yearly { of: None, first: 0, values: Vec::new() };

    /// Holds `count` values from month `first` on, unless it does already.
    pub(super) fn fill(
        &mut self,
        of: K,
        (first, count): (usize, usize),
        value: impl Fn(usize) -> f64,
    ) {
        if self.of.as_ref() == Some(&of) && self.first == first && self.values.len() == count {
            return;
        }
        self.values.clear();
        self.values.extend((0..count).map(|year| value(first + 12 * year)));
        (self.of, self.first) = (Some(of), first);
    }

    /// The value of `month`; `None` if it is not kept.
    #[inline]
    #[must_use]
    pub(super) fn at(&self, month: usize) -> Option<f64> {
        let since = month.checked_sub(self.first)?;
        if since % 12 == 0 { self.values.get(since / 12).copied() } else { None }
    }
}

/// Shares of a price that are left after 0, 1, 2, .. months, falling by the same factor.
#[derive(Clone, Debug, Default)]
pub(super) struct Fading {
    /// Its last share if it has one, else the growth a year; the number of months.
    of: Option<(Option<f64>, f64, usize)>,
    /// By month of age, 1 at age 0.
    shares: Vec<f64>,
}

impl Fading {
    /// Down to `residual` over `life` months, and no further: `residual^min(1, age/life)`.
    #[must_use]
    pub(super) fn to(self, residual: f64, life: usize) -> Fading {
        self.renewed((Some(residual), 0.0, life), || pow(residual, 1.0 / life as f64))
    }

    /// By a yearly growth for `months`.
    #[must_use]
    pub(super) fn by(self, growth: f64, months: usize) -> Fading {
        self.renewed((None, growth, months), || monthly_factor(growth))
    }

    fn renewed(mut self, of: (Option<f64>, f64, usize), factor: impl FnOnce() -> f64) -> Fading {
        if self.of == Some(of) {
            return self;
        }
        let (residual, _, months) = of;
        let factor = factor();
        self.shares.clear();
        self.shares.resize(months + 1, 1.0);
        let mut share = 1.0;
        for later in &mut self.shares[1..] {
            share *= factor;
            *later = share;
        }
        if let Some(residual) = residual {
            self.shares[months] = residual;
        }
        self.of = Some(of);
        self
    }

    /// What is left after `months`.
    #[inline]
    #[must_use]
    pub(super) fn after(&self, months: usize) -> f64 {
        self.shares[months.min(self.shares.len() - 1)]
    }

    /// All shares.
    #[must_use]
    pub(super) fn shares(&self) -> &[f64] {
        &self.shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_fades_to_its_residual_and_stays() {
        let fading = Fading::default().to(0.25, 24);
        // By hand: 0.25^(12/24) = 0.5.
        assert!((fading.after(12) - 0.5).abs() < 1e-12);
        assert_eq!((fading.after(0), fading.after(24), fading.after(99)), (1.0, 0.25, 0.25));
        let worthless = fading.to(0.0, 6);
        assert_eq!((worthless.after(0), worthless.after(1)), (1.0, 0.0));
    }

    #[test]
    fn what_is_kept_is_what_would_be_reckoned() {
        let mut growth = Growth::default();
        for (base, months) in
            [(1.03, (0, 20)), (1.03, (7, 20)), (1.03, (7, 3)), (0.9, (7, 3)), (0.0, (0, 1))]
        {
            growth = growth.renewed(base, months);
            for month in 0..=300 {
                let reckoned = pow(base, month as f64 / 12.0);
                assert_eq!(growth.after(month).to_bits(), reckoned.to_bits(), "{base} {month}");
            }
        }
        let mut fading = Fading::default();
        for (growth, months) in [(-0.2, 240), (-0.2, 120), (-0.3, 120)] {
            fading = fading.by(growth, months);
            let fresh = Fading::default().by(growth, months);
            assert_eq!(fading.shares(), fresh.shares());
        }
    }
}
