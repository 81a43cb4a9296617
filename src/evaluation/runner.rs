//! One runner: a strategy of a scenario in any world, its owners foreseeing it or not.
//!
//! An [`super::Engine`] is a runner on the base path that remembers; stress, migration, waiting and
//! random futures run in worlds of their own.

use crate::finance::{Column, Coverage, Depth, Discount, Ledger, Tax, coverage};
use crate::paths::{Fading, Outlook, Paths};
use crate::scenario::{Input, Scenario};
use crate::strategy::bridge::{Span, WayOut};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::{GpuCloud, Ground};
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;
use crate::strategy::{Decision, Exit};

/// What owners know of the world they decide in.
#[derive(Clone, Copy, Debug)]
pub enum Foresight<'a> {
    /// All of it.
    Whole,
    /// What has been, and this base path: shocks are expected to last.
    Past(&'a Paths),
    /// The same, and that shocks fade.
    Fading(&'a Paths, &'a Fading),
}

/// The world in which a strategy runs.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// What happens.
    pub paths: &'a Paths,
    /// What owners know of it.
    pub foresight: Foresight<'a>,
}

impl<'a> World<'a> {
    /// What owners expect, year by year; `None` if they foresee it all.
    fn outlook(&self) -> Option<Outlook<'a>> {
        match self.foresight {
            Foresight::Whole => None,
            Foresight::Past(base) => Some(Outlook::new(self.paths, base)),
            Foresight::Fading(base, fading) => Some(Outlook::fading(self.paths, base, fading)),
        }
    }
}

/// Yearly discount rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// Of mining, the bridge included.
    pub mining: f64,
    /// Of colocation.
    pub colocation: f64,
    /// Of GPU cloud.
    pub gpu_cloud: f64,
}

impl Rates {
    /// Each strategy's own.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Rates {
        Rates {
            mining: scenario.get(Input::MiningDiscountRate),
            colocation: scenario.get(Input::ColocationDiscountRate),
            gpu_cloud: scenario.get(Input::GpuCloudDiscountRate),
        }
    }

    /// One for all.
    #[must_use]
    pub fn common(rate: f64) -> Rates {
        Rates { mining: rate, colocation: rate, gpu_cloud: rate }
    }
}

/// What is known of a strategy on the whole site besides its ledger. Money in USD.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Present value of free cash flow.
    pub npv: f64,
    /// Present value of the bridge.
    pub bridge_npv: f64,
    /// Present value of equity cash flow; nothing at [`Depth::Value`].
    pub equity_npv: f64,
    /// Present value of what is sold at T or at closing, after tax as a decision counts it.
    pub exit_npv: f64,
    /// Yearly coverage of debt service; nothing at [`Depth::Value`].
    pub coverage: Coverage,
    /// Month of go-live as planned.
    pub go_live: usize,
    /// Months of ramp.
    pub ramp: usize,
    /// The month in which all that is left is sold.
    pub end: usize,
    /// What the owner decided.
    pub decisions: Vec<Decision>,
    /// What the owner of the mine on its way out decided.
    pub bridge_decisions: Vec<Decision>,
}

impl Run {
    /// Net present value, bridge included.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.npv + self.bridge_npv
    }
}

/// The three strategies that take the whole site, and the hybrid's second mine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Whole {
    /// Bitcoin mining.
    Mining,
    /// AI colocation.
    Colocation,
    /// GPU cloud.
    GpuCloud,
    /// A mine without a site to sell.
    Headroom,
}

/// Discount factors at each rate, which stay as long as the rate does.
#[derive(Clone, Debug, Default)]
struct Discounts {
    mining: Discount,
    colocation: Discount,
    gpu_cloud: Discount,
}

/// Runs strategies of one scenario, in memory that is kept from run to run.
#[derive(Clone, Debug, Default)]
pub struct Runner {
    discounts: Discounts,
    /// Of the cloud last run by an owner who foresees everything.
    ground: Ground,
    bridge: Ledger,
    scratch: Vec<f64>,
}

impl Runner {
    /// Runs `strategy` on the whole site in `world`, its build begun after `wait` months if it
    /// builds, discounted at `rates`; `None` if that build does not end within the horizon. The
    /// ledger is filled as deeply as it is set to.
    pub fn run(
        &mut self,
        scenario: &Scenario,
        strategy: Whole,
        world: World,
        rates: Rates,
        wait: usize,
        ledger: &mut Ledger,
    ) -> Option<Run> {
        match strategy {
            Whole::Mining => Some(self.mining(&Mine::of(scenario), world, rates, ledger)),
            Whole::Headroom => {
                let mine = Mine::of(scenario).without_connection();
                Some(self.mining(&mine, world, rates, ledger))
            }
            Whole::Colocation => {
                let colocation = Colocation::after(scenario, wait);
                self.colocation(&colocation, world, rates, ledger)
            }
            Whole::GpuCloud => {
                let cloud = GpuCloud::after(scenario, wait);
                self.gpu_cloud(&cloud, world, rates, ledger)
            }
        }
    }

