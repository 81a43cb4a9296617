//! Random futures: how sure the answer is, and what waiting is worth.
//!
//! A future is one draw of four factors (bitcoin price, the network's own level, GPU lease level,
//! power price) and of what befalls a business once (a tenant found, its default, a late delivery,
//! dearer buildings). Draws have addresses ([`random`]), so a future is the same whoever asks for
//! it, and whenever. In each, all four strategies run by the rules of the base path ([`Worker`]);
//! owners decide on what is known, and expect shocks to fade. [`Rows`] of any ranges of futures put
//! together give the same [`report::Report`] as all at once.

pub mod chance;
mod default;
pub mod factors;
mod future;
mod model;
mod opened;
pub mod random;
pub mod report;
mod rows;
mod simulate;
pub mod stopping;
pub mod waiting;
mod worker;

pub use future::Future;
pub use model::Model;
pub use opened::OpenFuture;
pub use rows::{Counted, Driver, Layout, Rows};
pub use simulate::{FuturesJob, Options, SLICE, Unfinished, certain, simulate};
pub use worker::{Outcome, Worker};
