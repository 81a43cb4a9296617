//! An engine that has computed other scenarios before gives, bit for bit, what a fresh one gives:
//! every input says truly which parts it affects, and the memory forgets what it must.

use crate::support::random::{Range, scenarios};
use crate::support::scenario;
use hash_or_host::evaluation::{Engine, Evaluation, Npvs};
use hash_or_host::finance::Column;
use hash_or_host::scenario::{Input, Kind, Scenario};
use hash_or_host::strategy::Strategy as Use;
use proptest::prelude::*;
use serde_json::json;

/// Every number of an evaluation, so that equality is of bits and a failure can be named.
fn bits(evaluation: &Evaluation) -> Vec<(String, u64)> {
    let mut all = vec![("sell_now".to_owned(), evaluation.sell_now_usd.to_bits())];
    for strategy in Use::ALL {
        let Some(outcome) = evaluation.outcome(strategy) else { continue };
        let npv = outcome.figures.npv_usd.to_bits();
        all.push((format!("{}.npv_usd", strategy.key()), npv));
        for column in Column::ALL {
            // One number a column, that no two columns met here share.
            let hash = outcome.ledger.column(column).iter().fold(0_u64, |hash, x| {
                (hash ^ x.to_bits()).wrapping_mul(0x100_0000_01b3).rotate_left(7)
            });
            all.push((format!("{}.{}", strategy.key(), column.name()), hash));
        }
    }
    all
}

/// What a fresh engine gives.
enum Fresh {
    Full(Box<Evaluation>),
    Values(Npvs),
}

fn fresh(scenario: &Scenario, full: bool) -> Fresh {
    let mut engine = Engine::new();
    if full {
        Fresh::Full(Box::new(engine.evaluate(scenario)))
    } else {
        Fresh::Values(engine.npvs(scenario))
    }
}

/// Asserts that `engine`, whatever it holds, agrees with a fresh one on `scenario`.
#[track_caller]
fn agrees(engine: &mut Engine, scenario: &Scenario, full: bool, what: &str) {
    agrees_with(&fresh(scenario, full), engine, scenario, what);
}

#[track_caller]
fn agrees_with(fresh: &Fresh, engine: &mut Engine, scenario: &Scenario, what: &str) {
    match fresh {
        Fresh::Full(fresh) => {
            let got = engine.evaluate(scenario);
            for (got, fresh) in bits(&got).iter().zip(&bits(fresh)) {
                assert_eq!(got, fresh, "{what}");
            }
            // Figures and what is ready.
            assert!(got == **fresh, "{what}: {got:?} {fresh:?}");
        }
        Fresh::Values(fresh) => {
            let got = engine.npvs(scenario);
            assert_eq!(
                got.map(|x| x.map(f64::to_bits)),
                fresh.map(|x| x.map(f64::to_bits)),
                "{what}"
            );
        }
    }
}

/// The values at which each input is tried.
fn values(input: Input) -> Vec<f64> {
    let row = input.row();
    match row.kind {
        Kind::Month => vec![row.default - 30.0, row.default, row.default + 50.0],
        Kind::YesNo | Kind::Choice(_) => vec![row.min, row.max],
        _ => vec![row.low, row.high, row.default],
    }
}

/// Scenarios between which what an input affects differs most.
fn bases() -> Vec<Scenario> {
    vec![
        Scenario::default(),
        scenario(&json!({
            "mining.fleet_owned": false, "finance.mining.debt_share": 0.3,
            "mining.site_capex_usd_per_mw": 4e5, "hybrid.ai_mode": "gpu_cloud",
            "hybrid.headroom_share": 0.5, "colocation.build_months": 9.0,
        })),
        scenario(&json!({
            "site.horizon_years": 3.0, "colocation.tenant_pays_power": false,
            "conversion.mine_while_building": false, "gpu_cloud.build_months": 36.0,
        })),
    ]
}

/// A shuffled copy, by a linear congruential generator: the same order in every run.
fn shuffled<T>(mut items: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed;
    for i in (1..items.len()).rev() {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(i, (state >> 33) as usize % (i + 1));
    }
    items
}

/// All inputs at all their values, in random order.
fn changes(seed: u64) -> Vec<(Input, f64)> {
    let all = Input::ALL.into_iter().flat_map(|i| values(i).into_iter().map(move |v| (i, v)));
    shuffled(all.collect(), seed)
}

#[test]
fn a_single_change_of_any_input_and_back() {
    for (seed, base) in bases().into_iter().enumerate() {
        for full in [true, false] {
            let mut engine = Engine::new();
            let unchanged = fresh(&base, full);
            agrees_with(&unchanged, &mut engine, &base, "the base");
            for (input, value) in changes(seed as u64) {
                let changed = base.nearest(input, value);
                agrees(&mut engine, &changed, full, &format!("{} = {value}", input.key()));
                let what = format!("{} taken back", input.key());
                agrees_with(&unchanged, &mut engine, &base, &what);
            }
        }
    }
}

#[test]
fn changes_that_pile_up_in_alternating_depth() {
    for (seed, base) in bases().into_iter().enumerate() {
        let (mut engine, mut now) = (Engine::new(), base);
        for (step, (input, value)) in changes(100 + seed as u64).into_iter().enumerate() {
            now = now.nearest(input, value);
            // Full, value, value, full, full, value, ..: every passage from one to the other.
            let full = [true, false, false, true][step % 4];
            agrees(&mut engine, &now, full, &format!("step {step}: {} = {value}", input.key()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn scenarios_with_nothing_in_common(
        sequence in proptest::collection::vec((scenarios(Range::Accepted), any::<bool>()), 2..5),
    ) {
        let mut engine = Engine::new();
        for (scenario, full) in &sequence {
            agrees(&mut engine, scenario, *full, "after another scenario");
        }
    }

    #[test]
    fn values_alone_are_the_full_evaluations(
        plausible in scenarios(Range::Plausible), accepted in scenarios(Range::Accepted),
    ) {
        for scenario in [plausible, accepted] {
            let (npvs, full) = (Engine::new().npvs(&scenario), Engine::new().evaluate(&scenario));
            for strategy in Use::ALL {
                prop_assert_eq!(
                    npvs[strategy as usize].map(f64::to_bits),
                    full.npv(strategy).map(f64::to_bits),
                    "{}", strategy.key()
                );
            }
        }
    }
}
