//! The hybrid over its AI share.

/// Title.
pub const TITLE: &str = "The hybrid over its share of AI";
/// Name of the lower panel, and of its series.
pub const PEAK_FUNDING: &str = "Peak funding";
/// Name of the axis.
pub const AXIS: &str = "share of grid MW given to AI →";
/// Head of the column of shares.
pub const SHARE: &str = "Share of AI";
/// At the scenario's share.
pub const NOW: &str = "now";
/// At the best share.
pub const BEST: &str = "best";
/// No share respects the limits.
pub const NONE: &str = "No share meets the limits.";

/// The series under a stress.
#[must_use]
pub fn stressed(stress: &str) -> String {
    format!("{}, {stress}", super::NPV)
}

/// Beside the line of a limit.
#[must_use]
pub fn limit(value: &str) -> String {
    format!("limit {value}")
}

/// Beside a marked share.
#[must_use]
pub fn marked(name: &str, share: &str, npv: &str) -> String {
    format!("{name} {share}: {npv}")
}

/// A share in the description.
#[must_use]
pub fn at(share: &str, npv: &str, funding: &str) -> String {
    format!("{share}: NPV {npv}, peak funding {funding}")
}

/// Where the scenario stands.
#[must_use]
pub fn now_at(at: &str) -> String {
    format!("Now {at}.")
}

/// Where the best share under the limits is.
#[must_use]
pub fn best_at(at: &str) -> String {
    format!("Best under the limits at {at}.")
}

/// Over a reading.
#[must_use]
pub fn heading(share: &str) -> String {
    format!("{share} AI")
}
