//! What it is worth to wait: the owner of a mine may convert it later.
//!
//! At the end of each of the first five years a mine may become whichever AI use then promises
//! more, or mine on. What each promises is found by least squares on the futures ([`super::stopping`]), from
//! hashprice, lease level and power price relative to the base path, to degree 2. The rule found on
//! one set of futures is priced on another, which it has not seen.

mod conversion;
mod limit;

use super::model::Model;
use super::report::{Mean, Sorted};
use super::simulate::SLICE;
use super::stopping::{Date, Rule, Stop, Stopped};
use super::worker::Worker;
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use conversion::Conversion;
pub use limit::Limit;

/// The months at whose end one may convert.
pub const DATES: [usize; 5] = [12, 24, 36, 48, 60];

/// The AI uses, in the order of ways to stop.
const USES: [Strategy; 2] = [Strategy::Colocation, Strategy::GpuCloud];

/// What waiting is worth, at the common rate, USD.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingValue {
    /// Futures in each of the two sets.
    pub futures: usize,
    /// Mean NPV of mining on for good.
    pub never_usd: f64,
    /// Mean NPV of converting now to colocation, and to GPU cloud; `None` if not ready.
    pub now_usd: [Option<f64>; 2],
    /// Mean NPV with the option.
    pub with_option_usd: f64,
    /// Its mean lead over the better of converting now and never, with the error of that mean.
    pub value_usd: Mean,
    /// The same on the futures from which the rule was found: biased upward.
    pub in_sample_value_usd: f64,
    /// The dates that the horizon has.
    pub dates: Vec<ConversionDate>,
    /// The share of futures that never convert.
    pub never_share: f64,
}

/// One date at which a mine may be converted.
#[derive(Clone, Debug, PartialEq)]
pub struct ConversionDate {
    /// The month at whose end.
    pub month: usize,
    /// The share of futures that convert then to colocation, and to GPU cloud.
    pub share: [f64; 2],
    /// Where the lease level must stand, all else as on the base path; 1 = as entered.
    pub lease_level: Limit,
    /// Where hashprice must stand, all else as on the base path, USD per PH/s per day.
    pub hashprice_usd_per_ph_day: Limit,
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
    let model = Model::of(scenario, seed);
    let mut dates: Vec<Conversion> = DATES
        .into_iter()
        .filter(|month| *month < model.base.months)
        .map(|month| Conversion::of(scenario, &model, month))
        .filter(|date| date.ready().contains(&true))
        .collect();
    let mut go_on = |done: u32| go_on(done, 2 * futures);
    let first = see(&model, &mut dates, 0..futures, &mut go_on)?;
    let second = see(&model, &mut dates, futures..2 * futures, &mut go_on)?;
    let ready: Vec<[bool; 2]> = dates.iter().map(Conversion::ready).collect();
    let rule = Rule::fit(&first.stopping(&ready), &first.never);
    let of = |seen: &Seen| rule.apply(&seen.stopping(&ready), &seen.never);
    let (inside, outside) = (of(&first), of(&second));
    Some(report(&model, (&rule, &ready), (&first, &inside), (&second, &outside)))
}

fn see(
    model: &Model,
    dates: &mut [Conversion],
    futures: std::ops::Range<u32>,
    go_on: &mut impl FnMut(u32) -> bool,
) -> Option<Seen> {
    let mut worker = Worker::new(model);
    let ready = [model.colocation.is_some(), model.cloud.is_some()];
    let mut seen = Seen {
        never: Vec::new(),
        now: ready.map(|ready| ready.then(Vec::new)),
        dates: dates.iter().map(|_| SeenDate::default()).collect(),
    };
    for future in futures {
        let (fate, outcome) = worker.future(future);
        let npv = |strategy: Strategy| {
            outcome.counted[strategy as usize].as_ref().map(|counted| counted.npv_usd)
        };
        let never = npv(Strategy::Mining).unwrap_or_default();
        seen.never.push(never);
        for (column, strategy) in seen.now.iter_mut().zip(USES) {
            if let (Some(column), Some(npv)) = (column, npv(strategy)) {
                column.push(npv);
            }
        }
        // Without a tenant both AI uses are what the mine is.
        let plan = fate.tenant_found.then(|| worker.mining().decisions);
        for (conversion, seen) in dates.iter_mut().zip(&mut seen.dates) {
            let month = conversion.month;
            let (actual, base) = (&worker.paths, &model.base);
            let ratio = |actual: f64, base: f64| if base == 0.0 { 1.0 } else { actual / base };
            let ratios = [
                ratio(actual.hashprice[month], base.hashprice[month]),
                ratio(actual.lease_level[month], base.lease_level[month]),
                ratio(actual.power[month], base.power[month]),
            ];
            seen.ratios.iter_mut().zip(ratios).for_each(|(column, ratio)| column.push(ratio));
            let values = match &plan {
                None => Some([never; 2]),
                Some(plan) => conversion.values(&mut worker, &fate, plan),
            };
            seen.open.push(values.is_some());
            let values = values.unwrap_or([never; 2]);
            seen.values.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
        if (future + 1) % SLICE == 0 && !go_on(future + 1) {
            return None;
        }
    }
    Some(seen)
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
            let mut columns = vec![Vec::with_capacity(h.len()); 10];
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
    let share = |of: &dyn Fn(&Option<(usize, usize)>) -> bool| {
        outside.when.iter().filter(|when| of(when)).count() as f64 / futures as f64
    };
    let mean = |values: &[f64]| Mean::of(values).mean;
    let dates = second.dates.iter().zip(ready).enumerate().map(|(at, (seen, ready))| {
        let month = DATES[at];
        let mut shares = [0.0; 2];
        for (way, which) in ways(*ready).into_iter().enumerate() {
            shares[which] = share(&|when| *when == Some((at, way)));
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
        ConversionDate {
            month,
            share: shares,
            lease_level: limit(1).times(model.base.lease_level[month]),
            hashprice_usd_per_ph_day: limit(0).times(model.base.hashprice[month]),
        }
    });
    WaitingValue {
        futures,
        never_usd: mean(&second.never),
        now_usd: second.now.each_ref().map(|now| now.as_ref().map(|now| mean(now))),
        with_option_usd: mean(&outside.values),
        value_usd: second.lead(outside),
        in_sample_value_usd: first.lead(inside).mean,
        dates: dates.collect(),
        never_share: share(&Option::is_none),
    }
}
