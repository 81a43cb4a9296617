//! The site itself: what the grid connection fetches, and the tax rule of its businesses.

use super::kept::Growth;
use crate::finance::{Losses, Tax};
use crate::scenario::{Input, Scenario};

/// What a grid connection fetches: `C x sale_value x (1+cost_inflation)^(t/12)`. It stands in the
/// books at nothing.
#[derive(Clone, Debug)]
pub(super) struct Connection {
    /// At index 0, USD.
    value: f64,
    /// Rise of what it fetches, a factor.
    rise: Growth,
}

impl Connection {
    /// The connection of a scenario.
    #[must_use]
    pub(super) fn of(scenario: &Scenario) -> Connection {
        Connection::NONE.renewed(scenario, (0, 0))
    }

    /// Overwrites it by that of a scenario, to be sold in one of `months` (the first, and how many a year apart),
    /// keeping the memory.
    #[must_use]
    pub(super) fn renewed(self, scenario: &Scenario, months: (usize, usize)) -> Connection {
        let value = scenario.get(Input::SiteGridMw) * scenario.get(Input::SiteSaleValueUsdPerMw);
        let growth = 1.0 + scenario.get(Input::SiteCostInflation);
        Connection { value, rise: self.rise.renewed(growth, months) }
    }

    /// No connection to sell.
    pub(super) const NONE: Connection = Connection { value: 0.0, rise: Growth::NONE };

    /// What it fetches at the end of month `month`, USD.
    #[must_use]
    pub(super) fn fetched(&self, month: usize) -> f64 {
        if self.value == 0.0 {
            return 0.0;
        }
        self.value * self.rise.after(month)
    }
}

/// The tax rule of a scenario.
#[must_use]
pub fn tax(scenario: &Scenario) -> Tax {
    let used = scenario.get(Input::FinanceLosses) == 0.0;
    Tax {
        rate: scenario.get(Input::FinanceTaxRate),
        losses: if used { Losses::Used } else { Losses::Carried },
        loss_offset_limit: scenario.get(Input::FinanceLossOffsetLimit),
    }
}

/// What selling now brings, after tax, USD: the owned machines and the connection.
#[must_use]
pub fn sell_now(scenario: &Scenario) -> f64 {
    let get = |input| scenario.get(input);
    let machines = if scenario.is(Input::MiningFleetOwned) {
        let terahash = get(Input::SiteGridMw) * 1e6
            / (get(Input::MiningPue) * get(Input::MiningEfficiencyJPerTh));
        terahash * get(Input::MiningResaleUsdPerTh)
    } else {
        0.0
    };
    (machines + Connection::of(scenario).fetched(0)) * (1.0 - get(Input::FinanceTaxRate))
}
