//! How far the best use is ahead of the next.

use super::Npvs;
use crate::strategy::Strategy;

/// The uses that take the whole site: a hybrid is a mixture of them, and half the leader is no rival.
const PURE: [Strategy; 3] = [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud];

/// The lead of a use over the best other pure use: a hybrid, which is a mixture, is no rival.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify))]
pub struct Lead {
    /// The use that is ahead.
    pub of: Strategy,
    /// The best other pure use.
    pub over: Strategy,
    /// The difference of their NPVs, USD; never negative if `of` is the best.
    pub usd: f64,
}

/// The lead of `of` over the best other pure use; `None` if no other is ready.
#[must_use]
pub fn lead(npvs: &Npvs, of: Strategy) -> Option<Lead> {
    let own = npvs[of as usize]?;
    let mut next: Option<(Strategy, f64)> = None;
    for over in PURE.into_iter().filter(|other| *other != of) {
        if let Some(npv) = npvs[over as usize]
            && next.is_none_or(|(_, most)| npv > most)
        {
            next = Some((over, npv));
        }
    }
    next.map(|(over, npv)| Lead { of, over, usd: own - npv })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hybrid_is_no_rival_and_what_is_not_ready_neither() {
        let npvs = [Some(10.0), None, Some(30.0), Some(25.0)];
        let lead = lead(&npvs, Strategy::GpuCloud);
        let expected = Lead { of: Strategy::GpuCloud, over: Strategy::Mining, usd: 20.0 };
        assert_eq!(lead, Some(expected));
        assert_eq!(super::lead(&[Some(1.0), None, None, None], Strategy::Mining), None);
    }
}
