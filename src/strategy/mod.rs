//! The four uses of one grid connection: paths in, ledgers out.

mod assets;
pub mod bridge;
pub mod colocation;
mod decisions;
mod ends;
mod facility;
pub mod gpu_cloud;
pub mod hybrid;
mod kept;
pub mod mining;
mod site;

pub use assets::Sale;
pub(crate) use decisions::better;
pub use decisions::{Action, Decision};
pub use facility::Facility;
pub use site::{sell_now, tax};

use crate::keys::keys;

/// What ends a business: at closing, or at T.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exit {
    /// The month in which all that is left is sold.
    pub month: usize,
    /// What that leaves after tax, as an owner reckons it at a decision, USD.
    pub after_tax_usd: f64,
}

keys! {
    /// A use of the grid connection.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(usize)]
    pub enum Strategy {
        /// Bitcoin mining.
        Mining = "mining",
        /// AI colocation: powered space rented out by the kW.
        Colocation = "colocation",
        /// GPU cloud: accelerators owned and leased by the hour.
        GpuCloud = "gpu_cloud",
        /// Part AI, part mining.
        Hybrid = "hybrid",
    }
}
