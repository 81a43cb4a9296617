//! The map of the best use.

use super::{leader, leader_name};
use crate::strategy::Strategy;

/// Selling now in a reading.
pub const SELLING_NOW: &str = "Selling now";

/// Title.
#[must_use]
pub fn title(x: &str, y: &str) -> String {
    format!("Best use by {x} and {y}")
}

/// In a reading.
#[must_use]
pub fn ahead(margin: &str) -> String {
    format!("ahead by {margin}")
}

/// Who is best at a point.
#[must_use]
pub fn best(here: &str, who: Option<Strategy>, margin: &str) -> String {
    format!("At {here}, {} is best by {margin}. ", leader(who))
}

/// How much of the map each leader has.
#[must_use]
pub fn shares(shares: &[(Option<Strategy>, String)]) -> String {
    let each: Vec<String> =
        shares.iter().map(|(who, share)| format!("{} {share}", leader(*who))).collect();
    format!("Share of the map: {}.", each.join(", "))
}

/// A cell of the table.
#[must_use]
pub fn cell(who: Option<Strategy>, margin: &str) -> String {
    format!("{}, by {margin}", leader_name(who))
}

/// The corner of the table.
#[must_use]
pub fn corner(down: &str, across: &str) -> String {
    format!("{down} by {across}")
}
