//! Outlines of the regions where a field over a grid is at least so high, by marching squares.

use crate::math::Within;
use crate::view::svg::Point;
use std::fmt::Write as _;

/// A field over a grid: values at nodes, row by row, the lowest row first.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Where the columns of nodes stand.
    across: Vec<f64>,
    /// Where the rows stand.
    up: Vec<f64>,
    values: Vec<f64>,
}

/// What lies in one square of the grid: pairs of sides, each from where the outline enters to where
/// it leaves, the region on its left. The sides are bottom, right, top, left.
type Sides = &'static [(usize, usize)];

/// By which corners lie in the region: lower left 1, lower right 2, upper right 4, upper left 8.
const SEGMENTS: [Sides; 16] = [
    &[],
    &[(0, 3)],
    &[(1, 0)],
    &[(1, 3)],
    &[(2, 1)],
    &[(0, 3), (2, 1)],
    &[(2, 0)],
    &[(2, 3)],
    &[(3, 2)],
    &[(0, 2)],
    &[(1, 0), (3, 2)],
    &[(1, 2)],
    &[(3, 1)],
    &[(0, 1)],
    &[(3, 0)],
    &[],
];
/// The two in which opposite corners lie in the region, where its middle does, too.
const JOINED: [(usize, Sides); 2] = [(5, &[(0, 1), (2, 3)]), (10, &[(1, 2), (3, 0)])];

impl Field {
    /// A field of `columns` values a row, one in the middle of each of as many even cells between
    /// `left` and `right`, `bottom` and `top`; a value that is no number is below every level.
    pub(super) fn new(
        columns: usize,
        cells: impl Iterator<Item = f64>,
        (left, right): (f64, f64),
        (bottom, top): (f64, f64),
    ) -> Field {
        let cells: Vec<f64> =
            cells.map(|value| if value.is_nan() { f64::NEG_INFINITY } else { value }).collect();
        let columns = columns.max(1);
        let rows = cells.len() / columns;
        let nodes = |from: f64, to: f64, count: usize| {
            let middle = |i: usize| from + (to - from) * (i as f64 + 0.5) / count as f64;
            let edge = |x: f64| std::iter::repeat_n(x, 2);
            edge(from).chain((0..count).map(middle)).chain(edge(to)).collect::<Vec<f64>>()
        };
        let (across, up) = (nodes(left, right, columns), nodes(bottom, top, rows));
        // Two nodes more at each end, on the edge: one as high as its neighbour, one below all, so
        // that every outline is closed.
        let inner = |at: usize, count: usize| {
            (1..count + 3).contains(&at).then(|| (at - 1).clamp(1, count.max(1)) - 1)
        };
        let mut values = Vec::with_capacity(across.len() * up.len());
        for row in 0..up.len() {
            for column in 0..across.len() {
                let cell = inner(row, rows).zip(inner(column, columns));
                let value = cell.and_then(|(row, column)| cells.get(row * columns + column));
                values.push(value.copied().unwrap_or(f64::NEG_INFINITY));
            }
        }
        Field { across, up, values }
    }

    /// The outlines of where the field is at least `level`, as path data; empty if it is nowhere.
    pub(super) fn outlines(&self, level: f64) -> String {
        let mut next = self.segments(level);
        let mut path = String::new();
        for start in 0..next.len() {
            let mut ring = Vec::new();
            let mut at = start;
            // Each side is left once: a ring ends where it began.
            while let Some(to) = next.get_mut(at).and_then(Option::take) {
                ring.push(self.crossing(at, level));
                at = to;
            }
            write(&mut path, &ring);
        }
        path
    }

    fn at(&self, column: usize, row: usize) -> f64 {
        self.values.get(row * self.across.len() + column).copied().unwrap_or(f64::NEG_INFINITY)
    }

    /// Which side the outline goes to from each side that it enters a square by.
    fn segments(&self, level: f64) -> Vec<Option<usize>> {
        let (columns, rows) = (self.across.len(), self.up.len());
        let mut next = vec![None; 2 * columns * rows];
        for row in 0..rows.saturating_sub(1) {
            for column in 0..columns.saturating_sub(1) {
                let corners = [
                    self.at(column, row),
                    self.at(column + 1, row),
                    self.at(column + 1, row + 1),
                    self.at(column, row + 1),
                ];
                let bits = corners.iter().enumerate();
                let case: usize =
                    bits.map(|(bit, value)| usize::from(*value >= level) << bit).sum();
                let joined = JOINED.iter().find(|(other, _)| *other == case);
                let segments = match joined {
                    Some((_, joined)) if corners.iter().sum::<f64>() / 4.0 >= level => joined,
                    _ => SEGMENTS.get(case).unwrap_or(&SEGMENTS[0]),
                };
                // Sides that run across come first, then those that run up.
                let side = |side: usize| match side {
                    0 => row * columns + column,
                    2 => (row + 1) * columns + column,
                    1 => columns * rows + row * columns + column + 1,
                    _ => columns * rows + row * columns + column,
                };
                for (from, to) in *segments {
                    if let Some(entry) = next.get_mut(side(*from)) {
                        *entry = Some(side(*to));
                    }
                }
            }
        }
        next
    }

