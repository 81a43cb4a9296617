//! Two scenarios in the same futures: who is worth more how often.

use super::{Mean, Sorted};
use crate::simulation::rows::Rows;
use crate::strategy::Strategy;

/// What the futures say of two scenarios, A and B. Money in USD, each at its own common rate.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// How many futures both have.
    pub futures: usize,
    /// By [`Strategy`]; `None` if it is not ready in either.
    pub uses: [Option<Match>; 4],
}

/// One use in both. Shares are of all futures.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// In how many B is worth more than A.
    pub b_ahead: f64,
    /// In how many they are worth the same.
    pub equal: f64,
    /// A's NPV at every hundredth, 0 to 100.
    pub a: Vec<f64>,
    /// B's.
    pub b: Vec<f64>,
    /// Means of A and of B.
    pub means: [f64; 2],
    /// Mean of B less A.
    pub gain: Mean,
    /// B less A at 5, 50 and 95 %.
    pub gains: [f64; 3],
}

impl Versus {
    /// Of rows of the same futures, as many as both have; `None` if those are none.
    #[must_use]
    pub fn of(a: &Rows, b: &Rows) -> Option<Versus> {
        let futures = a.len().min(b.len());
        if futures == 0 {
            return None;
        }
        let uses = Strategy::ALL.map(|strategy| {
            let cut = |rows: &Rows| {
                let mut npvs = rows.npv(strategy)?;
                npvs.truncate(futures);
                Some(npvs)
            };
            Some(Match::of(cut(a)?, cut(b)?))
        });
        Some(Versus { futures, uses })
    }
}

impl Match {
    fn of(a: Vec<f64>, b: Vec<f64>) -> Match {
        let gains: Vec<f64> = a.iter().zip(&b).map(|(a, b)| b - a).collect();
        let share = |of: fn(&f64) -> bool| {
            gains.iter().filter(|gain| of(gain)).count() as f64 / gains.len() as f64
        };
        let (b_ahead, equal) = (share(|gain| *gain > 0.0), share(|gain| *gain == 0.0));
        let means = [&a, &b].map(|npvs| Mean::of(npvs).mean);
        let hundredths = |npvs: Vec<f64>| {
            let sorted = Sorted::of(npvs);
            (0..=100).map(|hundredth| sorted.percentile(f64::from(hundredth) / 100.0)).collect()
        };
        Match {
            b_ahead,
            equal,
            means,
            gain: Mean::of(&gains),
            a: hundredths(a),
            b: hundredths(b),
            gains: Sorted::of(gains).percentiles([0.05, 0.5, 0.95]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::chance::Fate;
    use crate::simulation::rows::{Counted, Layout};

    fn rows(npvs: &[f64]) -> Rows {
        let mut rows = Rows::new(Layout { ready: [true, false, false, false], years: 0 });
        let fate = Fate { tenant_found: true, default_after: None, delay: 0, capex_factor: 1.0 };
        for npv_usd in npvs {
            let (cash_needed_usd, uncovered, by_year_usd) = (0.0, false, vec![0.0]);
            let counted = Counted { npv_usd: *npv_usd, cash_needed_usd, uncovered, by_year_usd };
            rows.push([0.0; 4], &fate, 12, [Some(&counted), None, None, None]);
        }
        rows
    }

    #[test]
    fn futures_are_compared_one_by_one() {
        let found =
            Versus::of(&rows(&[1.0, 5.0, 3.0, 9.0]), &rows(&[2.0, 4.0, 3.0, 19.0, 7.0])).unwrap();
        assert_eq!(found.futures, 4, "the fifth is B's alone");
        let [Some(mining), None, None, None] = &found.uses else { panic!("mining alone is ready") };
        // B less A: 1, -1, 0, 10.
        assert_eq!((mining.b_ahead, mining.equal), (0.5, 0.25));
        assert_eq!((mining.means, mining.gain.mean), ([4.5, 7.0], 2.5));
        assert_eq!((mining.a[0], mining.a[100], mining.b[50]), (1.0, 9.0, 3.5));
        // Position 0.5 x 3 = 1.5 between 0 and 1.
        assert_eq!(mining.gains[1], 0.5);
        assert_eq!(Versus::of(&rows(&[]), &rows(&[1.0])), None);
    }
}
