//! When to stop: least-squares Monte Carlo.
//!
//! Longstaff and Schwartz, "Valuing American options by simulation: a simple least-squares
//! approach", Review of Financial Studies 14 (2001). From the last date back, what going on is
//! worth is regressed on what is known at the date; one stops where stopping is worth more. The
//! rule so found is then applied to any set of paths, its own (biased upward: it has seen them) or
//! an independent one.

mod least_squares;

pub use least_squares::LeastSquares;

/// One date at which one may stop. All columns have one value a path; all values are at one date
/// of account.
#[derive(Clone, Debug, Default)]
pub struct Date {
    /// Functions of what is known, the constant among them.
    pub basis: Vec<Vec<f64>>,
    /// What stopping is worth, by way of stopping.
    pub stops: Vec<Stop>,
    /// The paths on which one may stop, and which the regression sees; `None` if all.
    pub open: Option<Vec<bool>>,
}

/// What one way of stopping is worth.
#[derive(Clone, Debug)]
pub enum Stop {
    /// Known at the date.
    Known(Vec<f64>),
    /// Known only from what happens later: decided on what is expected of it.
    Expected(Vec<f64>),
}

impl Stop {
    fn values(&self) -> &[f64] {
        match self {
            Stop::Known(values) | Stop::Expected(values) => values,
        }
    }
}

/// When to stop, and how: coefficients on the basis of each date.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    dates: Vec<Fits>,
}

/// Expected values at one date, as coefficients.
#[derive(Clone, Debug, PartialEq)]
pub struct Fits {
    /// Of going on.
    pub go_on: Vec<f64>,
    /// Of stopping, by way; `None` where the value is known.
    pub stops: Vec<Option<Vec<f64>>>,
}

/// What a rule brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// By path.
    pub values: Vec<f64>,
    /// The date and the way of stopping, by path; `None` if never.
    pub when: Vec<Option<(usize, usize)>>,
}

impl Rule {
    /// Fits a rule to paths. `never` is what never stopping is worth, by path.
    #[must_use]
    pub fn fit(dates: &[Date], never: &[f64]) -> Rule {
        let mut values = never.to_vec();
        let mut fits = Vec::with_capacity(dates.len());
        for date in dates.iter().rev() {
            let fit = Fits::of(date, &values);
            for (path, value) in values.iter_mut().enumerate() {
                if let Some(way) = fit.way(date, path) {
                    *value = date.stops[way].values()[path];
                }
            }
            fits.push(fit);
        }
        fits.reverse();
        Rule { dates: fits }
    }

    /// Applies the rule to paths that are known at the same dates.
    #[must_use]
    pub fn apply(&self, dates: &[Date], never: &[f64]) -> Stopped {
        let mut stopped = Stopped { values: never.to_vec(), when: vec![None; never.len()] };
        let outcomes = stopped.values.iter_mut().zip(&mut stopped.when);
        for (path, (value, when)) in outcomes.enumerate() {
            let mut ways = self.dates.iter().zip(dates).enumerate();
            *when = ways.find_map(|(at, (fit, date))| Some((at, fit.way(date, path)?)));
            if let Some((at, way)) = *when {
                *value = dates[at].stops[way].values()[path];
            }
        }
        stopped
    }

    /// The fits of each date.
    #[must_use]
    pub fn dates(&self) -> &[Fits] {
        &self.dates
    }
}

impl Fits {
    fn of(date: &Date, going_on: &[f64]) -> Fits {
        let seen = |column: &[f64]| match &date.open {
            None => column.to_vec(),
            Some(open) => column.iter().zip(open).filter(|(_, o)| **o).map(|(x, _)| *x).collect(),
        };
        let system = LeastSquares::of(date.basis.iter().map(|column| seen(column)).collect());
        let fit = |values: &[f64]| system.solve(&seen(values));
        let stops = date.stops.iter().map(|stop| match stop {
            Stop::Known(_) => None,
            Stop::Expected(values) => Some(fit(values)),
        });
        Fits { go_on: fit(going_on), stops: stops.collect() }
    }

    /// How to stop where the basis has these values, all being expected; `None` if it is better to
    /// go on.
    #[must_use]
    pub fn best(&self, basis: &[f64]) -> Option<usize> {
        let value = |fit: &[f64]| basis.iter().zip(fit).map(|(x, c)| x * c).sum::<f64>();
        let mut best = (None, value(&self.go_on));
        for (way, fit) in self.stops.iter().enumerate() {
            if let Some(fit) = fit
                && value(fit) > best.1
            {
                best = (Some(way), value(fit));
            }
        }
        best.0
    }

