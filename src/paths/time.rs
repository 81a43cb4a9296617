//! The calendar of the model: every month has the same hours, every day the same blocks.

/// Hours in a month.
pub const HOURS_PER_MONTH: f64 = 730.0;

/// Blocks that the bitcoin network finds in a day, one every ten minutes.
pub const BLOCKS_PER_DAY: f64 = 144.0;
