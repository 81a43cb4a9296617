//! The deterministic analyses against direct evaluation.

use crate::support::random::{Range, scenarios};
use hash_or_host::analysis::beside_best::{at_common_rate, beside_best};
use hash_or_host::analysis::break_even::{Answer, Question, Side, break_even};
use hash_or_host::analysis::curve::curve;
use hash_or_host::analysis::standing::{Contender, Standing};
use hash_or_host::evaluation::{Engine, evaluate, sell_now};
use hash_or_host::finance::{Column, npv};
use hash_or_host::format::Plain;
use hash_or_host::scenario::{HEADLINE, Input, Kind, Scenario, parse_link};
use hash_or_host::strategy::Strategy;
use hash_or_host::text::break_even::phrase;
use proptest::prelude::*;

fn standing(engine: &mut Engine, scenario: &Scenario) -> Standing {
    Standing { npvs: engine.npvs(scenario), sell_now_usd: sell_now(scenario) }
}

#[test]
fn the_lead_and_what_converting_adds_follow_from_the_evaluation() {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let beside = beside_best(&mut Engine::new(), &scenario, &evaluation);
    let npvs: Vec<f64> = Strategy::ALL.iter().map(|s| evaluation.npv(*s).unwrap()).collect();
    // The hybrid, half the best or not, is no rival.
    let best = evaluation.best.unwrap();
    assert_eq!((best, beside.ranking[0].0), (Strategy::GpuCloud, Strategy::GpuCloud));
    assert_eq!(beside.lead.unwrap().usd, npvs[2] - npvs[0].max(npvs[1]));
    let colocation = beside.converting[0].as_ref().unwrap();
    assert_eq!(colocation.npv_usd, npvs[1] - npvs[0]);
    // The rate makes the difference worthless.
    let flow =
        |strategy, column| evaluation.outcome(strategy).unwrap().ledger.column(column).to_vec();
    let free = flow(Strategy::Colocation, Column::FreeCashFlow);
    let bridge = flow(Strategy::Colocation, Column::BridgeCashFlow);
    let mining = flow(Strategy::Mining, Column::FreeCashFlow);
    let rate = colocation.irr.unwrap();
    let left = npv(rate, &free) + npv(rate, &bridge) - npv(rate, &mining);
    assert!(left.abs() < 1e-6 * npv(0.0, &free).abs(), "{rate} leaves {left}");
    let peak = evaluation.outcome(Strategy::Colocation).unwrap().figures.peak_funding_usd;
    assert_eq!(beside.npv_per_peak_funding[1], Some(npvs[1] / peak));
}

#[test]
fn the_leader_changes_at_the_common_rates_named_and_nowhere_else() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    let common = hash_or_host::analysis::beside_best::common_rate(&mut engine, &scenario);
    let leader = |engine: &mut Engine, rate: f64| {
        let npvs = engine.npvs(&at_common_rate(&scenario, rate));
        Strategy::ALL
            .into_iter()
            .filter(|s| npvs[*s as usize].is_some())
            .max_by(|a, b| npvs[*a as usize].unwrap().total_cmp(&npvs[*b as usize].unwrap()))
    };
    assert!(!common.changes.is_empty(), "GPU cloud's rate is 11 %, mining's 14 %: they cross");
    for change in &common.changes {
        assert_eq!(leader(&mut engine, change.value - 1e-6), change.from, "{change:?}");
        assert_eq!(leader(&mut engine, change.value + 1e-6), change.to, "{change:?}");
    }
    // Brute force on a grid of one per mille.
    let mut expected = common.at_zero;
    for i in 0..1000 {
        let rate = f64::from(i) / 1000.0 + 1e-7;
        for change in common.changes.iter().filter(|c| c.value < rate) {
            expected = change.to;
        }
        assert_eq!(leader(&mut engine, rate), expected, "at {rate}");
    }
}

#[test]
fn a_curve_is_direct_evaluation_and_its_crossings_are_where_the_best_changes() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    let mut crossings = 0;
    for input in Input::ALL.into_iter().filter(|input| input.is_numeric()) {
        let curve = curve(&mut engine, &scenario, input, 12);
        for (value, npvs) in curve.values.iter().zip(&curve.npvs) {
            let fresh = Engine::new().npvs(&scenario.nearest(input, *value));
            assert_eq!(*npvs, fresh, "{input:?} {value}");
        }
        let mut fresh = Engine::new();
        for change in &curve.crossings {
            crossings += 1;
            let step =
                if input.row().kind == Kind::Whole { 1.0 } else { change.value.abs() * 1e-7 };
            let before = standing(&mut fresh, &scenario.nearest(input, change.value - step));
            let after = standing(&mut fresh, &scenario.nearest(input, change.value + step * 0.5));
            assert_eq!(
                (before.best(), after.best()),
                (change.from, change.to),
                "{input:?} {change:?}"
            );
        }
    }
    assert!(crossings >= 4, "only {crossings} crossings in the plausible ranges");
}

