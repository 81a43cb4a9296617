//! What it is worth to wait: the owner of a mine may convert it later.
//!
//! At the end of each of the first five years a mine may become whichever AI use then promises
//! more, or mine on. What each promises is found by least squares on the futures ([`super::stopping`]), from
//! hashprice, lease level and power price relative to the base path, to degree 2. The rule found on
//! one set of futures is priced on another, which it has not seen.

mod conversion;
mod limit;
#[cfg(js)]
mod written;

use super::model::Model;
use super::report::{Mean, Sorted};
use super::simulate::SLICE;
use super::stopping::{Date, Rule, Stop, Stopped};
use super::worker::{Left, Worker};
use crate::paths::Paths;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use conversion::Conversion;
pub use limit::Limit;

/// The months at whose end one may convert.
pub const DATES: [usize; 5] = [12, 24, 36, 48, 60];

/// The AI uses, in the order of ways to stop.
const USES: [Strategy; 2] = [Strategy::Colocation, Strategy::GpuCloud];

/// What it is worth to be able to convert a mine at the end of each of the first five years, at the
/// common rate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null))]
pub struct WaitingValue {
    /// Futures in each of two sets: one finds the rule, the other prices it.
    pub futures: usize,
    /// Mean NPV of mining on for good, USD.
    pub never_usd: f64,
    /// Mean NPV of converting now to colocation, USD; none if it is not ready.
    pub now_colocation_usd: Option<f64>,
    /// Mean NPV of converting now to GPU cloud, USD; none if it is not ready.
    pub now_gpu_cloud_usd: Option<f64>,
    /// Mean NPV with the option, USD.
    pub with_option_usd: f64,
    /// What the option adds on the mean to the better of converting now and never, USD.
    pub value_usd: f64,
    /// The standard error of that, USD; none of a single future.
    pub value_standard_error_usd: Option<f64>,
    /// The same on the futures from which the rule was found: biased upward, USD.
    pub in_sample_value_usd: f64,
    /// The dates that the horizon has.
    #[cfg_attr(js, tsify(type = "WaitingDate[]"))]
    pub dates: Vec<ConversionDate>,
    /// The share of futures that never convert.
    pub never_share: f64,
}

/// One date at which a mine may be converted.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "WaitingDate"))]
pub struct ConversionDate {
    /// The month at whose end.
    pub month: usize,
    /// The share of futures that convert then to colocation.
    pub share_colocation: f64,
    /// The share of futures that convert then to GPU cloud.
    pub share_gpu_cloud: f64,
    /// Where the GPU lease level must stand, 1 = as entered.
    #[cfg_attr(js, tsify(type = "ConversionLimit"))]
    pub lease_level: Limit,
    /// Where hashprice must stand, USD per PH/s per day.
    #[cfg_attr(js, tsify(type = "ConversionLimit"))]
    pub hashprice_usd_per_ph_day: Limit,
}

impl WaitingValue {
    /// Mean NPV of converting now, of colocation and of GPU cloud, USD; `None` if not ready.
    #[must_use]
    pub fn now_usd(&self) -> [Option<f64>; 2] {
        [self.now_colocation_usd, self.now_gpu_cloud_usd]
    }
}

impl ConversionDate {
    /// The shares of futures that convert then to colocation, and to GPU cloud.
    #[must_use]
    pub fn shares(&self) -> [f64; 2] {
        [self.share_colocation, self.share_gpu_cloud]
    }
}

/// What a set of futures knows.
struct Seen {
    never: Vec<f64>,
    now: [Option<Vec<f64>>; 2],
    dates: Vec<SeenDate>,
}

/// One date in a set of futures.
#[derive(Default)]
struct SeenDate {
    /// Hashprice, lease level, power price, each over the base path's.
    ratios: [Vec<f64>; 3],
    open: Vec<bool>,
    values: [Vec<f64>; 2],
}

