//! AI colocation: powered space rented out by the kW of critical IT.

use super::Exit;
use super::assets::Sale;
use super::facility::{Facility, FacilityMemory, Lasting, ramp};
use super::site::tax;
use crate::finance::{Column, Ledger, Tax, settle};
use crate::math::{Within, pow, whole_months};
use crate::paths::{HOURS_PER_MONTH, Paths, firm};
use crate::scenario::{Input, Scenario};

/// A colocation facility on a site, taken from a scenario.
#[derive(Clone, Debug)]
pub struct Colocation {
    /// Critical IT, MW.
    pub critical_it: f64,
    /// The building.
    pub facility: Facility,
    /// Months of a lease.
    pub term: usize,
    /// Energy of a full month at the meter, MWh.
    energy: f64,
    /// First rent, USD per kW-month of critical IT.
    rent: f64,
    /// Step of the rent on each anniversary within a term, share.
    escalator: f64,
    /// Months without rent between two terms.
    vacancy: usize,
    /// Rent of a new term over the last one's, at lease level 1, as a factor.
    renewal: f64,
    /// Elasticity of a new term's rent to the lease level, % per %.
    beta: f64,
    /// Share of critical IT that is let.
    leased: f64,
    /// Whether power is none of the landlord's cost.
    tenant_pays_power: bool,
    /// Operating cost of a month before inflation, USD.
    opex: f64,
    /// What a buyer asks of a let building a year, share of its price; `None` if it is sold empty.
    cap_rate: Option<f64>,
    /// Rate and loss rule.
    tax: Tax,
}

