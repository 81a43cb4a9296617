//! Random futures: recomputed independently, equal to the base path where nothing is random, and
//! the same however they are shared.
#![allow(clippy::disallowed_methods, reason = "expected values may differ in the last bit")]

use crate::support::{changed, close, fixture, plain, scenario};
use hash_or_host::analysis::waiting::waiting;
use hash_or_host::evaluation::evaluate;
use hash_or_host::math::ln;
use hash_or_host::scenario::{Given, Input, Scenario, Series};
use hash_or_host::simulation::chance::Fate;
use hash_or_host::simulation::factors::Logs;
use hash_or_host::simulation::report::Report;
use hash_or_host::simulation::waiting::waiting_value;
use hash_or_host::simulation::{
    Counted, Driver, Future, Model, Options, Outcome, Rows, Unfinished, Worker, certain, simulate,
};
use hash_or_host::strategy::Strategy;
use serde_json::{Value, json};

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

/// A scenario of the fixture, given paths included.
fn with_given(case: &Value) -> Scenario {
    let mut scenario = scenario(&case["changed"]);
    let keys = [
        (Series::Price, "price"),
        (Series::Network, "network"),
        (Series::Power, "power"),
        (Series::Level, "level"),
    ];
    for (series, key) in keys {
        if let Some(values) = case["given"].get(key) {
            let given = Given::Series(numbers(values));
            scenario = scenario.with([(series.key(), given)]).unwrap();
        }
    }
    scenario
}

fn fate(future: &Value) -> Fate {
    Fate {
        tenant_found: future["tenant_found"].as_bool().unwrap(),
        default_after: future["default_after_months"].as_u64().map(|k| k as usize),
        delay: future["delay_months"].as_u64().unwrap() as usize,
        capex_factor: future["capex_factor"].as_f64().unwrap(),
    }
}

fn logs(future: &Value) -> Logs {
    let of = |name: &str| numbers(&future["factors"][name]).iter().map(|x| ln(*x)).collect();
    Logs { btc: of("btc"), network: of("hashrate"), lease: of("lease"), power: of("power") }
}

/// What differs between what a future counts and the expected.
fn differs(counted: &Counted, expected: &Value) -> Vec<String> {
    let by_year = numbers(&expected["cumulative_free_cash_flow_by_year"]);
    // Money may cancel: what is 1e-9 of the largest sum is nothing.
    let scale = 1e-9 * by_year.iter().fold(1.0_f64, |most, x| most.max(x.abs()));
    let same = |a: f64, b: f64| close(a, b, 1e-9, scale);
    let mut wrong = Vec::new();
    let mut check = |name: &str, got: f64, expected: f64| {
        if !same(got, expected) {
            wrong.push(format!("{name}: {got}, expected {expected}"));
        }
    };
    check("npv", counted.npv_usd, expected["npv_usd"].as_f64().unwrap());
    check("cash needed", counted.cash_needed_usd, expected["cash_needed_usd"].as_f64().unwrap());
    for (year, (got, expected)) in counted.by_year_usd.iter().zip(&by_year).enumerate() {
        check(&format!("year {year}"), *got, *expected);
    }
    let uncovered = expected["min_dscr"].as_f64().is_some_and(|lowest| lowest < 1.0);
    if counted.uncovered != uncovered || counted.by_year_usd.len() != by_year.len() {
        wrong.push(format!("uncovered: {}, expected {uncovered}", counted.uncovered));
    }
    wrong
}

