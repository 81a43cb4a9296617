//! Random futures: how sure the answer is, one future by itself, what waiting is worth.

use super::super::arguments::{OptionsGiven as Given, refuse};
use super::super::{errors, read, write};
use crate::browser::object::set;
use crate::evaluation::by_name::ByStrategy;
use crate::scenario::{Input, Problem, Scenario};
use crate::simulation::report::{Drivers, Report, Spread};
use crate::simulation::waiting::{Limit, waiting_value as value_of_waiting};
use crate::simulation::{Driver, Future as Drawn, Model, Options, Unfinished};
use crate::strategy::{Strategy, sell_now};
use js_sys::{Float64Array, Object};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const FUTURES: &str = r#"
/** How many futures, and which. */
export interface SimulationOptions {
  /** How many, 100 to 1,000,000; else as the scenario says. */
  futures?: number;
  /** Whose draws, a whole number from 0 to 4,294,967,295; else as the scenario says. */
  seed?: number;
  /** Called with the share done; answering false cancels. */
  on_progress?: Progress;
  /** Paths given month by month, in place of the scenario's own. */
  paths?: GivenPaths;
}

/** What the futures say together. */
export interface Simulation {
  /** How many futures. */
  futures: number;
  /** Whose draws. */
  seed: number;
  /** By strategy. */
  strategies: Record<Strategy, SimulatedStrategy | NotReady>;
  /** Selling now, in which nothing is random. */
  sell_now: { npv_usd: number; chance_best: number };
  /** The lead of the best on the mean over the next best pure use; null without one. */
  lead: { of: Strategy; over: Strategy; drivers: DriverShares } | null;
}

/** One future. Series have T + 1 values; index 0 is unused and 0. */
export interface Future {
  /** Its world. */
  paths: {
    /** USD per bitcoin. */
    btc_price_usd: Float64Array;
    /** EH/s. */
    network_eh_per_s: Float64Array;
    /** USD per PH/s per day. */
    hashprice_usd_per_ph_day: Float64Array;
    /** USD/MWh, without what firm power costs more. */
    power_usd_per_mwh: Float64Array;
    /** 1 = as entered. */
    lease_level: Float64Array;
  };
  /** Shares of rent and of contract revenue that are collected. */
  collected: { colocation: Float64Array; gpu_cloud: Float64Array };
  /** Whether a tenant is found. */
  tenant_found: boolean;
  /** Months from delivery to the default; null if it befalls nobody within the horizon. */
  default_after_months: number | null;
  /** Months by which the first delivery is late. */
  delay_months: number;
  /** What buildings cost, as a factor. */
  capex_factor: number;
  /** At the common rate, USD; null for what is not ready. */
  npv_usd: Record<Strategy, number | null>;
}
"#;

/// Percentiles.
#[derive(Serialize, Tsify)]
pub struct Percentiles {
    /// Exceeded by 95 of 100.
    pub p5: f64,
    /// Exceeded by 75 of 100.
    pub p25: f64,
    /// Exceeded by half.
    pub p50: f64,
    /// Exceeded by 25 of 100.
    pub p75: f64,
    /// Exceeded by 5 of 100.
    pub p95: f64,
}

/// The percentiles of cash needed, USD.
#[derive(Serialize, Tsify)]
pub struct CashPercentiles {
    /// Exceeded by 95 of 100.
    pub p5: f64,
    /// Exceeded by half.
    pub p50: f64,
    /// Exceeded by 5 of 100.
    pub p95: f64,
}

/// Percentiles of cumulative free cash flow, bridge left out, at index 0 and each year's end, USD.
#[derive(Default, Serialize, Tsify)]
pub struct Fan {
    /// Exceeded by 95 of 100.
    pub p5: Vec<f64>,
    /// Exceeded by 75 of 100.
    pub p25: Vec<f64>,
    /// Exceeded by half.
    pub p50: Vec<f64>,
    /// Exceeded by 25 of 100.
    pub p75: Vec<f64>,
    /// Exceeded by 5 of 100.
    pub p95: Vec<f64>,
}

/// Squared rank correlations; null where a side never changes.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct DriverShares {
    /// Mean logarithm of the bitcoin price's factor.
    pub btc_price: Option<f64>,
    /// Of the network's own level.
    pub network: Option<f64>,
    /// Of the GPU lease level.
    pub lease_level: Option<f64>,
    /// Of the power price.
    pub power_price: Option<f64>,
    /// Months from delivery to a default, at most T + 1.
    pub default: Option<f64>,
    /// Months of delay.
    pub delay: Option<f64>,
    /// What buildings cost.
    pub capex: Option<f64>,
    /// Whether a tenant is found.
    pub tenant: Option<f64>,
}

