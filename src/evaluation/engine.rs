//! Running the strategies on one set of paths.

use super::figures::{Context, Figures};
use super::{Evaluation, Outcome};
use crate::finance::{Column, Depth, Discount, Ledger, Tax, min_dscr};
use crate::paths::Paths;
use crate::scenario::{Input, Parts, Scenario};
use crate::strategy::Strategy;
use crate::strategy::bridge::WayOut;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;

/// Net present values by [`Strategy`], USD; NaN-free: `None` if not ready within the horizon.
pub type Npvs = [Option<f64>; 4];

/// Memory for evaluations, kept from one to the next: what an input does not touch is not computed
/// again.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    paths: Paths,
    mining_discount: Discount,
    discount: Discount,
    /// Ledgers of mining, colocation and GPU cloud on the whole site.
    ledgers: [Ledger; 3],
    bridge: Ledger,
    hybrid: Ledger,
    scratch: Vec<f64>,
    /// What the memory holds: a scenario, its depth and its parts.
    held: Option<(Scenario, Depth)>,
    parts: [Option<Part>; 3],
}

/// What is known of a whole-site strategy besides its ledger.
#[derive(Clone, Copy, Debug)]
struct Part {
    npv: f64,
    bridge_npv: f64,
    min_dscr: Option<f64>,
    go_live: usize,
    ramp: usize,
}

/// What the paths feed into every strategy.
const MINING: Parts = Parts::MINING.and(Parts::NETWORK).and(Parts::POWER);
const BRIDGE: Parts = Parts::BRIDGE.and(Parts::NETWORK).and(Parts::POWER);
const COLOCATION: Parts = Parts::COLOCATION.and(Parts::POWER);
const GPU_CLOUD: Parts = Parts::GPU_CLOUD.and(Parts::POWER);

impl Engine {
    /// An engine.
    #[must_use]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Every figure and the monthly ledgers.
    #[must_use]
    pub fn evaluate(&mut self, scenario: &Scenario) -> Evaluation {
        self.run(scenario, Depth::Full);
        let parts = self.parts;
        let grid_mw = scenario.get(Input::SiteGridMw);
        let whole: [Option<Outcome>; 3] = std::array::from_fn(|i| {
            let ledger = &self.ledgers[i];
            let figures = Figures::of(ledger, parts[i]?.context(grid_mw));
            Some(Outcome { figures, ledger: ledger.clone() })
        });
        let hybrid = self.hybrid(scenario, &parts, &whole);
        let [mining, colocation, gpu_cloud] = whole;
        let strategies = [mining, colocation, gpu_cloud, hybrid];
        let sell_now_usd = sell_now(scenario);
        let npvs =
            std::array::from_fn(|i| strategies[i].as_ref().map(|o: &Outcome| o.figures.npv_usd));
        Evaluation { best: best(&npvs, sell_now_usd), sell_now_usd, strategies }
    }

    /// Only the net present values.
    #[must_use]
    pub fn npvs(&mut self, scenario: &Scenario) -> Npvs {
        self.run(scenario, Depth::Value);
        let value = |part: Part| part.npv + part.bridge_npv;
        let hybrid = hybrid_npv(&Weights::of(scenario), &self.parts);
        let [mining, colocation, gpu_cloud] = self.parts.map(|part| part.map(value));
        [mining, colocation, gpu_cloud, hybrid.map(|(npv, bridge)| npv + bridge)]
    }

