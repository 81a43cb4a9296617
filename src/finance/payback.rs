//! Payback and the depth of funding, from cumulative cash.

use crate::lanes::{LANES, PAIRS, begun, numbers, pairs};

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

/// What the running sums of monthly flows come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Running<'a> {
    flows: &'a [f64],
    /// By month.
    sums: Vec<f64>,
    /// The last sum.
    pub(super) total: f64,
    /// The lowest, at most 0.
    pub(super) lowest: f64,
    /// What a sum may be off zero and count as zero: 1e-9 of the largest absolute one.
    pub(super) residue: f64,
}

impl<'a> Running<'a> {
    /// The running sums of `flows`.
    #[must_use]
    pub fn of(flows: &'a [f64]) -> Running<'a> {
        let ([running], []) = Running::of_each([flows], []);
        running
    }

    /// The running sums of several flows of one length, and what other series come to, side by side:
    /// additions of one wait for one another.
    #[must_use]
    pub fn of_each<const N: usize, const M: usize>(
        flows: [&'a [f64]; N],
        others: [&[f64]; M],
    ) -> ([Running<'a>; N], [f64; M]) {
        let lengths = flows.iter().chain(&others).map(|series| series.len());
        let length = lengths.min().unwrap_or_default();
        // Slices of one length: so months need no check of their own.
        let (flows, others) =
            (flows.map(|flows| &flows[..length]), others.map(|other| &other[..length]));
        let (mut totals, mut others_come_to) = ([0.0; N], [0.0; M]);
        let mut sums: [Vec<f64>; N] = std::array::from_fn(|_| vec![0.0; length]);
        let mut parts = sums.each_mut().map(|sums| &mut sums[..length]);
        for month in 0..length {
            for ((total, flows), sums) in totals.iter_mut().zip(flows).zip(&mut parts) {
                *total += flows[month];
                sums[month] = *total;
            }
            for (total, other) in others_come_to.iter_mut().zip(others) {
                *total += other[month];
            }
        }
        let mut flows = flows.into_iter().zip(totals);
        let running = sums.map(|sums| {
            let (flows, total) = flows.next().unwrap_or_default();
            let (lowest, highest) = extremes(&sums);
            let largest = if highest > -lowest { highest } else { -lowest };
            Running { flows, sums, total, lowest, residue: 1e-9 * largest }
        });
        (running, others_come_to)
    }

    /// Whether the sums change their sign no more than once, from below zero to above: nothing above
    /// comes before anything below.
    pub(super) fn rise_once(&self) -> bool {
        let first_above = self.sums.iter().position(|sum| *sum > 0.0);
        let last_below = self.sums.iter().rposition(|sum| *sum < 0.0);
        match (first_above, last_below) {
            (Some(above), Some(below)) => below < above,
            _ => true,
        }
    }

    /// The flows.
    pub(super) fn flows(&self) -> &'a [f64] {
        self.flows
    }

    /// The sums at the end of every twelve flows, and the last one.
    pub(super) fn by_year(&self) -> impl Iterator<Item = f64> + '_ {
        self.sums.chunks(12).filter_map(|year| year.last().copied())
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
        let below = self.sums.iter().rposition(|sum| *sum < -self.residue);
        below.map_or(0, |month| month + 1)
    }
}

/// The lowest and the highest of 0 and some sums, by eight at once. Comparisons, since all is finite:
/// `max` has to mind what is no number.
fn extremes(sums: &[f64]) -> (f64, f64) {
    let (blocks, rest) = sums.as_chunks::<LANES>();
    let (mut low, mut high) = (begun(&[]), begun(&[]));
    for block in blocks {
        let block = pairs(block);
        for k in 0..PAIRS {
            low[k] = low[k].lower(block[k]);
            high[k] = high[k].higher(block[k]);
        }
    }
    let lower = |one: f64, other: f64| if other < one { other } else { one };
    let higher = |one: f64, other: f64| if other > one { other } else { one };
    let rest = || rest.iter().copied();
    let lowest = numbers(low).into_iter().chain(rest()).fold(0.0, lower);
    (lowest, numbers(high).into_iter().chain(rest()).fold(0.0, higher))
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
