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
        self.run_after(mine, paths, 0, build, ledger);
    }

    /// Fills the ledger for a build of `build` months that begins after month `wait`: an owned mine
    /// runs until it begins, and then as without waiting.
    pub fn run_after(
        self,
        mine: &Mine,
        paths: &Paths,
        wait: usize,
        build: usize,
        ledger: &mut Ledger,
    ) {
        ledger.reset(paths.months);
        let fleet = mine.market.owned_fleet();
        let mines_until = if self.mines { wait + build } else { wait };
        if mine.owned && mines_until > 0 {
            mine.operation.run(paths, fleet.petahash, 1..=mines_until, ledger);
        }
        if self.sells {
            let month = (wait + build).max(1);
            let price = mine.market.fetched(&fleet, month);
            ledger.column_mut(Column::Proceeds)[month] += price;
            ledger.column_mut(Column::SaleGain)[month] += price;
        }
        settle(ledger, mine.tax());
    }
}
