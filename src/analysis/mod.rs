//! What would change the answer: questions asked of many evaluations.
//!
//! Each analysis takes an [`Engine`](crate::evaluation::Engine), whose memory it uses, and a
//! scenario, and returns plain data. One engine per sweep: what the moved input does not touch is
//! not computed again.

pub mod aggregate;
pub mod beside_best;
pub mod break_even;
pub mod compare;
mod coverage;
pub mod curve;
pub mod events;
pub mod frontier;
pub mod map;
pub mod migration;
pub mod notices;
mod site;
mod solve;
pub mod solve_for;
pub mod standing;
pub mod statement;
pub mod step;
pub mod stress;
pub mod sweep;
pub mod tornado;
pub mod turns;
pub mod two_way;
pub mod value_split;
pub mod waiting;
pub mod working;
