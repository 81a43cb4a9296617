//! Solving for an input against evaluations at what was found, and against break-evens.

use hash_or_host::analysis::break_even::{Answer, Question, break_even};
use hash_or_host::analysis::solve_for::{Solved, solve_for};
use hash_or_host::analysis::standing::Contender;
use hash_or_host::analysis::two_way::{around, two_way};
use hash_or_host::evaluation::{Engine, Figure, Measure, evaluate};
use hash_or_host::scenario::{Input, Scenario};
use hash_or_host::strategy::Strategy;

fn solve(scenario: &Scenario, measure: Measure, wanted: f64, input: Input) -> Solved {
    solve_for(&mut Engine::new(), scenario, measure, wanted, input)
}

#[test]
fn the_rent_that_makes_fifteen_percent_on_equity_makes_it() {
    let scenario = Scenario::default();
    let measure = Measure::Of(Strategy::Colocation, Figure::EquityIrr);
    let solved = solve(&scenario, measure, 0.15, Input::ColocationRentUsdPerKwMonth);
    let [Answer::Meets { value }] = solved.found[..] else { panic!("{solved:?}") };
    let there = scenario.set(Input::ColocationRentUsdPerKwMonth, value).unwrap();
    let rate = measure.of(&evaluate(&there)).unwrap();
    assert!((rate - 0.15).abs() < 1e-8, "{value} makes {rate}");
}

#[test]
fn a_lead_of_nothing_is_a_break_even() {
    let scenario = Scenario::default();
    let (a, b) = (Strategy::Mining, Strategy::Colocation);
    for input in [
        Input::NetworkBtcPriceUsd,
        Input::ColocationRentUsdPerKwMonth,
        Input::SitePowerPriceUsdPerMwh,
    ] {
        let solved = solve(&scenario, Measure::Lead(a, b), 0.0, input);
        let question = Question::Between(Contender::Strategy(a), Contender::Strategy(b));
        let even = break_even(&mut Engine::new(), &scenario, input, question);
        let size = input.row().high - input.row().low;
        match (solved.found.first(), even.value()) {
            (None, None) => {}
            (Some(Answer::Meets { value }), Some(even)) => {
                assert!((value - even).abs() < 1e-6 * size, "{input:?}: {value} and {even}");
            }
            (Some(Answer::Jumps { below, above }), Some(even)) => {
                assert!((*below..=*above).contains(&even), "{input:?}: {below}..{above}, {even}");
            }
            other => panic!("{input:?}: {other:?}"),
        }
    }
}

#[test]
fn a_value_between_two_months_is_a_jump() {
    // Payback comes in whole months: between two of them there is a jump and no value.
    let scenario = Scenario::default();
    let measure = Measure::Of(Strategy::Colocation, Figure::Payback);
    let now = measure.of(&evaluate(&scenario)).unwrap();
    let solved = solve(&scenario, measure, now - 6.5, Input::ColocationRentUsdPerKwMonth);
    let [Answer::Jumps { below, above }] = solved.found[..] else { panic!("{solved:?}") };
    let at = |rent| {
        let there = scenario.set(Input::ColocationRentUsdPerKwMonth, rent).unwrap();
        measure.of(&evaluate(&there)).unwrap()
    };
    assert_eq!((at(below), at(above)), (now - 6.0, now - 7.0), "dearer rent pays back sooner");
}

