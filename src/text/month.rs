//! Months in words.

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
