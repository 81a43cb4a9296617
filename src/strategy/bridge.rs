//! The bridge: what an owned mine earns on its way out, while AI capacity is built.
//!
//! A ledger of its own: taxed by itself, no debt, discounted at the mining rate.

use super::mining::Mine;
use crate::finance::{Column, Ledger, settle};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};

/// Whether the mine runs on during the build, and whether its machines are sold at go-live.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayOut {
    mines: bool,
    sells: bool,
}

impl WayOut {
    /// The way out of a scenario; nothing without an owned fleet.
    #[must_use]
    pub fn of(scenario: &Scenario) -> WayOut {
        let owned = scenario.is(Input::MiningFleetOwned);
        WayOut {
            mines: owned && scenario.is(Input::ConversionMineWhileBuilding),
            sells: owned && scenario.is(Input::ConversionSellFleetAtGoLive),
        }
    }

    /// Fills the ledger: mining in months 1 to `build`, the machines sold at month `max(build, 1)`.
    pub fn run(self, mine: &Mine, paths: &Paths, build: usize, ledger: &mut Ledger) {
        ledger.reset(paths.months);
        let fleet = mine.market.owned_fleet();
        if self.mines && build > 0 {
            mine.operation.run(paths, fleet.petahash, 1..=build, ledger);
        }
        if self.sells {
            let month = build.max(1);
            let price = mine.market.fetched(&fleet, month);
            ledger.column_mut(Column::Proceeds)[month] += price;
            ledger.column_mut(Column::SaleGain)[month] += price;
        }
        settle(ledger, mine.tax());
    }
}
