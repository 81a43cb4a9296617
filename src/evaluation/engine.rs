//! Running the strategies on one set of paths.

use super::figures::{Context, Figures};
use super::{Evaluation, Outcome};
use crate::finance::{Column, Discount, Ledger, min_dscr};
use crate::paths::Paths;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::strategy::bridge::WayOut;
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::hybrid::Weights;
use crate::strategy::mining::Mine;

/// Net present values by [`Strategy`], USD; NaN-free: `None` if not ready within the horizon.
pub type Npvs = [Option<f64>; 4];

/// Memory for evaluations, kept from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    paths: Paths,
    discount: Discount,
    mining_discount: Discount,
    /// Ledgers of mining, colocation and GPU cloud on the whole site.
    ledgers: [Ledger; 3],
    bridge: Ledger,
    hybrid: Ledger,
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

impl Engine {
    /// An engine.
    #[must_use]
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Every figure and the monthly ledgers.
    #[must_use]
    pub fn evaluate(&mut self, scenario: &Scenario) -> Evaluation {
        let parts = self.run(scenario);
        let grid_mw = scenario.get(Input::SiteGridMw);
        let outcome = |part: Part, ledger: &Ledger| Outcome {
            figures: Figures::of(ledger, part.context(grid_mw)),
            ledger: ledger.clone(),
        };
        let [mining, colocation, gpu_cloud] = &self.ledgers;
        let whole = [
            parts[0].map(|part| outcome(part, mining)),
            parts[1].map(|part| outcome(part, colocation)),
            parts[2].map(|part| outcome(part, gpu_cloud)),
        ];
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
        let parts = self.run(scenario);
        let value = |part: Part| part.npv + part.bridge_npv;
        let hybrid = hybrid_npv(&Weights::of(scenario), &parts);
        let [mining, colocation, gpu_cloud] = parts.map(|part| part.map(value));
        [mining, colocation, gpu_cloud, hybrid.map(|(npv, bridge)| npv + bridge)]
    }

    /// Runs the three whole-site strategies.
    fn run(&mut self, scenario: &Scenario) -> [Option<Part>; 3] {
        self.paths.fill(scenario);
        let months = self.paths.months;
        self.mining_discount.fill(scenario.get(Input::MiningDiscountRate), months);
        let mine = Mine::of(scenario);
        let mining = self.run_mining(&mine);
        let way_out = WayOut::of(scenario);
        let colocation = self.run_colocation(scenario, &mine, way_out);
        let gpu_cloud = self.run_gpu_cloud(scenario, &mine, way_out);
        [Some(mining), colocation, gpu_cloud]
    }

    fn run_mining(&mut self, mine: &Mine) -> Part {
        let plan = mine.plan(&self.paths, &self.mining_discount);
        let ledger = &mut self.ledgers[0];
        mine.run(&self.paths, &plan, ledger);
        Part {
            npv: self.mining_discount.present_value(ledger.column(Column::FreeCashFlow)),
            bridge_npv: 0.0,
            min_dscr: min_dscr(ledger, mine.tax(), 0),
            go_live: 0,
            ramp: 0,
        }
    }

    fn run_colocation(
        &mut self,
        scenario: &Scenario,
        mine: &Mine,
        way_out: WayOut,
    ) -> Option<Part> {
        let colocation = Colocation::of(scenario);
        if colocation.build >= self.paths.months {
            return None;
        }
        self.discount.fill(scenario.get(Input::ColocationDiscountRate), self.paths.months);
        colocation.run(&self.paths, &mut self.ledgers[1]);
        let dscr = min_dscr(&self.ledgers[1], colocation.tax(), colocation.build);
        Some(self.part(1, mine, way_out, (colocation.build, colocation.ramp), dscr))
    }

    fn run_gpu_cloud(&mut self, scenario: &Scenario, mine: &Mine, way_out: WayOut) -> Option<Part> {
        let cloud = GpuCloud::of(scenario);
        if cloud.build >= self.paths.months {
            return None;
        }
        self.discount.fill(scenario.get(Input::GpuCloudDiscountRate), self.paths.months);
        let plan = cloud.plan(&self.paths, &self.discount);
        cloud.run(&self.paths, &plan, &mut self.ledgers[2]);
        let dscr = min_dscr(&self.ledgers[2], cloud.tax(), cloud.build);
        let ramp = scenario.get(Input::GpuCloudRampMonths) as usize;
        Some(self.part(2, mine, way_out, (cloud.build, ramp), dscr))
    }

    /// An AI business's part, its bridge added to the ledger.
    fn part(
        &mut self,
        which: usize,
        mine: &Mine,
        way_out: WayOut,
        (go_live, ramp): (usize, usize),
        min_dscr: Option<f64>,
    ) -> Part {
        way_out.run(mine, &self.paths, go_live, &mut self.bridge);
        let bridge = self.bridge.column(Column::FreeCashFlow);
        let ledger = &mut self.ledgers[which];
        ledger.column_mut(Column::BridgeCashFlow).copy_from_slice(bridge);
        Part {
            npv: self.discount.present_value(ledger.column(Column::FreeCashFlow)),
            bridge_npv: self.mining_discount.present_value(bridge),
            min_dscr,
            go_live,
            ramp,
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
        self.hybrid
            .combine((weights.ai, &self.ledgers[business]), (weights.mining, &self.ledgers[0]));
        let bridge = self.ledgers[business].column(Column::BridgeCashFlow);
        for (out, cash) in self.hybrid.column_mut(Column::BridgeCashFlow).iter_mut().zip(bridge) {
            *out = weights.bridge * cash;
        }
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

/// The hybrid's NPV without and of its bridge.
fn hybrid_npv(weights: &Weights, parts: &[Option<Part>; 3]) -> Option<(f64, f64)> {
    let (ai, mining) = (parts[weights.business as usize]?, parts[0]?);
    Some((weights.ai * ai.npv + weights.mining * mining.npv, weights.bridge * ai.bridge_npv))
}

/// Machines after tax, and the site.
fn sell_now(scenario: &Scenario) -> f64 {
    let mine = Mine::of(scenario);
    let machines =
        if mine.owned { mine.market.fetched(&mine.market.owned_fleet(), 0) } else { 0.0 };
    machines * (1.0 - scenario.get(Input::FinanceTaxRate))
        + scenario.get(Input::SiteGridMw) * scenario.get(Input::SiteSaleValueUsdPerMw)
}

/// The strategy with the highest NPV, unless selling now brings more than any.
fn best(npvs: &Npvs, sell_now_usd: f64) -> Option<Strategy> {
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
