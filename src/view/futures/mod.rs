//! Drawings of random futures.

mod chances;
mod converted;
mod drivers;
mod fan;
mod lanes;
mod needs;
mod spreads;
mod versus;
mod world;

pub use chances::Chances;
pub use converted::Converted;
pub use drivers::Causes;
pub use fan::Fans;
pub use needs::Needs;
pub use spreads::{Spread, Spreads};
pub use versus::Versus;
pub use world::{LivedWorld, Panel};
