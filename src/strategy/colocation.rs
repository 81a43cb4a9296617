//! AI colocation: powered space rented out by the kW of critical IT.

use super::facility::WriteOff;
use super::mining::tax;
use crate::finance::{Column, Ledger, Loan, Tax, settle};
use crate::math::{pow, whole_months};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};

/// A colocation facility on a site, taken from a scenario.
#[derive(Clone, Debug)]
pub struct Colocation {
    /// Critical IT, MW.
    pub critical_it: f64,
    /// Month after which the build begins; 0 unless the owner waits.
    pub wait: usize,
    /// Months to build; in service from the month after.
    pub build: usize,
    /// Months of ramp.
    pub ramp: usize,
    /// The owner's cost, USD.
    pub capex: f64,
    /// Energy of a full month at the meter, MWh.
    energy: f64,
    rent: f64,
    escalator: f64,
    term: usize,
    vacancy: usize,
    renewal: f64,
    beta: f64,
    leased: f64,
    tenant_pays_power: bool,
    opex: f64,
    residual: f64,
    write_off: WriteOff,
    loan: Loan,
    tax: Tax,
}

impl Colocation {
    /// The facility on all of the scenario's grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Colocation {
        Colocation::after(scenario, 0)
    }

    /// The same facility, its build begun after `wait` months. Cost, rent and terms are as entered.
    #[must_use]
    pub fn after(scenario: &Scenario, wait: usize) -> Colocation {
        let get = |input| scenario.get(input);
        let pue = get(Input::ColocationPue);
        let share = get(Input::ColocationCriticalItShare).min(1.0 / pue);
        let critical_it = get(Input::SiteGridMw) * share;
        let funded = 1.0 - get(Input::ColocationTenantFundedShare);
        Colocation {
            critical_it,
            wait,
            build: get(Input::ColocationBuildMonths) as usize,
            ramp: get(Input::ColocationRampMonths) as usize,
            capex: critical_it * get(Input::ColocationCapexUsdPerMw) * funded,
            energy: critical_it * pue * get(Input::ColocationLoadFactor) * 730.0,
            rent: get(Input::ColocationRentUsdPerKwMonth),
            escalator: get(Input::ColocationRentEscalator),
            term: whole_months(get(Input::ColocationTermYears)),
            vacancy: get(Input::ColocationVacancyMonths) as usize,
            renewal: get(Input::ColocationRenewalRentRatio),
            beta: get(Input::ColocationRentBeta),
            leased: get(Input::ColocationLeasedShare),
            tenant_pays_power: scenario.is(Input::ColocationTenantPaysPower),
            opex: critical_it * get(Input::ColocationOpexUsdPerMwYear) / 12.0,
            residual: get(Input::ColocationFacilityResidualShare),
            write_off: WriteOff {
                at_once: get(Input::FinanceFirstYearDeductionShare),
                life: whole_months(get(Input::ColocationFacilityLifeYears)),
            },
            loan: facility_loan(scenario),
            tax: tax(scenario),
        }
    }

    /// Fills the ledger. The build must end before T.
    pub fn run(&self, paths: &Paths, ledger: &mut Ledger) {
        ledger.reset(paths.months);
        let (wait, build) = (self.wait, self.build);
        let facility = Facility { capex: self.capex, wait, build, residual: self.residual };
        facility.add(self.write_off, &self.loan, ledger);
        self.operate(paths, ledger);
        settle(ledger, self.tax);
    }

    /// Month of go-live: the last one of the build.
    #[must_use]
    pub fn go_live(&self) -> usize {
        self.wait + self.build
    }

    fn operate(&self, paths: &Paths, ledger: &mut Ledger) {
        let [revenue, power_cost, operating_cost, ebitda, energy] = ledger.columns_mut([
            Column::Revenue,
            Column::PowerCost,
            Column::OperatingCost,
            Column::Ebitda,
            Column::EnergyMwh,
        ]);
        let kilowatts = self.critical_it * 1000.0;
        let (mut rent, mut month_of_term) = (self.rent, 0);
        let delivered = self.go_live() + paths.events.delay;
        for t in delivered + 1..=paths.months {
            if month_of_term == self.term + self.vacancy {
                rent *= self.renewal * pow(paths.lease_level[t], self.beta);
                month_of_term = 0;
            } else if month_of_term > 0 && month_of_term % 12 == 0 && month_of_term < self.term {
                rent *= 1.0 + self.escalator;
            }
            if month_of_term < self.term {
                let filled = ramp(t, delivered, self.ramp) * self.leased;
                let rent = paths.events.rent(rent, t);
                revenue[t] = kilowatts * rent * filled * paths.collected[t];
                energy[t] = self.energy * filled;
                if !self.tenant_pays_power {
                    power_cost[t] = energy[t] * paths.power[t];
                }
            }
            operating_cost[t] = self.opex * paths.cost_index[t];
            ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
            month_of_term += 1;
        }
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}

/// `min(1, (t-b)/(ramp_months+1))` in month `t` after the delivery at `b`.
#[inline]
pub(super) fn ramp(t: usize, delivered: usize, ramp: usize) -> f64 {
    let since = t - delivered;
    if since > ramp { 1.0 } else { since as f64 / (ramp + 1) as f64 }
}

/// The loan on a facility, colocation terms.
pub(super) fn facility_loan(scenario: &Scenario) -> Loan {
    Loan::new(
        scenario.get(Input::FinanceColocationDebtShare),
        scenario.get(Input::FinanceColocationInterestRate),
        scenario.get(Input::FinanceColocationTenorYears),
    )
}

/// A building: spent evenly over the build, written off from go-live, sold at T.
pub(super) struct Facility {
    pub capex: f64,
    pub wait: usize,
    pub build: usize,
    pub residual: f64,
}

impl Facility {
    pub fn add(&self, write_off: WriteOff, loan: &Loan, ledger: &mut Ledger) {
        let months = ledger.months();
        let go_live = self.wait + self.build;
        let spent = if self.build == 0 { go_live..=go_live } else { self.wait + 1..=go_live };
        let monthly = self.capex / (spent.end() - spent.start() + 1) as f64;
        for month in &mut ledger.column_mut(Column::Capex)[spent.clone()] {
            *month += monthly;
        }
        loan.add(ledger, self.capex, spent, months);
        write_off.depreciate(ledger, self.capex, go_live, months);
        write_off.sell(ledger, months, self.capex * self.residual, self.capex, go_live);
    }
}
