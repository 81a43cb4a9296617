//! What shocks do to markets and to cash.

/// The line of the calm path.
pub const BEFORE: &str = "before";

/// What may move, in the order of the panels.
pub const MARKETS: [&str; 7] = [
    "Bitcoin price",
    "Network hashrate",
    "Hashprice",
    "Power price",
    "GPU lease level, 1 = as entered",
    "Share of rent collected",
    "Share of leases collected",
];

/// The line under the shocks.
#[must_use]
pub fn after(shocks: &str) -> String {
    format!("after: {shocks}")
}

/// A panel whose lowest point is marked.
#[must_use]
pub fn lowest(panel: &str, value: &str, when: &str) -> String {
    format!("{panel}: at its lowest {value} in {when}.")
}

/// A panel without such a point.
#[must_use]
pub fn ends(panel: &str, after: &str, before: &str) -> String {
    format!("{panel}: {after} at the end, {before} before.")
}

/// Heads of a panel's two columns.
#[must_use]
pub fn heads(panel: &str) -> [String; 2] {
    [format!("{panel}, before"), format!("{panel}, after")]
}