/// What the futures say of one strategy, at the common rate.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct SimulatedStrategy {
    /// Mean NPV, USD.
    pub npv_mean_usd: f64,
    /// Its standard error, USD.
    pub npv_standard_error_usd: Option<f64>,
    /// Percentiles of NPV, USD.
    pub npv_usd: Percentiles,
    /// Mean of the lowest twentieth of NPVs, USD.
    pub expected_shortfall_usd: f64,
    /// The share of futures with an NPV below 0.
    pub chance_npv_negative: f64,
    /// Cash needed.
    pub cash_needed_usd: CashPercentiles,
    /// Cash planned: what the deterministic result needs, or the opening cash if more, USD.
    pub cash_planned_usd: f64,
    /// The share of futures that need more than planned.
    pub chance_cash_above_plan: f64,
    /// The share of futures in which the DSCR of some full year is below 1.
    pub chance_dscr_below_1: f64,
    /// Cumulative free cash flow.
    pub fan: Fan,
    /// The share of futures in which no other choice has a higher NPV. A hybrid, being a mixture,
    /// can hardly ever be the best.
    pub chance_best: f64,
    /// How much the best choice of each future is above this one, on the mean, USD.
    pub regret_usd: f64,
    /// What drives NPV.
    pub drivers: DriverShares,
}

/// How many futures, and which: the scenario's unless given.
fn options(scenario: &Scenario, given: &Given, default: Option<u32>) -> Result<Options, JsValue> {
    let whole = |name: &str, input: Input| {
        let row = input.row();
        given.whole(name, row.min as usize, row.max as usize)
    };
    let of = Options::of(scenario);
    let futures = whole("futures", Input::UncertaintyPaths)?.map(|futures| futures as u32);
    let seed = whole("seed", Input::UncertaintySeed)?.map(|seed| seed as u32);
    Ok(Options {
        futures: futures.or(default).unwrap_or(of.futures),
        seed: seed.unwrap_or(of.seed),
    })
}

const KNOWN: [&str; 4] = ["futures", "seed", "on_progress", "paths"];

/// Runs `work`, telling its progress.
fn told<T>(
    given: &Given,
    work: impl FnOnce(&mut dyn FnMut(u32, u32) -> bool) -> T,
) -> Result<(T, Option<JsValue>), JsValue> {
    let progress = given.progress("on_progress")?;
    let mut thrown = None;
    let result = work(&mut |done, of| {
        let told = progress.as_ref().map(|tell| tell.tell(f64::from(done) / f64::from(of)));
        match told {
            Some(Err(error)) => {
                thrown = Some(error);
                false
            }
            _ => true,
        }
    });
    Ok((result, thrown))
}

/// All four strategies in random futures: chances, percentiles, cash, fans, regret, what drives it.
///
/// The same seed gives the same futures in every scenario; `future` shows one of them.
///
/// @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
#[wasm_bindgen(unchecked_return_type = "Simulation")]
pub fn simulate(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SimulationOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let given = Given::read("options", &options, &KNOWN)?;
    let scenario = read::scenario_and_paths(&scenario, &given.value("paths")?)?;
    let options = self::options(&scenario, &given, None)?;
    let (report, thrown) =
        told(&given, |tell| crate::simulation::simulate(&scenario, options, tell))?;
    match report {
        Ok(report) => written(&report, options.seed, sell_now(&scenario)),
        Err(Unfinished::NoMemory) => {
            let futures = options.futures.into();
            let accepted = "as many futures as fit into memory";
            Err(refuse("options.futures", &futures, Problem::OutOfRange, accepted))
        }
        Err(Unfinished::Cancelled) => Err(thrown.unwrap_or_else(errors::cancelled)),
    }
}

