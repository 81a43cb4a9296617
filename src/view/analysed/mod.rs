//! Analyses as charts: what an analysis found, in the form in which it is drawn.

pub mod stress;