#[test]
fn futures_equal_an_independent_computation() {
    let cases = fixture("futures.json");
    let mut wrong = Vec::new();
    for (number, case) in cases["scenarios"].as_array().unwrap().iter().enumerate() {
        let model = Model::of(&with_given(case), 1);
        let mut worker = Worker::new(&model);
        let Outcome { counted, collected, .. } =
            worker.in_world(&logs(&case["future"]), &fate(&case["future"]));
        for strategy in Strategy::ALL {
            let expected = &case["strategies"][strategy.key()];
            let Some(counted) = &counted[strategy as usize] else {
                assert!(expected.is_null(), "case {number}: {} is not ready", strategy.key());
                continue;
            };
            let place = format!("case {number}, {}", strategy.key());
            wrong.extend(differs(counted, expected).iter().map(|text| format!("{place}: {text}")));
            let share = match strategy {
                Strategy::Colocation => &collected[0],
                Strategy::GpuCloud => &collected[1],
                _ => &None,
            };
            if let Some(share) = share
                && share[1..] != numbers(&expected["collected"])
            {
                wrong.push(format!("{place}: collected"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Nothing is random.
fn still() -> Value {
    json!({"uncertainty": {
        "btc_volatility": 0.0, "hashrate_volatility": 0.0, "lease_volatility": 0.0,
        "power_volatility": 0.0, "tenant_default_rate": 0.0, "delay_mode_months": 0.0,
        "delay_max_months": 0.0, "capex_overrun_sd": 0.0, "tenant_probability": 1.0,
    }})
}

/// Scenarios that differ in what they build, own, pay and carry.
fn scenarios() -> Vec<Scenario> {
    let cases = fixture("futures.json");
    let some = cases["scenarios"].as_array().unwrap().iter().take(12).map(with_given);
    std::iter::once(Scenario::default()).chain(some).collect()
}

#[test]
fn without_randomness_every_future_is_the_deterministic_result() {
    for base in scenarios() {
        let scenario = changed(&base, &still());
        let rate = scenario.get(Input::UncertaintyCommonDiscountRate);
        let rates = json!({
            "mining": {"discount_rate": rate}, "colocation": {"discount_rate": rate},
            "gpu_cloud": {"discount_rate": rate},
        });
        let evaluation = evaluate(&changed(&scenario, &rates));
        for number in [0, 7] {
            let future = Future::of(&Model::of(&scenario, 3), number);
            for strategy in Strategy::ALL {
                match (future.npv_usd[strategy as usize], evaluation.npv(strategy)) {
                    (Some(got), Some(expected)) => assert!(
                        close(got, expected, 1e-12, 1e-6),
                        "{}: {got}, not {expected}",
                        strategy.key()
                    ),
                    (got, expected) => assert_eq!(got, expected, "{}", strategy.key()),
                }
            }
        }
    }
}

/// A hash of the bits of every row.
fn bits(rows: &Rows) -> Vec<u64> {
    rows.values.iter().map(|x| x.to_bits()).collect()
}

#[test]
fn futures_are_the_same_however_they_are_shared() {
    for scenario in scenarios().iter().take(4) {
        let model = Model::of(scenario, 5);
        let count = |ranges: &[std::ops::Range<u32>]| {
            let mut rows = Rows::new(model.layout);
            for range in ranges {
                // A worker of its own for each range.
                let mut part = Rows::new(model.layout);
                Worker::new(&model).count(range.clone(), &mut part);
                rows.values.extend(part.values);
            }
            rows
        };
        let whole = count(std::slice::from_ref(&(0..30)));
        assert_eq!(bits(&whole), bits(&count(&[0..15, 15..30])));
        assert_eq!(bits(&whole), bits(&count(&[0..1, 1..19, 19..30])));
        for strategy in Strategy::ALL {
            let npvs = whole.npv(strategy);
            for number in [0, 14, 29] {
                let alone = Future::of(&model, number).npv_usd[strategy as usize];
                let counted = npvs.as_ref().map(|npvs| npvs[number as usize]);
                assert_eq!(alone.map(f64::to_bits), counted.map(f64::to_bits));
            }
        }
        let options = Options { futures: 30, seed: 5 };
        let report = simulate(scenario, options, |_, _| true).unwrap();
        assert_eq!(report, Report::of(&whole, &certain(scenario, &model)));
    }
}

#[test]
fn two_scenarios_meet_the_same_futures() {
    let one = Scenario::default();
    let other = one.set(Input::ColocationRentUsdPerKwMonth, 150.0).unwrap();
    let [one, other] = [one, other].map(|scenario| Future::of(&Model::of(&scenario, 1), 9));
    assert_eq!(one.hashprice_usd_per_ph_day, other.hashprice_usd_per_ph_day);
    assert_eq!(one.npv_usd[0], other.npv_usd[0]);
    assert!(one.npv_usd[1] != other.npv_usd[1]);
}

#[test]
fn a_simulation_can_be_stopped() {
    let mut seen = Vec::new();
    let options = Options { futures: 250, seed: 1 };
    let stopped = simulate(&Scenario::default(), options, |done, of| {
        seen.push((done, of));
        done < 200
    });
    assert_eq!((stopped, seen), (Err(Unfinished::Cancelled), vec![(100, 250), (200, 250)]));
}

#[test]
fn numbers_of_futures_are_taken_as_the_table_takes_them() {
    let scenario = Scenario::default();
    let given = |futures, seed| Options::given(&scenario, futures, seed);
    assert_eq!(given(None, None).unwrap(), Options { futures: 10_000, seed: 1 });
    assert_eq!(given(Some(500.0), Some(9.0)).unwrap(), Options { futures: 500, seed: 9 });
    for (futures, seed, named) in [
        (Some(99.0), None, "uncertainty.paths"),
        (Some(100.5), None, "uncertainty.paths"),
        (None, Some(-1.0), "uncertainty.seed"),
        (None, Some(f64::NAN), "uncertainty.seed"),
    ] {
        assert_eq!(given(futures, seed).unwrap_err().key, named);
    }
}

#[test]
fn owners_decide_from_groundwork_as_they_do_path_by_path() {
    let all = fixture("futures.json");
    let scenarios = all["scenarios"].as_array().unwrap().iter().map(with_given);
    let mut differ = Vec::new();
    for (at, scenario) in scenarios.chain([Scenario::default()]).enumerate() {
        let model = Model::of(&scenario, 4);
        let (mut fast, mut slow) = (Worker::new(&model), Worker::path_by_path(&model));
        for number in 0..40 {
            let (one, other) = (fast.future(number).1, slow.future(number).1);
            assert_eq!((&one.collected, one.befallen), (&other.collected, other.befallen));
            for (one, other) in one.counted.iter().zip(&other.counted) {
                let (Some(one), Some(other)) = (one, other) else { continue };
                let scale = one.by_year_usd.iter().fold(1.0_f64, |most, x| most.max(x.abs()));
                if !close(one.npv_usd, other.npv_usd, 1e-12, 1e-12 * scale)
                    || one.by_year_usd != other.by_year_usd
                    || one.cash_needed_usd != other.cash_needed_usd
                {
                    differ.push((at, number, one.npv_usd, other.npv_usd));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{} differ: {:?}", differ.len(), &differ[..differ.len().min(9)]);
}

/// Average ranks, one comparison at a time.
fn ranks(values: &[f64]) -> Vec<f64> {
    let rank = |x: &f64| {
        let below = values.iter().filter(|y| *y < x).count() as f64;
        let equal = values.iter().filter(|y| *y == x).count() as f64;
        below + (equal + 1.0) / 2.0
    };
    values.iter().map(rank).collect()
}

/// The textbook's correlation.
fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let sum = |f: &dyn Fn(f64, f64) -> f64| {
        a.iter().zip(b).map(|(x, y)| f(x - mean_a, y - mean_b)).sum::<f64>()
    };
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

#[test]
fn the_report_is_what_two_hundred_futures_say_one_by_one() {
    let scenario = Scenario::default();
    let options = Options { futures: 200, seed: 8 };
    let report = simulate(&scenario, options, |_, _| true).unwrap();
    let model = Model::of(&scenario, 8);
    let futures: Vec<Future> = (0..200).map(|number| Future::of(&model, number)).collect();
    let sell_now = evaluate(&scenario).sell_now_usd;
    let highest: Vec<f64> = futures
        .iter()
        .map(|future| future.npv_usd.iter().flatten().fold(sell_now, |a, b| a.max(*b)))
        .collect();
    let near = |got: f64, expected: f64| {
        assert!(close(got, expected, 1e-11, 1e-11), "{got}, not {expected}")
    };
    for strategy in Strategy::ALL {
        let spread = report.strategies[strategy as usize].as_ref().unwrap();
        let npvs: Vec<f64> =
            futures.iter().map(|future| future.npv_usd[strategy as usize].unwrap()).collect();
        let mean = npvs.iter().sum::<f64>() / 200.0;
        let squares: f64 = npvs.iter().map(|x| (x - mean).powi(2)).sum();
        near(spread.npv_mean_usd, mean);
        near(spread.npv_standard_error_usd.unwrap(), (squares / 199.0 / 200.0).sqrt());
        let mut sorted = npvs.clone();
        sorted.sort_by(f64::total_cmp);
        // Positions 0.05 x 199 = 9.95 and 0.95 x 199 = 189.05; the lowest ten.
        near(spread.npv_usd[0], sorted[9] + 0.95 * (sorted[10] - sorted[9]));
        near(spread.npv_usd[2], (sorted[99] + sorted[100]) / 2.0);
        near(spread.npv_usd[4], sorted[189] + 0.05 * (sorted[190] - sorted[189]));
        near(spread.expected_shortfall_usd, sorted[..10].iter().sum::<f64>() / 10.0);
        let regret = highest.iter().zip(&npvs).map(|(high, x)| high - x).sum::<f64>() / 200.0;
        near(spread.regret_usd, regret);
        let delays: Vec<f64> = futures.iter().map(|future| future.delay_months as f64).collect();
        let expected = correlation(&ranks(&delays), &ranks(&npvs)).powi(2);
        near(spread.drivers[Driver::Delay as usize].unwrap(), expected);
        let best = futures.iter().zip(&highest).filter(|(future, high)| {
            // Of equals the first; selling now comes last.
            let at = |other: Strategy| future.npv_usd[other as usize].unwrap();
            let first = Strategy::ALL.into_iter().find(|other| at(*other) == **high);
            first == Some(strategy)
        });
        assert_eq!(spread.chance_best, best.count() as f64 / 200.0);
    }
}

#[test]
fn a_cloud_of_spot_hours_is_worth_its_mean_in_closed_form() {
    // Without contract, decision, cost, tax or end, what a cloud earns is linear in the lease
    // level, whose mean is its base path: so the mean NPV is that of the base path, and the
    // variance of the present value of lognormal flows is a double sum of the covariances
    // e^(cov x(s), x(t)) - 1, cov = sigma^2 e^(-kappa (t-s)/12) (1 - e^(-2 kappa s/12)) / (2 kappa).
    let scenario = plain(json!({
        "site": {"horizon_years": 4.0},
        "gpu_cloud": {"term_years": 0.0, "build_months": 0.0},
        "uncertainty": {"lease_volatility": 0.5, "lease_half_life_years": 2.0,
            "tenant_default_rate": 0.0, "tenant_probability": 1.0, "delay_max_months": 0.0,
            "delay_mode_months": 0.0, "capex_overrun_sd": 0.0, "common_discount_rate": 0.1},
    }));
    let futures = 20_000;
    let report = simulate(&scenario, Options { futures, seed: 2 }, |_, _| true).unwrap();
    let cloud = report.strategies[Strategy::GpuCloud as usize].as_ref().unwrap();
    let flow = |t: usize| 1_460_000.0 * 1.1_f64.powf(-(t as f64) / 12.0);
    let kappa = 2.0_f64.ln() / 2.0;
    let covariance = |s: usize, t: usize| {
        let (first, last) = (s.min(t) as f64 / 12.0, s.max(t) as f64 / 12.0);
        0.25 * (-kappa * (last - first)).exp() * (1.0 - (-2.0 * kappa * first).exp())
            / (2.0 * kappa)
    };
    let mean: f64 = (1..=48).map(flow).sum();
    let pairs = (1..=48).flat_map(|s| (1..=48).map(move |t| (s, t)));
    let variance: f64 =
        pairs.map(|(s, t)| flow(s) * flow(t) * (covariance(s, t).exp() - 1.0)).sum();
    let error = (variance / f64::from(futures)).sqrt();
    assert!(
        (cloud.npv_mean_usd - mean).abs() < 4.0 * error,
        "{} not {mean} +- {error}",
        cloud.npv_mean_usd
    );
    let found = cloud.npv_standard_error_usd.unwrap();
    assert!((found / error - 1.0).abs() < 0.1, "{found} not {error}");
}

#[test]
fn waiting_is_worth_nothing_where_nothing_is_to_be_learnt() {
    // Three years, a build of one: only after the first year can a cloud still be begun. Nothing
    // is random, so the option is worth the better of that and mining on, as the deterministic
    // analysis has them.
    let alone = json!({
        "site": {"horizon_years": 3.0, "cost_inflation": 0.0},
        "gpu_cloud": {"build_months": 12.0, "discount_rate": 0.1},
        "colocation": {"build_months": 30.0},
        "mining": {"discount_rate": 0.1},
        "uncertainty": {"common_discount_rate": 0.1},
    });
    let only_a_cloud = changed(&changed(&Scenario::default(), &still()), &alone);
    for rate in [1.0, 9.0] {
        let rate = json!({"gpu_cloud": {"lease_rate_usd_per_hour": rate}});
        let scenario = changed(&only_a_cloud, &rate);
        let known = waiting(&scenario);
        let then = known.waits[1].npv(Strategy::GpuCloud).unwrap();
        let value = waiting_value(&scenario, (100, 1), |_, _| true).unwrap();
        assert_eq!(value.dates.len(), 1);
        let expected = known.never_usd.max(then);
        assert!(
            close(value.with_option_usd, expected, 1e-9, 1e-3),
            "{}, not {expected}",
            value.with_option_usd
        );
        assert_eq!(value.never_share == 0.0, then > known.never_usd);
    }
    // One who never may convert at a gain mines on.
    let dear = json!({
        "colocation": {"capex_usd_per_mw": 9e7}, "gpu_cloud": {"accelerator_price_usd": 9e5},
        "uncertainty": {"tenant_probability": 1.0},
    });
    let dear = waiting_value(&changed(&Scenario::default(), &dear), (200, 1), |_, _| true).unwrap();
    assert_eq!((dear.never_share, dear.value_usd), (1.0, 0.0));
}

#[test]
fn waiting_costs_little_and_its_rule_holds_on_other_futures() {
    let scenario = Scenario::default();
    let value = waiting_value(&scenario, (1_000, 1), |_, _| true).unwrap();
    let best = value.now_usd().iter().flatten().fold(value.never_usd, |a, b| a.max(*b));
    assert!(close(value.with_option_usd - best, value.value_usd, 1e-9, 1e-3));
    // In and out of sample differ by no more than their errors allow.
    let error = value.value_standard_error_usd.unwrap();
    assert!((value.in_sample_value_usd - value.value_usd).abs() < 4.0 * 1.5 * error);
    let converted: f64 =
        value.dates.iter().map(|date| date.share_colocation + date.share_gpu_cloud).sum();
    assert!((converted + value.never_share - 1.0).abs() < 1e-12);
}
