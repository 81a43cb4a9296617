//! AI colocation on the whole site: leases, vacancy, the let building's sale, and the mine on its way out.

use super::cash::{Business, Flows, settle};
use super::decisions::Decided;
use super::derived::{Derived, in_months};
use super::facility::Facility;
use super::loan::together;
use super::paths::{PathColumns, clock};
use super::way_out::{stops, way_out};
use super::{Page, input, not_ready};
use crate::book::Book;
use crate::formula::{Expr, all_of, iff, max, min, number, remainder};
use crate::model::Model;
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook as words;

/// Fills the sheet; nothing but a sentence if it is not ready within the horizon.
pub(super) fn colocation(
    book: &mut Book,
    derived: &mut Derived,
    paths: &PathColumns,
    decided: &Decided,
    model: &Model,
) -> Option<Business> {
    let page = Page::Colocation.id();
    let (title, note) = words::months(page);
    let Some(ledger) = model.ledger(1) else {
        not_ready(book, page, title);
        return None;
    };
    let terms = Terms::new(book, derived);
    let stop = stops(
        book,
        derived,
        "colocation_owned_mine_stops",
        &decided.out_colocation,
        terms.facility.go_live(),
    );
    let mut m = Months::new(book, page, model.months, title, note);
    let m = &mut m;
    let clock = clock(m, model.months, Some(paths.clock));
    let (t, b) = (|| clock.now(), || terms.facility.go_live());
    let ended = iff(t().is(clock.horizon()), t(), 0.0);
    let ended = m.add("All is sold", "month", Numbers::General, ended);
    let ends = ended.now().above(0.0);
    let hall = terms.facility.columns(m, clock, &all_of([number(1.0).is(1.0)]), &ends);

    let place = remainder(t() - b() - 1.0, terms.term() + input(Input::ColocationVacancyMonths));
    let place = m.add("Month of the term, from 0", "", Numbers::General, place);
    let level = paths.level.now().to_or_one(input(Input::ColocationRentBeta));
    let reopened = input(Input::ColocationRenewalRentRatio) * level;
    let rent = m.follow(
        "Rent",
        "USD/kW-month",
        Numbers::Factor,
        input(Input::ColocationRentUsdPerKwMonth),
        |own| {
            let steps =
                all_of([remainder(place.now(), 12.0).is(0.0), place.now().below(terms.term())]);
            let stepped = iff(steps, own.before() * escalator(), own.before());
            let later = iff(place.now().is(0.0), own.before() * reopened, stepped);
            iff(t().at_most(b() + 1.0), input(Input::ColocationRentUsdPerKwMonth), later)
        },
    );
    let let_ = all_of([t().above(b()), place.now().below(terms.term())]);
    let filled = hall.ramp.now() * input(Input::ColocationLeasedShare);
    let filled = m.add("Share that pays", "", Numbers::Factor, iff(let_, filled, 0.0));
    let revenue = terms.it.clone() * 1000.0 * rent.now() * filled.now();
    let revenue = m.add("Rent received", "USD", Numbers::Whole, revenue);
    let energy = terms.energy.clone() * filled.now();
    let energy = m.add("Energy used", "MWh", Numbers::Whole, energy);
    let bought = energy.now() * paths.firm.now();
    let bought = iff(input(Input::ColocationTenantPaysPower), 0.0, bought);
    let power = m.add("Power bought", "USD", Numbers::Whole, bought);
    let operating = iff(t().above(b()), terms.opex.clone() * paths.cost.now(), 0.0);
    let operating = m.add("Operations", "USD", Numbers::Whole, operating);
    let empty = m.add(
        "Empty, building and site fetch",
        "USD",
        Numbers::Whole,
        iff(ends.clone(), terms.facility.fetched(t()) + paths.connection.now(), 0.0),
    );
    let worth = terms.income(m, paths, rent, place, &ends);
    let proceeds = max(empty.now(), worth.now());
    let proceeds = iff(ends.clone(), proceeds, 0.0);
    let proceeds = m.add("Sold", "USD", Numbers::Whole, proceeds);
    let value = iff(ends, terms.facility.book_value(t()), 0.0);
    let book_value = m.add("Book value of what is sold", "USD", Numbers::Whole, value);
    let working = m.add("Prepayment", "USD", Numbers::Whole, 0.0);
    let service = together(m, &[hall.loan]);
    let bridge = way_out(m, clock, paths, &stop);
    let flows = Flows {
        revenue,
        power,
        operating,
        energy,
        depreciation: hall.depreciation,
        capex: hall.capex,
        proceeds,
        book: book_value,
        working,
        service,
        ended,
        exit: (proceeds.now(), book_value.now()),
        bridge: Some(bridge),
        discount_rate: Input::ColocationDiscountRate,
        go_live: b(),
        ramp: input(Input::ColocationRampMonths),
        contract_end: b() + terms.term(),
    };
    Some(settle(m, clock, &flows, ledger))
}

