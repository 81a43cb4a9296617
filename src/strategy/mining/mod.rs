//! Mining on a grid connection: machines, curtailment, the owner's yearly decisions.

mod fleet;
mod groundwork;
mod operation;
mod owner;
mod year;

use super::Exit;
use super::assets::{Sale, WriteOff};
use super::decisions::{Action, Decision, State, best, next, year_by_year};
use super::site::{Connection, tax};
use crate::finance::{Column, Discount, Ledger, Loan, Tax, settle};
use crate::math::whole_months;
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};
pub use fleet::{Fleet, Market};
pub use groundwork::Groundwork;
pub use operation::Operation;
pub(crate) use owner::MineOwner;
pub use year::Year;

/// Life of mining infrastructure, months.
const INFRASTRUCTURE_LIFE: usize = 240;

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
    /// The connection that is sold when the mine closes or at T.
    connection: Connection,
    /// How machines are written off.
    write_off: WriteOff,
    /// How the infrastructure is written off.
    site_write_off: WriteOff,
    /// What is borrowed of the first cost.
    loan: Loan,
    /// Rate and loss rule.
    tax: Tax,
}

impl Mine {
    /// The mine on all of the scenario's grid capacity.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Mine {
        Mine::keeping(scenario, fleet::MarketMemory::default(), Connection::NONE)
    }

    /// Overwrites it by the mine of another scenario, keeping the memory.
    pub fn renew(&mut self, scenario: &Scenario) {
        let connection = std::mem::replace(&mut self.connection, Connection::NONE);
        *self = Mine::keeping(scenario, self.market.memory(), connection);
    }

    fn keeping(scenario: &Scenario, memory: fleet::MarketMemory, connection: Connection) -> Mine {
        let get = |input| scenario.get(input);
        let life = whole_months(get(Input::MiningFleetLifeYears));
        Mine {
            market: Market::keeping(scenario, memory),
            operation: Operation::of(scenario),
            site_capex: get(Input::MiningSiteCapexUsdPerMw) * get(Input::SiteGridMw),
            replaces: scenario.is(Input::MiningReplaceMachines),
            owned: scenario.is(Input::MiningFleetOwned),
            // It may close every year, and ends at T.
            connection: connection.renewed(scenario, (12, crate::paths::months(scenario) / 12)),
            write_off: WriteOff { at_once: get(Input::FinanceMachineDeductionShare), life },
            site_write_off: WriteOff {
                at_once: get(Input::FinanceBuildingDeductionShare),
                life: INFRASTRUCTURE_LIFE,
            },
            loan: Loan::new(
                get(Input::FinanceMiningDebtShare),
                get(Input::FinanceMiningInterestRate),
                get(Input::FinanceMiningTenorYears),
            ),
            tax: tax(scenario),
        }
    }

    /// The same mine on capacity that somebody else sells: the hybrid's second mine, on headroom.
    #[must_use]
    pub fn without_connection(self) -> Mine {
        Mine { connection: Connection::NONE, ..self }
    }

    /// The fleet of index 0.
    #[must_use]
    pub fn first_fleet(&self, paths: &Paths) -> Fleet {
        if self.owned { self.market.owned_fleet() } else { self.market.new_fleet(0, paths) }
    }

    /// The best decisions at months 12, 24, .. < T, if the world follows `paths`.
    #[must_use]
    pub fn plan(&self, paths: &Paths, discount: &Discount) -> Vec<Decision> {
        let owner = MineOwner::new(self, paths, discount, self.first_fleet(paths));
        dated(best(&owner, 1, State::Initial))
    }

    /// The decisions at months 12, 24, .. < T of an owner who knows only what has been, and each
    /// year does what is best on the path expected then.
    #[must_use]
    pub fn plan_as_known(&self, outlook: &mut Outlook, discount: &Discount) -> Vec<Decision> {
        let last = (outlook.months() / 12).saturating_sub(1);
        dated(year_by_year(last, |decision, state| {
            let expected = outlook.at(12 * decision);
            let owner = MineOwner::new(self, expected, discount, self.first_fleet(expected));
            next(&owner, decision, state)
        }))
    }

    /// Fills the ledger for the decisions `plan` at months 12, 24, ..; what is sold at T or at
    /// closing.
    pub fn run(&self, paths: &Paths, plan: &[Decision], ledger: &mut Ledger) -> Exit {
        self.run_until(paths, plan, (paths.months, true), ledger)
    }

    /// The same of a mine that ends with month `end`; whether its machines then fetch anything.
    pub fn run_until(
        &self,
        paths: &Paths,
        plan: &[Decision],
        (end, fetches): (usize, bool),
        ledger: &mut Ledger,
    ) -> Exit {
        ledger.reset(paths.months);
        let first = self.first_fleet(paths);
        let bought = self.site_capex + first.cost;
        ledger.column_mut(Column::Capex)[0] = bought;
        let mut fleet = Some(first);
        let mut end = end;
        for start in (0..end).step_by(12) {
            let taken = plan.iter().find(|decision| decision.month == start);
            match taken.map_or(Action::Keep, |decision| decision.action) {
                Action::Keep => {}
                Action::Replace => {
                    self.sell(fleet.take(), start, true, ledger);
                    let new = self.market.new_fleet(start, paths);
                    ledger.column_mut(Column::Capex)[start] += new.cost;
                    fleet = Some(new);
                }
                Action::Stop => {
                    self.sell(fleet.take(), start, true, ledger);
                }
                Action::Close => {
                    end = start;
                    break;
                }
            }
            if let Some(fleet) = &fleet {
                let months = start + 1..=(start + 12).min(end);
                self.operation.run(paths, fleet.petahash, months, ledger);
            }
        }
        let sale = self.sell(fleet, end, fetches, ledger).and(self.site_sold(end));
        self.site_write_off.depreciate(ledger, self.site_capex, 0, end);
        self.site_sold(end).enter(ledger, end);
        self.loan.add(ledger, bought, 0..=0, 0, end);
        settle(ledger, self.tax);
        Exit { month: end, after_tax_usd: sale.after_tax(self.tax) }
    }

    /// Sells what stands of the machines.
    fn sell(&self, fleet: Option<Fleet>, month: usize, fetches: bool, ledger: &mut Ledger) -> Sale {
        let Some(fleet) = fleet else { return Sale::default() };
        if let Some(bought) = fleet.bought {
            self.write_off.depreciate(ledger, fleet.cost, bought, month);
        }
        let sold = self.machines_sold(&fleet, month);
        let sale = Sale { proceeds: if fetches { sold.proceeds } else { 0.0 }, ..sold };
        sale.enter(ledger, month);
        sale
    }

    /// What stands after the decisions of `plan` before `month`: the fleet, or nothing but the
    /// site; `None` if that has been sold.
    #[must_use]
    pub fn standing(
        &self,
        paths: &Paths,
        plan: &[Decision],
        month: usize,
    ) -> Option<Option<Fleet>> {
        let mut fleet = Some(self.first_fleet(paths));
        for decision in plan.iter().filter(|decision| decision.month < month) {
            match decision.action {
                Action::Keep => {}
                Action::Replace => fleet = Some(self.market.new_fleet(decision.month, paths)),
                Action::Stop => fleet = None,
                Action::Close => return None,
            }
        }
        Some(fleet)
    }

    /// What depreciating `fleet` over months `first` to `last` saves in tax, present value, USD.
    #[must_use]
    pub fn shield(&self, fleet: &Fleet, months: (usize, usize), discount: &Discount) -> f64 {
        let Some(bought) = fleet.bought else { return 0.0 };
        self.tax.rate * self.write_off.present_value(fleet.cost, bought, months, discount)
    }

    /// What selling `fleet` at `month` fetches, and its book value; an owned fleet has none.
    #[inline]
    #[must_use]
    pub fn machines_sold(&self, fleet: &Fleet, month: usize) -> Sale {
        let book =
            fleet.bought.map_or(0.0, |bought| self.write_off.book(fleet.cost, month - bought));
        Sale { proceeds: self.market.fetched(fleet, month), book }
    }

    /// What selling the connection at `month` fetches; the infrastructure goes with it for nothing
    /// more.
    #[must_use]
    pub fn site_sold(&self, month: usize) -> Sale {
        let book = self.site_write_off.book(self.site_capex, month);
        Sale { proceeds: self.connection.fetched(month), book }
    }

    /// Whether its owner may choose `action` in `state`.
    fn may(&self, action: Action, state: State) -> bool {
        match action {
            Action::Replace => self.replaces,
            Action::Stop => state != State::Stopped,
            Action::Keep | Action::Close => true,
        }
    }

    /// Whether its owner may ever choose `action`.
    fn ever(&self, action: Action) -> bool {
        action != Action::Replace || self.replaces
    }

    /// Rate and loss rule.
    #[must_use]
    pub fn tax(&self) -> Tax {
        self.tax
    }
}

/// Decision `k` is taken at month `12 k`.
fn dated(mut decisions: Vec<Decision>) -> Vec<Decision> {
    for decision in &mut decisions {
        decision.month *= 12;
    }
    decisions
}
