//! GPU cloud: accelerators owned and leased by the hour, generation after generation.

mod generation;
mod groundwork;
mod hours;
mod owner;
mod year;

use super::Exit;
use super::assets::{Deduction, Sale, WriteOff};
use super::decisions::{Action, Decision, State, best, next, year_by_year};
use super::facility::{Facility, FacilityMemory, Lasting};
use super::site::tax;
use crate::finance::{Column, Discount, Ledger, Loan, Tax, settle};
use crate::math::{Within, whole_months};
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};
use std::ops::RangeInclusive;

use generation::SalesMemory;
pub use generation::{Generation, Sales};
pub use groundwork::Groundwork;
pub use hours::Hours;
pub(crate) use owner::CloudOwner;
pub use owner::Ground;

/// A GPU cloud on a site, taken from a scenario.
#[derive(Clone, Debug)]
pub struct GpuCloud {
    /// Critical IT, MW.
    pub critical_it: f64,
    /// Number of accelerators, not rounded.
    pub accelerators: f64,
    /// The building.
    pub facility: Facility,
    /// What generations cost and earn.
    pub sales: Sales,
    /// Whether accelerators may be replaced.
    pub refreshes: bool,
    /// Operating cost of a month before inflation, USD.
    opex: f64,
    /// How accelerators are written off.
    write_off: WriteOff,
    /// Customer's prepayment, share of what the first contract bills.
    prepayment_share: f64,
    /// Months over which it is credited.
    prepayment_credit: usize,
    /// What is borrowed of their cost.
    loan: Loan,
    /// Rate and loss rule.
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
        GpuCloud::keeping(scenario, wait, SalesMemory::default(), FacilityMemory::default())
    }

    /// Overwrites it by the cloud of another scenario, keeping the memory.
    pub fn renew(&mut self, scenario: &Scenario) {
        *self = GpuCloud::keeping(scenario, 0, self.sales.memory(), self.facility.memory());
    }

    /// Overwrites it by that of a scenario that differs in no other input that it follows from than
    /// the rate at which the first generation opens ([`Sales::RATE`]).
    pub fn rerate(&mut self, scenario: &Scenario) {
        self.sales.rate = Sales::rate(scenario);
    }

    fn keeping(
        scenario: &Scenario,
        wait: usize,
        sales: SalesMemory,
        facility: FacilityMemory,
    ) -> GpuCloud {
        let get = |input| scenario.get(input);
        let months = |input| get(input) as usize;
        let share = get(Input::GpuCloudCriticalItShare).at_most(1.0 / get(Input::GpuCloudPue));
        let critical_it = get(Input::SiteGridMw) * share;
        let accelerators = critical_it * 1e6 / get(Input::GpuCloudAcceleratorWatts);
        let planned = critical_it * get(Input::GpuCloudFacilityCapexUsdPerMw);
        let dates = (wait, months(Input::GpuCloudBuildMonths), months(Input::GpuCloudRampMonths));
        let lasting = Lasting {
            residual: Input::GpuCloudFacilityResidualShare,
            life: Input::GpuCloudFacilityLifeYears,
        };
        // It may close every year after go-live, and ends at T.
        let years = crate::paths::months(scenario).saturating_sub(wait + dates.1) / 12;
        let facility = Facility::of(scenario, planned, dates, &lasting, (12, years), facility);
        let sales = Sales::keeping(scenario, critical_it, accelerators, facility.go_live(), sales);
        GpuCloud {
            critical_it,
            accelerators,
            facility,
            refreshes: scenario.is(Input::GpuCloudRefreshAccelerators),
            opex: critical_it * get(Input::GpuCloudOpexUsdPerMwYear) / 12.0,
            write_off: WriteOff {
                at_once: get(Input::FinanceMachineDeductionShare),
                life: sales.life,
            },
            prepayment_share: get(Input::GpuCloudPrepaymentShare),
            prepayment_credit: whole_months(get(Input::GpuCloudPrepaymentCreditYears)),
            loan: Loan::new(
                get(Input::FinanceGpuCloudDebtShare),
                get(Input::FinanceGpuCloudInterestRate),
                get(Input::FinanceGpuCloudTenorYears),
            ),
            tax: tax(scenario),
            sales,
        }
    }

    /// The same cloud signed in a market at `level`, at which its first contract bills; its facility
    /// planned at `cost` times that entered.
    #[must_use]
    pub fn signed(&self, level: f64, cost: f64) -> GpuCloud {
        let mut signed = self.clone();
        signed.sales.signed_level = level;
        signed.facility.planned *= cost;
        signed
    }

    /// The best decisions at months b+12, b+24, .. < T, if the world follows `paths`.
    #[must_use]
    pub fn plan(&self, paths: &Paths, discount: &Discount) -> Vec<Decision> {
        let mut ground = Ground::default();
        ground.fill(self, paths, discount);
        self.plan_on(&ground, paths, discount)
    }

    /// The same decisions on a ground that is known.
    #[must_use]
    pub fn plan_on(&self, ground: &Ground, paths: &Paths, discount: &Discount) -> Vec<Decision> {
        let first = self.sales.generation(self.go_live(), paths);
        let owner = CloudOwner::new(self, paths, discount, ground, first);
        self.dated(best(&owner, 1, State::Initial))
    }

    /// The decisions at months b+12, b+24, .. < T of an owner who knows only what has been, and
    /// each year does what is best on the path expected then.
    #[must_use]
    pub fn plan_as_known(&self, outlook: &mut Outlook, discount: &Discount) -> Vec<Decision> {
        let go_live = self.go_live();
        let last = outlook.months().saturating_sub(go_live + 1) / 12;
        let mut ground = Ground::default();
        self.dated(year_by_year(last, |decision, state| {
            let expected = outlook.at(go_live + 12 * decision);
            let first = self.sales.generation(go_live, expected);
            ground.fill(self, expected, discount);
            next(&CloudOwner::new(self, expected, discount, &ground, first), decision, state)
        }))
    }

    /// Decision `k` is taken at month `b + 12 k`.
    fn dated(&self, mut decisions: Vec<Decision>) -> Vec<Decision> {
        for decision in &mut decisions {
            decision.month = self.go_live() + 12 * decision.month;
        }
        decisions
    }

    /// Month of go-live as planned: the last one of the build.
    #[must_use]
    pub fn go_live(&self) -> usize {
        self.sales.go_live
    }

    /// Fills the ledger for the decisions `plan` at months b+12, b+24, ..; what is sold at T or at
    /// closing. The build must end before T.
    pub fn run(&self, paths: &Paths, plan: &[Decision], ledger: &mut Ledger) -> Exit {
        self.run_selling(&Hours::of(&self.sales, paths), paths, plan, ledger)
    }

    /// The same on a ground that is known.
    pub fn run_on(
        &self,
        ground: &Ground,
        paths: &Paths,
        plan: &[Decision],
        ledger: &mut Ledger,
    ) -> Exit {
        self.run_selling(&ground.hours, paths, plan, ledger)
    }

    fn run_selling(
        &self,
        hours: &Hours,
        paths: &Paths,
        plan: &[Decision],
        ledger: &mut Ledger,
    ) -> Exit {
        ledger.reset(paths.months);
        let closed = plan.iter().find(|decision| decision.action == Action::Close);
        let end = closed.map_or(paths.months, |decision| decision.month);
        self.facility.enter(paths, end, ledger);
        let mut bought = self.go_live();
        for decision in plan.iter().filter(|decision| decision.action == Action::Replace) {
            let old = self.run_generation(paths, hours, bought..=decision.month, ledger);
            self.accelerators_sold(&old, decision.month).enter(ledger, decision.month);
            bought = decision.month;
        }
        let last = self.run_generation(paths, hours, bought..=end, ledger);
        self.prepay(paths, ledger);
        let sale = self.accelerators_sold(&last, end).and(self.facility.empty(paths, end));
        sale.enter(ledger, end);
        settle(ledger, self.tax);
        Exit { month: end, after_tax_usd: sale.after_tax(self.tax) }
    }

    /// The generation whose contract is in force in month `month` under `plan`; `None` if none is.
    #[must_use]
    pub fn under_contract(
        &self,
        paths: &Paths,
        plan: &[Decision],
        month: usize,
    ) -> Option<Generation> {
        let mut bought = self.go_live();
        for decision in plan.iter().filter(|decision| decision.month < month) {
            match decision.action {
                Action::Replace => bought = decision.month,
                Action::Close => return None,
                Action::Keep | Action::Stop => {}
            }
        }
        let generation = self.sales.generation(bought, paths);
        (generation.delivered < month && month <= generation.contract_end).then_some(generation)
    }

    /// What selling `generation` at `month` fetches, and its book value.
    #[must_use]
    pub fn accelerators_sold(&self, generation: &Generation, month: usize) -> Sale {
        let age = month - generation.bought;
        Sale {
            proceeds: self.sales.fetched(generation, month),
            book: self.write_off.book(generation.cost, age),
        }
    }

    /// How what `generation` cost is deducted.
    fn deduction(&self, generation: &Generation) -> Deduction {
        self.write_off.deduction(generation.cost, generation.bought)
    }

    /// A generation bought at the first month of `owned` and sold at the last.
    fn run_generation(
        &self,
        paths: &Paths,
        hours: &Hours,
        owned: RangeInclusive<usize>,
        ledger: &mut Ledger,
    ) -> Generation {
        let (bought, sold) = (*owned.start(), *owned.end());
        let generation = self.sales.generation(bought, paths);
        ledger.column_mut(Column::Capex)[bought] += generation.cost;
        let prepaid = if bought == self.go_live() { self.prepayment(paths) } else { 0.0 };
        let loan = self.loan.dearer(paths.events.surcharge(bought));
        let financed = (generation.cost - prepaid).at_least(0.0);
        loan.add(ledger, financed, bought..=bought, bought, sold);
        self.write_off.depreciate(ledger, generation.cost, bought, sold);
        self.operate(paths, hours, &generation, sold, ledger);
        generation
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
        // Slices of one length: so months need no check of their own.
        let length = sold + 1;
        let (revenue, power_cost) = (&mut revenue[..length], &mut power_cost[..length]);
        let (ebitda, energy) = (&mut ebitda[..length], &mut energy[..length]);
        let (operating_cost, index) = (&mut operating_cost[..length], &paths.cost_index[..length]);
        let first = generation.delivered + 1;
        // Where it sells nothing, the ledger stands at zero.
        let (contract, spot) = self.sales.stretches(generation, first, length);
        for t in contract {
            let month = self.sales.contract_month(paths, hours, generation, t);
            (revenue[t], power_cost[t], energy[t]) = (month.revenue, month.power, month.energy);
        }
        for t in spot {
            let month = self.sales.spot_month(hours, generation, t);
            (revenue[t], power_cost[t], energy[t]) = (month.revenue, month.power, month.energy);
        }
        for t in first..length {
            operating_cost[t] = self.opex * index[t] + self.sales.revenue_opex * revenue[t];
            ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
        }
    }

    /// What the customer pays ahead, USD: a share of what the first contract bills as signed.
    #[must_use]
    pub fn prepayment(&self, paths: &Paths) -> f64 {
        if self.prepayment_share == 0.0 {
            return 0.0;
        }
        self.prepayment_share * self.sales.signed_revenue(paths.months)
    }

    /// The prepayment is received at go-live as planned and credited in equal parts over the last
    /// years of the contract as delivered. What is not delivered at all is paid back at T; a
    /// customer who defaults is credited nothing more.
    fn prepay(&self, paths: &Paths, ledger: &mut Ledger) {
        let received = self.prepayment(paths);
        if received == 0.0 {
            return;
        }
        let working = ledger.column_mut(Column::WorkingCapital);
        working[self.go_live()] += received;
        let delivered = self.go_live() + paths.events.delay;
        let end = paths.months.min(delivered + self.sales.term);
        if end <= delivered {
            working[paths.months] -= received;
            return;
        }
        let credited = self.prepayment_credit.min(end - delivered);
        let from = end + 1 - credited;
        let until = (end + 1).min(paths.events.credit_ends_from).max(from);
        for month in &mut working[from..until] {
            *month -= received / credited as f64;
        }
    }

    /// Whether its owner may choose `action` where no contract is in force, as `free` says.
    fn may(&self, action: Action, free: impl FnOnce() -> bool) -> bool {
        self.ever(action) && (action == Action::Keep || free())
    }

    /// Whether its owner may ever choose `action`: a cloud does not stop and stand.
    fn ever(&self, action: Action) -> bool {
        match action {
            Action::Keep | Action::Close => true,
            Action::Replace => self.refreshes,
            Action::Stop => false,
        }
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}
