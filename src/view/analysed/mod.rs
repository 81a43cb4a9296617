//! Analyses as charts: what an analysis found, in the form in which it is drawn.

mod map;
mod tornado;

pub use map::{centres, edges, map};
pub use tornado::{Part, measure, tornado};
