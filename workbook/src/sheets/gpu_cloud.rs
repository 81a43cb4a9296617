//! GPU cloud on the whole site: generations of accelerators, contracts, spot hours, prepayment.

use super::cash::{Business, Flows, settle};
use super::decisions::Decided;
use super::derived::{Derived, in_months};
use super::facility::Facility;
use super::loan::{Loan, level_payment, together};
use super::mine::CLOSED;
use super::paths::{PathColumns, clock};
use super::way_out::{stops, way_out};
use super::{Clock, Page, input, not_ready};
use crate::book::Book;
use crate::formula::{Expr, all_of, any_of, iff, index, max, min, remainder, sum};
use crate::model::Model;
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook as words;

/// Nothing is bought yet.
const NOTHING: f64 = -1.0;

/// Fills the sheet; nothing but a sentence if it is not ready within the horizon.
pub(super) fn gpu_cloud(
    book: &mut Book,
    derived: &mut Derived,
    paths: &PathColumns,
    decided: &Decided,
    model: &Model,
) -> Option<Business> {
    let page = Page::GpuCloud.id();
    let (title, note) = words::months(page);
    let Some(ledger) = model.ledger(2) else {
        not_ready(book, page, title);
        return None;
    };
    let terms = Terms::new(book, derived);
    let go_live = || terms.facility.go_live();
    let stop = stops(book, derived, "gpu_cloud_owned_mine_stops", &decided.out_cloud, go_live());
    let mut m = Months::new(book, page, model.months, title, note);
    let m = &mut m;
    let clock = clock(m, model.months, Some(paths.clock));
    let (t, b) = (|| clock.now(), go_live);
    let since = || t() - b();
    let asked =
        all_of([since().above(0.0), remainder(since(), 12.0).is(0.0), t().below(clock.horizon())]);
    let action = iff(asked, index(decided.cloud.clone(), since() / 12.0), "");
    let action = m.add("Decision at month end", "", Numbers::General, action);
    let standing = m.follow(
        "Bought in month (-1 not yet, -2 closed)",
        "month",
        Numbers::General,
        NOTHING,
        |own| {
            let replaced = iff(action.before().is("replace"), t() - 1.0, own.before());
            let closed = any_of([own.before().is(CLOSED), action.before().is("close")]);
            let later = iff(closed, CLOSED, replaced);
            iff(t().at_most(b()), NOTHING, iff(t().is(b() + 1.0), b(), later))
        },
    );
    let there = || standing.now().at_least(0.0);
    let open = standing.now().is_not(CLOSED);
    let replaced = all_of([there(), action.now().is("replace")]);
    let ended = all_of([there(), any_of([action.now().is("close"), t().is(clock.horizon())])]);
    let ended = m.add("All is sold", "month", Numbers::General, iff(ended, t(), 0.0));
    let ends = ended.now().above(0.0);
    let hall = terms.facility.columns(m, clock, &open, &ends);
    let chips = Chips::columns(m, clock, &terms, paths, standing, &replaced, &ends);
    let sales = chips.sales(m, &terms, paths, hall.ramp);

    let (working, prepaid) = prepayment(m, derived, clock, &terms, hall.ramp);
    let loan = chips.loan(m, &terms, clock, &prepaid);
    let service = together(m, &[hall.loan, loan]);
    let depreciation = hall.depreciation.now() + chips.depreciation.now();
    let depreciation = m.add("All depreciation", "USD", Numbers::Whole, depreciation);
    let capex = hall.capex.now() + chips.capex.now();
    let capex = m.add("Bought", "USD", Numbers::Whole, capex);
    let building = terms.facility.fetched(t()) + paths.connection.now();
    let building = iff(ends.clone(), building, 0.0);
    let building = m.add("Building and site fetch", "USD", Numbers::Whole, building);
    let value = iff(ends, terms.facility.book_value(t()), 0.0);
    let building_book = m.add("Building’s book value", "USD", Numbers::Whole, value);
    let proceeds = chips.fetched.now() + building.now();
    let proceeds = m.add("Sold", "USD", Numbers::Whole, proceeds);
    let value = chips.book.now() + building_book.now();
    let book_value = m.add("Book value of what is sold", "USD", Numbers::Whole, value);
    let bridge = way_out(m, clock, paths, &stop);
    let flows = Flows {
        revenue: sales.revenue,
        power: sales.power,
        operating: sales.operating,
        energy: sales.energy,
        depreciation,
        capex,
        proceeds,
        book: book_value,
        working,
        service,
        ended,
        exit: (proceeds.now(), book_value.now()),
        bridge: Some(bridge),
        discount_rate: Input::GpuCloudDiscountRate,
        go_live: b(),
        ramp: input(Input::GpuCloudRampMonths),
        contract_end: b() + terms.term(),
    };
    Some(settle(m, clock, &flows, ledger))
}

