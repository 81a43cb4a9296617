//! The hybrid frontier as a chart.

use crate::analysis::frontier::{BestShare, HybridFrontier, Limits};
use crate::view::frontier::Frontier;

/// The chart; `stress`: the name of the stress whose NPVs the frontier holds.
#[must_use]
pub fn frontier(
    found: &HybridFrontier,
    present: f64,
    stress: Option<String>,
    limits: &Limits,
    best: Option<&BestShare>,
) -> Frontier {
    let stressed: Option<Vec<f64>> =
        found.points.iter().map(|point| point.stressed_npv_usd).collect();
    Frontier {
        shares: found.points.iter().map(|point| point.share).collect(),
        npv: found.points.iter().map(|point| point.npv_usd).collect(),
        stressed: stress.zip(stressed),
        peak_funding: found.points.iter().map(|point| point.peak_funding_usd).collect(),
        present,
        best: best.map(|best| best.point.share),
        funding_limit: limits.peak_funding_usd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::frontier as analysis;
    use crate::evaluation::Engine;
    use crate::scenario::Scenario;

    #[test]
    fn a_stress_is_drawn_only_if_it_was_computed() {
        let (mut engine, scenario) = (Engine::new(), Scenario::default());
        let limits = Limits { peak_funding_usd: Some(1e8), ..Limits::default() };
        let chart = |npvs: Option<&[f64]>, engine: &mut Engine| {
            let found = analysis::frontier(engine, &scenario, 3, npvs).expect("ready");
            frontier(&found, 0.5, Some("winter".to_owned()), &limits, None)
        };
        assert_eq!(chart(None, &mut engine).stressed, None);
        let with = chart(Some(&[1.0, 2.0, 3.0]), &mut engine);
        assert_eq!(with.stressed, Some(("winter".to_owned(), vec![1.0, 2.0, 3.0])));
        assert_eq!(with.shares, [0.0, 0.5, 1.0]);
        assert_eq!(with.funding_limit, Some(1e8));
    }
}
