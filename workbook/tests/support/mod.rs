//! What the test programs share.

pub mod changed;
pub mod compared;
pub mod scenarios;
