//! What the test programs share.

pub(crate) mod changed;
pub(crate) mod compared;
pub(crate) mod scenarios;