/// What waiting is worth on `futures` futures of `seed`, and on as many others. `go_on` is told how
/// many are done of how many, and answers whether to go on; `None` if not.
#[must_use]
pub fn waiting_value(
    scenario: &Scenario,
    (futures, seed): (u32, u32),
    mut go_on: impl FnMut(u32, u32) -> bool,
) -> Option<WaitingValue> {
    let mut job = WaitingJob::new(scenario, (futures, seed));
    while job.done() < job.futures() {
        job.step(SLICE);
        if !go_on(job.done(), job.futures()) {
            return None;
        }
    }
    Some(job.finish())
}

/// The value of waiting on its way, some futures at a time.
pub struct WaitingJob {
    model: Model,
    dates: Vec<Conversion>,
    left: Option<Left>,
    sets: [Seen; 2],
    /// Futures in a set.
    futures: u32,
    done: u32,
}

impl WaitingJob {
    /// Nothing done yet, of `futures` futures of `seed` and as many others.
    #[must_use]
    pub fn new(scenario: &Scenario, (futures, seed): (u32, u32)) -> WaitingJob {
        let model = Model::of(scenario, seed);
        let dates: Vec<Conversion> = DATES
            .into_iter()
            .filter(|month| *month < model.base.months)
            .map(|month| Conversion::of(scenario, &model, month))
            .filter(|date| date.ready().contains(&true))
            .collect();
        let ready = [model.colocation.is_some(), model.cloud.is_some()];
        let sets = [(); 2].map(|()| Seen {
            never: Vec::new(),
            now: ready.map(|ready| ready.then(Vec::new)),
            dates: dates.iter().map(|_| SeenDate::default()).collect(),
        });
        WaitingJob { model, dates, left: None, sets, futures, done: 0 }
    }

    /// How many futures of both sets are done.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done
    }

    /// How many there are in both sets.
    #[must_use]
    pub fn futures(&self) -> u32 {
        self.futures.saturating_mul(2)
    }

    /// Runs the next `futures`, or as many as are left.
    pub fn step(&mut self, futures: u32) {
        let next = self.done.saturating_add(futures).min(self.futures());
        let mut worker = match self.left.take() {
            None => Worker::new(&self.model),
            Some(left) => Worker::resumed(&self.model, left),
        };
        for future in self.done..next {
            let set = &mut self.sets[usize::from(future >= self.futures)];
            set.see(&mut worker, &mut self.dates, future);
        }
        self.left = Some(worker.leave());
        self.done = next;
    }

    /// The answer, when all are done.
    #[must_use]
    pub fn finish(&self) -> WaitingValue {
        let [first, second] = &self.sets;
        let ready: Vec<[bool; 2]> = self.dates.iter().map(Conversion::ready).collect();
        let rule = Rule::fit(&first.stopping(&ready), &first.never);
        let of = |seen: &Seen| rule.apply(&seen.stopping(&ready), &seen.never);
        let (inside, outside) = (of(first), of(second));
        report(&self.model, (&rule, &ready), (first, &inside), (second, &outside))
    }
}