    /// Runs what the scenario touches of the three whole-site strategies.
    fn run(&mut self, scenario: &Scenario, depth: Depth) {
        let touched = self.touched(scenario, depth);
        if touched == Parts::ALL {
            self.paths.fill(scenario);
            self.parts = [None; 3];
        } else {
            if touched.touches(Parts::NETWORK) {
                self.paths.fill_network(scenario);
            }
            if touched.touches(Parts::POWER) {
                self.paths.fill_costs(scenario);
            }
        }
        if touched.touches(MINING.and(BRIDGE)) {
            let rate = scenario.get(Input::MiningDiscountRate);
            self.mining_discount.fill(rate, self.paths.months);
        }
        let whole = COLOCATION.and(GPU_CLOUD);
        if !touched.touches(MINING.and(BRIDGE).and(whole)) {
            return;
        }
        for ledger in &mut self.ledgers {
            ledger.set_depth(depth);
        }
        // Of the bridge only free cash flow is asked.
        self.bridge.set_depth(Depth::Value);
        let mine = Mine::of(scenario);
        if touched.touches(MINING) {
            self.parts[0] = Some(self.run_mining(&mine));
        }
        if touched.touches(COLOCATION) {
            self.parts[1] = self.run_colocation(scenario);
        }
        if touched.touches(GPU_CLOUD) {
            self.parts[2] = self.run_gpu_cloud(scenario);
        }
        if touched.touches(BRIDGE.and(whole)) {
            self.run_bridges(&mine, WayOut::of(scenario));
        }
    }

    /// The parts of an evaluation that differ from what the memory holds.
    fn touched(&mut self, scenario: &Scenario, depth: Depth) -> Parts {
        let touched = match &self.held {
            Some((held, held_depth)) if *held_depth >= depth => {
                let changed = scenario.differing(held);
                changed.fold(Parts::NONE, |parts, input| parts.and(affects(input)))
            }
            _ => Parts::ALL,
        };
        match &mut self.held {
            Some((held, held_depth)) if touched != Parts::ALL => {
                held.clone_from(scenario);
                // What is computed again at a lesser depth lowers the whole.
                if touched != Parts::NONE {
                    *held_depth = depth;
                }
            }
            held => *held = Some((scenario.clone(), depth)),
        }
        touched
    }

    fn run_mining(&mut self, mine: &Mine) -> Part {
        let plan = mine.plan(&self.paths, &self.mining_discount);
        let ledger = &mut self.ledgers[0];
        mine.run(&self.paths, &plan, ledger);
        Part {
            npv: self.mining_discount.present_value(ledger.column(Column::FreeCashFlow)),
            bridge_npv: 0.0,
            min_dscr: coverage(ledger, mine.tax(), 0, &mut self.scratch),
            go_live: 0,
            ramp: 0,
        }
    }

    fn run_colocation(&mut self, scenario: &Scenario) -> Option<Part> {
        let colocation = Colocation::of(scenario);
        if colocation.build >= self.paths.months {
            return None;
        }
        let ledger = &mut self.ledgers[1];
        colocation.run(&self.paths, ledger);
        self.discount.fill(scenario.get(Input::ColocationDiscountRate), self.paths.months);
        Some(Part {
            npv: self.discount.present_value(ledger.column(Column::FreeCashFlow)),
            bridge_npv: 0.0,
            min_dscr: coverage(ledger, colocation.tax(), colocation.build, &mut self.scratch),
            go_live: colocation.build,
            ramp: colocation.ramp,
        })
    }

    fn run_gpu_cloud(&mut self, scenario: &Scenario) -> Option<Part> {
        let cloud = GpuCloud::of(scenario);
        if cloud.build >= self.paths.months {
            return None;
        }
        self.discount.fill(scenario.get(Input::GpuCloudDiscountRate), self.paths.months);
        let plan = cloud.plan(&self.paths, &self.discount);
        let ledger = &mut self.ledgers[2];
        cloud.run(&self.paths, &plan, ledger);
        Some(Part {
            npv: self.discount.present_value(ledger.column(Column::FreeCashFlow)),
            bridge_npv: 0.0,
            min_dscr: coverage(ledger, cloud.tax(), cloud.build, &mut self.scratch),
            go_live: cloud.build,
            ramp: scenario.get(Input::GpuCloudRampMonths) as usize,
        })
    }

    /// Adds the mine on its way out to both AI businesses.
    fn run_bridges(&mut self, mine: &Mine, way_out: WayOut) {
        let mut built = None;
        for (part, ledger) in self.parts.iter_mut().zip(&mut self.ledgers).skip(1) {
            let Some(part) = part else { continue };
            if built != Some(part.go_live) {
                way_out.run(mine, &self.paths, part.go_live, &mut self.bridge);
                built = Some(part.go_live);
            }
            let bridge = self.bridge.column(Column::FreeCashFlow);
            part.bridge_npv = self.mining_discount.present_value(bridge);
            ledger.column_mut(Column::BridgeCashFlow).copy_from_slice(bridge);
        }
    }

