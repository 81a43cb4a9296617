//! The four uses of one grid connection: paths in, ledgers out.

mod assets;
pub mod bridge;
pub mod colocation;
mod decisions;
mod ends;
mod facility;
pub mod gpu_cloud;
pub mod hybrid;
pub mod mining;
mod site;

pub use assets::Sale;
pub(crate) use decisions::better;
pub use decisions::{Action, Decision};
pub use facility::Facility;
pub use site::{sell_now, tax};

/// What ends a business: at closing, or at T.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exit {
    /// The month in which all that is left is sold.
    pub month: usize,
    /// What that leaves after tax, as an owner reckons it at a decision, USD.
    pub after_tax_usd: f64,
}

/// A use of the grid connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(usize)]
pub enum Strategy {
    /// Bitcoin mining.
    Mining,
    /// AI colocation: powered space rented out by the kW.
    Colocation,
    /// GPU cloud: accelerators owned and leased by the hour.
    GpuCloud,
    /// Part AI, part mining.
    Hybrid,
}

impl Strategy {
    /// All four, in the order in which they are shown.
    pub const ALL: [Strategy; 4] =
        [Strategy::Mining, Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid];

    /// The name in the contract and the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Strategy::Mining => "mining",
            Strategy::Colocation => "colocation",
            Strategy::GpuCloud => "gpu_cloud",
            Strategy::Hybrid => "hybrid",
        }
    }

    /// The strategy of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Strategy> {
        Strategy::ALL.into_iter().find(|strategy| strategy.key() == key)
    }
}