impl Seen {
    /// Adds a future.
    fn see(&mut self, worker: &mut Worker, dates: &mut [Conversion], future: u32) {
        let (fate, outcome) = worker.future(future);
        let npv = |strategy: Strategy| {
            outcome.counted[strategy as usize].as_ref().map(|counted| counted.npv_usd)
        };
        let never = npv(Strategy::Mining).unwrap_or_default();
        self.never.push(never);
        for (column, strategy) in self.now.iter_mut().zip(USES) {
            if let (Some(column), Some(npv)) = (column, npv(strategy)) {
                column.push(npv);
            }
        }
        // Without a tenant both AI uses are what the mine is.
        let plan = fate.tenant_found.then(|| worker.mining().decisions);
        for (conversion, seen) in dates.iter_mut().zip(&mut self.dates) {
            seen.ratios_at(worker, conversion.month);
            let values = match &plan {
                None => Some([never; 2]),
                Some(plan) => conversion.values(worker, &fate, plan),
            };
            seen.open.push(values.is_some());
            let values = values.unwrap_or([never; 2]);
            seen.values.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
    }
}

impl SeenDate {
    /// Adds what is known at the end of a month: the market over the base path's.
    fn ratios_at(&mut self, worker: &Worker, month: usize) {
        let (actual, base) = (&worker.paths, &worker.model().base);
        let ratio = |of: fn(&Paths) -> &[f64]| {
            let (actual, base) = (of(actual)[month], of(base)[month]);
            if base == 0.0 { 1.0 } else { actual / base }
        };
        let ratios = [
            ratio(|paths| &paths.hashprice),
            ratio(|paths| &paths.lease_level),
            ratio(|p| &p.power),
        ];
        self.ratios.iter_mut().zip(ratios).for_each(|(column, ratio)| column.push(ratio));
    }
}

/// Polynomials to degree 2 in three variables.
fn basis([h, l, p]: [f64; 3]) -> [f64; 10] {
    [1.0, h, l, p, h * h, l * l, p * p, h * l, h * p, l * p]
}

/// The place in [`USES`] of each way to stop at a date.
fn ways(ready: [bool; 2]) -> Vec<usize> {
    (0..2).filter(|at| ready[*at]).collect()
}

impl Seen {
    /// The dates as the stopping rule sees them.
    fn stopping(&self, ready: &[[bool; 2]]) -> Vec<Date> {
        let date = |(seen, ready): (&SeenDate, &[bool; 2])| {
            let [h, l, p] = &seen.ratios;
            let rows = h.iter().zip(l).zip(p).map(|((h, l), p)| basis([*h, *l, *p]));
            let mut columns = vec![Vec::new(); 10];
            for row in rows {
                columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
            }
            let stops = ways(*ready).into_iter().map(|at| Stop::Expected(seen.values[at].clone()));
            Date { basis: columns, stops: stops.collect(), open: Some(seen.open.clone()) }
        };
        self.dates.iter().zip(ready).map(date).collect()
    }

    /// The better, on the mean, of converting now and never.
    fn best_without(&self) -> &[f64] {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let uses = self.now.iter().flatten().map(Vec::as_slice);
        uses.fold(
            self.never.as_slice(),
            |best, column| {
                if mean(column) > mean(best) { column } else { best }
            },
        )
    }

    fn lead(&self, stopped: &Stopped) -> Mean {
        let lead: Vec<f64> =
            stopped.values.iter().zip(self.best_without()).map(|(a, b)| a - b).collect();
        Mean::of(&lead)
    }
}

fn report(
    model: &Model,
    (rule, ready): (&Rule, &[[bool; 2]]),
    (first, inside): (&Seen, &Stopped),
    (second, outside): (&Seen, &Stopped),
) -> WaitingValue {
    let futures = second.never.len();
    let share = |when: Option<(usize, usize)>| {
        outside.when.iter().filter(|other| **other == when).count() as f64 / futures as f64
    };
    let mean = |values: &[f64]| Mean::of(values).mean;
    let dates = second.dates.iter().zip(ready).enumerate().map(|(at, (seen, ready))| {
        let month = DATES[at];
        let mut shares = [0.0; 2];
        for (way, which) in ways(*ready).into_iter().enumerate() {
            shares[which] = share(Some((at, way)));
        }
        let limit = |variable: usize| {
            let sorted = Sorted::of(seen.ratios[variable].clone());
            let ends = [sorted.percentile(0.05), sorted.percentile(0.95)];
            Limit::of(ends, |ratio| {
                let mut ratios = [1.0; 3];
                ratios[variable] = ratio;
                rule.dates()[at].best(&basis(ratios)).is_some()
            })
        };
        let [share_colocation, share_gpu_cloud] = shares;
        ConversionDate {
            month,
            share_colocation,
            share_gpu_cloud,
            lease_level: limit(1).times(model.base.lease_level[month]),
            hashprice_usd_per_ph_day: limit(0).times(model.base.hashprice[month]),
        }
    });
    let [now_colocation_usd, now_gpu_cloud_usd] =
        second.now.each_ref().map(|now| now.as_ref().map(|now| mean(now)));
    let lead = second.lead(outside);
    WaitingValue {
        futures,
        never_usd: mean(&second.never),
        now_colocation_usd,
        now_gpu_cloud_usd,
        with_option_usd: mean(&outside.values),
        value_usd: lead.mean,
        value_standard_error_usd: lead.standard_error,
        in_sample_value_usd: first.lead(inside).mean,
        dates: dates.collect(),
        never_share: share(None),
    }
}
