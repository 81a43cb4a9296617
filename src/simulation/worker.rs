//! Running one future: every strategy in its world, by the same rules as on the base path.

use super::chance::Fate;
use super::default;
use super::factors::Logs;
use super::model::Model;
use super::rows::{Counted, Rows};
use crate::evaluation::{Foresight, Run, Runner, Whole, World, hybrid};
use crate::finance::{Column, Depth, Ledger};
use crate::math::Within;
use crate::paths::{Events, Paths};
use crate::strategy::bridge::{self, Span};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::{self, GpuCloud};
use crate::strategy::mining::{self, Mine};
use crate::strategy::{Decision, Strategy};
use std::ops::Range;

/// How owners decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owners {
    /// On what is known, from groundwork that is the same in all futures.
    Know,
    /// The same by the rule itself, path by path: what the groundwork is held to.
    KnowPathByPath,
    /// They foresee the whole path.
    Foresee,
}

/// Groundwork of a cloud's decisions, by months of delay, as far as they have occurred.
pub(super) type Clouds = Vec<Option<gpu_cloud::Groundwork>>;

/// Runs a scenario's futures, in memory that is kept from one to the next.
#[derive(Clone, Debug)]
pub struct Worker<'a> {
    model: &'a Model,
    owners: Owners,
    /// The world at hand: its market, and what befell the business that ran last.
    pub(super) paths: Paths,
    pub(super) logs: Logs,
    clouds: Clouds,
    runner: Runner,
    /// Of mining, colocation, GPU cloud and the second mine, each on the whole site.
    pub(super) ledgers: [Ledger; 4],
}

/// What a worker leaves to the next on the same model: its memory and its groundwork.
#[derive(Clone, Debug)]
pub(super) struct Left {
    paths: Paths,
    logs: Logs,
    clouds: Clouds,
    runner: Runner,
    ledgers: [Ledger; 4],
}

const MINING: usize = Whole::Mining as usize;
const COLOCATION: usize = Whole::Colocation as usize;
const GPU_CLOUD: usize = Whole::GpuCloud as usize;
const HEADROOM: usize = Whole::Headroom as usize;

/// What a future comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// By [`Strategy`]; `None` if not ready within the horizon.
    pub counted: [Option<Counted>; 4],
    /// Collected shares of colocation and of GPU cloud, index 0 to T; `None` where no business
    /// runs.
    pub collected: [Option<Vec<f64>>; 2],
    /// Whether the default befalls colocation, and GPU cloud.
    pub befallen: [bool; 2],
    /// What the owners of the mine and of the GPU cloud decide.
    pub decisions: [Vec<Decision>; 2],
}

