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
    let residue = residue(flows);
    let (mut cumulative, mut deepest, mut stays_from) = (0.0, 0.0_f64, 0);
    for (month, flow) in flows.iter().enumerate() {
        cumulative += flow;
        deepest = deepest.min(cumulative);
        if cumulative < -residue {
            stays_from = month + 1;
        }
    }
    Payback {
        months: (stays_from < flows.len()).then_some(stays_from),
        peak_funding: 0.0 - deepest,
    }
}

/// What a running sum of `flows` may be off zero and count as zero: 1e-9 of its largest absolute
/// value.
#[must_use]
pub(super) fn residue(flows: &[f64]) -> f64 {
    let (mut sum, mut largest) = (0.0, 0.0_f64);
    for flow in flows {
        sum += flow;
        largest = largest.max(f64::abs(sum));
    }
    1e-9 * largest
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
