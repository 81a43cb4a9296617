//! Random futures: how sure the answer is, one future by itself, what waiting is worth.

use super::super::arguments::{OptionsGiven as Given, refuse, whole};
use super::super::types::NotReady;
use super::super::{errors, read, write};
use crate::browser::object::set;
use crate::evaluation::by_name::ByStrategy;
use crate::scenario::{Input, Problem, Scenario};
use crate::simulation::report::Report;
use crate::simulation::waiting::waiting_value as value_of_waiting;
use crate::simulation::{Driver, Future as Drawn, Model, Options, Unfinished};
use crate::strategy::{Strategy, sell_now};
use js_sys::{Float64Array, Object};
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
  lead: SimulatedLead | null;
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

#[wasm_bindgen(typescript_custom_section)]
const DRIVER_SHARES: &str = Driver::SHARES_TYPESCRIPT;

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
            None => write::plain(&NotReady { not_ready: true })?,
            Some(spread) => write::plain(spread)?,
        };
        set(&strategies, strategy.key(), &value);
    }
    let sell_now = Object::new();
    set(&sell_now, "npv_usd", &sell_now_usd.into());
    set(&sell_now, "chance_best", &report.sell_now_best.into());
    let object = Object::new();
    set(&object, "futures", &(report.futures as f64).into());
    set(&object, "seed", &seed.into());
    set(&object, "strategies", &strategies);
    set(&object, "sell_now", &sell_now);
    set(&object, "lead", &write::plain(&report.lead)?);
    Ok(object.into())
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
    let number = whole("number", &number, 0.0, f64::from(u32::MAX))? as u32;
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
    write::plain(&value)
}
