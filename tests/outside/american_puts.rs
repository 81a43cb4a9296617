//! Least-squares Monte Carlo against the published values of American puts.
//!
//! Longstaff and Schwartz (2001), Table 1: strike 40, 6 % a year, 50 exercise dates a year. The
//! rule is fitted to one set of paths and priced on another.

use hash_or_host::math::{exp, ln};
use hash_or_host::simulation::random::{Drawn, Draws};
use hash_or_host::simulation::report::Mean;
use hash_or_host::simulation::stopping::{Date, Rule, Stop};

const STRIKE: f64 = 40.0;
const RATE: f64 = 0.06;
const A_YEAR: usize = 50;
const PATHS: usize = 20_000;

/// Stock, volatility, years, and the paper's value by finite differences.
const TABLE_1: [(f64, f64, usize, f64); 20] = [
    (36.0, 0.2, 1, 4.478),
    (36.0, 0.2, 2, 4.840),
    (36.0, 0.4, 1, 7.101),
    (36.0, 0.4, 2, 8.508),
    (38.0, 0.2, 1, 3.250),
    (38.0, 0.2, 2, 3.745),
    (38.0, 0.4, 1, 6.148),
    (38.0, 0.4, 2, 7.670),
    (40.0, 0.2, 1, 2.314),
    (40.0, 0.2, 2, 2.885),
    (40.0, 0.4, 1, 5.312),
    (40.0, 0.4, 2, 6.920),
    (42.0, 0.2, 1, 1.617),
    (42.0, 0.2, 2, 2.212),
    (42.0, 0.4, 1, 4.582),
    (42.0, 0.4, 2, 6.248),
    (44.0, 0.2, 1, 1.110),
    (44.0, 0.2, 2, 1.690),
    (44.0, 0.4, 1, 3.948),
    (44.0, 0.4, 2, 5.647),
];

/// Stock prices by date, one column a date, in pairs of mirrored paths.
fn stocks(seed: u32, start: f64, volatility: f64, dates: usize) -> Vec<Vec<f64>> {
    let step = 1.0 / A_YEAR as f64;
    let drift = (RATE - 0.5 * volatility * volatility) * step;
    let spread = volatility * step.sqrt();
    let mut columns = vec![vec![0.0; PATHS]; dates];
    let mut normals = vec![0.0; dates];
    for pair in 0..PATHS / 2 {
        Draws::new(seed).monthly(pair as u32, Drawn::BtcPrice, &mut normals);
        for (path, sign) in [(2 * pair, 1.0), (2 * pair + 1, -1.0)] {
            let mut log = ln(start);
            for (column, normal) in columns.iter_mut().zip(&normals) {
                log += drift + spread * sign * normal;
                column[path] = exp(log);
            }
        }
    }
    columns
}

/// What the put pays at each date, at its value today.
fn payoffs(stocks: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let at = |(date, column): (usize, &Vec<f64>)| {
        let discount = exp(-RATE * (date + 1) as f64 / A_YEAR as f64);
        column.iter().map(|stock| (STRIKE - stock).max(0.0) * discount).collect()
    };
    stocks.iter().enumerate().map(at).collect()
}

fn dates(stocks: &[Vec<f64>], payoffs: &[Vec<f64>]) -> Vec<Date> {
    let date = |(stock, payoff): (&Vec<f64>, &Vec<f64>)| {
        let power = |n: usize| -> Vec<f64> {
            stock.iter().map(|s| (0..n).map(|_| s / STRIKE).product()).collect()
        };
        Date {
            basis: (0..4).map(power).collect(),
            stops: vec![Stop::Known(payoff.clone())],
            open: Some(payoff.iter().map(|payoff| *payoff > 0.0).collect()),
        }
    };
    // At the last date one takes what it pays.
    stocks.iter().zip(payoffs).take(stocks.len() - 1).map(date).collect()
}

/// Mean and standard error over the pairs, which are independent of each other.
fn by_pairs(values: &[f64]) -> Mean {
    let pairs: Vec<f64> = values.chunks(2).map(|pair| 0.5 * (pair[0] + pair[1])).collect();
    Mean::of(&pairs)
}

/// Black and Scholes (1973).
fn european(stock: f64, volatility: f64, years: f64) -> f64 {
    let normal = |x: f64| 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
    let spread = volatility * years.sqrt();
    let d1 = (ln(stock / STRIKE) + (RATE + 0.5 * volatility * volatility) * years) / spread;
    STRIKE * exp(-RATE * years) * normal(spread - d1) - stock * normal(-d1)
}

#[test]
fn the_published_values_of_american_puts_come_out() {
    for (start, volatility, years, published) in TABLE_1 {
        let set = |seed| {
            let stocks = stocks(seed, start, volatility, A_YEAR * years);
            let payoffs = payoffs(&stocks);
            (dates(&stocks, &payoffs), payoffs.last().unwrap().clone())
        };
        let (fitted, fitted_end) = set(1);
        let (priced, end) = set(2);
        let row = format!("S {start}, sigma {volatility}, T {years}");

        let price = by_pairs(&end);
        let error = price.standard_error.unwrap();
        let formula = european(start, volatility, years as f64);
        assert!((price.mean - formula).abs() < 3.0 * error, "{row}: European {}", price.mean);

        let rule = Rule::fit(&fitted, &fitted_end);
        let price = by_pairs(&rule.apply(&priced, &end).values);
        let error = price.standard_error.unwrap();
        let found = price.mean;
        assert!((found - published).abs() < 3.0 * error + 0.02, "{row}: {found}, not {published}");
        // The right to stop early is worth something on every row: at least three cents.
        assert!(found > formula + 0.03, "{row}: {found} against {formula}");
    }
}