impl<'a> Worker<'a> {
    /// A worker on a scenario's futures.
    #[must_use]
    pub fn new(model: &'a Model) -> Worker<'a> {
        Worker {
            model,
            paths: model.base.clone(),
            logs: Logs::default(),
            owners: Owners::Know,
            clouds: Vec::new(),
            runner: Runner::default(),
            ledgers: Default::default(),
        }
    }

    /// A worker that goes on where another on the same model stopped.
    pub(super) fn resumed(model: &'a Model, left: Left) -> Worker<'a> {
        let Left { paths, logs, clouds, runner, ledgers } = left;
        Worker { model, owners: Owners::Know, paths, logs, clouds, runner, ledgers }
    }

    /// What is left for the next.
    pub(super) fn leave(self) -> Left {
        let Worker { paths, logs, clouds, runner, ledgers, .. } = self;
        Left { paths, logs, clouds, runner, ledgers }
    }

    /// The same whose owners reckon every decision anew from the path expected then: slow, for
    /// comparison.
    #[must_use]
    pub fn path_by_path(model: &'a Model) -> Worker<'a> {
        Worker { owners: Owners::KnowPathByPath, ..Worker::new(model) }
    }

    /// What is the same in every future.
    pub(super) fn model(&self) -> &'a Model {
        self.model
    }

    /// Adds the rows of consecutive futures.
    pub fn count(&mut self, futures: Range<u32>, rows: &mut Rows) {
        for future in futures {
            let (fate, outcome) = self.future(future);
            rows.push(
                self.means(),
                &fate,
                self.paths.months,
                outcome.counted.each_ref().map(Option::as_ref),
            );
        }
    }

    /// Draws and runs one future.
    pub fn future(&mut self, future: u32) -> (Fate, Outcome) {
        let fate = self.draw(future);
        let outcome = self.strategies(&fate);
        (fate, outcome)
    }

    /// The market of one future: hashprice, power price and lease level; nothing is run in it.
    pub fn world(&mut self, future: u32) -> &Paths {
        self.draw(future);
        &self.paths
    }

    /// Draws the world of one future.
    pub(super) fn draw(&mut self, future: u32) -> Fate {
        let fate = self.model.draw(future, &mut self.logs);
        self.model.market(&self.logs, &mut self.paths);
        fate
    }

    /// Runs a future whose factors have the logarithms `logs` (months 1 to T) and whose fate is
    /// `fate`.
    pub fn in_world(&mut self, logs: &Logs, fate: &Fate) -> Outcome {
        self.model.market(logs, &mut self.paths);
        self.strategies(fate)
    }

    /// The deterministic result at the common rate.
    pub(super) fn certain(&mut self) -> Outcome {
        let fate = Fate { tenant_found: true, default_after: None, delay: 0, capex_factor: 1.0 };
        self.paths.clone_from(&self.model.base);
        let owners = std::mem::replace(&mut self.owners, Owners::Foresee);
        let outcome = self.strategies(&fate);
        self.owners = owners;
        outcome
    }

    /// Mean logarithms of the factors over the horizon.
    fn means(&self) -> [f64; 4] {
        let Logs { btc, network, lease, power } = &self.logs;
        [btc, network, lease, power].map(|series| series.iter().sum::<f64>() / series.len() as f64)
    }

    fn strategies(&mut self, fate: &Fate) -> Outcome {
        let (model, ready) = (self.model, self.model.layout.ready);
        let mining = self.mining();
        let of_mining = counted(&mining, &[(1.0, &self.ledgers[MINING])]);
        if !fate.tenant_found {
            let counted = ready.map(|ready| ready.then(|| of_mining.clone()));
            let decisions = [mining.decisions, Vec::new()];
            return Outcome { counted, decisions, ..Outcome::default() };
        }
        let colocation = model.colocation.as_ref().and_then(|of| self.colocation(of, fate));
        let cloud = model.cloud.as_ref().map(|of| self.gpu_cloud(of, fate));
        let hybrid = match model.weights.business {
            Strategy::GpuCloud => cloud.as_ref().map(|of| (&of.run, GPU_CLOUD)),
            _ => colocation.as_ref().map(|of| (&of.run, COLOCATION)),
        };
        let hybrid = hybrid.map(|(run, at)| self.hybrid(run, at, &mining));
        let part = |part: &Option<PartRun>, at: usize| {
            part.as_ref().map(|part| counted(&part.run, &[(1.0, &self.ledgers[at])]))
        };
        let of_cloud = cloud.as_ref().map(|of| of.run.decisions.clone());
        Outcome {
            decisions: [mining.decisions, of_cloud.unwrap_or_default()],
            counted: [
                Some(of_mining),
                part(&colocation, COLOCATION),
                part(&cloud, GPU_CLOUD),
                hybrid,
            ],
            befallen: [&colocation, &cloud].map(|of| of.as_ref().is_some_and(|of| of.befallen)),
            collected: [colocation, cloud].map(|of| of.map(|of| of.collected)),
        }
    }

    /// The world in which `events` befall the next business.
    fn meet(&mut self, events: Events) {
        self.paths.events = events;
        self.paths.collected.fill(1.0);
    }

    /// Runs something in the world at hand.
    fn run<T>(&mut self, task: impl FnOnce(&mut Runner, World, &mut [Ledger; 4]) -> T) -> T {
        let model = self.model;
        let foresight = match self.owners {
            Owners::Foresee => Foresight::Whole,
            Owners::Know | Owners::KnowPathByPath => Foresight::Fading(&model.base, &model.fading),
        };
        let world = World { paths: &self.paths, foresight };
        task(&mut self.runner, world, &mut self.ledgers)
    }

    /// A mine on the whole site.
    fn mine(&mut self, mine: &Mine, on: &mining::Groundwork, at: usize) -> Run {
        let (model, rates) = (self.model, self.model.rates);
        if self.owners == Owners::Know {
            let decisions = on.plan(&self.paths, &model.fading);
            let ledger = &mut self.ledgers[at];
            return self.runner.mining_decided(mine, &self.paths, rates, decisions, ledger);
        }
        self.run(|runner, world, ledgers| runner.mining(mine, world, rates, &mut ledgers[at]))
    }

    /// The mine of the scenario in the world at hand; nothing befalls it.
    pub(super) fn mining(&mut self) -> Run {
        let model = self.model;
        self.meet(Events::NONE);
        self.mine(&model.mine, &model.mining_groundwork, MINING)
    }

    /// A mine that ends with month `end` after `decisions`; what it is worth, USD.
    pub(super) fn ended_mine(
        &mut self,
        mine: &Mine,
        decisions: &[Decision],
        end: (usize, bool),
    ) -> f64 {
        let ledger = &mut self.ledgers[HEADROOM];
        ledger.set_depth(Depth::Value);
        mine.run_until(&self.paths, decisions, end, ledger);
        let value = self.model.discount.present_value(ledger.column(Column::FreeCashFlow));
        ledger.set_depth(Depth::Full);
        value
    }

    pub(super) fn colocation(&mut self, of: &Colocation, fate: &Fate) -> Option<PartRun> {
        let (run, befallen) = self.lease(of, fate)?;
        Some(self.part(run, befallen, COLOCATION))
    }

    /// Colocation without its bridge, and whether the default befalls it.
    pub(super) fn lease(&mut self, of: &Colocation, fate: &Fate) -> Option<(Run, bool)> {
        let rates = self.model.rates;
        let (build, events) = (of.go_live(), default::events(fate, of.facility.build));
        self.meet(events);
        let befallen = default::month(fate, build, &events)
            .filter(|month| *month <= self.paths.months)
            .and_then(|month| Some((month, of.lease_until(month, events.delay)?)));
        if let Some((month, last)) = befallen {
            default::on_lease(&mut self.paths, month, last);
        }
        let run = self.run(|runner, world, ledgers| {
            runner.colocation(of, world, rates, &mut ledgers[COLOCATION])
        })?;
        Some((run, befallen.is_some()))
    }

    pub(super) fn gpu_cloud(&mut self, of: &GpuCloud, fate: &Fate) -> PartRun {
        let mut ground = std::mem::take(&mut self.clouds);
        let (run, befallen) = self.cloud(of, &mut ground, fate);
        self.clouds = ground;
        self.part(run, befallen, GPU_CLOUD)
    }

    /// A GPU cloud that is built within the horizon, without its bridge, and whether the default
    /// befalls it. Which contract it befalls depends on what the owner, who does not know of it,
    /// has decided by then.
    pub(super) fn cloud(&mut self, of: &GpuCloud, ground: &mut Clouds, fate: &Fate) -> (Run, bool) {
        let (build, events) = (of.go_live(), default::events(fate, of.facility.build));
        self.meet(events);
        let default =
            default::month(fate, build, &events).filter(|month| *month <= self.paths.months);
        let mut decisions = self.cloud_plan(of, ground);
        let befallen = default
            .and_then(|month| Some((month, of.under_contract(&self.paths, &decisions, month)?)));
        if let Some((month, generation)) = befallen {
            let first = generation.bought == build;
            default::on_contract(&mut self.paths, month, generation.contract_end, first);
            decisions = self.cloud_plan(of, ground);
        }
        let (rates, ledger) = (self.model.rates, &mut self.ledgers[GPU_CLOUD]);
        let run = self.runner.gpu_cloud_decided(of, &self.paths, rates, decisions, ledger);
        (run, befallen.is_some())
    }

    /// What the owner of the cloud decides in the world at hand.
    fn cloud_plan(&mut self, of: &GpuCloud, ground: &mut Clouds) -> Vec<Decision> {
        let (model, delay) = (self.model, self.paths.events.delay);
        if self.owners != Owners::Know {
            let rates = model.rates;
            return self.run(|runner, world, _| runner.cloud_plan(of, world, rates));
        }
        if ground.len() <= delay {
            ground.resize(delay + 1, None);
        }
        let on = ground[delay].get_or_insert_with(|| {
            gpu_cloud::Groundwork::of(of, &model.base, delay, &model.discount)
        });
        on.plan(of, &self.paths, &model.fading)
    }

    /// Adds the mine on its way out, for which neither delay nor default matters.
    fn part(&mut self, mut run: Run, befallen: bool, at: usize) -> PartRun {
        let model = self.model;
        let collected = self.paths.collected.clone();
        if self.owners == Owners::Know {
            run.bridge_npv = self.bridge(&model.bridges[at - COLOCATION]);
            return PartRun { run, befallen, collected };
        }
        let span = Span { wait: 0, build: run.go_live };
        self.run(|runner, world, ledgers| {
            let (way_out, ledger) = (model.way_out, &mut ledgers[at]);
            runner.add_bridge(way_out, &model.mine, world, model.rates, span, &mut run, ledger);
        });
        PartRun { run, befallen, collected }
    }

    fn bridge(&mut self, on: &Option<bridge::Groundwork>) -> f64 {
        let (model, rates) = (self.model, self.model.rates);
        let Some(on) = on else { return 0.0 };
        let stop = on.stops_at(&self.paths, &model.fading);
        self.runner.bridge_value(model.way_out, &model.mine, &self.paths, rates, stop)
    }

    /// The hybrid of an AI business that has run; and whether there is a second mine.
    fn hybrid_run(&mut self, ai: &Run, mining: &Run) -> (Run, bool) {
        let model = self.model;
        self.meet(Events::NONE);
        let second = model.headroom.as_ref().map(|(mine, on)| self.mine(mine, on, HEADROOM));
        (hybrid(&model.weights, ai, mining, second.as_ref()), second.is_some())
    }

    /// The hybrid with its ledger, from those of its parts.
    pub(super) fn opened_hybrid(&mut self, ai: &Run, at: usize, mining: &Run) -> (Run, Ledger) {
        let (run, _) = self.hybrid_run(ai, mining);
        let (ledgers, mut ledger) = (&self.ledgers, Ledger::default());
        let [ai, mining, headroom] = [at, MINING, HEADROOM].map(|at| &ledgers[at]);
        self.model.weights.combine(ai, mining, headroom, &mut ledger);
        (run, ledger)
    }

    fn hybrid(&mut self, ai: &Run, at: usize, mining: &Run) -> Counted {
        let weights = &self.model.weights;
        let (run, second) = self.hybrid_run(ai, mining);
        let ledgers = &self.ledgers;
        let mut parts = vec![(weights.ai, &ledgers[at]), (weights.mining, &ledgers[MINING])];
        if second {
            parts.push((weights.headroom, &ledgers[HEADROOM]));
        }
        counted(&run, &parts)
    }
}

/// An AI business that has run.
pub(super) struct PartRun {
    pub run: Run,
    befallen: bool,
    collected: Vec<f64>,
}

/// What counts of a strategy whose ledger is a weighted sum.
fn counted(run: &Run, parts: &[(f64, &Ledger)]) -> Counted {
    let months = parts[0].1.months();
    let mut by_year_usd = Vec::with_capacity(months / 12 + 1);
    let (mut equity, mut lowest) = (0.0, 0.0_f64);
    if let [(1.0, ledger)] = parts {
        let flows = ledger.column(Column::FreeCashFlow);
        by_year_usd.extend(year_ends(flows.iter().copied()));
        for flow in ledger.column(Column::EquityCashFlow) {
            equity += flow;
            lowest = lowest.at_most(equity);
        }
    } else {
        let sum = |column: Column| {
            let mut flows = vec![0.0; months + 1];
            for (weight, ledger) in parts {
                for (flow, part) in flows.iter_mut().zip(ledger.column(column)) {
                    *flow += weight * part;
                }
            }
            flows
        };
        by_year_usd.extend(year_ends(sum(Column::FreeCashFlow).into_iter()));
        for flow in sum(Column::EquityCashFlow) {
            equity += flow;
            lowest = lowest.at_most(equity);
        }
    }
    Counted {
        npv_usd: run.value(),
        // Not -0.
        cash_needed_usd: 0.0 - lowest,
        uncovered: run.coverage.lowest.is_some_and(|lowest| lowest < 1.0),
        by_year_usd,
    }
}

/// The running sum at index 0 and at each year's end.
fn year_ends(flows: impl Iterator<Item = f64>) -> impl Iterator<Item = f64> {
    let sums = flows.scan(0.0, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    sums.step_by(12)
}