fn written(report: &Report, seed: u32, sell_now_usd: f64) -> Result<JsValue, JsValue> {
    let strategies = Object::new();
    for strategy in Strategy::ALL {
        let value = match &report.strategies[strategy as usize] {
            None => write::plain(&super::super::types::NotReady { not_ready: true })?,
            Some(spread) => write::plain(&strategy_of(spread))?,
        };
        set(&strategies, strategy.key(), &value);
    }
    let sell_now = Object::new();
    set(&sell_now, "npv_usd", &sell_now_usd.into());
    set(&sell_now, "chance_best", &report.sell_now_best.into());
    let lead = match &report.lead {
        None => JsValue::NULL,
        Some(lead) => {
            let object = Object::new();
            set(&object, "of", &lead.of.key().into());
            set(&object, "over", &lead.over.key().into());
            set(&object, "drivers", &write::plain(&shares(&lead.drivers))?);
            object.into()
        }
    };
    let object = Object::new();
    set(&object, "futures", &(report.futures as f64).into());
    set(&object, "seed", &seed.into());
    set(&object, "strategies", &strategies);
    set(&object, "sell_now", &sell_now);
    set(&object, "lead", &lead);
    Ok(object.into())
}

fn strategy_of(spread: &Spread) -> SimulatedStrategy {
    let [p5, p25, p50, p75, p95] = spread.npv_percentiles;
    let [low, middle, high] = spread.cash_needed;
    let mut fan = Fan::default();
    for [p5, p25, p50, p75, p95] in &spread.fan {
        fan.p5.push(*p5);
        fan.p25.push(*p25);
        fan.p50.push(*p50);
        fan.p75.push(*p75);
        fan.p95.push(*p95);
    }
    SimulatedStrategy {
        npv_mean_usd: spread.npv.mean,
        npv_standard_error_usd: spread.npv.standard_error,
        npv_usd: Percentiles { p5, p25, p50, p75, p95 },
        expected_shortfall_usd: spread.shortfall,
        chance_npv_negative: spread.chance_negative,
        cash_needed_usd: CashPercentiles { p5: low, p50: middle, p95: high },
        cash_planned_usd: spread.cash_planned,
        chance_cash_above_plan: spread.chance_over_plan,
        chance_dscr_below_1: spread.chance_uncovered,
        fan,
        chance_best: spread.chance_best,
        regret_usd: spread.regret,
        drivers: shares(&spread.drivers),
    }
}

fn shares(drivers: &Drivers) -> DriverShares {
    let of = |driver: Driver| drivers[driver as usize];
    DriverShares {
        btc_price: of(Driver::BtcPrice),
        network: of(Driver::Network),
        lease_level: of(Driver::LeaseLevel),
        power_price: of(Driver::PowerPrice),
        default: of(Driver::Default),
        delay: of(Driver::Delay),
        capex: of(Driver::Capex),
        tenant: of(Driver::Tenant),
    }
}

/// One future of the scenario's seed by itself: its world, what befalls it, what each strategy is
/// worth in it, as `simulate` counts it.
///
/// @throws {RefusedError}
#[wasm_bindgen(unchecked_return_type = "Future")]
pub fn future(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] number: JsValue,
) -> Result<JsValue, JsValue> {
    let scenario = read::scenario(&scenario)?;
    let last = f64::from(u32::MAX);
    let number = match number.as_f64() {
        Some(number) if (0.0..=last).contains(&number) && number.fract() == 0.0 => number as u32,
        _ => {
            let accepted = format!("a whole number from 0 to {last}");
            let problem =
                if number.as_f64().is_some() { Problem::OutOfRange } else { Problem::WrongType };
            return Err(refuse("future", &number, problem, &accepted));
        }
    };
    let model = Model::of(&scenario, Options::of(&scenario).seed);
    drawn(&Drawn::of(&model, number))
}

fn drawn(future: &Drawn) -> Result<JsValue, JsValue> {
    let series = |parts: &[(&str, &[f64])]| {
        let object = Object::new();
        for (name, values) in parts {
            set(&object, name, &Float64Array::from(*values));
        }
        object
    };
    let paths = series(&[
        ("btc_price_usd", &future.btc_price_usd),
        ("network_eh_per_s", &future.network_eh_per_s),
        ("hashprice_usd_per_ph_day", &future.hashprice_usd_per_ph_day),
        ("power_usd_per_mwh", &future.power_usd_per_mwh),
        ("lease_level", &future.lease_level),
    ]);
    let [colocation, gpu_cloud] = &future.collected;
    let collected = series(&[("colocation", colocation), ("gpu_cloud", gpu_cloud)]);
    let object = Object::new();
    set(&object, "paths", &paths);
    set(&object, "collected", &collected);
    set(&object, "tenant_found", &future.tenant_found.into());
    let months = |months: usize| JsValue::from(months as f64);
    let default = future.default_after_months.map_or(JsValue::NULL, months);
    set(&object, "default_after_months", &default);
    set(&object, "delay_months", &months(future.delay_months));
    set(&object, "capex_factor", &future.capex_factor.into());
    set(&object, "npv_usd", &write::plain(&ByStrategy::from(&future.npv_usd))?);
    Ok(object.into())
}

