//! The delay curve as a chart.

use crate::analysis::waiting::{WAITS, Waiting};
use crate::strategy::Strategy;
use crate::view::waiting::Waiting as Chart;

/// A line for every use that is converted to, and mining on.
#[must_use]
pub fn waiting(found: &Waiting) -> Chart {
    let line = |strategy| (strategy, found.waits.iter().map(|wait| wait.npv(strategy)).collect());
    let lines = [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid].map(line);
    Chart { delays: WAITS.to_vec(), lines: lines.to_vec(), never: Some(found.never_usd) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Input, Scenario};

    #[test]
    fn every_line_has_a_point_a_wait() {
        let late = Scenario::default()
            .nearest(Input::SiteHorizonYears, 4.0)
            .nearest(Input::ColocationBuildMonths, 30.0);
        let found = crate::analysis::waiting::waiting(&late);
        let chart = waiting(&found);
        let ready = |line: usize| -> Vec<bool> {
            chart.lines[line].1.iter().map(Option::is_some).collect()
        };
        // 48 months: a build of 30 begun after 12 ends at 42, after 24 at 54.
        assert_eq!(ready(0), [true, true, false, false]);
        assert_eq!(chart.never, Some(found.never_usd));
    }
}
