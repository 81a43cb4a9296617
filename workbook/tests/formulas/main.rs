//! The formulas worked out here and held to the model: every figure, every month.

mod changed;
mod contract;
mod format;
#[path = "../support/mod.rs"]
mod support;
