//! The bars of NPV.

/// Title, and head of the column of values.
pub const TITLE: &str = "Net present value";
/// Head of the column of names.
pub const STRATEGY: &str = "Strategy";
/// In place of a value that there is not.
pub const NOT_IN_TIME: &str = "not ready in time";

/// Beside the line of selling now.
#[must_use]
pub fn sell_now(value: &str) -> String {
    format!("sell now {value}")
}