/// Where a variable must stand for converting to be worth more than mining on, all else as on the
/// base path.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ConversionLimit {
    /// Above or below `value`; everywhere or nowhere in its usual range; on several parts of it.
    #[tsify(type = "\"above\" | \"below\" | \"always\" | \"never\" | \"several\"")]
    pub rule: &'static str,
    /// The limit; null where there is not one.
    pub value: Option<f64>,
}

/// One date at which a mine may be converted.
#[derive(Serialize, Tsify)]
pub struct WaitingDate {
    /// The month at whose end.
    pub month: f64,
    /// The share of futures that convert then to colocation.
    pub share_colocation: f64,
    /// The share of futures that convert then to GPU cloud.
    pub share_gpu_cloud: f64,
    /// The GPU lease level, 1 = as entered.
    pub lease_level: ConversionLimit,
    /// Hashprice, USD per PH/s per day.
    pub hashprice_usd_per_ph_day: ConversionLimit,
}

/// What it is worth to be able to convert a mine at the end of each of the first five years.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct WaitingValue {
    /// Futures in each of two sets: one finds the rule, the other prices it.
    pub futures: f64,
    /// Mean NPV of mining on for good, USD.
    pub never_usd: f64,
    /// Mean NPV of converting now to colocation, USD; null if it is not ready.
    pub now_colocation_usd: Option<f64>,
    /// Mean NPV of converting now to GPU cloud, USD; null if it is not ready.
    pub now_gpu_cloud_usd: Option<f64>,
    /// Mean NPV with the option, USD.
    pub with_option_usd: f64,
    /// What the option adds to the better of converting now and never, USD.
    pub value_usd: f64,
    /// The standard error of that, USD.
    pub value_standard_error_usd: Option<f64>,
    /// The same on the futures from which the rule was found: biased upward, USD.
    pub in_sample_value_usd: f64,
    /// The dates that the horizon has.
    pub dates: Vec<WaitingDate>,
    /// The share of futures that never convert.
    pub never_share: f64,
}

/// Futures in a set, unless more are asked for.
const SET: u32 = 2_000;

/// The value of waiting: a mine that may be converted at the end of each of the first five years.
/// `futures` are those of each of two sets, 2,000 unless given.
///
/// @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
#[wasm_bindgen(unchecked_return_type = "WaitingValue")]
pub fn waiting_value(
    #[wasm_bindgen(unchecked_param_type = "PartialScenario")] scenario: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SimulationOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let given = Given::read("options", &options, &KNOWN)?;
    let scenario = read::scenario_and_paths(&scenario, &given.value("paths")?)?;
    let Options { futures, seed } = self::options(&scenario, &given, Some(SET))?;
    let (value, thrown) = told(&given, |tell| value_of_waiting(&scenario, (futures, seed), tell))?;
    let Some(value) = value else { return Err(thrown.unwrap_or_else(errors::cancelled)) };
    let dates = value.dates.iter().map(|date| WaitingDate {
        month: date.month as f64,
        share_colocation: date.share[0],
        share_gpu_cloud: date.share[1],
        lease_level: limit(date.lease_level),
        hashprice_usd_per_ph_day: limit(date.hashprice_usd_per_ph_day),
    });
    write::plain(&WaitingValue {
        futures: value.futures as f64,
        never_usd: value.never_usd,
        now_colocation_usd: value.now_usd[0],
        now_gpu_cloud_usd: value.now_usd[1],
        with_option_usd: value.with_option_usd,
        value_usd: value.value_usd.mean,
        value_standard_error_usd: value.value_usd.standard_error,
        in_sample_value_usd: value.in_sample_value_usd,
        dates: dates.collect(),
        never_share: value.never_share,
    })
}

fn limit(limit: Limit) -> ConversionLimit {
    let (rule, value) = match limit {
        Limit::Always => ("always", None),
        Limit::Never => ("never", None),
        Limit::Above(value) => ("above", Some(value)),
        Limit::Below(value) => ("below", Some(value)),
        Limit::Several => ("several", None),
    };
    ConversionLimit { rule, value }
}
