//! Dearer is never better, nor better worse: every numeric input with a known sense, swept over its
//! plausible range.
//!
//! Where losses are used as they arise owners' decisions are an optimum of the NPV shown, so this
//! holds. Where they are carried the decisions are a rule of thumb, and the places where it does not
//! hold are listed in the methodology: `UPDATE_GOLDENS=1 cargo test --test holds senses` writes them.

mod listed;
mod table;

use crate::support::random::seeded;
use crate::support::scenario;
use hash_or_host::evaluation::Engine;
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;
use serde_json::json;
use std::collections::BTreeSet;

/// Steps in a range.
const STEPS: u32 = 100;

/// The three scenarios, as the methodology names them.
fn scenarios() -> [(&'static str, Scenario); 3] {
    let new_mine = json!({
        "mining.fleet_owned": false, "mining.site_capex_usd_per_mw": 300_000.0,
        "mining.demand_response_usd_per_mw_year": 60_000.0, "site.power_price_usd_per_mwh": 35.0,
        "network.btc_price_usd": 110_000.0, "hybrid.ai_mode": "gpu_cloud",
        "hybrid.headroom_share": 0.5, "gpu_cloud.term_years": 2.0,
    });
    let short_leases = json!({
        "site.horizon_years": 17.0, "site.power_price_usd_per_mwh": 62.0,
        "colocation.tenant_pays_power": false, "colocation.term_years": 5.0,
        "colocation.rent_usd_per_kw_month": 190.0, "gpu_cloud.term_years": 4.0,
        "gpu_cloud.lease_rate_usd_per_hour": 4.2, "finance.machine_deduction_share": 1.0,
        "finance.building_deduction_share": 0.4,
    });
    [
        ("default", Scenario::default()),
        ("new mine", scenario(&new_mine)),
        ("short leases", scenario(&short_leases)),
    ]
}

/// Inputs with a known sense, each with whether more is better.
fn known() -> impl Iterator<Item = (Input, bool)> {
    let named = |key: &&str| Input::from_key(key).unwrap_or_else(|| panic!("{key} is gone"));
    let dearer = table::DEARER.iter().map(move |key| (named(key), false));
    dearer.chain(table::BETTER.iter().map(move |key| (named(key), true)))
}

/// Where a use is worth more at a worse value of an input.
struct Surprise {
    input: Input,
    strategy: Strategy,
    /// By how much at most, USD.
    by: f64,
    /// The worse value, at which it is worth more, and the better one.
    worse: f64,
    better: f64,
}

/// Sweeps one input from its worse end to its better one; what each use loses at most on the way.
fn sweep(
    engine: &mut Engine,
    base: &Scenario,
    (input, more_is_better): (Input, bool),
    steps: u32,
) -> Vec<Surprise> {
    let (low, high) = (input.row().low, input.row().high);
    let mut most = [(f64::NEG_INFINITY, low); 4];
    let mut found: [Option<Surprise>; 4] = Default::default();
    for step in 0..=steps {
        let share = f64::from(step) / f64::from(steps);
        let share = if more_is_better { share } else { 1.0 - share };
        let scenario = base.nearest(input, low + share * (high - low));
        let (value, npvs) = (scenario.get(input), engine.npvs(&scenario));
        for strategy in Strategy::ALL {
            let Some(npv) = npvs[strategy as usize] else { continue };
            let (highest, at) = most[strategy as usize];
            let by = highest - npv;
            let so_far = &mut found[strategy as usize];
            if by > 0.0 && so_far.as_ref().is_none_or(|so_far| by > so_far.by) {
                *so_far = Some(Surprise { input, strategy, by, worse: at, better: value });
            }
            if npv > highest {
                most[strategy as usize] = (npv, value);
            }
        }
    }
    found.into_iter().flatten().collect()
}

/// What tax on machines sold at index 0 is worth less in month 1, when it is paid, than at once, as
/// the owner of a mine on its way out reckons: by so much that decision may miss its optimum.
fn tax_a_month_later(scenario: &Scenario) -> f64 {
    let get = |input| scenario.get(input);
    let watts = get(Input::SiteGridMw) * 1e6 / get(Input::MiningPue);
    let machines = watts / get(Input::MiningEfficiencyJPerTh) * get(Input::MiningResaleUsdPerTh);
    // 1 - (1+k)^(-1/12) is at most k/12.
    get(Input::FinanceTaxRate) * machines * get(Input::MiningDiscountRate) / 12.0
}

#[test]
fn losses_used_no_dearer_input_helps_and_no_better_one_hurts() {
    let mut engine = Engine::new();
    // The three, and forty plausible ones, of mines that may switch off: of others a higher uptime
    // may be the dearer one.
    let random = (1..=60).filter(|seed| seed % 3 != 0).map(|seed| ("random", seeded(seed)));
    let mut swept = 0;
    for (name, base) in scenarios().into_iter().chain(random) {
        let base = base
            .nearest(Input::FinanceLosses, 0.0)
            .nearest(Input::MiningCurtailWhenUnprofitable, 1.0);
        let steps = if name == "random" { 10 } else { STEPS };
        for known in known() {
            for found in sweep(&mut engine, &base, known, steps) {
                let late = |at| tax_a_month_later(&base.nearest(found.input, at));
                let bridge = found.strategy != Strategy::Mining;
                let allowed = if bridge { late(found.worse).max(late(found.better)) } else { 0.0 };
                assert!(
                    found.by <= 100.0 + allowed,
                    "{name}: {} at {}, {} at {}: {} worth {} USD less",
                    found.input.key(),
                    found.worse,
                    found.input.key(),
                    found.better,
                    found.strategy.key(),
                    found.by
                );
            }
            swept += 1;
        }
    }
    assert_eq!(swept, 43 * (table::DEARER.len() + table::BETTER.len()));
}

#[test]
fn what_is_in_no_npv_changes_none() {
    let mut engine = Engine::new();
    for (name, base) in scenarios() {
        let npvs = engine.npvs(&base);
        for key in table::NEUTRAL {
            let input = Input::from_key(key).unwrap_or_else(|| panic!("{key} is gone"));
            for value in [input.row().low, input.row().high] {
                let changed = engine.npvs(&base.nearest(input, value));
                assert_eq!(changed, npvs, "{name}: {key} = {value}");
            }
        }
    }
}

#[test]
fn every_numeric_input_is_in_one_list() {
    let both_ways = table::BOTH_WAYS.iter().map(|(key, _)| key);
    let listed: Vec<&str> = [table::DEARER, table::BETTER, table::NEUTRAL]
        .into_iter()
        .flatten()
        .chain(both_ways)
        .copied()
        .collect();
    let set: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(set.len(), listed.len(), "an input is in two lists");
    let numeric = Input::ALL.into_iter().filter(|input| input.is_numeric()).map(Input::key);
    assert_eq!(set, numeric.collect());
}
