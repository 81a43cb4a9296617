//! Where each dollar goes.

use crate::analysis::value_split::Unit;

/// Title.
pub const TITLE: &str = "Where each dollar goes";
/// At the end of what is paid.
pub const ALL_THAT_IS_PAID: &str = "all that is paid";
/// The owner in the key, where there is room.
pub const OWNER: &str = "owner (in the strategy's colour)";
/// Heads of the table's first columns.
pub const HEADS: [&str; 2] = ["What is paid for", "Price"];

/// What is sold, in a word.
#[must_use]
pub const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::GpuHour => "GPU-hour",
        Unit::KwMonth => "kW-month of IT",
        Unit::Mwh => "MWh",
    }
}

/// A row's name.
#[must_use]
pub fn row(name: &str, unit: &str) -> String {
    format!("{name}, per {unit}")
}

/// Behind a row's name.
#[must_use]
pub fn pays(price: &str) -> String {
    format!("pays {price}")
}

/// A row in the description.
#[must_use]
pub fn describe(row: &str, price: &str, parts: &[String]) -> String {
    format!("{row} at {price}: {}.", parts.join(", "))
}
