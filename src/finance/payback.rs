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
    let (mut cumulative, mut deepest, mut stays_from) = (0.0, 0.0_f64, 0);
    for (month, flow) in flows.iter().enumerate() {
        cumulative += flow;
        deepest = deepest.min(cumulative);
        if cumulative < 0.0 {
            stays_from = month + 1;
        }
    }
    Payback {
        months: (stays_from < flows.len()).then_some(stays_from),
        peak_funding: -deepest + 0.0,
    }
}
