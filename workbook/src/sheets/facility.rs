//! A building for critical IT: spent evenly over its build, written off from go-live, borrowed for, sold.

use super::derived::{Derived, in_months};
use super::loan::{Loan, Service, level_payment};
use super::{Clock, input};
use crate::book::Book;
use crate::formula::{Expr, all_of, any_of, iff, max, min, number};
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::Input;

/// Its inputs, and what it costs.
pub(super) struct Facility {
    pub build: Input,
    pub ramp: Input,
    pub life: Input,
    pub residual: Input,
    /// Planned cost, USD.
    pub planned: Expr,
    /// The level payment of its loan, USD.
    payment: Expr,
}

/// Its columns.
pub(super) struct Columns {
    pub ramp: Column,
    pub capex: Column,
    pub depreciation: Column,
    pub loan: Service,
}

impl Facility {
    /// A facility that costs `planned` USD.
    pub(super) fn new(
        book: &mut Book,
        derived: &mut Derived,
        prefix: &str,
        [build, ramp, life, residual]: [Input; 4],
        planned: Expr,
    ) -> Facility {
        let mut term = |name: &str, label, formula| {
            let name = format!("{prefix}_{name}");
            derived.term(book, &name, label, ("USD", Numbers::Whole), formula)
        };
        let planned = term("facility_cost", "What the building costs its owner", planned);
        let borrowed = input(Input::FinanceColocationDebtShare) * planned.clone();
        let payment = level_payment(borrowed, monthly_rate(), tenor());
        let payment = term("facility_payment", "Level payment on the building’s loan", payment);
        Facility { build, ramp, life, residual, planned, payment }
    }

    /// Month of go-live.
    pub(super) fn go_live(&self) -> Expr {
        input(self.build)
    }

    fn life(&self) -> Expr {
        in_months(self.life)
    }

    /// Its columns, up to the month in which `ends` holds; it is there while `open` does.
    pub(super) fn columns(
        &self,
        m: &mut Months,
        clock: Clock,
        open: &Expr,
        ends: &Expr,
    ) -> Columns {
        let (t, b) = (|| clock.now(), || self.go_live());
        let since = t() - b();
        let ramp = min(since / (input(self.ramp) + 1.0), 1.0);
        let ramp = m.add("Share in use", "", Numbers::Factor, max(ramp, 0.0));
        let spent = all_of([t().at_least(1.0), t().at_most(b())]);
        let at_once = all_of([t().is(0.0), b().is(0.0)]);
        let spent = iff(any_of([spent, at_once]), self.planned.clone() / max(b(), 1.0), 0.0);
        let capex = m.add("Building: spent", "USD", Numbers::Whole, spent);
        let share = || input(Input::FinanceBuildingDeductionShare);
        let first = iff(t().is(b() + 1.0), self.planned.clone() * share(), 0.0);
        let monthly = self.planned.clone() * (1.0 - share()) / self.life();
        let monthly = iff(t().at_most(b() + self.life()), monthly, 0.0);
        let serving = all_of([t().above(b()), open.clone()]);
        let depreciation = iff(serving, monthly + first, 0.0);
        let depreciation = m.add("Building: depreciation", "USD", Numbers::Whole, depreciation);
        let draw = input(Input::FinanceColocationDebtShare) * capex.now();
        let draw = m.add("Building: drawn", "USD", Numbers::Whole, draw);
        let loan = Loan {
            name: "Building’s loan",
            draw,
            monthly_rate: monthly_rate(),
            payment_number: t() - b() - input(self.ramp),
            tenor: tenor(),
            payment: self.payment.clone(),
            repaid: ends.clone(),
        };
        Columns { ramp, capex, depreciation, loan: loan.add(m) }
    }

    /// What it fetches in month `t`, empty, without its site.
    pub(super) fn fetched(&self, t: Expr) -> Expr {
        let aged = min((t - self.go_live()) / self.life(), 1.0);
        self.planned.clone() * input(self.residual).to_or_one(aged)
    }

    /// What it stands in the books at.
    pub(super) fn book_value(&self, t: Expr) -> Expr {
        let left = max(self.life() - (t - self.go_live()), 0.0) / self.life();
        let spread = number(1.0) - input(Input::FinanceBuildingDeductionShare);
        self.planned.clone() * spread * left
    }
}

fn monthly_rate() -> Expr {
    input(Input::FinanceColocationInterestRate) / 12.0
}

fn tenor() -> Expr {
    in_months(Input::FinanceColocationTenorYears)
}