    /// A mine.
    pub fn mining(&mut self, mine: &Mine, world: World, rates: Rates, ledger: &mut Ledger) -> Run {
        let paths = world.paths;
        let discount = &mut self.discounts.mining;
        discount.fill(rates.mining, paths.months);
        let decisions = match world.outlook() {
            None => mine.plan(paths, discount),
            Some(mut outlook) => mine.plan_as_known(&mut outlook, discount),
        };
        self.mining_decided(mine, paths, rates, decisions, ledger)
    }

    /// A mine whose owner has decided.
    pub fn mining_decided(
        &mut self,
        mine: &Mine,
        paths: &Paths,
        rates: Rates,
        decisions: Vec<Decision>,
        ledger: &mut Ledger,
    ) -> Run {
        self.discounts.mining.fill(rates.mining, paths.months);
        let exit = mine.run(paths, &decisions, ledger);
        let coverage = self.coverage(ledger, mine.tax(), 0, 0);
        Run { coverage, decisions, ..valued(ledger, exit, &self.discounts.mining) }
    }

    /// Colocation, without its bridge; `None` if its build does not end within the horizon.
    pub fn colocation(
        &mut self,
        colocation: &Colocation,
        world: World,
        rates: Rates,
        ledger: &mut Ledger,
    ) -> Option<Run> {
        let (paths, go_live) = (world.paths, colocation.go_live());
        if go_live >= paths.months {
            return None;
        }
        let exit = colocation.run(paths, ledger);
        self.discounts.colocation.fill(rates.colocation, paths.months);
        let ramp = colocation.facility.ramp;
        let delivered = go_live + paths.events.delay;
        let (start, end) = (delivered + ramp, delivered + colocation.term);
        let coverage = self.coverage(ledger, colocation.tax(), start, end);
        let discount = &self.discounts.colocation;
        Some(Run { coverage, go_live, ramp, ..valued(ledger, exit, discount) })
    }

    /// GPU cloud, without its bridge; `None` if its build does not end within the horizon.
    pub fn gpu_cloud(
        &mut self,
        cloud: &GpuCloud,
        world: World,
        rates: Rates,
        ledger: &mut Ledger,
    ) -> Option<Run> {
        if matches!(world.foresight, Foresight::Whole) {
            return self.gpu_cloud_foreseen(cloud, world.paths, rates, false, ledger);
        }
        if cloud.go_live() >= world.paths.months {
            return None;
        }
        let decisions = self.cloud_plan(cloud, world, rates);
        Some(self.gpu_cloud_decided(cloud, world.paths, rates, decisions, ledger))
    }

    /// The same of an owner who foresees everything. `again`: nothing but [`Sales::RATE`] has
    /// changed since the last time, neither in the cloud nor in the paths nor in its rate.
    ///
    /// [`Sales::RATE`]: crate::strategy::gpu_cloud::Sales::RATE
    pub(super) fn gpu_cloud_foreseen(
        &mut self,
        cloud: &GpuCloud,
        paths: &Paths,
        rates: Rates,
        again: bool,
        ledger: &mut Ledger,
    ) -> Option<Run> {
        if cloud.go_live() >= paths.months {
            return None;
        }
        let (ground, discount) = (&mut self.ground, &mut self.discounts.gpu_cloud);
        if !again {
            discount.fill(rates.gpu_cloud, paths.months);
            ground.fill(cloud, paths, discount);
        }
        let decisions = cloud.plan_on(ground, paths, discount);
        let exit = cloud.run_on(ground, paths, &decisions, ledger);
        Some(self.cloud_run(cloud, paths, decisions, exit, ledger))
    }

    /// What the owner of a GPU cloud decides.
    pub fn cloud_plan(&mut self, cloud: &GpuCloud, world: World, rates: Rates) -> Vec<Decision> {
        let discount = &mut self.discounts.gpu_cloud;
        discount.fill(rates.gpu_cloud, world.paths.months);
        match world.outlook() {
            None => cloud.plan(world.paths, discount),
            Some(mut outlook) => cloud.plan_as_known(&mut outlook, discount),
        }
    }

    /// A GPU cloud that is built within the horizon and whose owner has decided, without its bridge.
    pub fn gpu_cloud_decided(
        &mut self,
        cloud: &GpuCloud,
        paths: &Paths,
        rates: Rates,
        decisions: Vec<Decision>,
        ledger: &mut Ledger,
    ) -> Run {
        self.discounts.gpu_cloud.fill(rates.gpu_cloud, paths.months);
        let exit = cloud.run(paths, &decisions, ledger);
        self.cloud_run(cloud, paths, decisions, exit, ledger)
    }

