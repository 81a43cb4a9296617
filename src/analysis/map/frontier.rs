//! Where the best strategy changes, as lines through the edges of the grid.

use super::Axis;
use crate::analysis::standing::Standing;
use crate::math::Within;
use crate::strategy::Strategy;
use std::collections::BTreeMap;

/// A stretch of the frontier between two uses of the site.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "FrontierLine")
)]
pub struct Line {
    /// The two strategies that are worth the same along it; none: selling now.
    pub between: [Option<Strategy>; 2],
    /// Its points in order, each as the values of `x` and of `y` in the inputs' own units.
    pub points: Vec<[f64; 2]>,
}

/// An edge of the grid (from its lower or left point, upwards or not), or the inside of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum CrossingPlace {
    Edge { i: usize, j: usize, up: bool },
    Inside { i: usize, j: usize },
}

type Pair = [Option<Strategy>; 2];

fn pair(a: Option<Strategy>, b: Option<Strategy>) -> Pair {
    let key = |leader: Option<Strategy>| leader.map_or(4, |strategy| strategy as usize);
    if key(a) <= key(b) { [a, b] } else { [b, a] }
}

/// A point of the frontier in units of the grid.
#[derive(Clone, Copy)]
struct GridPoint {
    place: CrossingPlace,
    at: [f64; 2],
    pair: Pair,
}

/// The frontier of a field of `x.values.len()` columns.
pub(super) fn lines(
    x: &Axis,
    y: &Axis,
    standings: &[Standing],
    best: &[Option<Strategy>],
) -> Vec<Line> {
    let (columns, rows) = (x.values.len(), y.values.len());
    let grid = Grid { columns, standings, best };
    let mut tangle = Tangle::default();
    for j in 0..rows.saturating_sub(1) {
        for i in 0..columns.saturating_sub(1) {
            grid.cell(i, j, &mut tangle);
        }
    }
    let place = |at: [f64; 2]| [value(&x.values, at[0]), value(&y.values, at[1])];
    tangle
        .unravel()
        .into_iter()
        .map(|(between, points)| Line { between, points: points.into_iter().map(place).collect() })
        .collect()
}

/// The value at a position in units of the grid.
fn value(values: &[f64], at: f64) -> f64 {
    let from = (at as usize).min(values.len() - 1);
    let to = (from + 1).min(values.len() - 1);
    values[from] + (at - from as f64) * (values[to] - values[from])
}

struct Grid<'a> {
    columns: usize,
    standings: &'a [Standing],
    best: &'a [Option<Strategy>],
}

impl Grid<'_> {
    fn cell(&self, i: usize, j: usize, tangle: &mut Tangle) {
        let leader = |i: usize, j: usize| self.best[j * self.columns + i];
        let corners = [leader(i, j), leader(i + 1, j), leader(i + 1, j + 1), leader(i, j + 1)];
        if corners.iter().all(|corner| *corner == corners[0]) {
            return;
        }
        // Around the cell from the bottom edge.
        let around = [
            self.edge(i, j, false),
            self.edge(i + 1, j, true),
            self.edge(i, j + 1, false),
            self.edge(i, j, true),
        ];
        let crossings: Vec<GridPoint> = around.into_iter().flatten().collect();
        match crossings[..] {
            [a, b] if a.pair == b.pair => tangle.join(a, b),
            // A saddle of two uses: whoever leads in the middle keeps its corners together.
            [a, b, c, d] if corners[0] == corners[2] && corners[1] == corners[3] => {
                if self.middle(i, j).best() == corners[0] {
                    tangle.join(a, b);
                    tangle.join(c, d);
                } else {
                    tangle.join(d, a);
                    tangle.join(b, c);
                }
            }
            // Three uses or more meet inside.
            _ => {
                let count = crossings.len() as f64;
                let mean = |axis: usize| crossings.iter().map(|c| c.at[axis]).sum::<f64>() / count;
                let at = [mean(0), mean(1)];
                for crossing in &crossings {
                    let place = CrossingPlace::Inside { i, j };
                    tangle.join(*crossing, GridPoint { place, at, pair: crossing.pair });
                }
            }
        }
    }

    fn middle(&self, i: usize, j: usize) -> Standing {
        let at = |i: usize, j: usize| self.standings[j * self.columns + i];
        let corners = [at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)];
        let npv = |s: usize| corners.iter().map(|c| c.npvs[s]).sum::<Option<f64>>();
        Standing {
            npvs: [npv(0), npv(1), npv(2), npv(3)],
            sell_now_usd: corners.iter().map(|c| c.sell_now_usd).sum(),
        }
    }

    /// Where the leader changes on an edge, if it does.
    fn edge(&self, i: usize, j: usize, up: bool) -> Option<GridPoint> {
        let from = j * self.columns + i;
        let to = if up { from + self.columns } else { from + 1 };
        let (a, b) = (self.best[from], self.best[to]);
        if a == b {
            return None;
        }
        let value = |standing: &Standing, leader: Option<Strategy>| match leader {
            Some(strategy) => standing.npvs[strategy as usize],
            None => Some(standing.sell_now_usd),
        };
        let lead = |at: usize| {
            let standing = &self.standings[at];
            Some(value(standing, a)? - value(standing, b)?)
        };
        // Linear between the two points; in the middle where there is nothing to compare.
        let share = match (lead(from), lead(to)) {
            (Some(start), Some(end)) if start > end => (start / (start - end)).within(0.0, 1.0),
            _ => 0.5,
        };
        let (i_at, j_at) = (i as f64, j as f64);
        let at = if up { [i_at, j_at + share] } else { [i_at + share, j_at] };
        Some(GridPoint { place: CrossingPlace::Edge { i, j, up }, at, pair: pair(a, b) })
    }
}

/// Segments, by the pair they lie between and the places where they end.
#[derive(Default)]
struct Tangle {
    ends: BTreeMap<(u8, CrossingPlace), Vec<usize>>,
    segments: Vec<([GridPoint; 2], bool)>,
}

/// A pair as a number, to sort by.
fn code(pair: Pair) -> u8 {
    let key = |leader: Option<Strategy>| leader.map_or(4, |strategy| strategy as u8);
    key(pair[0]) * 5 + key(pair[1])
}

impl Tangle {
    fn join(&mut self, a: GridPoint, b: GridPoint) {
        for end in [a, b] {
            self.ends.entry((code(end.pair), end.place)).or_default().push(self.segments.len());
        }
        self.segments.push(([a, b], false));
    }

    /// The segments put together into lines.
    fn unravel(mut self) -> Vec<(Pair, Vec<[f64; 2]>)> {
        let mut lines = Vec::new();
        for first in 0..self.segments.len() {
            if self.segments[first].1 {
                continue;
            }
            self.segments[first].1 = true;
            let [a, b] = self.segments[first].0;
            let mut back = self.follow(a);
            back.reverse();
            back.extend([a.at, b.at]);
            back.extend(self.follow(b));
            lines.push((a.pair, back));
        }
        lines
    }

    /// The points beyond an end.
    fn follow(&mut self, from: GridPoint) -> Vec<[f64; 2]> {
        let (mut end, mut points) = (from, Vec::new());
        loop {
            let here = self.ends.get(&(code(end.pair), end.place));
            let next = here.and_then(|all| all.iter().find(|at| !self.segments[**at].1).copied());
            let Some(next) = next else { return points };
            let ([a, b], taken) = &mut self.segments[next];
            *taken = true;
            end = if a.place == end.place { *b } else { *a };
            points.push(end.at);
        }
    }
}
