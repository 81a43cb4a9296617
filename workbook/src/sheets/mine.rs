//! A mine on the whole site: its owner's decisions, machines, running, cash.

use super::cash::{Business, Flows, settle};
use super::decisions::Decided;
use super::derived::{Derived, in_months};
use super::loan::{Loan, level_payment, together};
use super::operation::operation;
use super::owned::{owned_fetched, petahash};
use super::paths::{PathColumns, clock};
use super::{Page, input};
use crate::book::Book;
use crate::formula::{Expr, all_of, any_of, iff, index, max, min, number, remainder};
use crate::model::Model;
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook as words;

/// Life of mining infrastructure, months.
const INFRASTRUCTURE_LIFE: f64 = 240.0;

/// Whether the site is the mine's to sell.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Site {
    /// It is sold with it.
    Sold,
    /// It is somebody else's: the hybrid's second mine.
    None,
}

/// What stands in a month: the month of its purchase, or one of these.
pub(super) const STOPPED: f64 = -1.0;
pub(super) const CLOSED: f64 = -2.0;

/// Fills the sheet.
pub(super) fn mine(
    book: &mut Book,
    derived: &mut Derived,
    paths: &PathColumns,
    decided: &Decided,
    model: &Model,
    site: Site,
) -> Business {
    let (page, actions, ledger) = match site {
        Site::Sold => (Page::Mining, &decided.mining, model.ledger(0)),
        Site::None => (Page::Headroom, &decided.second, Some(&model.second.0)),
    };
    // Mining is always ready.
    let ledger = ledger.unwrap_or(&model.second.0);
    if site == Site::Sold {
        derived.group(book, "Mining");
    }
    let life = || in_months(Input::MiningFleetLifeYears);
    let tenor = || in_months(Input::FinanceMiningTenorYears);
    let (title, note) = words::months(page.id());
    let mut m = Months::new(book, page.id(), model.months, title, note);
    let m = &mut m;
    let clock = clock(m, model.months, Some(paths.clock));
    let t = || clock.now();
    let at_end = || t().is(clock.horizon());

    let asked = all_of([remainder(t(), 12.0).is(0.0), t().above(0.0), t().below(clock.horizon())]);
    let action = iff(asked, index(actions.clone(), t() / 12.0), "");
    let action = m.add("Decision at month end", "", Numbers::General, action);
    let standing = m.follow(
        "Bought in month (-1 stopped, -2 closed)",
        "month",
        Numbers::General,
        0.0,
        |own| {
            let stopped = iff(action.before().is("stop"), STOPPED, own.before());
            let replaced = iff(action.before().is("replace"), t() - 1.0, stopped);
            let closed = any_of([own.before().is(CLOSED), action.before().is("close")]);
            iff(closed, CLOSED, replaced)
        },
    );
    let (offer_ph, offer_cost) = offers(m, paths);
    let owned = all_of([standing.now().is(0.0), input(Input::MiningFleetOwned)]);
    let owned = m.add("The owned fleet stands", "", Numbers::General, owned);
    let there = || standing.now().at_least(0.0);
    let of_what_stands = |offer: Column, of_owned: Expr| {
        iff(there(), iff(owned.now(), of_owned, offer.at(standing.now())), 0.0)
    };
    let owned_ph = petahash(input(Input::MiningEfficiencyJPerTh));
    let ph = m.add("Hashrate in place", "PH/s", Numbers::Cents, of_what_stands(offer_ph, owned_ph));
    let cost =
        m.add("Machines’ cost", "USD", Numbers::Whole, of_what_stands(offer_cost, number(0.0)));
    let running = operation(m, paths, ph.now(), all_of([there(), t().above(0.0)]));

    let open = || standing.now().is_not(CLOSED);
    let replaced = || all_of([open(), action.now().is("replace")]);
    let ended = all_of([open(), any_of([action.now().is("close"), at_end()])]);
    let ended = m.add("All is sold", "month", Numbers::General, iff(ended, t(), 0.0));
    let ends = || ended.now().above(0.0);
    let sold = all_of([there(), any_of([replaced(), action.now().is("stop"), ends()])]);
    let sold = m.add("Machines are sold", "", Numbers::General, sold);
    let age = m.add("Machines’ age", "months", Numbers::General, t() - standing.now());
    let left = input(Input::MiningResidualShare).to_or_one(min(age.now() / life(), 1.0));
    let fetched = iff(owned.now(), owned_fetched(t()), cost.now() * left);
    let machines = m.add("Machines fetch", "USD", Numbers::Whole, iff(sold.now(), fetched, 0.0));
    let once = || input(Input::FinanceMachineDeductionShare);
    let book_value = cost.now() * (1.0 - once()) * max(life() - age.now(), 0.0) / life();
    let machines_book =
        m.add("Machines’ book value", "USD", Numbers::Whole, iff(sold.now(), book_value, 0.0));
    let fetched = match site {
        Site::Sold => iff(ends(), paths.connection.now(), 0.0),
        Site::None => number(0.0),
    };
    let site_sold = m.add("Site fetches", "USD", Numbers::Whole, fetched);
    let site_cost = || input(Input::MiningSiteCapexUsdPerMw) * input(Input::SiteGridMw);
    let at_once = || input(Input::FinanceBuildingDeductionShare);
    let spread = || site_cost() * (1.0 - at_once()) / INFRASTRUCTURE_LIFE;
    let site_book = spread() * max(INFRASTRUCTURE_LIFE - t(), 0.0);
    let site_book =
        m.add("Infrastructure’s book value", "USD", Numbers::Whole, iff(ends(), site_book, 0.0));

    let first_month = iff(age.now().is(1.0), cost.now() * once(), 0.0);
    let spread_out = iff(age.now().at_most(life()), cost.now() * (1.0 - once()) / life(), 0.0);
    let written_off = iff(there(), spread_out + first_month, 0.0);
    let written_off =
        m.follow("Depreciation, machines", "USD", Numbers::Whole, 0.0, |_| written_off);
    let first_month = iff(t().is(1.0), site_cost() * at_once(), 0.0);
    let spread_out = iff(t().at_most(INFRASTRUCTURE_LIFE), spread(), 0.0);
    let site_off = iff(open(), spread_out + first_month, 0.0);
    let site_off =
        m.follow("Depreciation, infrastructure", "USD", Numbers::Whole, 0.0, |_| site_off);
    let depreciation = written_off.now() + site_off.now();
    let depreciation = m.add("All depreciation", "USD", Numbers::Whole, depreciation);
    let first = site_cost() + iff(input(Input::MiningFleetOwned), 0.0, offer_cost.now());
    let bought = iff(replaced(), offer_cost.now(), 0.0);
    let capex = m.follow("Bought", "USD", Numbers::Whole, first, |_| bought);
    let proceeds = machines.now() + site_sold.now();
    let proceeds = m.add("Sold", "USD", Numbers::Whole, proceeds);
    let book = m.add(
        "Book value of what is sold",
        "USD",
        Numbers::Whole,
        machines_book.now() + site_book.now(),
    );
    let working = m.add("Prepayment", "USD", Numbers::Whole, 0.0);

    let borrowed = || input(Input::FinanceMiningDebtShare) * capex.month(0);
    let rate = || input(Input::FinanceMiningInterestRate) / 12.0;
    let draw = m.follow(
        "Loan: drawn",
        "USD",
        Numbers::Whole,
        input(Input::FinanceMiningDebtShare) * capex.now(),
        |_| number(0.0),
    );
    let loan = Loan {
        name: "Loan",
        draw,
        monthly_rate: rate(),
        payment_number: t(),
        tenor: tenor(),
        payment: level_payment(borrowed(), rate(), tenor()),
        repaid: ends(),
    };
    let loan = loan.add(m);
    let service = together(m, &[loan]);
    let exit = (machines.now() + site_sold.now(), machines_book.now() + site_book.now());
    let flows = Flows {
        revenue: running.revenue,
        power: running.power,
        operating: running.operating,
        energy: running.energy,
        depreciation,
        capex,
        proceeds,
        book,
        working,
        service,
        ended,
        exit,
        bridge: None,
        discount_rate: Input::MiningDiscountRate,
        go_live: number(0.0),
        ramp: number(0.0),
        contract_end: number(0.0),
    };
    settle(m, clock, &flows, ledger)
}

/// What new machines are offered in a month: hashrate on the whole site, PH/s, and cost, USD.
fn offers(m: &mut Months, paths: &PathColumns) -> (Column, Column) {
    let years = || paths.clock.now() / 12.0;
    let better = (1.0 - input(Input::MiningEfficiencyImprovement)).to(years());
    let efficiency = max(
        input(Input::MiningEfficiencyFloorJPerTh),
        input(Input::MiningNewEfficiencyJPerTh) * better,
    );
    let efficiency = m.add("New machines’ efficiency", "J/TH", Numbers::Cents, efficiency);
    let ph = m.add("New machines’ hashrate", "PH/s", Numbers::Cents, petahash(efficiency.now()));
    let drift = (1.0 + input(Input::MiningMachinePriceChange)).to(years());
    let response = paths.recent.now().to_or_one(input(Input::MiningMachinePriceResponse));
    let cost = ph.now() * 1000.0 * input(Input::MiningMachinePriceUsdPerTh) * drift * response;
    let cost = m.add("New machines’ cost", "USD", Numbers::Whole, cost);
    (ph, cost)
}