    /// What is known of a cloud that has run.
    fn cloud_run(
        &mut self,
        cloud: &GpuCloud,
        paths: &Paths,
        decisions: Vec<Decision>,
        exit: Exit,
        ledger: &Ledger,
    ) -> Run {
        let go_live = cloud.go_live();
        let ramp = cloud.facility.ramp;
        let delivered = go_live + paths.events.delay;
        let (start, end) = (delivered + ramp, delivered + cloud.sales.term);
        let coverage = self.coverage(ledger, cloud.tax(), start, end);
        let discount = &self.discounts.gpu_cloud;
        Run { coverage, go_live, ramp, decisions, ..valued(ledger, exit, discount) }
    }

    /// Adds the mine on its way out to an AI business that is built over `span`.
    #[allow(clippy::too_many_arguments)]
    pub fn add_bridge(
        &mut self,
        way_out: WayOut,
        mine: &Mine,
        world: World,
        rates: Rates,
        span: Span,
        run: &mut Run,
        ledger: &mut Ledger,
    ) {
        let paths = world.paths;
        let discount = &mut self.discounts.mining;
        discount.fill(rates.mining, paths.months);
        run.bridge_decisions = match world.outlook() {
            None => way_out.plan(mine, paths, discount, span),
            Some(mut outlook) => way_out.plan_as_known(mine, &mut outlook, discount, span),
        };
        // Only free cash flow is read of it: nobody lends to a mine on its way out.
        self.bridge.set_depth(Depth::Value);
        let stop = way_out.stops_at(&run.bridge_decisions, span);
        let months = whole_years(stop, paths.months);
        way_out.run_until(mine, paths, stop, months, &mut self.bridge);
        let flows = ledger.column_mut(Column::BridgeCashFlow);
        let (mining, after) = flows.split_at_mut(months + 1);
        mining.copy_from_slice(self.bridge.column(Column::FreeCashFlow));
        after.fill(0.0);
        run.bridge_npv = discount.present_value(flows);
    }

    /// What a mine on its way out is worth that stops at the end of month `stop`, USD.
    pub fn bridge_value(
        &mut self,
        way_out: WayOut,
        mine: &Mine,
        paths: &Paths,
        rates: Rates,
        stop: usize,
    ) -> f64 {
        let discount = &mut self.discounts.mining;
        discount.fill(rates.mining, paths.months);
        self.bridge.set_depth(Depth::Value);
        let months = whole_years(stop, paths.months);
        way_out.run_until(mine, paths, stop, months, &mut self.bridge);
        discount.present_value(self.bridge.column(Column::FreeCashFlow))
    }

    /// Coverage from `start`, where loans are in the ledger.
    fn coverage(
        &mut self,
        ledger: &Ledger,
        tax: Tax,
        start: usize,
        contract_end: usize,
    ) -> Coverage {
        match ledger.depth() {
            Depth::Full => coverage(ledger, tax, start, contract_end, &mut self.scratch),
            Depth::Value => Coverage::default(),
        }
    }
}

/// What a ledger is worth.
fn valued(ledger: &Ledger, exit: Exit, discount: &Discount) -> Run {
    Run {
        npv: discount.present_value(ledger.column(Column::FreeCashFlow)),
        equity_npv: match ledger.depth() {
            Depth::Full => discount.present_value(ledger.column(Column::EquityCashFlow)),
            Depth::Value => 0.0,
        },
        exit_npv: exit.after_tax_usd * discount.at(exit.month),
        end: exit.month,
        ..Run::default()
    }
}

/// The months of a mine's ledger that ends with month `stop`: the years that its tax is summed by.
fn whole_years(stop: usize, horizon: usize) -> usize {
    (stop.div_ceil(12) * 12).clamp(12, horizon)
}

/// The hybrid's sums, from its parts on the whole site; `headroom` is read only where there is some.
#[must_use]
pub fn hybrid(weights: &Weights, ai: &Run, mining: &Run, headroom: Option<&Run>) -> Run {
    let second = |figure: fn(&Run) -> f64| headroom.map_or(0.0, figure);
    Run {
        npv: weights.sum(ai.npv, mining.npv, second(|run| run.npv)),
        bridge_npv: weights.bridge * ai.bridge_npv,
        equity_npv: weights.sum(ai.equity_npv, mining.equity_npv, second(|run| run.equity_npv)),
        exit_npv: weights.sum(ai.exit_npv, mining.exit_npv, second(|run| run.exit_npv)),
        coverage: if weights.ai > 0.0 { ai.coverage } else { Coverage::default() },
        go_live: ai.go_live,
        ramp: ai.ramp,
        end: ai.end,
        decisions: Vec::new(),
        bridge_decisions: Vec::new(),
    }
}
