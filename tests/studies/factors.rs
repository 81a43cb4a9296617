//! Random factors, over many draws, against what their law says.

use hash_or_host::math::{exp, exp_m1};
use hash_or_host::simulation::factors::{Correlations, Factors, Logs, Mixing, Motion};
use hash_or_host::simulation::random::Draws;

const N: u32 = 20_000;
const MOTIONS: [Motion; 4] = [
    Motion { volatility: 0.5, half_life_years: 3.0 },
    Motion { volatility: 0.15, half_life_years: 2.0 },
    Motion { volatility: 0.4, half_life_years: 3.0 },
    Motion { volatility: 0.2, half_life_years: 1.0 },
];
const CORRELATIONS: Correlations =
    Correlations { btc_lease: 0.2, btc_power: -0.3, lease_power: 0.6 };

fn factors(months: usize) -> Factors {
    Factors::new(MOTIONS, Mixing::of(CORRELATIONS).unwrap(), months)
}

/// The logarithms of many futures at some months, factor by factor.
fn sample<const DATES: usize>(months: usize, dates: [usize; DATES]) -> [[Vec<f64>; 4]; DATES] {
    let (factors, mut logs) = (factors(months), Logs::default());
    let mut sample = [const { [const { Vec::new() }; 4] }; DATES];
    for future in 0..N {
        factors.draw(Draws::new(1), future, &mut logs);
        for (columns, t) in sample.iter_mut().zip(dates) {
            let at = [logs.btc[t - 1], logs.network[t - 1], logs.lease[t - 1], logs.power[t - 1]];
            columns.iter_mut().zip(at).for_each(|(column, x)| column.push(x));
        }
    }
    sample
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    values.sum::<f64>() / f64::from(N)
}

#[test]
fn variances_follow_the_formula_at_three_dates() {
    // By hand, bitcoin at month 36: one half-life, so Var = sigma^2 (1 - 1/4) / (2 kappa)
    // = 0.25 x 0.75 / (2 x 0.2310490602) = 0.40576...
    assert!((MOTIONS[0].variance(36) - 0.405_757_980).abs() < 1e-8);
    let dates = [1, 36, 120];
    for (t, columns) in dates.into_iter().zip(sample(120, dates)) {
        for (motion, column) in MOTIONS.iter().zip(columns) {
            let variance = motion.variance(t);
            // The logarithm's mean is minus half its variance: the factor's is 1.
            let centre = -0.5 * variance;
            let found = mean(column.iter().map(|x| (x - centre) * (x - centre)));
            let error = 4.0 * variance * (2.0 / f64::from(N)).sqrt();
            assert!((found - variance).abs() < error, "month {t}: {found}, not {variance}");
            let bias = mean(column.iter().map(|x| x - centre));
            assert!(bias.abs() < 4.0 * (variance / f64::from(N)).sqrt(), "month {t}: {bias}");
        }
    }
}

#[test]
fn factors_have_a_mean_of_one() {
    let dates = [12, 60, 120];
    for (t, columns) in dates.into_iter().zip(sample(120, dates)) {
        for (motion, column) in MOTIONS.iter().zip(columns) {
            let found = mean(column.iter().map(|x| exp(*x)));
            // The variance of a lognormal of mean 1 is e^Var - 1.
            let error = 4.0 * (exp_m1(motion.variance(t)) / f64::from(N)).sqrt();
            assert!((found - 1.0).abs() < error, "month {t}: {found}");
        }
    }
}

#[test]
fn draws_are_correlated_as_entered_and_the_networks_are_not() {
    // In month 1 the logarithms are the draws.
    let [columns] = sample(1, [1]);
    let standard: Vec<Vec<f64>> = MOTIONS
        .iter()
        .zip(columns)
        .map(|(motion, column)| {
            let variance = motion.variance(1);
            column.iter().map(|x| (x + 0.5 * variance) / variance.sqrt()).collect()
        })
        .collect();
    let found = |a: usize, b: usize| mean(standard[a].iter().zip(&standard[b]).map(|(x, y)| x * y));
    for (a, b, expected) in
        [(0, 2, 0.2), (0, 3, -0.3), (2, 3, 0.6), (0, 1, 0.0), (1, 2, 0.0), (1, 3, 0.0)]
    {
        // The variance of the product of two standard normals is 1 + rho^2.
        let error = 4.0 * ((1.0 + expected * expected) / f64::from(N)).sqrt();
        let found = found(a, b);
        assert!((found - expected).abs() < error, "{a} and {b}: {found}, not {expected}");
    }
}

#[test]
fn the_present_value_of_a_lognormal_cash_flow_is_that_of_its_mean() {
    // Price x level a month: E = exp(Cov(x_b, x_l)), Cov = rho sigma_b sigma_l
    // (1 - e^(-(kappa_b + kappa_l) t/12)) / (kappa_b + kappa_l) for small steps; with equal
    // speeds it is exact at any step.
    let (factors, mut logs) = (factors(60), Logs::default());
    let speed = 2.0 * MOTIONS[0].speed();
    let covariance = |t: f64| 0.2 * 0.5 * 0.4 * -exp_m1(-speed * t / 12.0) / speed;
    let discount = |t: f64| exp(-0.08 * t / 12.0);
    let expected: f64 = (1..=60).map(f64::from).map(|t| discount(t) * exp(covariance(t))).sum();
    let mut values = Vec::new();
    for future in 0..N {
        factors.draw(Draws::new(3), future, &mut logs);
        let flows = (1..=60).zip(logs.btc.iter().zip(&logs.lease));
        values.push(flows.map(|(t, (b, l))| discount(f64::from(t)) * exp(b + l)).sum::<f64>());
    }
    let found = mean(values.iter().copied());
    let spread = mean(values.iter().map(|v| (v - found) * (v - found))).sqrt();
    assert!(
        (found - expected).abs() < 4.0 * spread / f64::from(N).sqrt(),
        "{found}, not {expected}"
    );
}

#[test]
fn without_volatility_every_factor_is_one_to_the_bit() {
    let still = MOTIONS.map(|motion| Motion { volatility: 0.0, ..motion });
    let factors = Factors::new(still, Mixing::of(CORRELATIONS).unwrap(), 24);
    let mut logs = Logs::default();
    factors.draw(Draws::new(1), 5, &mut logs);
    for series in [logs.btc, logs.network, logs.lease, logs.power] {
        assert!(series.len() == 24 && series.iter().all(|x| exp(*x) == 1.0));
    }
}

#[test]
fn correlations_that_cannot_go_together_have_no_mixing() {
    let of = |btc_lease, btc_power, lease_power| {
        Mixing::of(Correlations { btc_lease, btc_power, lease_power })
    };
    // By hand: 1 - a^2 - b^2 - c^2 + 2abc is 0.028 and -0.008; with a = 1 never above 0.
    assert!(of(0.9, 0.9, 0.9).is_some());
    assert!(of(0.9, 0.9, 0.6).is_none());
    assert!(of(0.9, 0.9, -0.9).is_none());
    assert!(of(1.0, 0.5, 0.5).is_none());
    assert!(of(0.0, 0.0, 1.0).is_none());
}