fn escalator() -> Expr {
    1.0 + input(Input::ColocationRentEscalator)
}

/// What follows from the inputs alone.
struct Terms {
    facility: Facility,
    /// Critical IT, MW.
    it: Expr,
    /// Energy of a full month, MWh.
    energy: Expr,
    /// Operating cost of a month before inflation, USD.
    opex: Expr,
}

impl Terms {
    fn new(book: &mut Book, derived: &mut Derived) -> Terms {
        derived.group(book, "AI colocation");
        let share = min(input(Input::ColocationCriticalItShare), 1.0 / input(Input::ColocationPue));
        let mut term = |name, label, unit, formula| derived.term(book, name, label, unit, formula);
        let it = term(
            "colocation_critical_it_mw",
            "Critical IT",
            ("MW", Numbers::Cents),
            input(Input::SiteGridMw) * share,
        );
        let draw = it.clone() * input(Input::ColocationPue) * input(Input::ColocationLoadFactor);
        let energy = term(
            "colocation_full_month_mwh",
            "Energy of a full month",
            ("MWh", Numbers::Cents),
            draw * 730.0,
        );
        let opex = term(
            "colocation_operations",
            "Operating cost of a month before inflation",
            ("USD", Numbers::Whole),
            it.clone() * input(Input::ColocationOpexUsdPerMwYear) / 12.0,
        );
        let own = 1.0 - input(Input::ColocationTenantFundedShare);
        let planned = it.clone() * input(Input::ColocationCapexUsdPerMw) * own;
        let inputs = [
            Input::ColocationBuildMonths,
            Input::ColocationRampMonths,
            Input::ColocationFacilityLifeYears,
            Input::ColocationFacilityResidualShare,
        ];
        let facility = Facility::new(book, derived, "colocation", inputs, planned);
        Terms { facility, it, energy, opex }
    }

    fn term(&self) -> Expr {
        in_months(Input::ColocationTermYears)
    }

    /// What a buyer pays for the income: `NOI(now)/c x (1 - (1+c)^-n) + NOI(next)/c x (1+c)^-n`.
    fn income(
        &self,
        m: &mut Months,
        paths: &PathColumns,
        rent: Column,
        place: Column,
        ends: &Expr,
    ) -> Column {
        let mut at_end = |heading: &str, unit: &str, formula| {
            m.add(heading, unit, Numbers::Whole, iff(ends.clone(), formula, 0.0))
        };
        let leased = || input(Input::ColocationLeasedShare);
        let bought = self.energy.clone() * leased() * paths.firm.now();
        let bought = iff(input(Input::ColocationTenantPaysPower), 0.0, bought);
        let costs = self.opex.clone() * paths.cost.now() + bought;
        let yearly =
            |rent: Expr| 12.0 * (self.it.clone() * 1000.0 * rent * leased() - costs.clone());
        let level = paths.level.now().to_or_one(input(Input::ColocationRentBeta));
        let now = at_end("Net operating income now", "USD/year", yearly(rent.now()));
        let opening = rent.now() * input(Input::ColocationRenewalRentRatio) * level;
        let next = at_end("Net operating income re-let", "USD/year", yearly(opening));
        let left = max(self.term() - place.now() - 1.0, 0.0) / 12.0;
        let rate = || input(Input::ColocationExitCapRate);
        let later = (1.0 + rate()).to(-left);
        let worth = now.now() / rate() * (1.0 - later.clone()) + next.now() / rate() * later;
        at_end("Let, building and site fetch", "USD", worth)
    }
}
