//! The bridge: what an owned mine earns on its way out, while AI capacity is built.
//!
//! A ledger of its own: taxed by itself, no debt, discounted at the mining rate. Demand response is
//! received in months that run; infrastructure is not bought, the site not sold.

use super::decisions::{Action, Decision, better};
use super::mining::Mine;
use crate::finance::{Column, Discount, Ledger, settle};
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};

/// Whether the mine runs on during the build, and whether its machines are sold when it stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayOut {
    owned: bool,
    mines: bool,
    sells: bool,
}

/// The bridge of a build that begins after month `wait` and takes `build` months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Months before the build begins.
    pub wait: usize,
    /// Months of the build as planned.
    pub build: usize,
}

impl WayOut {
    /// The way out of a scenario; nothing without an owned fleet.
    #[must_use]
    pub fn of(scenario: &Scenario) -> WayOut {
        WayOut {
            owned: scenario.is(Input::MiningFleetOwned),
            mines: scenario.is(Input::ConversionMineWhileBuilding),
            sells: scenario.is(Input::ConversionSellFleetAtGoLive),
        }
    }

    /// The month at whose end the mine stops at the latest.
    #[must_use]
    fn latest(self, span: Span) -> usize {
        if self.mines { span.wait + span.build } else { span.wait }
    }

    /// The decisions at index 0 and at months 12, 24, .. before the mine must stop, if the world
    /// follows `paths`: go on, or stop and sell the machines.
    #[must_use]
    pub fn plan(
        self,
        mine: &Mine,
        paths: &Paths,
        discount: &Discount,
        span: Span,
    ) -> Vec<Decision> {
        let values = self.values(mine, paths, discount, span, 0);
        let mut plan = Vec::with_capacity(values.len());
        for value in values {
            plan.push(value);
            if value.action == Action::Stop {
                break;
            }
        }
        plan
    }

    /// The same of an owner who knows only what has been.
    #[must_use]
    pub fn plan_as_known(
        self,
        mine: &Mine,
        outlook: &mut Outlook,
        discount: &Discount,
        span: Span,
    ) -> Vec<Decision> {
        let mut plan = Vec::new();
        for month in (0..self.latest(span)).step_by(12) {
            let expected = outlook.at(month);
            let Some(taken) = self.values(mine, expected, discount, span, month).first().copied()
            else {
                break;
            };
            plan.push(taken);
            if taken.action == Action::Stop {
                break;
            }
        }
        plan
    }

    /// The best choice at every decision from month `first` on, from the last back.
    fn values(
        self,
        mine: &Mine,
        paths: &Paths,
        discount: &Discount,
        span: Span,
        first: usize,
    ) -> Vec<Decision> {
        let latest = self.latest(span);
        if !self.owned || first >= latest {
            return Vec::new();
        }
        let petahash = mine.market.owned_fleet().petahash;
        let kept = 1.0 - mine.tax().rate;
        let sold = |month: usize| self.fetched(mine, month) * kept * discount.at(month);
        let mut later = sold(latest);
        let mut decisions: Vec<Decision> = Vec::with_capacity((latest - first).div_ceil(12));
        for month in (first..latest).step_by(12).rev() {
            let months = month + 1..=(month + 12).min(latest);
            let block = mine.operation.block(paths, months.clone(), discount.factors());
            let factors = discount.factors();
            let margin = mine.operation.earned(paths, petahash, months, factors, &block);
            let (on, stop, unit) = (kept * margin + later, sold(month), discount.at(month));
            let stops = better(stop, on, unit);
            later = if stops { stop } else { on };
            decisions.push(Decision {
                month,
                action: if stops { Action::Stop } else { Action::Keep },
                values: [Some(on / unit), None, Some(stop / unit), None],
            });
        }
        decisions.reverse();
        decisions
    }

    /// What the machines fetch at `month`, USD.
    fn fetched(self, mine: &Mine, month: usize) -> f64 {
        if self.sells { mine.market.fetched(&mine.market.owned_fleet(), month) } else { 0.0 }
    }

    /// The month at whose end the mine stops under `plan`.
    #[must_use]
    pub fn stops_at(self, plan: &[Decision], span: Span) -> usize {
        let stopped = plan.iter().find(|decision| decision.action == Action::Stop);
        stopped.map_or(self.latest(span), |decision| decision.month)
    }

    /// Fills the ledger: mining from month 1 until the owner stops, the machines sold then.
    pub fn run(
        self,
        mine: &Mine,
        paths: &Paths,
        span: Span,
        plan: &[Decision],
        ledger: &mut Ledger,
    ) {
        ledger.reset(paths.months);
        if !self.owned {
            return;
        }
        let stop = self.stops_at(plan, span);
        let fleet = mine.market.owned_fleet();
        if stop > 0 {
            mine.operation.run(paths, fleet.petahash, 1..=stop, ledger);
        }
        let price = self.fetched(mine, stop);
        ledger.column_mut(Column::Proceeds)[stop] += price;
        ledger.column_mut(Column::SaleGain)[stop.max(1)] += price;
        settle(ledger, mine.tax());
    }
}
