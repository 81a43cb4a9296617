//! GPU cloud: accelerators owned and leased by the hour, generation after generation.

mod generation;
mod hours;
mod owner;

use super::colocation::{Facility, facility_loan};
use super::decisions::{Action, State, best_actions, year_by_year};
use super::facility::WriteOff;
use super::mining::tax;
use crate::finance::{Column, Discount, Ledger, Loan, Tax, settle};
use crate::math::whole_months;
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};
use std::ops::RangeInclusive;

pub use generation::{Generation, Sales};
pub use hours::Hours;
pub(crate) use owner::Owner;

/// A GPU cloud on a site, taken from a scenario.
#[derive(Clone, Debug)]
pub struct GpuCloud {
    /// Critical IT, MW.
    pub critical_it: f64,
    /// Number of accelerators, not rounded.
    pub accelerators: f64,
    /// Month after which the build begins; 0 unless the owner waits.
    pub wait: usize,
    /// Months to build; in service from the month after.
    pub build: usize,
    /// Facility cost, USD.
    pub facility_capex: f64,
    /// What generations cost and earn.
    pub sales: Sales,
    /// Whether accelerators may be replaced.
    pub refreshes: bool,
    opex: f64,
    facility_residual: f64,
    write_off: WriteOff,
    facility_write_off: WriteOff,
    prepayment_share: f64,
    prepayment_credit: usize,
    loan: Loan,
    facility_loan: Loan,
    tax: Tax,
}