/// The lease in the month of the sale.
#[derive(Clone, Copy, Debug)]
struct Lease {
    /// Rent as agreed, USD per kW-month; in vacancy the last one.
    rent: f64,
    /// Months of the term that are left; 0 in vacancy.
    left: usize,
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
        Colocation::keeping(scenario, wait, FacilityMemory::default())
    }

    /// Overwrites it by that of another scenario, keeping the memory.
    pub fn renew(&mut self, scenario: &Scenario) {
        *self = Colocation::keeping(scenario, 0, self.facility.memory());
    }

    fn keeping(scenario: &Scenario, wait: usize, memory: FacilityMemory) -> Colocation {
        let get = |input| scenario.get(input);
        let months = |input| get(input) as usize;
        let pue = get(Input::ColocationPue);
        let share = get(Input::ColocationCriticalItShare).at_most(1.0 / pue);
        let critical_it = get(Input::SiteGridMw) * share;
        let funded = 1.0 - get(Input::ColocationTenantFundedShare);
        let planned = critical_it * get(Input::ColocationCapexUsdPerMw) * funded;
        let dates =
            (wait, months(Input::ColocationBuildMonths), months(Input::ColocationRampMonths));
        let lasting = Lasting {
            residual: Input::ColocationFacilityResidualShare,
            life: Input::ColocationFacilityLifeYears,
        };
        // It is sold at T.
        let sold = (crate::paths::months(scenario).saturating_sub(wait + dates.1), 1);
        Colocation {
            critical_it,
            facility: Facility::of(scenario, planned, dates, &lasting, sold, memory),
            term: whole_months(get(Input::ColocationTermYears)),
            energy: critical_it * pue * get(Input::ColocationLoadFactor) * HOURS_PER_MONTH,
            rent: get(Input::ColocationRentUsdPerKwMonth),
            escalator: get(Input::ColocationRentEscalator),
            vacancy: months(Input::ColocationVacancyMonths),
            renewal: get(Input::ColocationRenewalRentRatio),
            beta: get(Input::ColocationRentBeta),
            leased: get(Input::ColocationLeasedShare),
            tenant_pays_power: scenario.is(Input::ColocationTenantPaysPower),
            opex: critical_it * get(Input::ColocationOpexUsdPerMwYear) / 12.0,
            cap_rate: Some(get(Input::ColocationExitCapRate)),
            tax: tax(scenario),
        }
    }

    /// The same facility, sold empty with its site: the buyer does not take on the tenant.
    #[must_use]
    pub fn sold_empty(self) -> Colocation {
        Colocation { cap_rate: None, ..self }
    }

    /// The same facility signed in a market at `level`, its cost planned at `cost` times that
    /// entered: the first rent is that entered `x level^rent_beta`.
    #[must_use]
    pub fn signed(&self, level: f64, cost: f64) -> Colocation {
        let mut signed = self.clone();
        signed.rent *= pow(level, self.beta);
        signed.facility.planned *= cost;
        signed
    }

    /// Fills the ledger; what is sold at T. The build must end before T.
    pub fn run(&self, paths: &Paths, ledger: &mut Ledger) -> Exit {
        self.run_until(paths, paths.months, ledger)
    }

    /// The same, all sold at month `end`, after the build and not after T.
    pub fn run_until(&self, paths: &Paths, end: usize, ledger: &mut Ledger) -> Exit {
        ledger.reset(paths.months);
        self.facility.enter(paths, end, ledger);
        let lease = self.operate(paths, end, ledger);
        let sale = self.sold(paths, end, lease);
        sale.enter(ledger, end);
        settle(ledger, self.tax);
        Exit { month: end, after_tax_usd: sale.after_tax(self.tax) }
    }

    /// What the first lease brings as signed, all of its years, USD.
    #[must_use]
    pub fn signed_revenue(&self) -> f64 {
        let full = self.critical_it * 1000.0 * self.rent * self.leased;
        let stepped = |month: usize| pow(1.0 + self.escalator, (month / 12) as f64);
        let filled = |month: usize| ramp(month + 1, 0, self.facility.ramp);
        (0..self.term).map(|month| full * stepped(month) * filled(month)).sum()
    }

    /// Month of go-live as planned: the last one of the build.
    #[must_use]
    pub fn go_live(&self) -> usize {
        self.facility.go_live()
    }

    /// The last month of the lease in force in month `month`, if the first was delivered `delay`
    /// months late; `None` in vacancy and before delivery.
    #[must_use]
    pub fn lease_until(&self, month: usize, delay: usize) -> Option<usize> {
        let since = month.checked_sub(self.go_live() + delay + 1)?;
        if self.term == 0 {
            return None;
        }
        let position = since % (self.term + self.vacancy);
        (position < self.term).then(|| month - position + self.term - 1)
    }

    /// Writes the months of operation; the lease in month `end`, `None` before delivery.
    fn operate(&self, paths: &Paths, end: usize, ledger: &mut Ledger) -> Option<Lease> {
        let [revenue, power_cost, operating_cost, ebitda, energy] = ledger.columns_mut([
            Column::Revenue,
            Column::PowerCost,
            Column::OperatingCost,
            Column::Ebitda,
            Column::EnergyMwh,
        ]);
        let kilowatts = self.critical_it * 1000.0;
        let (mut rent, mut month_of_term, mut to_step) = (self.rent, 0, 12);
        let delivered = self.go_live() + paths.events.delay;
        // Slices of one length: so months need no check of their own.
        let length = end + 1;
        let (revenue, power_cost) = (&mut revenue[..length], &mut power_cost[..length]);
        let (ebitda, energy) = (&mut ebitda[..length], &mut energy[..length]);
        let operating_cost = &mut operating_cost[..length];
        let (collected, index) = (&paths.collected[..length], &paths.cost_index[..length]);
        let (bought, premium) = (&paths.power[..length], &paths.premium[..length]);
        for t in delivered + 1..length {
            if month_of_term == self.term + self.vacancy {
                rent *= self.renewal * pow(paths.lease_level[t], self.beta);
                (month_of_term, to_step) = (0, 12);
            } else if to_step == 0 {
                to_step = 12;
                if month_of_term < self.term {
                    rent *= 1.0 + self.escalator;
                }
            }
            if month_of_term < self.term {
                let filled = ramp(t, delivered, self.facility.ramp) * self.leased;
                let rent = paths.events.rent(rent, t);
                revenue[t] = kilowatts * rent * filled * collected[t];
                energy[t] = self.energy * filled;
            }
            month_of_term += 1;
            to_step -= 1;
        }
        if !self.tenant_pays_power {
            for t in delivered + 1..length {
                power_cost[t] = energy[t] * firm(bought[t], premium[t]);
            }
        }
        for t in delivered + 1..length {
            operating_cost[t] = self.opex * index[t];
            ebitda[t] = revenue[t] - power_cost[t] - operating_cost[t];
        }
        let left = self.term.saturating_sub(month_of_term);
        (delivered < end).then_some(Lease { rent, left })
    }

    /// What the building and its site fetch at `end`: empty, or let, if that is more:
    /// `NOI(now)/c x (1 - (1+c)^-n) + NOI(next)/c x (1+c)^-n`.
    fn sold(&self, paths: &Paths, end: usize, lease: Option<Lease>) -> Sale {
        let empty = self.facility.empty(paths, end);
        let (Some(lease), Some(cap_rate)) = (lease, self.cap_rate) else { return empty };
        let now = self.yearly_income(paths, end, paths.events.rent(lease.rent, end));
        let opening = lease.rent * self.renewal * pow(paths.lease_level[end], self.beta);
        let next = self.yearly_income(paths, end, paths.events.opening_rent(opening, end));
        let years = lease.left as f64 / 12.0;
        let later = pow(1.0 + cap_rate, -years);
        let income = now / cap_rate * (1.0 - later) + next / cap_rate * later;
        Sale { proceeds: empty.proceeds.at_least(income), ..empty }
    }

    /// A year's net operating income at the prices of month `end`: all that is let pays `rent`, USD
    /// per kW-month.
    fn yearly_income(&self, paths: &Paths, end: usize, rent: f64) -> f64 {
        let paid = self.critical_it * 1000.0 * rent * self.leased;
        let power = if self.tenant_pays_power {
            0.0
        } else {
            self.energy * self.leased * paths.firm_power(end)
        };
        12.0 * (paid - self.opex * paths.cost_index[end] - power)
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}
