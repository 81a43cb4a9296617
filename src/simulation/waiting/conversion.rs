//! Converting a mine at a date, in one future.

use crate::math::pow;
use crate::paths::{Fading, Paths, faded, shock};
use crate::scenario::{Input, Scenario};
use crate::simulation::chance::Fate;
use crate::simulation::model::Model;
use crate::simulation::worker::{Clouds, Worker};
use crate::strategy::colocation::Colocation;
use crate::strategy::gpu_cloud::GpuCloud;
use crate::strategy::mining::{Fleet, Mine, Year};
use crate::strategy::{Decision, better};

/// A mine that is converted at the end of one month, to colocation or to GPU cloud.
///
/// What is signed on that day is signed at that day's market: rent `x level^rent_beta`, lease rate
/// `x level`; buildings cost what cost inflation has made of them. Until then the mine has been run
/// as one that never converts; a mine that has sold its site has nothing to convert.
pub(super) struct Conversion {
    pub month: usize,
    /// The mine without a site to sell: the new business has it.
    leaving: Mine,
    mines_on: bool,
    sells: bool,
    colocation: Option<(Colocation, Vec<Year>)>,
    cloud: Option<(GpuCloud, Clouds, Vec<Year>)>,
    /// What buildings cost over what they do today.
    cost: f64,
}

impl Conversion {
    /// A conversion after `month`; what is not ready within the horizon is left out.
    pub(super) fn of(scenario: &Scenario, model: &Model, month: usize) -> Conversion {
        let end = model.base.months;
        let mines_on = scenario.is(Input::ConversionMineWhileBuilding);
        let leaving = model.mine.clone().without_connection();
        let inflation = scenario.get(Input::SiteCostInflation);
        let years = |go_live: usize| {
            let latest = if mines_on { go_live } else { month };
            let year = |first: usize| {
                let months = first + 1..=(first + 12).min(latest);
                leaving.operation.year(&model.base, months, model.discount.factors())
            };
            (month..latest).step_by(12).map(year).collect::<Vec<Year>>()
        };
        let colocation = Colocation::after(scenario, month);
        let cloud = GpuCloud::after(scenario, month);
        let ready = |go_live: usize| go_live < end;
        Conversion {
            month,
            mines_on,
            sells: scenario.is(Input::ConversionSellFleetAtGoLive),
            colocation: ready(colocation.go_live())
                .then(|| (colocation.clone(), years(colocation.go_live()))),
            cloud: ready(cloud.go_live())
                .then(|| (cloud.clone(), Vec::new(), years(cloud.go_live()))),
            cost: pow(1.0 + inflation, month as f64 / 12.0),
            leaving,
        }
    }

    /// Whether colocation, and GPU cloud, can be ready.
    pub(super) fn ready(&self) -> [bool; 2] {
        [self.colocation.is_some(), self.cloud.is_some()]
    }

    /// What converting to either is worth in the future at hand, in which the mine that never
    /// converts decides `plan`, USD; `None` if it has sold its site by then.
    pub(super) fn values(
        &mut self,
        worker: &mut Worker,
        fate: &Fate,
        plan: &[Decision],
    ) -> Option<[f64; 2]> {
        let standing = self.leaving.standing(&worker.paths, plan, self.month)?;
        let before: Vec<Decision> =
            plan.iter().filter(|decision| decision.month < self.month).copied().collect();
        let level = worker.paths.lease_level[self.month];
        let mut values = [0.0; 2];
        if let Some((of, years)) = &self.colocation
            && let Some((run, _)) = worker.lease(&of.signed(level, self.cost), fate)
        {
            values[0] = run.npv + self.mined(worker, &before, standing, years, of.go_live());
        }
        if let Some((of, ground, years)) = &mut self.cloud {
            let (run, _) = worker.cloud(&of.signed(level, self.cost), ground, fate);
            let (years, go_live) = (std::mem::take(years), of.go_live());
            values[1] = run.npv + self.mined(worker, &before, standing, &years, go_live);
            if let Some(cloud) = &mut self.cloud {
                cloud.2 = years;
            }
        }
        Some(values)
    }

    /// What the mine has earned when its machines are sold at the latest at `go_live`.
    fn mined(
        &self,
        worker: &mut Worker,
        before: &[Decision],
        standing: Option<Fleet>,
        years: &[Year],
        go_live: usize,
    ) -> f64 {
        let end = match standing {
            Some(fleet) if self.mines_on => self.stops_at(worker, &fleet, years, go_live),
            _ => self.month,
        };
        worker.ended_mine(&self.leaving, before, (end, self.sells))
    }

    /// When its owner stops a mine with `fleet`: at the conversion, a whole number of years later,
    /// or at go-live, deciding on what is known.
    fn stops_at(&self, worker: &Worker, fleet: &Fleet, years: &[Year], go_live: usize) -> usize {
        let model = worker.model();
        let stop = |month: usize| {
            let (actual, fading) = (&worker.paths, &model.fading);
            self.stops(model, actual, fading, fleet, years, (month, go_live))
        };
        (self.month..go_live).step_by(12).find(|month| stop(*month)).unwrap_or(go_live)
    }

    fn stops(
        &self,
        model: &Model,
        actual: &Paths,
        fading: &Fading,
        fleet: &Fleet,
        years: &[Year],
        (now, go_live): (usize, usize),
    ) -> bool {
        let hashprice = shock(now, &actual.hashprice, model.base.hashprice[now]);
        let power = shock(now, &actual.power, model.base.power[now]);
        let tax = self.leaving.tax();
        let sold = |month: usize| {
            let sale = self.leaving.machines_sold(fleet, month);
            let fetched = if self.sells { sale.after_tax(tax) } else { tax.rate * sale.book };
            fetched * model.discount.at(month)
        };
        let skip = (now - self.month) / 12;
        let (mut stop, mut later) = (false, sold(go_live));
        for (at, year) in years.iter().enumerate().skip(skip).rev() {
            let first = self.month + 12 * at;
            let months = (first + 1, (first + 12).min(go_live));
            let hashprice = faded(hashprice, fading.hashprice[at - skip]);
            let power = faded(power, fading.power[at - skip]);
            let margin = year.earned(fleet.petahash * hashprice, power);
            let shield = self.leaving.shield(fleet, months, &model.discount);
            let on = (1.0 - tax.rate) * margin + shield + later;
            let off = sold(first);
            stop = better(off, on, model.discount.at(first));
            later = if stop { off } else { on };
        }
        stop
    }
}
