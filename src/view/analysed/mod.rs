//! Analyses as charts: what an analysis found, in the form in which it is drawn.

pub mod frontier;
mod map;
pub mod split;
pub mod stress;
mod tornado;
pub mod waiting;

pub use map::{centres, edges, map};
pub use tornado::{Part, measure, tornado};
