//! A month's running of a mine: income, power, standing idle.

use super::input;
use super::paths::PathColumns;
use crate::formula::{Expr, all_of, iff};
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;

/// What a mine does in a month.
#[derive(Clone, Copy)]
pub(super) struct Running {
    /// USD.
    pub revenue: Column,
    /// USD.
    pub power: Column,
    /// USD.
    pub operating: Column,
    /// MWh.
    pub energy: Column,
}

/// A mine of `petahash` PH/s in the months in which machines are `there`.
pub(super) fn operation(
    m: &mut Months,
    paths: &PathColumns,
    petahash: Expr,
    there: Expr,
) -> Running {
    let mw = || input(Input::SiteGridMw);
    let uptime = || input(Input::MiningUptime);
    let kept = 1.0 - input(Input::MiningPoolFee);
    let gross = petahash * paths.hashprice.now() * 365.0 / 12.0 * uptime() * kept;
    let response = mw() * uptime() * input(Input::MiningDemandResponseUsdPerMwYear) / 12.0;
    let revenue = m.add("Income if it runs", "USD", Numbers::Whole, gross + response);
    let energy = || mw() * 730.0 * uptime();
    let power = m.add("Power if it runs", "USD", Numbers::Whole, energy() * paths.power.now());
    let opex = mw() * input(Input::MiningOpexUsdPerMwYear) / 12.0 * paths.cost.now();
    let opex = m.add("Operations if it runs", "USD", Numbers::Whole, opex);
    let saved = power.now() + (1.0 - input(Input::MiningIdleOpexShare)) * opex.now();
    let idles = all_of([input(Input::MiningCurtailWhenUnprofitable), revenue.now().below(saved)]);
    let state = iff(there, iff(idles, 0.0, 1.0), -1.0);
    let state = m.add("Runs (1), idles (0), none (-1)", "", Numbers::General, state);
    let runs = || state.now().is(1.0);
    let idle = iff(state.now().is(0.0), opex.now() * input(Input::MiningIdleOpexShare), 0.0);
    let mut usd = |heading, formula| m.add(heading, "USD", Numbers::Whole, formula);
    let revenue = usd("Mining income", iff(runs(), revenue.now(), 0.0));
    let power = usd("Power bought", iff(runs(), power.now(), 0.0));
    let operating = usd("Operations", iff(runs(), opex.now(), idle));
    let energy = m.add("Energy used", "MWh", Numbers::Whole, iff(runs(), energy(), 0.0));
    Running { revenue, power, operating, energy }
}
