//! Internal rate of return: one typed answer or a typed reason why there is none.

use super::polynomial::{root, sign_changes, sign_changes_from_back, value};
use crate::math::pow;

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// Cumulative cash never goes below zero.
    NoInvestment,
    /// The present value is negative at every rate.
    NeverRepaid,
    /// The present value is zero at several rates.
    SeveralRates,
    /// Anything else: the one rate lies outside the range, or the present value rises through it.
    NoMeaningfulRate,
}

impl NoRate {
    /// The contract's words.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            NoRate::NoInvestment => "no investment",
            NoRate::NeverRepaid => "never repaid",
            NoRate::SeveralRates => "several rates",
            NoRate::NoMeaningfulRate => "no meaningful rate",
        }
    }
}

/// The rates between which roots are looked for.
const LOWEST: f64 = -0.99;
const HIGHEST: f64 = 10.0;
/// The step of the grid on which they are looked for.
const STEP: f64 = 0.005;

/// The annual effective rate at which monthly `flows` (from index 0) are worth nothing.
///
/// Null "no investment" if cumulative cash never goes below zero. If it ends above zero and
/// crosses zero once, the one positive root up to 10. Else a number only if there is exactly one
/// root in (-0.99, 10), and the present value falls there.
///
/// # Errors
/// The reason why there is no rate.
///
/// ```
/// let mut flows = vec![0.0; 13];
/// (flows[0], flows[12]) = (-100.0, 110.0);
/// assert!((hash_or_host::finance::irr(&flows).unwrap() - 0.10).abs() < 1e-12);
/// ```
pub fn irr(flows: &[f64]) -> Result<f64, NoRate> {
    let (mut cumulative, mut lowest) = (0.0, 0.0_f64);
    for flow in flows {
        cumulative += flow;
        lowest = lowest.min(cumulative);
    }
    if lowest >= 0.0 {
        return Err(NoRate::NoInvestment);
    }
    if cumulative > 0.0 && sign_changes(flows, 1.0) == 1 {
        return positive_root(flows);
    }
    any_root(flows)
}

fn factor(rate: f64) -> f64 {
    pow(1.0 + rate, -1.0 / 12.0)
}

fn rate(factor: f64) -> f64 {
    pow(factor, -12.0) - 1.0
}

/// The one positive root, known to exist: at rate 0 the flows are worth more than nothing.
fn positive_root(flows: &[f64]) -> Result<f64, NoRate> {
    let low = factor(HIGHEST);
    let at_highest = value(flows, low);
    if at_highest == 0.0 {
        return Ok(HIGHEST);
    }
    if at_highest > 0.0 {
        return Err(NoRate::NoMeaningfulRate);
    }
    Ok(rate(root(flows, low, 1.0, first_guess(flows, low))))
}

/// A root of the yearly sums, each in the middle of its year: close, and a twelfth of the work.
fn first_guess(flows: &[f64], low: f64) -> f64 {
    let mut years = [0.0; 64];
    let count = flows.len().div_ceil(12).min(64);
    for (year, months) in years.iter_mut().zip(flows.chunks(12)) {
        *year = months.iter().sum();
    }
    let years = &years[..count];
    let low = low * low * low * low;
    let low = low * low * low;
    if value(years, low) < 0.0 && value(years, 1.0) > 0.0 {
        pow(root(years, low, 1.0, 0.9), 1.0 / 12.0)
    } else {
        0.99
    }
}

fn any_root(flows: &[f64]) -> Result<f64, NoRate> {
    // With at most one sign change of the sum compounded at -99 % there is at most one root.
    if sign_changes(flows, 1.0 / factor(LOWEST)) <= 1 {
        return single_root(flows);
    }
    lone_root(flows).map_or_else(|| scan(flows), Ok)
}

fn single_root(flows: &[f64]) -> Result<f64, NoRate> {
    let (near, far) = (factor(HIGHEST), factor(LOWEST));
    let (at_highest, at_lowest) = (value(flows, near), value(flows, far));
    if at_lowest > 0.0 && at_highest < 0.0 {
        Ok(rate(root(flows, near, far, 1.0)))
    } else if at_lowest < 0.0 && at_highest < 0.0 {
        Err(NoRate::NeverRepaid)
    } else {
        Err(NoRate::NoMeaningfulRate)
    }
}

