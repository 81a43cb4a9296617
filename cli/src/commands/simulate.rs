//! `simulate`: random futures, and what they say of each use.

use super::{dollars, heads, plain};
use crate::output::{Answer, Cell, Table};
use anyhow::{Result, anyhow};
use hash_or_host::evaluation::{Outcome, evaluate};
use hash_or_host::format::{Plain, percent};
use hash_or_host::scenario::Scenario;
use hash_or_host::simulation::report::{Drivers, Report, Spread};
use hash_or_host::simulation::{Driver, Options, Unfinished, simulate};
use hash_or_host::strategy::{Strategy, sell_now};
use hash_or_host::text::figure::NO_YEAR;
use hash_or_host::text::futures as words;
use serde_json::{Map, Value, json};

pub(super) fn answer(
    scenario: &Scenario,
    futures: Option<f64>,
    seed: Option<f64>,
) -> Result<Answer> {
    let options = Options::given(scenario, futures, seed).map_err(|error| anyhow!("{error}"))?;
    let report =
        simulate(scenario, options, |_, _| true).map_err(|unfinished| match unfinished {
            Unfinished::NoMemory => anyhow!("there is no memory for {} futures", options.futures),
            Unfinished::Cancelled => anyhow!("stopped before the end"),
        })?;
    let json = object(scenario, &report, options);
    Ok(plain(words::verdict(&Plain, &report).text(), table(scenario, &report), json))
}

fn table(scenario: &Scenario, report: &Report) -> Table {
    let calm = evaluate(scenario);
    let rows = Strategy::ALL.into_iter().map(|strategy| {
        let name = Cell::text(strategy.key());
        match &report.strategies[strategy as usize] {
            Some(spread) => {
                let calm = calm.outcome(strategy);
                std::iter::once(name).chain(cells(spread, calm)).collect()
            }
            None => {
                let empty = std::iter::repeat_n(Cell::number("not ready", None), HEADS.len() - 1);
                std::iter::once(name).chain(empty).collect()
            }
        }
    });
    Table { heads: heads(&HEADS), rows: rows.collect() }
}

const HEADS: [&str; 12] = [
    "use",
    "best in",
    "mean npv_usd",
    "standard error",
    "5 %",
    "50 %",
    "95 %",
    "shortfall",
    "below zero",
    "cash needed, 95 %",
    "debt uncovered",
    "regret",
];

fn cells(spread: &Spread, calm: Option<&Outcome>) -> [Cell; 11] {
    let share = |value: f64| Cell::number(percent(&Plain, value, 1), Some(value));
    let [p5, _, p50, _, p95] = spread.npv_usd;
    let usd = |value: f64| dollars(Some(value));
    [
        share(spread.chance_best),
        usd(spread.npv_mean_usd),
        dollars(spread.npv_standard_error_usd),
        usd(p5),
        usd(p50),
        usd(p95),
        usd(spread.expected_shortfall_usd),
        share(spread.chance_npv_negative),
        usd(spread.cash_needed_usd[2]),
        if spread.is_untested(calm) {
            Cell::number(NO_YEAR, None)
        } else {
            share(spread.chance_dscr_below_1)
        },
        usd(spread.regret_usd),
    ]
}

fn object(scenario: &Scenario, report: &Report, options: Options) -> Value {
    let strategies = Strategy::ALL.map(|strategy| {
        let spread = report.strategies[strategy as usize].as_ref();
        let value = spread.map_or_else(|| json!({ "not_ready": true }), of_strategy);
        (strategy.key().to_owned(), value)
    });
    let lead = report.lead.as_ref().map(|lead| {
        json!({ "of": lead.of.key(), "over": lead.over.key(), "drivers": drivers(&lead.drivers) })
    });
    json!({
        "futures": report.futures,
        "seed": options.seed,
        "strategies": Map::from_iter(strategies),
        "sell_now": { "npv_usd": sell_now(scenario), "chance_best": report.sell_now_best },
        "lead": lead,
    })
}

fn of_strategy(spread: &Spread) -> Value {
    let [p5, p25, p50, p75, p95] = spread.npv_usd;
    let [cash_p5, cash_p50, cash_p95] = spread.cash_needed_usd;
    let fan = |at: usize| spread.fan.iter().map(|year| year[at]).collect::<Vec<f64>>();
    json!({
        "npv_mean_usd": spread.npv_mean_usd,
        "npv_standard_error_usd": spread.npv_standard_error_usd,
        "npv_usd": { "p5": p5, "p25": p25, "p50": p50, "p75": p75, "p95": p95 },
        "expected_shortfall_usd": spread.expected_shortfall_usd,
        "chance_npv_negative": spread.chance_npv_negative,
        "cash_needed_usd": { "p5": cash_p5, "p50": cash_p50, "p95": cash_p95 },
        "cash_planned_usd": spread.cash_planned_usd,
        "chance_cash_above_plan": spread.chance_cash_above_plan,
        "chance_dscr_below_1": spread.chance_dscr_below_1,
        "chance_best": spread.chance_best,
        "regret_usd": spread.regret_usd,
        "fan": { "p5": fan(0), "p25": fan(1), "p50": fan(2), "p75": fan(3), "p95": fan(4) },
        "drivers": drivers(&spread.drivers),
    })
}

fn drivers(found: &Drivers) -> Value {
    let named = Driver::ALL.iter().zip(found);
    Map::from_iter(named.map(|(driver, share)| (driver.key().to_owned(), json!(share)))).into()
}
