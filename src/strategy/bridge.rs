//! The bridge: what an owned mine earns on its way out, while AI capacity is built.
//!
//! A ledger of its own: taxed by itself, no debt, discounted at the mining rate. Demand response is
//! received in months that run; infrastructure is not bought, the site not sold.

use super::decisions::{Action, Decision, better};
use super::mining::{Mine, Year};
use crate::finance::{Column, Discount, Ledger, settle};
use crate::paths::{Fading, Outlook, Paths, faded, shock};
use crate::scenario::{Input, Scenario};

/// Whether the mine runs on during the build, and whether its machines are sold when it stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WayOut {
    /// Whether there are machines at the start.
    owned: bool,
    /// Whether they may run while AI capacity is built.
    mines: bool,
    /// Whether they are sold when they stop.
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
        let stop = self.stops_at(plan, span);
        self.run_until(mine, paths, stop, paths.months, ledger);
    }

    /// The same until month `stop`, in a ledger of so many months: whole years, not before that.
    pub fn run_until(
        self,
        mine: &Mine,
        paths: &Paths,
        stop: usize,
        months: usize,
        ledger: &mut Ledger,
    ) {
        ledger.reset(months);
        if !self.owned {
            return;
        }
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

/// What the decisions on the way out rest on in every world that is shocked from one base path,
/// reckoned once; as a miner's ([`super::mining::Groundwork`]).
#[derive(Clone, Debug)]
pub struct Groundwork {
    /// Hashrate of the owned fleet, PH/s.
    petahash: f64,
    /// What is left of a margin after tax, share.
    kept: f64,
    /// The month at whose end the mine stops at the latest.
    latest: usize,
    /// The months after each decision.
    years: Vec<Year>,
    /// What stopping brings at each decision and at the latest, present value, USD.
    sold: Vec<f64>,
    /// Discount factors at each decision.
    units: Vec<f64>,
    /// Base hashprice at each decision, for the shocks, USD per PH/s per day.
    hashprice: Vec<f64>,
    /// The same of the power price, USD/MWh.
    power: Vec<f64>,
}

impl Groundwork {
    /// The groundwork of a mine that makes way for a build; `None` if nothing is owned.
    #[must_use]
    pub fn of(
        way_out: WayOut,
        mine: &Mine,
        base: &Paths,
        span: Span,
        discount: &Discount,
    ) -> Option<Groundwork> {
        if !way_out.owned {
            return None;
        }
        let latest = way_out.latest(span);
        let decisions = || (0..latest).step_by(12);
        let kept = 1.0 - mine.tax().rate;
        let year = |month: usize| {
            let months = month + 1..=(month + 12).min(latest);
            mine.operation.year(base, months, discount.factors())
        };
        let sold = |month: usize| way_out.fetched(mine, month) * kept * discount.at(month);
        Some(Groundwork {
            petahash: mine.market.owned_fleet().petahash,
            kept,
            latest,
            years: decisions().map(year).collect(),
            sold: decisions().chain([latest]).map(sold).collect(),
            units: decisions().map(|month| discount.at(month)).collect(),
            hashprice: decisions().map(|month| base.hashprice[month]).collect(),
            power: decisions().map(|month| base.power[month]).collect(),
        })
    }

    /// The month at whose end the mine stops in the world of `actual`, shocks fading: what
    /// [`WayOut::plan_as_known`] comes to.
    #[must_use]
    pub fn stops_at(&self, actual: &Paths, fading: &Fading) -> usize {
        let stops = |decision: &usize| self.stops(*decision, actual, fading);
        (0..self.years.len()).find(stops).map_or(self.latest, |decision| 12 * decision)
    }

    fn stops(&self, decision: usize, actual: &Paths, fading: &Fading) -> bool {
        let now = 12 * decision;
        let hashprice = shock(now, &actual.hashprice, self.hashprice[decision]);
        let power = shock(now, &actual.power, self.power[decision]);
        let (mut stop, mut later) = (false, self.sold[self.years.len()]);
        for (year, months) in self.years.iter().enumerate().skip(decision).rev() {
            let hashprice = faded(hashprice, fading.hashprice[year - decision]);
            let power = faded(power, fading.power[year - decision]);
            let margin = months.earned(self.petahash * hashprice, power);
            let (on, sold) = (self.kept * margin + later, self.sold[year]);
            stop = better(sold, on, self.units[year]);
            later = if stop { sold } else { on };
        }
        stop
    }
}
