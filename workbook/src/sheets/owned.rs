//! What the owned fleet is and fetches, and with the site what selling now brings.

use super::input;
use crate::formula::{Expr, iff, number};
use hash_or_host::scenario::Input;

/// Hashrate of a fleet of so many J/TH on the whole site, PH/s.
pub(super) fn petahash(efficiency: Expr) -> Expr {
    input(Input::SiteGridMw) * 1e6 / (input(Input::MiningPue) * efficiency) / 1000.0
}

/// What the owned fleet fetches in a month, USD.
pub(super) fn owned_fetched(t: Expr) -> Expr {
    petahash(input(Input::MiningEfficiencyJPerTh))
        * 1000.0
        * input(Input::MiningResaleUsdPerTh)
        * (1.0 - input(Input::MiningResaleDecline)).to(t / 12.0)
}

/// What selling now brings, after tax, USD.
pub(super) fn sell_now() -> Expr {
    let machines = iff(input(Input::MiningFleetOwned), owned_fetched(number(0.0)), 0.0);
    let site = input(Input::SiteGridMw) * input(Input::SiteSaleValueUsdPerMw);
    (machines + site) * (1.0 - input(Input::FinanceTaxRate))
}
