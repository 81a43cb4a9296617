//! The site itself: what the grid connection fetches, and the tax rule of its businesses.

use crate::finance::{Losses, Tax};
use crate::math::pow;
use crate::scenario::{Input, Scenario};

/// What a grid connection fetches: `C x sale_value x (1+cost_inflation)^(t/12)`. It stands in the
/// books at nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Connection {
    /// At index 0, USD.
    value: f64,
    /// Rise of what it fetches, share a year.
    inflation: f64,
}

impl Connection {
    /// The connection of a scenario.
    #[must_use]
    pub(super) fn of(scenario: &Scenario) -> Connection {
        let value = scenario.get(Input::SiteGridMw) * scenario.get(Input::SiteSaleValueUsdPerMw);
        Connection { value, inflation: scenario.get(Input::SiteCostInflation) }
    }

    /// No connection to sell.
    pub(super) const NONE: Connection = Connection { value: 0.0, inflation: 0.0 };

    /// What it fetches at the end of month `month`, USD.
    #[must_use]
    pub(super) fn fetched(&self, month: usize) -> f64 {
        if self.value == 0.0 {
            return 0.0;
        }
        self.value * pow(1.0 + self.inflation, month as f64 / 12.0)
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
