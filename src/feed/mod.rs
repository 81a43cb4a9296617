//! What a public service says of the bitcoin network today, for a reader who asks for it: what is asked, what is taken
//! from an answer, and what is not believed.
//!
//! Nothing here asks: the page does, at a press, and hands over what came.

mod json;
mod readings;

pub use readings::{LAST_DIFFICULTY, hashrate_eh_per_s, read};

use crate::scenario::{Input, Scenario};

/// The one origin that is asked.
pub const ORIGIN: &str = "https://mempool.space";

/// How long an answer may take, in milliseconds.
pub const PATIENCE_MS: u32 = 10_000;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The price of a bitcoin.
    Price,
    /// The difficulty, and by it the hashrate of the network.
    Difficulty,
    /// Transaction fees a block, over the last day.
    Fees,
}

impl Quantity {
    /// All of them, in the order of the page.
    pub const ALL: [Quantity; 3] = [Quantity::Price, Quantity::Difficulty, Quantity::Fees];

    /// The input that it sets.
    #[must_use]
    pub fn input(self) -> Input {
        match self {
            Quantity::Price => Input::NetworkBtcPriceUsd,
            Quantity::Difficulty => Input::NetworkHashrateEhPerS,
            Quantity::Fees => Input::NetworkFeesBtcPerBlock,
        }
    }

    /// Where it is asked for, behind the origin.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Quantity::Price => "/api/v1/prices",
            Quantity::Difficulty => "/api/v1/mining/hashrate/3d",
            Quantity::Fees => "/api/v1/mining/reward-stats/144",
        }
    }
}

/// What was asked for and came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FeedReading {
    /// What.
    pub quantity: Quantity,
    /// The value of its input.
    pub value: f64,
    /// What the service said: dollars, difficulty, bitcoin a block.
    pub said: f64,
    /// Of when it is, in seconds since 1970, where the service says so.
    pub at: Option<f64>,
}

/// Why a quantity was not taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Failure {
    /// No answer in time.
    Silent,
    /// No way there: no network, or something on the way that refuses.
    Unreachable,
    /// Asked too often (429).
    TooOften,
    /// Another status than that of an answer.
    Status(u16),
    /// An answer that says nothing of the kind.
    Unreadable,
    /// A number that cannot be: the number, and between which two it would be believed.
    Implausible {
        /// As said.
        said: f64,
        /// The least that is believed.
        least: f64,
        /// The most.
        most: f64,
    },
}

/// The scenario with what came, all at once.
#[must_use]
pub fn apply(scenario: &Scenario, readings: impl IntoIterator<Item = FeedReading>) -> Scenario {
    let values = readings.into_iter().map(|reading| (reading.quantity.input(), reading.value));
    scenario.nearest_all(values)
}
