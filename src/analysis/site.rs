//! One strategy at a time on the whole site, in a world of its own or begun later.
//!
//! An [`crate::evaluation::Engine`] runs all strategies on one deterministic world. Where each has
//! its own, they run here, by the same rules.

use crate::finance::{Column, Depth, Discount, Ledger, Tax};
use crate::paths::{Outlook, Paths};
use crate::scenario::{Input, Scenario};
use crate::strategy::bridge::WayOut;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;

/// What owners know of the world they decide in.
#[derive(Clone, Copy, Debug)]
pub(super) enum Foresight<'a> {
    /// All of it.
    Whole,
    /// What has been, and these deterministic paths.
    Past(&'a Paths),
}

/// A strategy that has been run.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Present value of free cash flow at the strategy's own rate, USD.
    pub npv: f64,
    /// Present value of the bridge, USD.
    pub bridge_npv: f64,
    /// Month of go-live.
    pub go_live: usize,
    pub tax: Tax,
    pub ledger: Ledger,
}

/// Runs strategies of one scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a> {
    pub scenario: &'a Scenario,
    pub depth: Depth,
    pub foresight: Foresight<'a>,
}

impl Site<'_> {
    /// Mining.
    pub fn mining(&self, paths: &Paths) -> Run {
        let mine = Mine::of(self.scenario);
        let discount = self.discount(Input::MiningDiscountRate, paths);
        let plan = match self.foresight {
            Foresight::Whole => mine.plan(paths, &discount),
            Foresight::Past(usual) => {
                mine.plan_as_known(&mut Outlook::new(paths, usual), &discount)
            }
        };
        let mut ledger = self.ledger();
        mine.run(paths, &plan, &mut ledger);
        let npv = discount.present_value(ledger.column(Column::FreeCashFlow));
        Run { npv, bridge_npv: 0.0, go_live: 0, tax: mine.tax(), ledger }
    }

    /// Colocation whose build begins after `wait` months, with its bridge; `None` if that build
    /// does not end within the horizon.
    pub fn colocation(&self, paths: &Paths, wait: usize) -> Option<Run> {
        let colocation = Colocation::after(self.scenario, wait);
        if colocation.go_live() >= paths.months {
            return None;
        }
        let mut ledger = self.ledger();
        colocation.run(paths, &mut ledger);
        let npv = self
            .discount(Input::ColocationDiscountRate, paths)
            .present_value(ledger.column(Column::FreeCashFlow));
        let bridge_npv = self.bridge(paths, wait, colocation.build, &mut ledger);
        Some(Run { npv, bridge_npv, go_live: colocation.go_live(), tax: colocation.tax(), ledger })
    }

    /// GPU cloud whose build begins after `wait` months, with its bridge; `None` if that build does
    /// not end within the horizon.
    pub fn gpu_cloud(&self, paths: &Paths, wait: usize) -> Option<Run> {
        let cloud = GpuCloud::after(self.scenario, wait);
        if cloud.go_live() >= paths.months {
            return None;
        }
        let discount = self.discount(Input::GpuCloudDiscountRate, paths);
        let plan = match self.foresight {
            Foresight::Whole => cloud.plan(paths, &discount),
            Foresight::Past(usual) => {
                cloud.plan_as_known(&mut Outlook::new(paths, usual), &discount)
            }
        };
        let mut ledger = self.ledger();
        cloud.run(paths, &plan, &mut ledger);
        let npv = discount.present_value(ledger.column(Column::FreeCashFlow));
        let bridge_npv = self.bridge(paths, wait, cloud.build, &mut ledger);
        Some(Run { npv, bridge_npv, go_live: cloud.go_live(), tax: cloud.tax(), ledger })
    }

    /// Adds the mine on its way out to an AI business's ledger; its present value.
    fn bridge(&self, paths: &Paths, wait: usize, build: usize, ledger: &mut Ledger) -> f64 {
        let mut bridge = self.ledger();
        let mine = Mine::of(self.scenario);
        WayOut::of(self.scenario).run_after(&mine, paths, wait, build, &mut bridge);
        let flows = bridge.column(Column::FreeCashFlow);
        ledger.column_mut(Column::BridgeCashFlow).copy_from_slice(flows);
        self.discount(Input::MiningDiscountRate, paths).present_value(flows)
    }

    fn discount(&self, rate: Input, paths: &Paths) -> Discount {
        Discount::new(self.scenario.get(rate), paths.months)
    }

    fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.set_depth(self.depth);
        ledger
    }
}

impl Run {
    /// Net present value, bridge included, USD.
    pub fn value(&self) -> f64 {
        self.npv + self.bridge_npv
    }

    /// The hybrid of an AI business and a mine. Its debt is covered as the AI part's is.
    pub fn hybrid(weights: &Weights, ai: &Run, mining: &Run) -> Run {
        let (npv, bridge_npv) = weights.npv((ai.npv, ai.bridge_npv), mining.npv);
        let mut ledger = Ledger::default();
        weights.combine(&ai.ledger, &mining.ledger, &mut ledger);
        Run { npv, bridge_npv, go_live: ai.go_live, tax: ai.tax, ledger }
    }
}
