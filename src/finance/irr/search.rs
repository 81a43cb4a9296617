//! The search for roots where there may be several: on a grid of rates, leaving out what cannot
//! hold one.

use super::super::polynomial::{root, sign_changes, sign_changes_from_back, value};
use super::{LOWEST, NoRate, factor, rate};

/// The step of the grid.
const STEP: f64 = 0.005;

/// The step at rate 0.
const ZERO: usize = 198;

/// The last step: the grid runs from -0.99 to 10.
const LAST: usize = 2198;

/// Rates at which a fall through zero is looked for before the whole grid is, and the discount
/// factors of a month and of a year at them: powers take long.
const COARSE: [(f64, f64, f64); 9] = [
    (-0.3, 1.0301690469166949, 1.4285714285714268),
    (-0.1, 1.0088187006045073, 1.1111111111111116),
    (0.0, 1.0, 1.0),
    (0.05, 0.9959424073510671, 0.9523809523809527),
    (0.1, 0.992088943446991, 0.9090909090909091),
    (0.2, 0.9849213752608887, 0.8333333333333335),
    (0.4, 0.9723501011044507, 0.7142857142857145),
    (1.0, 0.9438743126816935, 0.5000000000000002),
    (4.0, 0.8744852722211678, 0.19999999999999987),
];

/// Steps of the grid around a root beyond which no other root may be shown to lie.
const MARGINS: [usize; 4] = [1, 10, 60, 200];

/// Steps of the grid between which all roots lie.
pub(super) struct Stretch {
    from: usize,
    to: usize,
    /// The discount factor of a root that has shown itself.
    root: Option<f64>,
}

/// The steps of the whole grid, or closer ones around a root, if the sums compounded from the front at the upper end and
/// from the back at the lower one never change sign.
pub(super) fn stretch(flows: &[f64]) -> Stretch {
    let whole = (0, LAST);
    let Some(root) = falling_root(flows) else {
        return Stretch { from: whole.0, to: whole.1, root: None };
    };
    let step = ((rate(root) - LOWEST) / STEP).floor() as usize;
    let above = |margin: &usize| {
        let end = step + 1 + margin;
        (end < LAST && sign_changes(flows, 1.0 / point(end)) == 0).then_some(end)
    };
    let below = |margin: &usize| {
        let end = step.checked_sub(*margin)?;
        (sign_changes_from_back(flows, point(end)) == 0).then_some(end)
    };
    let to = MARGINS.iter().find_map(above).unwrap_or(whole.1);
    let from = MARGINS.iter().find_map(below).unwrap_or(whole.0);
    Stretch { from, to, root: Some(root) }
}

/// The one root in (0, 10] of flows that add up to more than nothing.
pub(super) fn positive(flows: &[f64]) -> Result<f64, NoRate> {
    let stretch = stretch(flows);
    if stretch.to <= ZERO {
        return Err(NoRate::NoMeaningfulRate);
    }
    match scan(flows, &stretch, ZERO) {
        Err(NoRate::NeverRepaid) => Err(NoRate::NoMeaningfulRate),
        found => found,
    }
}

/// The discount factor of a root at which the value falls, if one shows itself at the coarse rates.
/// The yearly sums tell where to look.
fn falling_root(flows: &[f64]) -> Option<f64> {
    let points = COARSE.map(|(_, month, _)| month);
    let years: Vec<f64> = flows.chunks(12).map(|year| year.iter().sum()).collect();
    let fall = |values: [f64; COARSE.len()]| {
        (1..COARSE.len()).find(|&i| values[i - 1] > 0.0 && values[i] < 0.0)
    };
    if let Some(i) = fall(COARSE.map(|(_, _, year)| value(&years, year))) {
        let (near, far) = (points[i], points[i - 1]);
        if value(flows, near) < 0.0 && value(flows, far) > 0.0 {
            return Some(root(flows, true, near, far, 0.5 * (near + far)));
        }
    }
    let i = fall(points.map(|v| value(flows, v)))?;
    Some(root(flows, true, points[i], points[i - 1], points[i]))
}

/// The discount factor at a step of the grid.
fn point(step: usize) -> f64 {
    factor(LOWEST + STEP * step as f64)
}

/// Looks for roots on the grid over a stretch, not below a step, leaving out what cannot hold one.
pub(super) fn scan(flows: &[f64], stretch: &Stretch, lowest: usize) -> Result<f64, NoRate> {
    let (from, to) = (stretch.from.max(lowest), stretch.to);
    let mut grid = Grid::new(flows);
    let ends = (grid.point(from), grid.point(to));
    grid.visit(ends.0);
    grid.search((from, ends.0), (to, ends.1));
    match (grid.roots, grid.fall) {
        (1, Some((low, high))) => {
            if let Some(root) = stretch.root.filter(|root| low <= *root && *root <= high) {
                return Ok(rate(root));
            }
            let rising = value(flows, low) < 0.0;
            Ok(rate(root(flows, rising, low, high, 0.5 * (low + high))))
        }
        (0, _) if !grid.ever_positive => Err(NoRate::NeverRepaid),
        (0 | 1, _) => Err(NoRate::NoMeaningfulRate),
        _ => Err(NoRate::SeveralRates),
    }
}

/// Inflows and outflows worth apart: both grow with the discount factor, so that over a stretch
/// their ends bound the present value.
#[derive(Clone, Copy)]
struct GridPoint {
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
            inflows: flows.iter().map(|flow| if *flow > 0.0 { *flow } else { 0.0 }).collect(),
            outflows: flows.iter().map(|flow| if *flow < 0.0 { -flow } else { 0.0 }).collect(),
            last: (0.0, 0.0),
            roots: 0,
            fall: None,
            ever_positive: false,
        }
    }

    fn point(&self, step: usize) -> GridPoint {
        let factor = point(step);
        GridPoint {
            factor,
            inflows: value(&self.inflows, factor),
            outflows: value(&self.outflows, factor),
        }
    }

    /// Visits every point after `from` up to `to` at which the sign may have changed.
    fn search(&mut self, from: (usize, GridPoint), to: (usize, GridPoint)) {
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

    fn visit(&mut self, point: GridPoint) {
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

#[cfg(test)]
mod tests {
    use super::super::HIGHEST;
    use super::*;
    use crate::math::pow;

    #[test]
    fn the_coarse_factors_are_those_of_their_rates() {
        for (rate, month, year) in COARSE {
            assert_eq!((factor(rate), pow(month, 12.0)), (month, year), "{rate}");
        }
    }

    #[test]
    fn the_grid_ends_at_the_highest_rate() {
        assert!((LOWEST + STEP * LAST as f64 - HIGHEST).abs() < 1e-12);
    }
}
