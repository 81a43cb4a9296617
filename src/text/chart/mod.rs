//! Words in and around the drawings, one file a chart: titles, notes, axes, descriptions, heads of
//! tables. Numbers come written already.

pub mod bars;
pub mod cash;
pub mod curve;
pub mod hybrid;
pub mod map;
pub mod split;
pub mod stress;
pub mod tornado;
pub mod waiting;

use super::strategy::short_name;
use crate::strategy::Strategy;

/// For net present value, where there is little room.
pub const NPV: &str = "NPV";
/// Selling now, as a name of its own.
pub const SELL_NOW: &str = "Sell now";
/// What a strategy is that is not finished in time.
pub const NOT_READY: &str = "not ready within the horizon";
/// The head of a column of months.
pub const AT_THE_END_OF: &str = "At the end of";

/// Who leads, within a sentence; `None`: selling now.
#[must_use]
pub fn leader(leader: Option<Strategy>) -> &'static str {
    leader.map_or("selling now", short_name)
}

/// Who leads, as a name of its own.
#[must_use]
pub fn leader_name(leader: Option<Strategy>) -> &'static str {
    leader.map_or(SELL_NOW, short_name)
}