/// What follows from the inputs alone.
struct Terms {
    facility: Facility,
    /// Critical IT, MW.
    it: Expr,
    /// Accelerators, not rounded.
    n: Expr,
}

impl Terms {
    fn new(book: &mut Book, derived: &mut Derived) -> Terms {
        derived.group(book, "GPU cloud");
        let share = min(input(Input::GpuCloudCriticalItShare), 1.0 / input(Input::GpuCloudPue));
        let mut term = |name, label, unit, formula| derived.term(book, name, label, unit, formula);
        let it = term(
            "gpu_cloud_critical_it_mw",
            "Critical IT",
            ("MW", Numbers::Cents),
            input(Input::SiteGridMw) * share,
        );
        let n = term(
            "gpu_cloud_accelerators",
            "Accelerators, not rounded",
            ("", Numbers::Cents),
            it.clone() * 1e6 / input(Input::GpuCloudAcceleratorWatts),
        );
        let planned = it.clone() * input(Input::GpuCloudFacilityCapexUsdPerMw);
        let inputs = [
            Input::GpuCloudBuildMonths,
            Input::GpuCloudRampMonths,
            Input::GpuCloudFacilityLifeYears,
            Input::GpuCloudFacilityResidualShare,
        ];
        let facility = Facility::new(book, derived, "gpu_cloud", inputs, planned);
        Terms { facility, it, n }
    }

    fn b(&self) -> Expr {
        self.facility.go_live()
    }

    fn term(&self) -> Expr {
        in_months(Input::GpuCloudTermYears)
    }

    fn life(&self) -> Expr {
        in_months(Input::GpuCloudAcceleratorLifeYears)
    }
}

/// The accelerators in place.
struct Chips {
    standing: Column,
    /// Months since purchase.
    age: Column,
    /// Of the generation in place, USD.
    cost: Column,
    /// Opening rate before the level, USD per hour.
    base_rate: Column,
    /// Opening rate, USD per hour.
    opening_rate: Column,
    /// Sold at the end of the month.
    sold: Column,
    capex: Column,
    depreciation: Column,
    fetched: Column,
    book: Column,
}

/// What they earn.
struct Sales {
    revenue: Column,
    power: Column,
    operating: Column,
    energy: Column,
}

