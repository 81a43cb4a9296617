//! A tenant's default: what it does to a lease or contract in force.

use super::chance::Fate;
use crate::paths::{Events, NEVER, Paths};

/// Months in which nothing is collected.
const UNPAID: usize = 12;
/// What is charged of the rent after that, until the lease's term ends.
const RENT_SHARE: f64 = 0.70;
/// What debt drawn from the default on costs more, share a year.
const SURCHARGE: f64 = 0.0225;

/// What befalls a business that is built in `build` months, but for a default. What is ready at
/// once cannot be late.
pub(super) fn events(fate: &Fate, build: usize) -> Events {
    Events {
        delay: if build > 0 { fate.delay } else { 0 },
        building_cost_factor: fate.capex_factor,
        ..Events::NONE
    }
}

/// The month of default of a business with `events`; `None` if never.
pub(super) fn month(fate: &Fate, build: usize, events: &Events) -> Option<usize> {
    fate.default_after.map(|months| build + events.delay + months)
}

/// Nothing is collected for a year from `month` on, or until the lease or contract ends in `last`.
fn unpaid(paths: &mut Paths, month: usize, last: usize) {
    let end = paths.months.min(last).min(month + UNPAID - 1);
    paths.collected[month..=end].fill(0.0);
}

/// A default in `month` on a lease whose term ends in `last`: after the unpaid year the rent is
/// lower until then; re-letting starts from the rent undiminished.
pub(super) fn on_lease(paths: &mut Paths, month: usize, last: usize) {
    unpaid(paths, month, last);
    paths.events.rent_changed_from = month + UNPAID;
    paths.events.rent_changed_to = last;
    paths.events.rent_share = RENT_SHARE;
}

/// A default in `month` on a contract whose last month is `last`: after the unpaid year it is void.
/// Of the `first` contract's prepayment nothing more is credited.
pub(super) fn on_contract(paths: &mut Paths, month: usize, last: usize, first: bool) {
    unpaid(paths, month, last);
    let events = &mut paths.events;
    let void = month + UNPAID;
    events.contracts_void_from = if void <= last { void } else { NEVER };
    events.credit_ends_from = if first { month } else { NEVER };
    events.loans_dearer_from = month;
    events.interest_surcharge = SURCHARGE;
}
