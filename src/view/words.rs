//! The words of the drawings.

use crate::strategy::Strategy;

/// A strategy's name on screen.
#[must_use]
pub const fn name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "Mining",
        Strategy::Colocation => "Colocation",
        Strategy::GpuCloud => "GPU cloud",
        Strategy::Hybrid => "Hybrid",
    }
}

/// The months, in full.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month counted from January of year 0: "June 2031".
#[must_use]
pub fn month(stored: f64) -> String {
    let months = stored.clamp(0.0, 120_000.0) as usize;
    format!("{} {}", MONTHS[months % 12], months / 12)
}
