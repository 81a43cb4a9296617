//! Every input at its ends, alone and all together: figures finite or absent, ledgers that tie, no
//! panic.

use crate::support::ties::broken;
use hash_or_host::evaluation::{Evaluation, evaluate};
use hash_or_host::scenario::{Input, Problem, Scenario};
use hash_or_host::strategy::Strategy;

#[track_caller]
fn holds(scenario: &Scenario, what: &str) -> Evaluation {
    let evaluation = evaluate(scenario);
    let wrong = broken(scenario, &evaluation);
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
    evaluation
}

/// All numeric inputs at one end; choices and dates as they are.
fn all_at(base: &Scenario, end: impl Fn(Input) -> f64) -> Scenario {
    let numeric = Input::ALL.into_iter().filter(|input| input.is_numeric());
    numeric.fold(base.clone(), |scenario, input| scenario.nearest(input, end(input)))
}

#[test]
fn the_defaults() {
    let evaluation = holds(&Scenario::default(), "defaults");
    assert!(Strategy::ALL.iter().all(|strategy| evaluation.outcome(*strategy).is_some()));
}

#[test]
fn all_numeric_inputs_at_an_end_under_every_choice() {
    let switches: Vec<Input> = Input::ALL
        .into_iter()
        .filter(|i| !i.is_numeric() && i.row().max - i.row().min == 1.0)
        .collect();
    assert!(switches.len() >= 8, "yes/no inputs and the hybrid's business");
    // All off, all on, and each alone turned from its default.
    let set = |value: f64| {
        switches.iter().fold(Scenario::default(), |scenario, input| scenario.nearest(*input, value))
    };
    let turned = switches.iter().map(|input| {
        let scenario = Scenario::default();
        scenario.nearest(*input, 1.0 - scenario.get(*input))
    });
    for base in [set(0.0), set(1.0), Scenario::default()].into_iter().chain(turned) {
        holds(&all_at(&base, |i| i.row().min), "all at their lowest");
        let highest = holds(&all_at(&base, |i| i.row().max), "all at their highest");
        // A build of 120 months within 30 years.
        assert!(highest.outcome(Strategy::Colocation).is_some());
        holds(&all_at(&base, |i| i.row().low), "all at the low of the plausible range");
        holds(&all_at(&base, |i| i.row().high), "all at the high of the plausible range");
    }
}

#[test]
fn each_input_alone_at_each_end() {
    for input in Input::ALL {
        let row = input.row();
        for value in [row.min, row.low, row.high, row.max] {
            let scenario = Scenario::default().nearest(input, value);
            match Scenario::default().set(input, value) {
                Ok(_) => {
                    assert_eq!(scenario.get(input), value, "{} takes its own ends", row.input.key())
                }
                // Correlations and delays go only as far as the others let them.
                Err(refused) => assert!(
                    matches!(
                        refused.problem,
                        Problem::NotPositiveDefinite | Problem::ModeAboveLargest
                    ),
                    "{refused}"
                ),
            }
            holds(&scenario, &format!("{} = {value}", row.input.key()));
        }
    }
}

#[test]
fn each_input_at_one_end_and_all_others_at_the_other() {
    let (lowest, highest) = (
        all_at(&Scenario::default(), |i| i.row().min),
        all_at(&Scenario::default(), |i| i.row().max),
    );
    for input in Input::ALL {
        let row = input.row();
        holds(&lowest.nearest(input, row.max), &format!("only {} at its highest", row.input.key()));
        holds(&highest.nearest(input, row.min), &format!("only {} at its lowest", row.input.key()));
    }
}

#[test]
fn the_horizon_and_the_build_in_every_combination_of_few() {
    for years in 1..=4 {
        for build in 0..=50 {
            let scenario = Scenario::default()
                .nearest(Input::SiteHorizonYears, f64::from(years))
                .nearest(Input::ColocationBuildMonths, f64::from(build))
                .nearest(Input::GpuCloudBuildMonths, f64::from(build));
            let evaluation = holds(&scenario, &format!("{years} years, a build of {build} months"));
            let ready = build < 12 * years;
            for strategy in [Strategy::Colocation, Strategy::GpuCloud, Strategy::Hybrid] {
                assert_eq!(evaluation.outcome(strategy).is_some(), ready, "{years} {build}");
            }
        }
    }
}
