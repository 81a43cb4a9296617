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
    /// The last month whose sum is below zero by more than the residue so far, and that sum.
    last_below: Option<(usize, f64)>,
}

impl<'a> Running<'a> {
    /// The running sums of `flows`.
    #[must_use]
    pub fn of(flows: &'a [f64]) -> Running<'a> {
        let (mut total, mut lowest, mut highest) = (0.0, 0.0, 0.0);
        let (mut sign_changes, mut was_above, mut was_below) = (0, false, false);
        let mut last_below = None;
        for (month, flow) in flows.iter().enumerate() {
            total += flow;
            let (above, below) = (total > 0.0, total < 0.0);
            sign_changes += usize::from(above & was_below | below & was_above);
            if above {
                (was_above, was_below) = (true, false);
                // Comparisons, since all is finite: `max` has to mind what is no number.
                highest = if total > highest { total } else { highest };
            }
            if below {
                (was_above, was_below) = (false, true);
                lowest = if total < lowest { total } else { lowest };
                let largest = if highest > -lowest { highest } else { -lowest };
                if total < -1e-9 * largest {
                    last_below = Some((month, total));
                }
            }
        }
        let largest = if highest > -lowest { highest } else { -lowest };
        Running { flows, total, lowest, residue: 1e-9 * largest, sign_changes, last_below }
    }

    /// The flows.
    pub(super) fn flows(&self) -> &'a [f64] {
        self.flows
    }

    /// Payback and peak funding.
    #[must_use]
    pub fn payback(&self) -> Payback {
        let stays_from = match self.last_below {
            None => 0,
            Some((month, sum)) if sum < -self.residue => month + 1,
            // The residue has grown since: what was below zero then may count as zero now.
            Some(_) => self.stays_from(),
        };
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