fn check_break_even(
    engine: &mut Engine,
    scenario: &Scenario,
    input: Input,
    question: Question,
) -> bool {
    let found = break_even(engine, scenario, input, question);
    let now = standing(engine, scenario);
    let mut at = |value: f64| standing(engine, &scenario.nearest(input, value));
    let difference = |standing: &Standing| match question {
        Question::Best => standing.margin(now.best()),
        Question::Between(a, b) => Some(standing.value(a)? - standing.value(b)?),
    };
    match found.answer {
        Answer::Never => false,
        Answer::Meets { value } => {
            let there = at(value);
            let left = difference(&there).unwrap();
            assert!(left.abs() <= 2e-9 * there.magnitude(), "{input:?} {question:?}: {left}");
            assert!((input.row().min..=input.row().max).contains(&value));
            true
        }
        Answer::Jumps { below, above } => {
            let (a, b) = (difference(&at(below)), difference(&at(above)));
            let (a, b) = (a.unwrap_or(-1.0), b.unwrap_or(-1.0));
            assert!(a * b < 0.0, "{input:?} {question:?} {below} {above}: {a} {b}");
            let whole = input.row().kind == Kind::Whole;
            let width = if whole { 1.0 } else { 1e-14 * (input.row().max - input.row().min) };
            assert!(above - below <= width.max(1e-14 * above.abs()), "{input:?} {below} {above}");
            true
        }
    }
}

#[test]
fn break_evens_of_the_default_scenario_hold() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    let mut found = 0;
    for input in Input::ALL {
        let strategy = Contender::Strategy;
        let questions = [
            Question::Best,
            Question::Between(strategy(Strategy::Mining), strategy(Strategy::Colocation)),
            Question::Between(strategy(Strategy::Colocation), strategy(Strategy::GpuCloud)),
            Question::Between(strategy(Strategy::GpuCloud), Contender::Zero),
        ];
        for question in questions {
            found += usize::from(check_break_even(&mut engine, &scenario, input, question));
        }
    }
    assert!(found > 60, "only {found} break-evens");
}

/// Who is best at values on the way, evaluated one by one: what a break-even says of the values beyond it holds for them.
#[test]
fn what_turns_back_further_on_is_said_to() {
    let mut engine = Engine::new();
    let of = |link: &str, input| (parse_link(link).scenario, input);
    let (scenario, years) = of("s_cost=-0.05", Input::SiteHorizonYears);
    let colocation = Some(Strategy::Colocation);
    let leads: Vec<u32> = (1..=20)
        .filter(|at| {
            let there = scenario.nearest(years, f64::from(*at));
            standing(&mut engine, &there).best() == colocation
        })
        .collect();
    assert_eq!(leads, [2, 3, 4, 5, 20]);
    let found = break_even(&mut engine, &scenario, years, Question::Best);
    assert_eq!(found.until, Some(6.0));
    assert_eq!(
        phrase(&Plain, &found).text(),
        "From 6 years to 19 years AI colocation loses to the GPU cloud."
    );
    // Terms and lives are whole months: 61 of them, and 91 to 104.
    for ((scenario, input), low, high) in [
        (of("years=30", Input::GpuCloudTermYears), 60.5, 61.5),
        (of("", Input::GpuCloudFacilityLifeYears), 90.5, 104.5),
    ] {
        let found = break_even(&mut engine, &scenario, input, Question::Best);
        let (value, until) = (found.value().unwrap(), found.until.unwrap());
        let ends = (12.0 * value.min(until), 12.0 * value.max(until));
        assert!((ends.0 - low).abs() < 1e-6 && (ends.1 - high).abs() < 1e-6, "{ends:?}");
        for (months, lost) in
            [(low - 0.4, false), (low + 0.4, true), (high - 0.4, true), (high + 0.4, false)]
        {
            let there = scenario.nearest(input, months / 12.0);
            let best = standing(&mut engine, &there).best();
            assert_eq!(best == colocation, lost, "{input:?} at {months} months");
        }
    }
    let lease = Input::GpuCloudLeaseRateUsdPerHour;
    let once = break_even(&mut engine, &Scenario::default(), lease, Question::Best);
    assert!(once.turn.is_some() && once.until.is_none(), "{once:?}");
}