    /// Where a side is crossed.
    fn crossing(&self, side: usize, level: f64) -> Point {
        let (columns, rows) = (self.across.len(), self.up.len());
        let upward = side >= columns * rows;
        let node = side % (columns * rows);
        let (column, row) = (node % columns, node / columns);
        let end = if upward { (column, row + 1) } else { (column + 1, row) };
        let (low, high) = (self.at(column, row), self.at(end.0, end.1));
        let share = (level - low) / (high - low);
        let share = if share.is_finite() { share.within(0.0, 1.0) } else { 0.5 };
        let place = |places: &[f64], from: usize, to: usize| {
            let at = |i: usize| places.get(i).copied().unwrap_or(0.0);
            at(from) + share * (at(to) - at(from))
        };
        (place(&self.across, column, end.0), place(&self.up, row, end.1))
    }
}

/// Writes a ring, to the tenth of a pixel, without points on a straight line between two others.
fn write(path: &mut String, ring: &[Point]) {
    let tenth = |x: f64| (x * 10.0).round() / 10.0;
    let mut corners: Vec<Point> = Vec::new();
    for point in ring.iter().map(|(x, y)| (tenth(*x), tenth(*y))) {
        while let [.., before, last] = corners.as_slice()
            && straight(*before, *last, point)
        {
            corners.pop();
        }
        if corners.last() != Some(&point) {
            corners.push(point);
        }
    }
    // Where the ring closes.
    while let [first, .., before, last] = corners.as_slice()
        && straight(*before, *last, *first)
    {
        corners.pop();
    }
    while let [first, second, .., last] = corners.as_slice()
        && straight(*last, *first, *second)
    {
        corners.remove(0);
    }
    if corners.len() < 3 {
        return;
    }
    for (index, (x, y)) in corners.iter().enumerate() {
        let pen = if index == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{pen}{x},{y}");
    }
    path.push('Z');
}

/// Whether `b` says nothing between `a` and `c`.
fn straight(a: Point, b: Point, c: Point) -> bool {
    ((b.0 - a.0) * (c.1 - b.1) - (b.1 - a.1) * (c.0 - b.0)).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(columns: usize, cells: &[f64]) -> Field {
        let rows = (cells.len() / columns) as f64;
        Field::new(columns, cells.iter().copied(), (0.0, columns as f64), (0.0, rows))
    }

    #[test]
    fn a_field_that_is_high_everywhere_is_outlined_by_its_edge() {
        let path = field(3, &[1.0; 6]).outlines(0.5);
        // Four corners, in the order of the region on the left: against the clock, y upwards.
        assert_eq!(path.matches('L').count() + 1, 4, "{path}");
        for corner in ["0,0", "3,0", "3,2", "0,2"] {
            assert!(path.contains(corner), "{path}");
        }
        assert_eq!(field(3, &[1.0; 6]).outlines(2.0), "");
        assert_eq!(field(3, &[f64::NAN; 6]).outlines(-1e300), "");
        assert_eq!(field(1, &[]).outlines(0.0), "");
    }

    #[test]
    fn the_outline_goes_where_the_field_has_the_level() {
        // From 0 in the middle of the left cell (0.5) to 4 in that of the right (1.5): 1 at 0.75.
        let path = field(2, &[0.0, 4.0, 0.0, 4.0]).outlines(1.0);
        assert!(path.contains("0.8,0") && path.contains("0.8,2"), "{path}");
        assert!(path.contains("2,0") && path.contains("2,2") && !path.contains("0,0L"), "{path}");
    }

    #[test]
    fn islands_holes_and_touching_corners_close() {
        let rings = |path: &str| (path.matches('M').count(), path.matches('Z').count());
        let hole = [1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0];
        assert_eq!(rings(&field(3, &hole).outlines(0.5)), (2, 2));
        let island = hole.map(|value| 1.0 - value);
        assert_eq!(rings(&field(3, &island).outlines(0.5)), (1, 1));
        // Opposite corners are one region where their middle is in it, two where it is not.
        let corners = [1.0, 0.0, 0.0, 1.0];
        assert_eq!(rings(&field(2, &corners).outlines(0.4)), (1, 1));
        assert_eq!(rings(&field(2, &corners).outlines(0.6)), (2, 2));
    }

    #[test]
    fn the_area_inside_is_that_of_the_field() {
        // A cone with its top in the middle: the disc where it is at least 1 has radius 4.
        let cone = |i: usize| {
            let (x, y) = ((i % 100) as f64 - 49.5, (i / 100) as f64 - 49.5);
            5.0 - (x * x + y * y).sqrt() / 10.0
        };
        let cells: Vec<f64> = (0..10_000).map(cone).collect();
        let path = Field::new(100, cells.into_iter(), (0.0, 10.0), (0.0, 10.0)).outlines(1.0);
        let points: Vec<Point> = path
            .trim_matches(|c| c == 'M' || c == 'Z')
            .split('L')
            .map(|pair| pair.split_once(',').unwrap())
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        let next = points.iter().cycle().skip(1);
        let twice: f64 = points.iter().zip(next).map(|(a, b)| a.0 * b.1 - a.1 * b.0).sum();
        // Corners are rounded to the tenth: within that of the circumference.
        assert!((twice / 2.0 - 50.27).abs() < 0.7, "{}", twice / 2.0);
    }
}