    fn hybrid(
        &mut self,
        scenario: &Scenario,
        parts: &[Option<Part>; 3],
        whole: &[Option<Outcome>; 3],
    ) -> Option<Outcome> {
        let weights = Weights::of(scenario);
        let (npv, bridge_npv) = hybrid_npv(&weights, parts)?;
        let business = weights.business as usize;
        let (ai, ai_outcome, mining) =
            (parts[business]?, whole[business].as_ref()?, whole[0].as_ref()?);
        weights.combine(&self.ledgers[business], &self.ledgers[0], &mut self.hybrid);
        let hosts = weights.ai > 0.0;
        let context = Context {
            npv,
            bridge_npv,
            min_dscr: ai.min_dscr.filter(|_| hosts),
            ..ai.context(scenario.get(Input::SiteGridMw))
        };
        let mut figures = Figures::of(&self.hybrid, context);
        // Each part's capex through its own go-live; yield and months operated are the AI part's.
        figures.initial_capex_usd = weights.ai * ai_outcome.figures.initial_capex_usd
            + weights.mining * mining.figures.initial_capex_usd;
        figures.yield_on_cost = ai_outcome.figures.yield_on_cost.filter(|_| hosts);
        figures.months_operated = if hosts { ai_outcome.figures.months_operated } else { 0 };
        Some(Outcome { figures, ledger: self.hybrid.clone() })
    }
}

impl Part {
    fn context(&self, grid_mw: f64) -> Context {
        Context {
            grid_mw,
            go_live: self.go_live,
            ramp: self.ramp,
            npv: self.npv,
            bridge_npv: self.bridge_npv,
            min_dscr: self.min_dscr,
        }
    }
}

/// The parts that an input changes, those among them that only the engine keeps.
fn affects(input: Input) -> Parts {
    match input {
        // Every series has its length.
        Input::SiteHorizonYears => Parts::ALL,
        // The cost index is kept beside the power price.
        Input::SiteCostInflation => input.row().affects.and(Parts::POWER),
        _ => input.row().affects,
    }
}

/// The lowest coverage, where loans are in the ledger.
fn coverage(ledger: &Ledger, tax: Tax, go_live: usize, scratch: &mut Vec<f64>) -> Option<f64> {
    match ledger.depth() {
        Depth::Full => min_dscr(ledger, tax, go_live, scratch),
        Depth::Value => None,
    }
}

/// The hybrid's NPV without and of its bridge.
fn hybrid_npv(weights: &Weights, parts: &[Option<Part>; 3]) -> Option<(f64, f64)> {
    let (ai, mining) = (parts[weights.business as usize]?, parts[0]?);
    Some(weights.npv((ai.npv, ai.bridge_npv), mining.npv))
}

/// What selling now brings, USD: machines after tax, and the site.
#[must_use]
pub fn sell_now(scenario: &Scenario) -> f64 {
    let mine = Mine::of(scenario);
    let machines =
        if mine.owned { mine.market.fetched(&mine.market.owned_fleet(), 0) } else { 0.0 };
    machines * (1.0 - scenario.get(Input::FinanceTaxRate))
        + scenario.get(Input::SiteGridMw) * scenario.get(Input::SiteSaleValueUsdPerMw)
}

/// The strategy with the highest NPV, unless selling now brings more than any.
#[must_use]
pub fn best(npvs: &Npvs, sell_now_usd: f64) -> Option<Strategy> {
    let mut leader: Option<(Strategy, f64)> = None;
    for strategy in Strategy::ALL {
        if let Some(npv) = npvs[strategy as usize]
            && leader.is_none_or(|(_, most)| npv > most)
        {
            leader = Some((strategy, npv));
        }
    }
    leader.filter(|(_, npv)| *npv >= sell_now_usd).map(|(strategy, _)| strategy)
}