    /// How to stop at this date on a path; `None` if it is better to go on. Of equal ways the
    /// first.
    fn way(&self, date: &Date, path: usize) -> Option<usize> {
        if date.open.as_ref().is_some_and(|open| !open[path]) {
            return None;
        }
        let mut best = (None, expected(&date.basis, &self.go_on, path));
        for (way, (stop, fit)) in date.stops.iter().zip(&self.stops).enumerate() {
            let value = match fit {
                None => stop.values()[path],
                Some(fit) => expected(&date.basis, fit, path),
            };
            if value > best.1 {
                best = (Some(way), value);
            }
        }
        best.0
    }
}

fn expected(basis: &[Vec<f64>], coefficients: &[f64], path: usize) -> f64 {
    basis.iter().zip(coefficients).map(|(column, c)| c * column[path]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::exp;

    /// Longstaff and Schwartz (2001), section 1: eight paths of a stock at three dates.
    const STOCK: [[f64; 3]; 8] = [
        [1.09, 1.08, 1.34],
        [1.16, 1.26, 1.54],
        [1.22, 1.07, 1.03],
        [0.93, 0.97, 0.92],
        [1.11, 1.56, 1.52],
        [0.76, 0.77, 0.90],
        [0.92, 0.84, 1.01],
        [0.88, 1.22, 1.34],
    ];
    const STRIKE: f64 = 1.10;

    fn put(date: usize) -> Vec<f64> {
        let discount = exp(-0.06 * (date + 1) as f64);
        STOCK.map(|path| (STRIKE - path[date]).max(0.0) * discount).to_vec()
    }

    fn date(date: usize) -> Date {
        let stock = STOCK.map(|path| path[date]).to_vec();
        let squares = stock.iter().map(|s| s * s).collect();
        Date {
            basis: vec![vec![1.0; 8], stock, squares],
            open: Some(put(date).iter().map(|payoff| *payoff > 0.0).collect()),
            stops: vec![Stop::Known(put(date))],
        }
    }

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    #[test]
    fn the_papers_example_of_eight_paths_comes_out() {
        let (dates, end) = ([date(0), date(1)], put(2));
        assert!((mean(&end) - 0.056_380_74).abs() < 5e-9);
        let rule = Rule::fit(&dates, &end);
        // The paper's regressions, in values at the date: -1.070 + 2.983 X - 1.813 X^2, and
        // 2.038 - 3.335 X + 1.356 X^2 a year earlier.
        for (at, printed) in [(0, [2.038, -3.335, 1.356]), (1, [-1.070, 2.983, -1.813])] {
            let discount = exp(-0.06 * (at + 1) as f64);
            for (found, printed) in rule.dates()[at].go_on.iter().zip(printed) {
                assert!((found / discount - printed).abs() < 6e-4, "{found}, not {printed}");
            }
        }
        let stopped = rule.apply(&dates, &end);
        assert!((mean(&stopped.values) - 0.114_434_33).abs() < 5e-9);
        // The paper's stopping rule: paths 4, 6, 7, 8 at the first date, path 3 at the last.
        let first = Some((0, 0));
        assert_eq!(stopped.when, [None, None, None, first, None, first, first, first]);
    }

    #[test]
    fn of_two_ways_the_one_that_promises_more_is_taken() {
        // A coin is known at the date, what it decides only afterwards: way 0 pays 2 or -2 around
        // 1 on heads and around 0 on tails; way 1 pays 0.5 for sure.
        let heads: Vec<f64> = (0..8).map(|i| f64::from(i % 2)).collect();
        let noise = |i: usize| if (i / 2).is_multiple_of(2) { 2.0 } else { -2.0 };
        let risky = heads.iter().enumerate().map(|(i, heads)| heads + noise(i)).collect();
        let date = Date {
            basis: vec![vec![1.0; 8], heads],
            stops: vec![Stop::Expected(risky), Stop::Known(vec![0.5; 8])],
            open: None,
        };
        let (dates, never) = ([date], [0.0; 8]);
        let stopped = Rule::fit(&dates, &never).apply(&dates, &never);
        let ways: Vec<usize> = stopped.when.iter().map(|when| when.unwrap().1).collect();
        assert_eq!(ways, [1, 0, 1, 0, 1, 0, 1, 0]);
        assert_eq!(mean(&stopped.values), (4.0 * 0.5 + 4.0 * 1.0) / 8.0);
    }
}