impl Chips {
    #[allow(clippy::too_many_arguments)]
    fn columns(
        m: &mut Months,
        clock: Clock,
        terms: &Terms,
        paths: &PathColumns,
        standing: Column,
        replaced: &Expr,
        ends: &Expr,
    ) -> Chips {
        let (t, b) = (|| clock.now(), || terms.b());
        let years = || max(t() - b(), 0.0) / 12.0;
        // The first generation is signed at level 1.
        let level = || iff(t().is(b()), 1.0, paths.level.now());
        let drift = (1.0 + input(Input::GpuCloudNextGenerationPriceChange)).to(years());
        let response = level().to_or_one(input(Input::GpuCloudAcceleratorPriceResponse));
        let offer = terms.n.clone() * input(Input::GpuCloudAcceleratorPriceUsd) * drift * response;
        let offer = m.add("A new generation costs", "USD", Numbers::Whole, offer);
        let drift = (1.0 + input(Input::GpuCloudNextGenerationRateChange)).to(years());
        let base = input(Input::GpuCloudLeaseRateUsdPerHour) * drift;
        let base = m.add("It opens at, before the level", "USD/hour", Numbers::Factor, base);
        let opening = base.now() * level();
        let opening = m.add("It opens at", "USD/hour", Numbers::Factor, opening);

        let there = || standing.now().at_least(0.0);
        let mut of_those = |heading: &str, unit: &str, numbers, offered: Column| {
            m.add(heading, unit, numbers, iff(there(), offered.at(standing.now()), 0.0))
        };
        let cost = of_those("Those in place cost", "USD", Numbers::Whole, offer);
        let base_rate = of_those("Their rate before the level", "USD/hour", Numbers::Factor, base);
        let opening_rate = of_those("Their opening rate", "USD/hour", Numbers::Factor, opening);
        let age = iff(there(), t() - standing.now(), 0.0);
        let age = m.add("Their age", "months", Numbers::General, age);
        let first = t().is(b());
        let bought = iff(any_of([first, replaced.clone()]), offer.now(), 0.0);
        let capex = m.add("Accelerators bought", "USD", Numbers::Whole, bought);
        let once = || input(Input::FinanceMachineDeductionShare);
        let monthly = cost.now() * (1.0 - once()) / terms.life();
        let monthly = iff(age.now().at_most(terms.life()), monthly, 0.0);
        let at_once = iff(age.now().is(1.0), cost.now() * once(), 0.0);
        let written_off = iff(there(), monthly + at_once, 0.0);
        let depreciation = m.add("Accelerators: depreciation", "USD", Numbers::Whole, written_off);
        let sold = any_of([replaced.clone(), ends.clone()]);
        let sold = m.add("Accelerators are sold", "", Numbers::General, sold);
        let aged = min(age.now() / terms.life(), 1.0);
        let left = input(Input::GpuCloudAcceleratorResidualShare).to_or_one(aged);
        let fetched = iff(sold.now(), cost.now() * left, 0.0);
        let fetched = m.add("Accelerators fetch", "USD", Numbers::Whole, fetched);
        let left = max(terms.life() - age.now(), 0.0) / terms.life();
        let value = iff(sold.now(), cost.now() * (1.0 - once()) * left, 0.0);
        let book = m.add("Their book value", "USD", Numbers::Whole, value);
        Chips {
            standing,
            age,
            cost,
            base_rate,
            opening_rate,
            sold,
            capex,
            depreciation,
            fetched,
            book,
        }
    }

    /// A contract's hours bill the opening rate; later ones sell at the market's level, by age,
    /// unless they would not pay for their power or are past service.
    fn sales(&self, m: &mut Months, terms: &Terms, paths: &PathColumns, ramp: Column) -> Sales {
        let there = || self.standing.now().at_least(0.0);
        let hours = || terms.n.clone() * 730.0 * ramp.now();
        let contract = self.opening_rate.now() * hours();
        let contract = contract * input(Input::GpuCloudContractBilledShare);
        let contract = m.add("Contract bills", "USD", Numbers::Whole, contract);
        let faded = (1.0 - input(Input::GpuCloudLeaseRateDecline))
            .to(max(self.age.now() - 1.0, 0.0) / 12.0);
        let spot = self.base_rate.now() * faded * hours() * paths.level.now();
        let spot = spot * input(Input::GpuCloudSpotUtilisation);
        let spot = m.add("Spot hours bring", "USD", Numbers::Whole, spot);
        let draw =
            terms.it.clone() * input(Input::GpuCloudPue) * input(Input::GpuCloudLoadFactor) * 730.0;
        let full = m.add("Energy if sold", "MWh", Numbers::Whole, draw * ramp.now());
        let bought = full.now() * paths.firm.now();
        let bought = m.add("Power if sold", "USD", Numbers::Whole, bought);
        let share = || input(Input::GpuCloudOpexRevenueShare);
        let signed = || self.age.now().at_most(terms.term());
        let served = self.age.now().at_most(in_months(Input::GpuCloudServiceLifeYears));
        let pays = (spot.now() * (1.0 - share())).at_least(bought.now());
        let sells = iff(any_of([signed(), all_of([served, pays])]), 1.0, 0.0);
        let sells = iff(there(), sells, 0.0);
        let sells = m.add("Hours are sold", "", Numbers::General, sells);
        let billed = iff(signed(), contract.now(), spot.now());
        let mut sold = |heading, unit, full: Expr| {
            m.add(heading, unit, Numbers::Whole, iff(sells.now().is(1.0), full, 0.0))
        };
        let revenue = sold("Hours bring", "USD", billed);
        let power = sold("Power bought", "USD", bought.now());
        let energy = sold("Energy used", "MWh", full.now());
        let fixed = terms.it.clone() * input(Input::GpuCloudOpexUsdPerMwYear) / 12.0;
        let operating = fixed * paths.cost.now() + share() * revenue.now();
        let operating = iff(there(), operating, 0.0);
        let operating = m.add("Operations", "USD", Numbers::Whole, operating);
        Sales { revenue, power, operating, energy }
    }

