//! Drawings of random futures.

mod chances;
mod fan;
mod spreads;

pub use chances::Chances;
pub use fan::Fans;
pub use spreads::Spreads;
