//! The tornado against direct evaluation, and its reasons against what they claim.

use hash_or_host::analysis::tornado::{Bar, NoEffect, Target, tornado};
use hash_or_host::evaluation::{Engine, evaluate};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;

const TARGETS: [Target; 8] = [
    Target::Npv(Strategy::Mining),
    Target::Npv(Strategy::Colocation),
    Target::Npv(Strategy::GpuCloud),
    Target::Npv(Strategy::Hybrid),
    Target::Difference(Strategy::Colocation, Strategy::Mining),
    Target::EquityIrr(Strategy::GpuCloud),
    Target::MinDscr(Strategy::Colocation),
    Target::MinDscr(Strategy::Hybrid),
];

fn direct(scenario: &Scenario, target: Target) -> Option<f64> {
    let evaluation = evaluate(scenario);
    let figures = |strategy| evaluation.outcome(strategy).map(|outcome| outcome.figures.clone());
    match target {
        Target::Npv(strategy) => Some(figures(strategy)?.npv_usd),
        Target::Difference(a, b) => Some(figures(a)?.npv_usd - figures(b)?.npv_usd),
        Target::EquityIrr(strategy) => figures(strategy)?.equity_irr.ok(),
        Target::MinDscr(strategy) => figures(strategy)?.min_dscr,
    }
}

#[test]
fn ends_ranks_and_marks_are_those_of_direct_evaluation() {
    let scenario = Scenario::default();
    let best = evaluate(&scenario).best;
    let mut engine = Engine::new();
    for target in TARGETS {
        let tornado = tornado(&mut engine, &scenario, target);
        assert_eq!(tornado.base, direct(&scenario, target));
        let inputs = Input::ALL.len() - 2;
        assert_eq!(tornado.bars.len(), inputs, "all but the two calendar months");
        for bar in &tornado.bars {
            let mut decides = false;
            for end in [bar.low, bar.high] {
                let moved = scenario.nearest(bar.input, end.value);
                assert_eq!(end.target, direct(&moved, target), "{target:?} {:?}", bar.input);
                decides |= evaluate(&moved).best != best;
            }
            assert_eq!(bar.decides, decides, "{:?}", bar.input);
            if bar.no_effect.is_some() {
                assert!(bar.swing.is_none_or(|swing| swing < 1e-3), "{bar:?}");
            }
        }
        let swings = |decides: bool| {
            let bars = tornado.bars.iter().filter(move |bar| bar.decides == decides);
            bars.filter(|bar| bar.no_effect.is_none()).filter_map(|bar| bar.swing)
        };
        for decides in [true, false] {
            assert!(swings(decides).is_sorted_by(|a, b| a >= b), "{target:?}");
        }
        let first_other = tornado.bars.iter().position(|bar| !bar.decides).unwrap();
        assert!(tornado.bars[first_other..].iter().all(|bar| !bar.decides));
    }
}

#[test]
fn what_an_input_does_not_do_has_its_reason() {
    let scenario = Scenario::default();
    let why = |target, input| {
        let tornado = tornado(&mut Engine::new(), &scenario, target);
        tornado.bars.iter().find(|bar| bar.input == input).unwrap().no_effect
    };
    let off = |bar: &Bar| (bar.no_effect, bar.switched_off_by);
    let colocation = Target::Npv(Strategy::Colocation);
    assert_eq!(why(colocation, Input::UncertaintySeed), Some(NoEffect::UncertaintyOnly));
    assert_eq!(why(colocation, Input::ColocationRentBeta), Some(NoEffect::UncertaintyOnly));
    // The site is sold with what stands on it; a let building is worth more than both empty.
    assert_eq!(why(Target::Npv(Strategy::GpuCloud), Input::SiteSaleValueUsdPerMw), None);
    assert_eq!(why(colocation, Input::FinanceOpeningCashUsd), Some(NoEffect::CashOnly));
    assert_eq!(why(colocation, Input::GpuCloudAcceleratorWatts), Some(NoEffect::OtherStrategy));
    assert_eq!(why(colocation, Input::FinanceColocationDebtShare), Some(NoEffect::DebtOnly));
    assert_eq!(
        why(Target::Npv(Strategy::Mining), Input::NetworkSubsidyBtc),
        Some(NoEffect::SinglePoint)
    );
    assert_eq!(why(colocation, Input::ColocationRentUsdPerKwMonth), None);
    let found = tornado(&mut Engine::new(), &scenario, colocation);
    let load = found.bars.iter().find(|bar| bar.input == Input::ColocationLoadFactor).unwrap();
    let by = |input| (Some(NoEffect::SwitchedOff), Some(input));
    assert_eq!(off(load), by(Input::ColocationTenantPaysPower));
    let mining = Target::EquityIrr(Strategy::Mining);
    let not_owned = scenario.nearest(Input::MiningFleetOwned, 0.0);
    let tornado = tornado(&mut Engine::new(), &not_owned, mining);
    let bar = tornado.bars.iter().find(|bar| bar.input == Input::FinanceMiningTenorYears).unwrap();
    if tornado.base.is_some() {
        assert_eq!(off(bar), by(Input::FinanceMiningDebtShare));
    } else {
        assert_eq!(bar.no_effect, Some(NoEffect::NoValue));
    }
}

#[test]
fn every_input_without_effect_on_a_value_is_explained() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    for target in TARGETS {
        let tornado = tornado(&mut engine, &scenario, target);
        let unexplained: Vec<Input> = tornado
            .bars
            .iter()
            .filter(|bar| bar.no_effect == Some(NoEffect::WithinRange))
            .map(|bar| bar.input)
            .collect();
        println!("{target:?}: no reason beyond the range itself for {unexplained:?}");
        assert!(unexplained.len() <= 9, "{target:?} {unexplained:?}");
    }
}
