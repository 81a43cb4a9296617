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
pub const NPV: &str = word!("NPV", "VAN");
/// Selling now, as a name of its own.
pub const SELL_NOW: &str = word!("Sell now", "Vender ahora");
/// What a strategy is that is not finished in time.
pub const NOT_READY: &str =
    word!("not ready within the horizon", "sin terminar dentro del horizonte");
/// The head of a column of months.
pub const AT_THE_END_OF: &str = word!("At the end of", "Al final de");

/// Who leads, within a sentence; `None`: selling now.
#[must_use]
pub fn leader(leader: Option<Strategy>) -> &'static str {
    leader.map_or(word!("selling now", "vender ahora"), short_name)
}

/// Who leads, as a name of its own.
#[must_use]
pub fn leader_name(leader: Option<Strategy>) -> &'static str {
    leader.map_or(SELL_NOW, short_name)
}