    /// Each generation is borrowed for when it is paid, the first one less what is prepaid; what is
    /// left is repaid when it is sold.
    fn loan(
        &self,
        m: &mut Months,
        terms: &Terms,
        clock: Clock,
        prepaid: &Expr,
    ) -> super::loan::Service {
        let share = || input(Input::FinanceGpuCloudDebtShare);
        let less =
            |first: Expr, cost: Expr| iff(first, max(cost.clone() - prepaid.clone(), 0.0), cost);
        let draw = share() * less(clock.now().is(terms.b()), self.capex.now());
        let draw = m.add("Accelerators: drawn", "USD", Numbers::Whole, draw);
        let rate = || input(Input::FinanceGpuCloudInterestRate) / 12.0;
        let tenor = || in_months(Input::FinanceGpuCloudTenorYears);
        let borrowed = share() * less(self.standing.now().is(terms.b()), self.cost.now());
        let payment = level_payment(borrowed, rate(), tenor());
        let payment = m.add("Accelerators: level payment", "USD", Numbers::Whole, payment);
        let loan = Loan {
            name: "Accelerators’ loan",
            draw,
            monthly_rate: rate(),
            payment_number: self.age.now(),
            tenor: tenor(),
            payment: payment.now(),
            repaid: self.sold.now(),
        };
        loan.add(m)
    }
}

/// The prepayment in and its credit out, and what is received.
fn prepayment(
    m: &mut Months,
    derived: &mut Derived,
    clock: Clock,
    terms: &Terms,
    ramp: Column,
) -> (Column, Expr) {
    let (t, b) = (|| clock.now(), || terms.b());
    let end = || min(b() + terms.term(), clock.horizon());
    let first = all_of([t().above(b()), t().at_most(end())]);
    let signed =
        m.add("First contract, share of hours", "", Numbers::Factor, iff(first, ramp.now(), 0.0));
    let bills = terms.n.clone()
        * 730.0
        * input(Input::GpuCloudLeaseRateUsdPerHour)
        * input(Input::GpuCloudContractBilledShare);
    let received = input(Input::GpuCloudPrepaymentShare) * bills * sum(signed.all());
    let received = derived.term(
        m.book(),
        "gpu_cloud_prepaid",
        "Prepaid by the customer at go-live",
        ("USD", Numbers::Whole),
        received,
    );
    let credited = min(in_months(Input::GpuCloudPrepaymentCreditYears), max(end() - b(), 1.0));
    let credits = all_of([t().above(end() - credited.clone()), t().above(b()), t().at_most(end())]);
    let out = iff(credits, received.clone() / credited, 0.0);
    let into = iff(t().is(b()), received.clone(), 0.0);
    let working = m.add("Prepayment in, credit out", "USD", Numbers::Whole, into - out);
    (working, received)
}
