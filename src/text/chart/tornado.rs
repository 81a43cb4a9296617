//! The tornado.

/// The key of an empty end.
pub const LOW_END: &str = "at the low end";
/// The key of a full end.
pub const HIGH_END: &str = "at the high end of the plausible range";
/// The same where there is little room.
pub const HIGH_END_SHORT: &str = "at the high end";
/// No bar decides.
pub const NONE_DECIDES: &str = "No input changes the best strategy within its plausible range.";
/// Heads of the table.
pub const HEADS: [&str; 6] =
    ["Input", "Low", "Result at low", "High", "Result at high", "Best becomes"];
/// The two ends in the table.
pub const ENDS: [&str; 2] = ["low", "high"];

/// Over the line of the result as it is.
#[must_use]
pub fn now(value: &str) -> String {
    format!("now {value}")
}

/// The result as it is, and which inputs decide.
#[must_use]
pub fn describe(now: &str, deciding: &[&str]) -> String {
    if deciding.is_empty() {
        return format!("Now {now}. {NONE_DECIDES}");
    }
    let deciding = deciding.join(", ");
    format!("Now {now}. Within their plausible ranges these change the best strategy: {deciding}.")
}

/// Who becomes best at an end.
#[must_use]
pub fn becomes(name: &str, end: &str) -> String {
    format!("{name} at {end}")
}