/// A payback in whole months is level for a while: what is nearest to the present value is the end of that stretch, which
/// a scan in small steps finds as well.
#[test]
fn of_a_level_stretch_the_nearest_value_is_found() {
    let scenario = Scenario::default();
    let measure = Measure::Of(Strategy::Colocation, Figure::Payback);
    for (wanted, input, step) in [
        (100.0, Input::ColocationRentUsdPerKwMonth, 0.01),
        (110.0, Input::ColocationRentUsdPerKwMonth, 0.01),
        (120.0, Input::ColocationCapexUsdPerMw, -1e4),
    ] {
        let solved = solve(&scenario, measure, wanted, input);
        let Some(Answer::Meets { value }) = solved.found.first().copied() else {
            panic!("{solved:?}")
        };
        let at = |value: f64| measure.of(&evaluate(&scenario.nearest(input, value))).unwrap();
        assert_eq!(at(value), wanted);
        let steps = (1..).map(|i| solved.present + step * f64::from(i));
        let first = steps.into_iter().find(|value| at(*value) <= wanted).unwrap();
        assert!((first - value).abs() <= step.abs(), "{input:?}: {value}, not {first}");
        assert!(at(value - 1e-6 * step) > wanted, "{input:?}: sooner than {value}");
    }
}

#[test]
fn all_values_of_a_curve_that_turns_are_found() {
    // A longer term is worth more until it pushes the renewal out: a scan says how often each level
    // is passed.
    let scenario = Scenario::default();
    let input = Input::ColocationTermYears;
    let measure = Measure::Of(Strategy::Colocation, Figure::Npv);
    let row = input.row();
    let at = |value: f64| measure.of(&evaluate(&scenario.nearest(input, value))).unwrap();
    let n = 4000;
    let scan: Vec<f64> =
        (0..=n).map(|i| at(row.min + (row.max - row.min) * f64::from(i) / f64::from(n))).collect();
    let mut several = 0;
    for k in 1..10 {
        let (low, high) =
            scan.iter().fold((f64::MAX, f64::MIN), |(l, h), x| (l.min(*x), h.max(*x)));
        let wanted = low + (high - low) * f64::from(k) / 10.0;
        let crossings = scan.windows(2).filter(|w| (w[0] - wanted) * (w[1] - wanted) < 0.0).count();
        let solved = solve(&scenario, measure, wanted, input);
        assert_eq!(solved.found.len(), crossings.min(3), "at {wanted}: {solved:?}");
        several += usize::from(crossings > 1);
        let distances: Vec<f64> = solved
            .found
            .iter()
            .map(|answer| match answer {
                Answer::Meets { value } => (value - solved.present).abs(),
                Answer::Jumps { below, above } => {
                    (below - solved.present).abs().min((above - solved.present).abs())
                }
                Answer::Never => panic!("an answer"),
            })
            .collect();
        assert!(distances.is_sorted(), "{distances:?}");
    }
    assert!(several > 0, "a longer term is not always worth more: this test is about turning");
}

#[test]
fn what_cannot_be_is_not_found() {
    let scenario = Scenario::default();
    let measure = Measure::Of(Strategy::Colocation, Figure::EbitdaMargin);
    let found = |wanted, input| solve(&scenario, measure, wanted, input).found;
    assert!(found(1.5, Input::ColocationRentUsdPerKwMonth).is_empty(), "a margin above 1");
    assert!(found(f64::NAN, Input::ColocationRentUsdPerKwMonth).is_empty());
    assert!(found(0.5, Input::UncertaintySeed).is_empty(), "an input that changes nothing");
    assert!(found(0.5, Input::MiningFleetOwned).is_empty(), "an input that is no number");
}

#[test]
fn a_table_holds_what_its_scenarios_are_worth() {
    let scenario = Scenario::default();
    let measure = Measure::Of(Strategy::GpuCloud, Figure::Npv);
    let (rows, columns) = (Input::GpuCloudLeaseRateUsdPerHour, Input::GpuCloudAcceleratorPriceUsd);
    let side = |input| (input, around(&scenario, input));
    let table = two_way(&mut Engine::new(), &scenario, measure, side(rows), side(columns));
    for (i, row) in table.rows.1.iter().enumerate() {
        for (k, column) in table.columns.1.iter().enumerate() {
            let there = scenario.set_all(&[(rows, *row), (columns, *column)]).unwrap();
            assert_eq!(table.values[i][k], measure.of(&evaluate(&there)), "{row} by {column}");
        }
    }
    assert_eq!(table.values[2][2], measure.of(&evaluate(&scenario)), "the middle is the present");
}
