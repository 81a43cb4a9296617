//! Converting now, later or never.

/// Title.
pub const TITLE: &str = "Converting now, later or never";
/// The line of mining on.
pub const NEVER: &str = "Never: mine on";
/// Head of the column of dates.
pub const CONVERTING: &str = "Converting";
/// The last row.
pub const NEVER_ROW: &str = "never";

/// When, by the delay in words; `None`: without any.
#[must_use]
pub fn when(delay: Option<&str>) -> String {
    delay.map_or("now".to_owned(), |delay| format!("in {delay}"))
}

/// Beside the best point.
#[must_use]
pub fn best(npv: &str) -> String {
    format!("best: {npv}")
}

/// Converting pays.
#[must_use]
pub fn converting_best(name: &str, when: &str, npv: &str, never: &str) -> String {
    format!("Best is {name} {when}: NPV {npv}; never converting is worth {never}.")
}

/// Mining on pays more.
#[must_use]
pub fn never_best(npv: &str) -> String {
    format!("Never converting is best: NPV {npv}.")
}
