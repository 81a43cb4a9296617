//! Debt service coverage year by year, where an evaluation keeps only the lowest.

use crate::finance::{Ledger, coverage_by_year};
use crate::scenario::Scenario;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::{Strategy, tax};

/// The full years after go-live and ramp that have debt service, by their last month, with their
/// coverage. A hybrid has none: its AI part's stand in that part's own statement.
pub(super) fn covered_years(
    scenario: &Scenario,
    strategy: Strategy,
    ledger: &Ledger,
) -> Vec<(usize, f64)> {
    let start = match strategy {
        Strategy::Mining => 0,
        Strategy::Colocation => {
            let colocation = Colocation::of(scenario);
            colocation.go_live() + colocation.facility.ramp
        }
        Strategy::GpuCloud => {
            let cloud = GpuCloud::of(scenario);
            cloud.go_live() + cloud.facility.ramp
        }
        Strategy::Hybrid => return Vec::new(),
    };
    coverage_by_year(ledger, tax(scenario), start)
}