impl GpuCloud {
    /// The cloud on all of the scenario's grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> GpuCloud {
        GpuCloud::after(scenario, 0)
    }

    /// The same cloud, its build begun after `wait` months. Cost, rate and terms of the first
    /// generation are as entered, changes between generations are counted from it.
    #[must_use]
    pub fn after(scenario: &Scenario, wait: usize) -> GpuCloud {
        let get = |input| scenario.get(input);
        let share = get(Input::GpuCloudCriticalItShare).min(1.0 / get(Input::GpuCloudPue));
        let critical_it = get(Input::SiteGridMw) * share;
        let accelerators = critical_it * 1e6 / get(Input::GpuCloudAcceleratorWatts);
        let at_once = get(Input::FinanceFirstYearDeductionShare);
        let build = get(Input::GpuCloudBuildMonths) as usize;
        let sales = Sales::of(scenario, critical_it, accelerators, wait + build);
        GpuCloud {
            critical_it,
            accelerators,
            wait,
            build,
            facility_capex: critical_it * get(Input::GpuCloudFacilityCapexUsdPerMw),
            refreshes: scenario.is(Input::GpuCloudRefreshAccelerators),
            opex: critical_it * get(Input::GpuCloudOpexUsdPerMwYear) / 12.0,
            facility_residual: get(Input::GpuCloudFacilityResidualShare),
            write_off: WriteOff { at_once, life: sales.life },
            facility_write_off: WriteOff {
                at_once,
                life: whole_months(get(Input::GpuCloudFacilityLifeYears)),
            },
            prepayment_share: get(Input::GpuCloudPrepaymentShare),
            prepayment_credit: whole_months(get(Input::GpuCloudPrepaymentCreditYears)),
            loan: Loan::new(
                get(Input::FinanceGpuCloudDebtShare),
                get(Input::FinanceGpuCloudInterestRate),
                get(Input::FinanceGpuCloudTenorYears),
            ),
            facility_loan: facility_loan(scenario),
            tax: tax(scenario),
            sales,
        }
    }

    /// The best actions at months b+12, b+24, .. < T, if the world follows `paths`.
    #[must_use]
    pub fn plan(&self, paths: &Paths, discount: &Discount) -> Vec<Action> {
        if !self.refreshes {
            return Vec::new();
        }
        let first = self.sales.generation(self.go_live(), paths);
        best_actions(&Owner::new(self, paths, discount, first), 1, State::Initial)
    }

    /// The actions at months b+12, b+24, .. < T of an owner who knows only what has been, and each
    /// year does what is best on the path expected then.
    #[must_use]
    pub fn plan_as_known(&self, outlook: &mut Outlook, discount: &Discount) -> Vec<Action> {
        if !self.refreshes {
            return Vec::new();
        }
        let go_live = self.go_live();
        let last = outlook.months().saturating_sub(go_live + 1) / 12;
        year_by_year(last, |decision, state| {
            let expected = outlook.at(go_live + 12 * decision);
            let first = self.sales.generation(go_live, expected);
            let owner = Owner::new(self, expected, discount, first);
            best_actions(&owner, decision, state).first().copied()
        })
    }

    /// Month of go-live: the last one of the build.
    #[must_use]
    pub fn go_live(&self) -> usize {
        self.sales.go_live
    }

    /// Fills the ledger for the actions `plan` at months b+12, b+24, ..; the build must end before T.
    pub fn run(&self, paths: &Paths, plan: &[Action], ledger: &mut Ledger) {
        ledger.reset(paths.months);
        let facility = Facility {
            capex: self.facility_capex,
            wait: self.wait,
            build: self.build,
            residual: self.facility_residual,
        };
        facility.add(self.facility_write_off, &self.facility_loan, ledger);
        let hours = Hours::of(&self.sales, paths);
        let mut bought = self.go_live();
        for (year, action) in plan.iter().enumerate() {
            if *action == Action::Replace {
                let month = self.go_live() + 12 * (year + 1);
                self.run_generation(paths, &hours, bought..=month, ledger);
                bought = month;
            }
        }
        self.run_generation(paths, &hours, bought..=paths.months, ledger);
        settle(ledger, self.tax);
    }

    /// A generation bought at the first and sold at the last month of `owned`.
    fn run_generation(
        &self,
        paths: &Paths,
        hours: &Hours,
        owned: RangeInclusive<usize>,
        ledger: &mut Ledger,
    ) {
        let (bought, sold) = (*owned.start(), *owned.end());
        let generation = self.sales.generation(bought, paths);
        ledger.column_mut(Column::Capex)[bought] += generation.cost;
        let loan = self.loan.dearer(paths.events.surcharge(bought));
        loan.add(ledger, generation.cost, bought..=bought, sold);
        self.write_off.depreciate(ledger, generation.cost, bought, sold);
        let price = self.sales.fetched(&generation, sold);
        self.write_off.sell(ledger, sold, price, generation.cost, bought);
        self.operate(paths, hours, &generation, sold, ledger);
        if bought == self.go_live() {
            self.prepay(paths, &generation, sold, ledger);
        }
    }

    fn operate(
        &self,
        paths: &Paths,
        hours: &Hours,
        generation: &Generation,
        sold: usize,
        ledger: &mut Ledger,
    ) {
        let [revenue, power_cost, operating_cost, ebitda, energy] = ledger.columns_mut([
            Column::Revenue,
            Column::PowerCost,
            Column::OperatingCost,
            Column::Ebitda,
            Column::EnergyMwh,
        ]);
        for t in generation.delivered + 1..=sold {
            let month = self.sales.month(paths, hours, generation, t);
            revenue[t] = month.revenue;
            power_cost[t] = month.power;
            operating_cost[t] =
                self.opex * paths.cost_index[t] + self.sales.revenue_opex * month.revenue;
            ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
            energy[t] = month.energy;
        }
    }

    /// The customer's prepayment: a share of the revenue of the contract as signed, received at
    /// go-live, credited in equal parts over the last years of the contract. It is a debt to the
    /// customer: what later befalls the contract changes nothing of it.
    fn prepay(&self, paths: &Paths, generation: &Generation, sold: usize, ledger: &mut Ledger) {
        let end = sold.min(generation.delivered + self.sales.term);
        let months = end.saturating_sub(generation.delivered);
        if months == 0 || self.prepayment_share == 0.0 {
            return;
        }
        let billed = self.sales.signed_revenue(paths, generation, end);
        let credited = self.prepayment_credit.min(months);
        let received = self.prepayment_share * billed;
        let working = ledger.column_mut(Column::WorkingCapital);
        working[generation.bought] += received;
        for month in &mut working[end + 1 - credited..=end] {
            *month -= received / credited as f64;
        }
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}