/// Rates at which a fall through zero is looked for before the whole grid is.
const COARSE: [f64; 9] = [-0.3, -0.1, 0.0, 0.05, 0.1, 0.2, 0.4, 1.0, 4.0];

/// A root at which the value falls, if it can be shown to be the only one: no sign change of the
/// sums compounded from the front just above it, none of those from the back just below it.
fn lone_root(flows: &[f64]) -> Option<f64> {
    let points = COARSE.map(factor);
    let values = points.map(|v| value(flows, v));
    let fall = (1..COARSE.len()).find(|&i| values[i - 1] > 0.0 && values[i] < 0.0)?;
    let rate = rate(root(flows, points[fall], points[fall - 1], points[fall]));
    let above = 1.0 / factor(rate + STEP / 2.0);
    let below = factor(rate - STEP / 2.0);
    let alone = sign_changes(flows, above) == 0 && sign_changes_from_back(flows, below) == 0;
    alone.then_some(rate)
}

/// Looks for roots on the grid, leaving out the stretches that cannot hold one.
fn scan(flows: &[f64]) -> Result<f64, NoRate> {
    let mut grid = Grid::new(flows);
    let last = ((HIGHEST - LOWEST) / STEP).round() as usize;
    let ends = (grid.point(0), grid.point(last));
    grid.visit(ends.0);
    grid.search((0, ends.0), (last, ends.1));
    match (grid.roots, grid.fall) {
        (1, Some((low, high))) => Ok(rate(root(flows, low, high, 0.5 * (low + high)))),
        (0, _) if !grid.ever_positive => Err(NoRate::NeverRepaid),
        (0 | 1, _) => Err(NoRate::NoMeaningfulRate),
        _ => Err(NoRate::SeveralRates),
    }
}

/// Inflows and outflows worth apart: both grow with the discount factor, so that over a stretch
/// their ends bound the present value.
#[derive(Clone, Copy)]
struct Point {
    factor: f64,
    inflows: f64,
    outflows: f64,
}

struct Grid {
    inflows: Vec<f64>,
    outflows: Vec<f64>,
    /// Sign and discount factor at the last point that was not zero.
    last: (f64, f64),
    roots: usize,
    fall: Option<(f64, f64)>,
    ever_positive: bool,
}

impl Grid {
    fn new(flows: &[f64]) -> Grid {
        Grid {
            inflows: flows.iter().map(|flow| flow.max(0.0)).collect(),
            outflows: flows.iter().map(|flow| (-flow).max(0.0)).collect(),
            last: (0.0, 0.0),
            roots: 0,
            fall: None,
            ever_positive: false,
        }
    }

    fn point(&self, step: usize) -> Point {
        let factor = factor(LOWEST + STEP * step as f64);
        Point {
            factor,
            inflows: value(&self.inflows, factor),
            outflows: value(&self.outflows, factor),
        }
    }

    /// Visits every point after `from` up to `to` at which the sign may have changed.
    fn search(&mut self, from: (usize, Point), to: (usize, Point)) {
        let (a, b) = (from.1, to.1);
        let certain = b.inflows > a.outflows || b.outflows > a.inflows;
        if certain || to.0 == from.0 + 1 {
            self.visit(b);
            return;
        }
        let middle = usize::midpoint(from.0, to.0);
        let middle = (middle, self.point(middle));
        self.search(from, middle);
        self.search(middle, to);
    }

    fn visit(&mut self, point: Point) {
        let here = point.inflows - point.outflows;
        self.ever_positive |= here > 0.0;
        if here == 0.0 {
            return;
        }
        if self.last.0 * here < 0.0 {
            self.roots += 1;
            self.fall = (self.last.0 > 0.0).then_some((point.factor, self.last.1));
        }
        self.last = (here.signum(), point.factor);
    }
}
