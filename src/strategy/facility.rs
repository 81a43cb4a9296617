//! A building for critical IT: spent evenly over its build, written off from go-live, sold with its
//! site.

use super::assets::{Sale, WriteOff};
use super::kept::Yearly;
use super::site::Connection;
use crate::finance::{Column, Discount, Ledger, Loan};
use crate::math::{Within, pow, whole_months};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};

/// A facility, its cost borne by its owner.
#[derive(Clone, Debug)]
pub struct Facility {
    /// What was planned, USD.
    pub planned: f64,
    /// Month after which the build begins; 0 unless the owner waits.
    pub wait: usize,
    /// Months to build; in service from the month after.
    pub build: usize,
    /// Months from go-live to full use.
    pub ramp: usize,
    /// What is left of the planned cost at the end of its life, share.
    residual: f64,
    /// Months over which it fades there.
    life: usize,
    /// How its cost is written off.
    write_off: WriteOff,
    /// What is borrowed of its cost.
    loan: Loan,
    /// The site that is sold with it.
    connection: Connection,
    /// By age in months, what is left of the planned cost at ages at which it may be sold, share.
    aged: Yearly<(f64, usize)>,
}

/// What a facility keeps from one scenario to the next.
#[derive(Debug)]
pub(super) struct FacilityMemory {
    connection: Connection,
    /// As [`Facility::aged`], share.
    aged: Yearly<(f64, usize)>,
}

impl Default for FacilityMemory {
    fn default() -> Self {
        FacilityMemory { connection: Connection::NONE, aged: Yearly::default() }
    }
}

/// The inputs that say how long a building lasts and what it keeps.
pub(super) struct Lasting {
    /// Share of the planned cost that is left at the end of its life.
    pub residual: Input,
    /// Its life, years.
    pub life: Input,
}

impl Facility {
    /// A facility that costs `planned` USD, to be sold at one of `ages` (the first in months, and how many a year
    /// apart).
    pub(super) fn of(
        scenario: &Scenario,
        planned: f64,
        (wait, build, ramp): (usize, usize, usize),
        lasting: &Lasting,
        (youngest, ages): (usize, usize),
        memory: FacilityMemory,
    ) -> Facility {
        let get = |input| scenario.get(input);
        let life = whole_months(get(lasting.life));
        let residual = get(lasting.residual);
        let FacilityMemory { connection, mut aged } = memory;
        aged.fill((residual, life), (youngest, ages), |age| left(residual, life, age));
        Facility {
            planned,
            wait,
            build,
            ramp,
            residual,
            life,
            write_off: WriteOff { at_once: get(Input::FinanceBuildingDeductionShare), life },
            loan: Loan::new(
                get(Input::FinanceColocationDebtShare),
                get(Input::FinanceColocationInterestRate),
                get(Input::FinanceColocationTenorYears),
            ),
            connection: connection.renewed(scenario, (wait + build + youngest, ages)),
            aged,
        }
    }

    /// What the next one may keep of it.
    pub(super) fn memory(&mut self) -> FacilityMemory {
        let connection = std::mem::replace(&mut self.connection, Connection::NONE);
        FacilityMemory { connection, aged: std::mem::take(&mut self.aged) }
    }

    /// Month of go-live as planned: the last one of the build.
    #[must_use]
    pub fn go_live(&self) -> usize {
        self.wait + self.build
    }

    /// What it really costs in the world of `paths`, USD.
    #[must_use]
    pub fn cost(&self, paths: &Paths) -> f64 {
        self.planned * paths.events.building_cost_factor
    }

    /// Enters cost, loan and depreciation of a facility that is sold at `end`.
    pub(super) fn enter(&self, paths: &Paths, end: usize, ledger: &mut Ledger) {
        let (cost, go_live) = (self.cost(paths), self.go_live());
        let spent = if self.build == 0 { go_live..=go_live } else { self.wait + 1..=go_live };
        let monthly = cost / (spent.end() - spent.start() + 1) as f64;
        for month in &mut ledger.column_mut(Column::Capex)[spent.clone()] {
            *month += monthly;
        }
        self.loan.add(ledger, cost, spent, go_live + self.ramp, end);
        self.write_off.depreciate(ledger, cost, go_live, end);
    }

    /// The share of it that is in use in month `month` after go-live as planned.
    #[must_use]
    pub fn in_use(&self, month: usize) -> f64 {
        ramp(month, self.go_live(), self.ramp)
    }

    /// What it fetches at `month`, empty, with its site, and what it stands in the books at.
    #[must_use]
    pub fn empty(&self, paths: &Paths, month: usize) -> Sale {
        let age = month - self.go_live();
        let left = self.aged.at(age).unwrap_or_else(|| left(self.residual, self.life, age));
        let building = self.planned * left;
        Sale {
            proceeds: building + self.connection.fetched(month),
            book: self.write_off.book(self.cost(paths), age),
        }
    }

    /// The present value of its depreciation over months `first` to `last`, USD.
    #[must_use]
    pub fn written_off(&self, paths: &Paths, months: (usize, usize), discount: &Discount) -> f64 {
        self.write_off.present_value(self.cost(paths), self.go_live(), months, discount)
    }
}

/// What is left of a cost at an age in months: `residual^min(1, age/life)`.
fn left(residual: f64, life: usize, age: usize) -> f64 {
    pow(residual, (age as f64 / life as f64).at_most(1.0))
}

/// `min(1, (t-b)/(ramp_months+1))` in month `t` after the delivery at `b`.
#[inline]
pub(super) fn ramp(t: usize, delivered: usize, ramp: usize) -> f64 {
    let since = t - delivered;
    if since > ramp { 1.0 } else { since as f64 / (ramp + 1) as f64 }
}
