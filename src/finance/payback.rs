//! Payback and the depth of funding, from cumulative cash.

/// What cumulative cash says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payback {
    /// First month from whose end on cumulative cash stays at zero or above; 0 if it was never
    /// below; `None` if it never stays.
    pub months: Option<usize>,
    /// The deepest cumulative cash, as a positive number, or 0.
    pub peak_funding: f64,
}

/// Payback and peak funding of monthly flows.
///
/// ```
/// let payback = hash_or_host::finance::payback(&[-100.0, 60.0, 60.0]);
/// assert_eq!((payback.months, payback.peak_funding), (Some(2), 100.0));
/// ```
#[must_use]
pub fn payback(flows: &[f64]) -> Payback {
    Running::of(flows).payback()
}

/// A running sum on its way.
#[derive(Clone, Copy, Default)]
struct Sums {
    total: f64,
    lowest: f64,
    highest: f64,
    sign_changes: usize,
    was_above: bool,
    was_below: bool,
}

impl Sums {
    #[inline]
    fn add(&mut self, flow: f64) {
        self.total += flow;
        let total = self.total;
        let (above, below) = (total > 0.0, total < 0.0);
        self.sign_changes += usize::from(above & self.was_below | below & self.was_above);
        self.was_above = above | self.was_above & !below;
        self.was_below = below | self.was_below & !above;
        // Comparisons, since all is finite: `max` has to mind what is no number.
        self.highest = if total > self.highest { total } else { self.highest };
        self.lowest = if total < self.lowest { total } else { self.lowest };
    }
}

/// What the running sums of monthly flows come to, taken in one pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Running<'a> {
    flows: &'a [f64],
    /// The last sum.
    pub(super) total: f64,
    /// The lowest, at most 0.
    pub(super) lowest: f64,
    /// What a sum may be off zero and count as zero: 1e-9 of the largest absolute one.
    pub(super) residue: f64,
    /// How often their sign changes, zeros left out.
    pub(super) sign_changes: usize,
}

impl<'a> Running<'a> {
    /// The running sums of `flows`.
    #[must_use]
    pub fn of(flows: &'a [f64]) -> Running<'a> {
        let [running] = Running::of_each([flows]);
        running
    }

    /// The running sums of several flows of one length, side by side: additions of one wait for one
    /// another.
    #[must_use]
    pub fn of_each<const N: usize>(flows: [&'a [f64]; N]) -> [Running<'a>; N] {
        let length = flows.iter().map(|flows| flows.len()).min().unwrap_or_default();
        let parts = flows.map(|flows| &flows[..length]);
        let mut sums = [Sums::default(); N];
        for month in 0..length {
            for (sums, flows) in sums.iter_mut().zip(parts) {
                sums.add(flows[month]);
            }
        }
        let mut at = 0;
        flows.map(|flows| {
            let Sums { total, lowest, highest, sign_changes, .. } = sums[at];
            at += 1;
            let largest = if highest > -lowest { highest } else { -lowest };
            Running { flows, total, lowest, residue: 1e-9 * largest, sign_changes }
        })
    }

    /// The flows.
    pub(super) fn flows(&self) -> &'a [f64] {
        self.flows
    }

    /// Payback and peak funding.
    #[must_use]
    pub fn payback(&self) -> Payback {
        let stays_from = self.stays_from();
        Payback {
            months: (stays_from < self.flows.len()).then_some(stays_from),
            peak_funding: 0.0 - self.lowest,
        }
    }

    fn stays_from(&self) -> usize {
        let (mut sum, mut stays_from) = (0.0, 0);
        for (month, flow) in self.flows.iter().enumerate() {
            sum += flow;
            if sum < -self.residue {
                stays_from = month + 1;
            }
        }
        stays_from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn residue_counts_as_zero() {
        // Ten tenths do not add up to one in floating point.
        let mut flows = vec![0.1; 11];
        flows[0] = -1.0;
        assert!(flows.iter().sum::<f64>() < 0.0);
        assert_eq!(payback(&flows).months, Some(10));
    }
}
