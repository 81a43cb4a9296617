//! Cumulative cash.

/// Title.
pub const TITLE: &str = "Cumulative cash, after tax and before debt";
/// What the ring on a line means.
pub const PAID_BACK: &str = "paid back: above zero for good";

/// What one strategy's line does: where it ends, its lowest value with its month, and when it is
/// paid back.
#[must_use]
pub fn line(
    name: &str,
    end: &str,
    lowest: Option<(String, String)>,
    back: Option<String>,
) -> String {
    let lowest = lowest
        .map_or_else(String::new, |(depth, when)| format!(", at its lowest {depth} in {when}"));
    let back = back.map_or_else(String::new, |after| format!(", paid back after {after}"));
    format!("{name} ends at {end}{lowest}{back}.")
}

/// Of a strategy without a line.
#[must_use]
pub fn not_ready(name: &str) -> String {
    format!("{name} is {}.", super::NOT_READY)
}

/// The month of the valuation date, before anything has happened.
#[must_use]
pub fn start(month: &str) -> String {
    format!("Start, {month}")
}

/// A later month, with how long that is from the start.
#[must_use]
pub fn after(month: &str, since: &str) -> String {
    format!("{month}, after {since}")
}
