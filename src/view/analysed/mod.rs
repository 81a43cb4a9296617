//! Analyses as charts: what an analysis found, in the form in which it is drawn.

pub mod frontier;
pub mod split;
pub mod stress;
pub mod waiting;
