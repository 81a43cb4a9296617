//! Mining on a grid connection: machines, curtailment, the owner's yearly decisions.

mod fleet;
mod operation;
mod owner;

use super::decisions::{Action, State, best_actions, year_by_year};
use super::facility::WriteOff;
use crate::finance::{Column, Discount, Ledger, Loan, Tax, settle};
use crate::math::whole_months;
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};
pub use fleet::{Fleet, Market};
pub use operation::Operation;
pub(crate) use owner::Owner;

/// Life of mining infrastructure, months.
const SITE_LIFE: usize = 240;

/// Everything that mining on a site depends on, taken from a scenario.
#[derive(Clone, Debug)]
pub struct Mine {
    /// What machines cost, do and fetch.
    pub market: Market,
    /// A month's running.
    pub operation: Operation,
    /// Mining infrastructure bought at index 0, USD.
    pub site_capex: f64,
    /// Whether machines may be bought at a decision.
    pub replaces: bool,
    /// Whether the first fleet is there already.
    pub owned: bool,
    write_off: WriteOff,
    site_write_off: WriteOff,
    loan: Loan,
    tax: Tax,
}

impl Mine {
    /// The mine on all of the scenario's grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Mine {
        let get = |input| scenario.get(input);
        let at_once = get(Input::FinanceFirstYearDeductionShare);
        let life = whole_months(get(Input::MiningFleetLifeYears));
        Mine {
            market: Market::of(scenario),
            operation: Operation::of(scenario),
            site_capex: get(Input::MiningSiteCapexUsdPerMw) * get(Input::SiteGridMw),
            replaces: scenario.is(Input::MiningReplaceMachines),
            owned: scenario.is(Input::MiningFleetOwned),
            write_off: WriteOff { at_once, life },
            site_write_off: WriteOff { at_once, life: SITE_LIFE },
            loan: Loan::new(
                get(Input::FinanceMiningDebtShare),
                get(Input::FinanceMiningInterestRate),
                get(Input::FinanceMiningTenorYears),
            ),
            tax: tax(scenario),
        }
    }

    /// The fleet of index 0.
    #[must_use]
    pub fn first_fleet(&self, paths: &Paths) -> Fleet {
        if self.owned {
            self.market.owned_fleet()
        } else {
            self.market.new_fleet(0, &paths.hashprice)
        }
    }

    /// The best actions at months 12, 24, .. < T, if the world follows `paths`.
    #[must_use]
    pub fn plan(&self, paths: &Paths, discount: &Discount) -> Vec<Action> {
        let owner = Owner::new(self, paths, discount, self.first_fleet(paths));
        best_actions(&owner, 1, State::Initial)
    }

    /// The actions at months 12, 24, .. < T of an owner who knows only what has been, and each
    /// year does what is best on the path expected then.
    #[must_use]
    pub fn plan_as_known(&self, outlook: &mut Outlook, discount: &Discount) -> Vec<Action> {
        year_by_year((outlook.months() / 12).saturating_sub(1), |decision, state| {
            let expected = outlook.at(12 * decision);
            let owner = Owner::new(self, expected, discount, self.first_fleet(expected));
            best_actions(&owner, decision, state).first().copied()
        })
    }

    /// Fills the ledger for the actions `plan` at months 12, 24, ..
    pub fn run(&self, paths: &Paths, plan: &[Action], ledger: &mut Ledger) {
        ledger.reset(paths.months);
        let months = paths.months;
        let first = self.first_fleet(paths);
        ledger.column_mut(Column::Capex)[0] = self.site_capex + first.cost;
        self.loan.add(ledger, self.site_capex + first.cost, 0..=0, months);
        let mut fleet = Some(first);
        for (block, start) in (0..months).step_by(12).enumerate() {
            if block > 0 {
                fleet = self.decide(plan[block - 1], fleet, start, paths, ledger);
            }
            if let Some(fleet) = &fleet {
                self.operation.run(paths, fleet.petahash, start + 1..=start + 12, ledger);
            }
        }
        if let Some(fleet) = fleet {
            self.sell(&fleet, months, ledger);
        }
        if self.site_capex > 0.0 {
            self.site_write_off.depreciate(ledger, self.site_capex, 0, months);
            self.site_write_off.sell(ledger, months, 0.0, self.site_capex, 0);
        }
        settle(ledger, self.tax);
    }

    fn decide(
        &self,
        action: Action,
        fleet: Option<Fleet>,
        month: usize,
        paths: &Paths,
        ledger: &mut Ledger,
    ) -> Option<Fleet> {
        if action == Action::Keep {
            return fleet;
        }
        if let Some(old) = fleet {
            self.sell(&old, month, ledger);
        }
        (action == Action::Replace).then(|| {
            let new = self.market.new_fleet(month, &paths.hashprice);
            ledger.column_mut(Column::Capex)[month] += new.cost;
            new
        })
    }

    fn sell(&self, fleet: &Fleet, month: usize, ledger: &mut Ledger) {
        let price = self.market.fetched(fleet, month);
        match fleet.bought {
            Some(bought) => {
                self.write_off.depreciate(ledger, fleet.cost, bought, month);
                self.write_off.sell(ledger, month, price, fleet.cost, bought);
            }
            None => {
                ledger.column_mut(Column::Proceeds)[month] += price;
                ledger.column_mut(Column::SaleGain)[month] += price;
            }
        }
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}

/// The tax rule of a scenario.
#[must_use]
pub fn tax(scenario: &Scenario) -> Tax {
    Tax {
        rate: scenario.get(Input::FinanceTaxRate),
        loss_offset_limit: scenario.get(Input::FinanceLossOffsetLimit),
    }
}
