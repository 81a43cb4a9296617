//! The map as it is drawn: the analysis knows points, the drawing cells around them.

use super::{DrawnAxis, Map, MapCell};
use crate::analysis::map::{Axis as Points, Map as Found};
use crate::analysis::sweep::{Range, position, share};
use crate::math::Within;
use crate::scenario::{Input, Kind};

/// The range of the centres of `n` cells that fill `range` on the input's scale. Whole inputs with
/// fewer values have one cell a value.
#[must_use]
pub fn centres(input: Input, range: Range, n: usize) -> Range {
    if is_counted(input, range, n) {
        return (range.0.ceil(), range.1.floor());
    }
    let half = 0.5 / n.max(1) as f64;
    (position(input, range, half), position(input, range, 1.0 - half))
}

/// The range whose cells surround `range`: half a step more at each end for whole inputs.
#[must_use]
pub fn edges(input: Input, range: Range, n: usize) -> Range {
    if is_counted(input, range, n) { (range.0 - 0.5, range.1 + 0.5) } else { range }
}

fn is_counted(input: Input, (low, high): Range, n: usize) -> bool {
    input.row().kind != Kind::Number && high - low < n as f64
}

impl Map {
    /// The map, drawn over `x` and `y`, with the reader at `point`.
    #[must_use]
    pub fn of(found: &Found, x: Range, y: Range, point: (f64, f64)) -> Map {
        let cells = found.best.iter().zip(&found.margin_usd);
        let cells = cells.map(|(leader, margin)| MapCell { leader: *leader, margin: *margin });
        let line = |points: &[[f64; 2]]| {
            let mut line = points.to_vec();
            reach(&mut line, found, x, y);
            line.reverse();
            reach(&mut line, found, x, y);
            line.into_iter().map(|[x, y]| (x, y)).collect()
        };
        Map {
            x: DrawnAxis { input: found.x.input, from: x.0, to: x.1 },
            y: DrawnAxis { input: found.y.input, from: y.0, to: y.1 },
            columns: found.x.values.len(),
            cells: cells.collect(),
            frontier: found.frontier.iter().map(|frontier| line(&frontier.points)).collect(),
            point,
        }
    }
}

/// Carries a line that ends at the outermost centres on to the edge of the map.
fn reach(line: &mut Vec<[f64; 2]>, found: &Found, x: Range, y: Range) {
    let &[.., before, end] = line.as_slice() else { return };
    let on = |axis: &Points, range: Range, value: f64| share(axis.input, range, value);
    let (from, to) = (
        [on(&found.x, x, before[0]), on(&found.y, y, before[1])],
        [on(&found.x, x, end[0]), on(&found.y, y, end[1])],
    );
    let outermost = |axis: &Points, range: Range| {
        let end = |value: Option<&f64>| value.map_or(0.5, |value| on(axis, range, *value));
        (end(axis.values.first()), end(axis.values.last()))
    };
    let borders = [outermost(&found.x, x), outermost(&found.y, y)];
    let mut target = None;
    for axis in 0..2 {
        let (first, last) = borders[axis];
        let edge = match to[axis] {
            at if (at - first).abs() < 1e-9 => 0.0,
            at if (at - last).abs() < 1e-9 => 1.0,
            _ => continue,
        };
        let factor = (edge - to[axis]) / (to[axis] - from[axis]);
        if factor.is_finite() && factor > 0.0 {
            let other = 1 - axis;
            let mut there = [edge; 2];
            there[other] = (to[other] + factor * (to[other] - from[other])).within(0.0, 1.0);
            target = Some(there);
        }
    }
    if let Some(there) = target {
        line.push([position(found.x.input, x, there[0]), position(found.y.input, y, there[1])]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::map::{Setup, map as find};
    use crate::scenario::Scenario;

    const X: Input = Input::NetworkBtcPriceUsd;
    const Y: Input = Input::ColocationRentUsdPerKwMonth;

    #[test]
    fn cells_fill_the_range_evenly() {
        // Ten cells over 0 to 100 have their centres at 5, 15, ... 95.
        let price = Input::SitePowerPriceUsdPerMwh;
        assert_eq!(centres(price, (0.0, 100.0), 10), (5.0, 95.0));
        let years = Input::SiteHorizonYears;
        assert_eq!(centres(years, (10.0, 20.0), 60), (10.0, 20.0));
        assert_eq!(edges(years, (10.0, 20.0), 60), (9.5, 20.5));
    }

    #[test]
    fn the_frontier_reaches_the_edges_of_the_map() {
        let (x, y) = ((20_000.0, 400_000.0), (50.0, 250.0));
        let setup = Setup {
            x: X,
            y: Y,
            x_range: Some(centres(X, x, 20)),
            y_range: Some(centres(Y, y, 20)),
            n: 20,
            exact: true,
        };
        let found = find(&Scenario::default(), &setup);
        let map = Map::of(&found, x, y, (85_000.0, 130.0));
        assert_eq!((map.columns, map.cells.len()), (20, 400));
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b;
        let at_edge =
            |(a, b): &(f64, f64)| near(*a, x.0) || near(*a, x.1) || near(*b, y.0) || near(*b, y.1);
        let ends = map.frontier.iter().flat_map(|line| [line.first(), line.last()]);
        let (outside, inside) = ends.flatten().partition::<Vec<&(f64, f64)>, _>(|end| at_edge(end));
        assert!(outside.len() >= 2, "{outside:?}");
        // What ends inside meets two other lines there.
        assert_eq!(inside.len() % 3, 0, "{inside:?}");
    }
}
