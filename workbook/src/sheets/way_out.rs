//! What an owned mine earns on its way out, while AI capacity is built: a ledger of its own.

use super::derived::Derived;
use super::operation::operation;
use super::owned::{owned_fetched, petahash};
use super::paths::PathColumns;
use super::tax::{Losses, tax};
use super::{Clock, input};
use crate::book::Book;
use crate::formula::{Expr, Function, all_of, iff, min};
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;

/// The month at whose end it stops: the first decision to stop, go-live at the latest.
pub(super) fn stops(
    book: &mut Book,
    derived: &mut Derived,
    name: &str,
    actions: &Expr,
    go_live: Expr,
) -> Expr {
    let latest = || iff(input(Input::ConversionMineWhileBuilding), go_live.clone(), 0.0);
    let stops = Expr::Call(Function::CountIf, vec![actions.clone(), "stop".into()]);
    let place = Expr::Call(Function::Match, vec!["stop".into(), actions.clone()]);
    let stop = iff(stops.is(0.0), latest(), min(latest(), 12.0 * (place - 1.0)));
    derived.term(
        book,
        name,
        "Month at whose end the owned mine stops",
        ("month", Numbers::General),
        stop,
    )
}

/// Its free cash flow.
pub(super) fn way_out(m: &mut Months, clock: Clock, paths: &PathColumns, stop: &Expr) -> Column {
    let t = || clock.now();
    let owned = || input(Input::MiningFleetOwned);
    let there = all_of([owned(), t().at_least(1.0), t().at_most(stop.clone())]);
    let running = operation(m, paths, petahash(input(Input::MiningEfficiencyJPerTh)), there);
    let sold = all_of([owned(), input(Input::ConversionSellFleetAtGoLive), t().is(stop.clone())]);
    let fetched = iff(sold, owned_fetched(t()), 0.0);
    let fetched = m.add("Owned machines fetch", "USD", Numbers::Whole, fetched);
    let margin = running.revenue.now() - running.power.now() - running.operating.now();
    let margin = m.add("Margin of the way out", "USD", Numbers::Whole, margin);
    // A gain at index 0 belongs to month 1.
    let early = iff(t().is(1.0), fetched.before(), 0.0);
    let income = margin.now() + fetched.now() + early;
    let income = m.follow("Taxable income of the way out", "USD", Numbers::Whole, 0.0, |_| income);
    let paid = tax(m, clock, "the way out", income, Losses::AsEntered);
    let cash = margin.now() + fetched.now() - paid.now();
    m.add("Cash of the way out", "USD", Numbers::Whole, cash)
}
