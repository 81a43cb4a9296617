//! Tax on income: losses used as they arise, or carried forward by model year.

use super::{Clock, input};
use crate::formula::{Expr, iff, max, min, remainder, sum};
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;

/// Which rule.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Losses {
    /// As the scenario says.
    AsEntered,
    /// Always carried: what a lender counts with.
    Carried,
}

/// Tax on the income of a column (nothing at index 0), named by what it is paid after.
pub(super) fn tax(
    m: &mut Months,
    clock: Clock,
    name: &str,
    income: Column,
    losses: Losses,
) -> Column {
    let year_ends = remainder(clock.now(), 12.0).is(0.0);
    let year = iff(year_ends, sum(income.recent(12)), 0.0);
    let heading = |what: &str| format!("{what}, {name}");
    let year = m.follow(&heading("Year’s income"), "USD", Numbers::Whole, 0.0, |_| year);
    let limit = || input(Input::FinanceLossOffsetLimit) * max(year.now(), 0.0);
    let account = m.follow(&heading("Losses carried"), "USD", Numbers::Whole, 0.0, |own| {
        own.before() + max(-year.now(), 0.0) - min(own.before(), limit())
    });
    let rate = || input(Input::FinanceTaxRate);
    let carried: Expr = rate() * (max(year.now(), 0.0) - min(account.before(), limit()));
    let paid = match losses {
        Losses::Carried => carried,
        Losses::AsEntered => {
            iff(input(Input::FinanceLosses).is("used"), rate() * income.now(), carried)
        }
    };
    m.follow(&heading("Tax"), "USD", Numbers::Whole, 0.0, |_| paid)
}

/// Tax on a gain as an owner reckons it: a loss counts only where it is used.
pub(super) fn on_gain(gain: Expr) -> Expr {
    let used = input(Input::FinanceLosses).is("used");
    input(Input::FinanceTaxRate) * iff(used, gain.clone(), max(gain, 0.0))
}
