//! Random futures: how sure the answer is, and what waiting is worth.
//!
//! A future is one draw of four factors (bitcoin price, the network's own level, GPU lease level,
//! power price) and of what befalls a business once (a tenant found, its default, a late delivery,
//! dearer buildings). Draws have addresses ([`random`]), so a future is the same whoever asks for
//! it, and whenever.

pub mod chance;
pub mod factors;
pub mod random;
pub mod report;
pub mod rows;
pub mod stopping;