/// However much a use is worth, where its build no longer ends within the horizon it has lost its lead by a jump: there is
/// no value at which both are worth the same.
#[test]
fn a_leader_that_is_not_ready_any_more_has_lost_by_a_jump() {
    for mw in [99.0, 100.0, 1000.0] {
        let scenario = Scenario::default()
            .nearest(Input::SiteHorizonYears, 3.0)
            .nearest(Input::ColocationRentUsdPerKwMonth, 300.0)
            .nearest(Input::SiteGridMw, mw);
        let input = Input::ColocationBuildMonths;
        let found = break_even(&mut Engine::new(), &scenario, input, Question::Best);
        // Of 36 months a build of 36 leaves none.
        assert_eq!(found.answer, Answer::Jumps { below: 35.0, above: 36.0 }, "{mw} MW");
    }
}

/// What a reader sees who presses each value that the page offers, and each that it offers then.
#[test]
fn no_use_loses_to_itself_where_a_break_even_was_pressed() {
    let mut engine = Engine::new();
    let (mut pressed, mut turns) = (0, 0);
    for link in ["", "gpu=2.9", "btc=250000", "power=20&mw=300&rent=90", "rent=60&gpu=2"] {
        let scenario = parse_link(link).scenario;
        for input in HEADLINE {
            let found = break_even(&mut engine, &scenario, input, Question::Best);
            let exact = found.value();
            let offered = phrase(&Plain, &found).value.map(|(_, value)| value);
            for value in exact.into_iter().chain(offered) {
                let there = scenario.nearest(input, value);
                pressed += 1;
                for input in HEADLINE {
                    let found = break_even(&mut engine, &there, input, Question::Best);
                    let Some(turn) = found.turn else { continue };
                    assert_ne!(turn.from, turn.to, "{link} at {value}: {input:?} {found:?}");
                    assert_eq!(Some(turn.from), found.ahead);
                    turns += 1;
                }
            }
        }
    }
    assert!(pressed >= 20 && turns >= 60, "{pressed} pressed, {turns} turns");
}

#[test]
fn no_change_of_the_best_lies_nearer_than_the_one_found() {
    let scenario = Scenario::default();
    let mut engine = Engine::new();
    for input in Input::ALL.into_iter().filter(|input| input.is_numeric()) {
        let found = break_even(&mut engine, &scenario, input, Question::Best);
        let present = scenario.get(input);
        let now = standing(&mut engine, &scenario).best();
        let row = input.row();
        let reach = found.value().map_or(f64::INFINITY, |value| (value - present).abs());
        // Brute force within the plausible range, and as far again on either side.
        let width = row.high - row.low;
        for i in 0..=120 {
            let value = row.low - width + 3.0 * width * f64::from(i) / 120.0;
            if (value - present).abs() < reach * (1.0 - 1e-9) {
                let moved = scenario.nearest(input, value);
                if (moved.get(input) - present).abs() < reach * (1.0 - 1e-9) {
                    assert_eq!(standing(&mut engine, &moved).best(), now, "{input:?} {value}");
                }
            }
        }
        if let Some(turn) = found.turn {
            let value = found.value().unwrap();
            let end =
                found.until.unwrap_or(if turn.side == Side::Below { row.min } else { row.max });
            for share in [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99] {
                let between = scenario.nearest(input, value + share * (end - value));
                let best = standing(&mut engine, &between).best();
                let there = between.get(input);
                assert!(best != now || there == present || there == value, "{input:?} {there}");
            }
            assert_eq!(turn.side == Side::Below, value < present, "{found:?}");
            assert_ne!(turn.from, turn.to, "{found:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn break_evens_of_random_scenarios_hold(
        scenario in scenarios(Range::Beyond),
        which in prop::collection::vec((0..Input::ALL.len(), 0..6_usize), 6),
    ) {
        let mut engine = Engine::new();
        let s = Contender::Strategy;
        let questions = [
            Question::Best,
            Question::Between(s(Strategy::GpuCloud), s(Strategy::Colocation)),
            Question::Between(s(Strategy::Mining), s(Strategy::Colocation)),
            Question::Between(s(Strategy::Mining), Contender::Zero),
            Question::Between(s(Strategy::Mining), Contender::SellNow),
            Question::Between(s(Strategy::Hybrid), s(Strategy::GpuCloud)),
        ];
        for (input, question) in which {
            check_break_even(&mut engine, &scenario, Input::ALL[input], questions[question]);
        }
    }
}
