//! Blocks of a map: filled by interpolation where that is good enough, else split.

use super::field::Field;
use crate::analysis::standing::Standing;
use crate::strategy::Strategy;

/// How many times the error seen in the middle a margin must be for its leader to be trusted.
const SAFE: f64 = 4.0;
/// How far a frontier may be off, as a share of the distance between two points.
const FRONTIER: f64 = 0.02;
/// How far a margin may be off, as a share of the largest in the block's corners.
const MARGIN: f64 = 0.02;

/// A rectangle of points, from its first to its last column and row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Block {
    left: usize,
    right: usize,
    bottom: usize,
    top: usize,
}

impl Block {
    /// Tiles over `columns` x `rows` points, neighbours sharing their edges.
    pub(super) fn tiles(columns: usize, rows: usize, side: usize) -> Vec<Block> {
        let cuts = |count: usize| {
            let mut cuts: Vec<(usize, usize)> = (0..count.saturating_sub(1))
                .step_by(side)
                .map(|from| (from, (from + side).min(count - 1)))
                .collect();
            if cuts.is_empty() {
                cuts.push((0, 0));
            }
            cuts
        };
        let across = cuts(columns);
        cuts(rows)
            .into_iter()
            .flat_map(|(bottom, top)| {
                across.clone().into_iter().map(move |(left, right)| Block {
                    left,
                    right,
                    bottom,
                    top,
                })
            })
            .collect()
    }

    fn middle(&self) -> (usize, usize) {
        (usize::midpoint(self.left, self.right), usize::midpoint(self.bottom, self.top))
    }

    fn is_cell(&self) -> bool {
        self.right - self.left <= 1 && self.top - self.bottom <= 1
    }

    /// Corners and centre.
    pub(super) fn points(&self, columns: usize) -> [usize; 5] {
        let at = |i: usize, j: usize| j * columns + i;
        let (i, j) = if self.is_cell() { (self.left, self.bottom) } else { self.middle() };
        [
            at(self.left, self.bottom),
            at(self.right, self.bottom),
            at(self.left, self.top),
            at(self.right, self.top),
            at(i, j),
        ]
    }

    fn split(&self) -> impl Iterator<Item = Block> {
        let (i, j) = self.middle();
        let halves = |from: usize, middle: usize, to: usize| {
            if to - from <= 1 { [(from, to), (to, to)] } else { [(from, middle), (middle, to)] }
        };
        let across = halves(self.left, i, self.right);
        let up = halves(self.bottom, j, self.top);
        let (wide, high) = (self.right > self.left, self.top > self.bottom);
        up.into_iter()
            .flat_map(move |(bottom, top)| {
                across.into_iter().map(move |(left, right)| Block { left, right, bottom, top })
            })
            .filter(move |block| !(wide && block.left == block.right))
            .filter(move |block| !(high && block.bottom == block.top))
    }
}

/// Fills the blocks that can be trusted; what the others are split into.
pub(super) fn settle(field: &mut Field, blocks: &[Block]) -> Vec<Block> {
    let mut rest = Vec::new();
    for block in blocks {
        if block.is_cell() {
            continue;
        }
        let patch = Patch::new(field, block);
        if patch.is_good(&field.at(block.middle().0, block.middle().1)) {
            patch.fill(field);
        } else {
            rest.extend(block.split());
        }
    }
    rest
}

/// A block with what is known at its corners.
struct Patch {
    block: Block,
    /// Bottom left, bottom right, top left, top right.
    corners: [Standing; 4],
}

impl Patch {
    fn new(field: &Field, block: &Block) -> Patch {
        let Block { left, right, bottom, top } = *block;
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
        Patch { block: *block, corners: corners.map(|(i, j)| field.at(i, j)) }
    }

    /// The bilinear value at a point of the block.
    fn between(&self, i: usize, j: usize) -> Standing {
        let share = |at: usize, from: usize, to: usize| {
            if to > from { (at - from) as f64 / (to - from) as f64 } else { 0.0 }
        };
        let x = share(i, self.block.left, self.block.right);
        let y = share(j, self.block.bottom, self.block.top);
        let weights = [(1.0 - x) * (1.0 - y), x * (1.0 - y), (1.0 - x) * y, x * y];
        let mut mixed = Standing { npvs: [Some(0.0); 4], sell_now_usd: 0.0 };
        for (corner, weight) in self.corners.iter().zip(weights) {
            mixed.sell_now_usd += weight * corner.sell_now_usd;
            for (sum, npv) in mixed.npvs.iter_mut().zip(corner.npvs) {
                *sum = sum.zip(npv).map(|(sum, npv)| sum + weight * npv);
            }
        }
        mixed
    }

    /// Whether interpolation names the right leader everywhere, but within a small share of the
    /// distance between two points of a frontier, and the margin well enough.
    fn is_good(&self, centre: &Standing) -> bool {
        let (i, j) = self.block.middle();
        let guess = self.between(i, j);
        let Some(error) = errors(&guess, centre) else { return false };
        if self.corners.iter().any(|corner| errors(corner, centre).is_none()) {
            return false;
        }
        let known = [self.corners[0], self.corners[1], self.corners[2], self.corners[3], *centre];
        let leads = |leader: &Option<Strategy>| known.iter().any(|at| at.best() == *leader);
        let possible = std::iter::once(None).chain(Strategy::ALL.map(Some));
        let leaders: Vec<Option<Strategy>> = possible.filter(leads).collect();
        match leaders[..] {
            [leader] => {
                let safe = known.iter().all(|at| is_safe(at, &[slot(leader)], &error));
                let margin = centre.margin(leader).unwrap_or_default();
                let guessed = guess.margin(leader).unwrap_or_default();
                let size = self.corners.iter().filter_map(|corner| corner.margin(leader));
                let size = size.fold(0.0, f64::max);
                safe && (margin - guessed).abs() <= MARGIN * size
            }
            [one, other] => {
                let (a, b) = (slot(one), slot(other));
                let difference = |at: &Standing| values(at)[a] - values(at)[b];
                let spread = self.corners.map(|corner| difference(&corner));
                let steep = spread.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                    - spread.iter().copied().fold(f64::INFINITY, f64::min);
                let side = (self.block.right - self.block.left)
                    .max(self.block.top - self.block.bottom) as f64;
                let off = (difference(&guess) - difference(centre)).abs();
                let safe = known.iter().all(|at| is_safe(at, &[a, b], &error));
                safe && off <= FRONTIER * steep / side
            }
            _ => false,
        }
    }

    fn fill(&self, field: &mut Field) {
        for j in self.block.bottom..=self.block.top {
            for i in self.block.left..=self.block.right {
                field.guess(j * field.columns + i, self.between(i, j));
            }
        }
    }
}

/// NPVs and selling now in one array; a strategy that is not ready stands far below any.
fn values(standing: &Standing) -> [f64; 5] {
    let [a, b, c, d] = standing.npvs.map(|npv| npv.unwrap_or(-1e300));
    [a, b, c, d, standing.sell_now_usd]
}

fn slot(leader: Option<Strategy>) -> usize {
    leader.map_or(4, |strategy| strategy as usize)
}

/// How far each value is off; `None` if a strategy is ready in one and not in the other.
fn errors(guess: &Standing, exact: &Standing) -> Option<[f64; 5]> {
    let same = guess.npvs.iter().zip(&exact.npvs).all(|(a, b)| a.is_some() == b.is_some());
    let (guess, exact) = (values(guess), values(exact));
    same.then(|| std::array::from_fn(|i| (guess[i] - exact[i]).abs()))
}

/// Whether all but the `leaders` stand safely below the highest of them. A hybrid always stands
/// between its parts, or level with one: where both lead nothing, it cannot either.
fn is_safe(at: &Standing, leaders: &[usize], error: &[f64; 5]) -> bool {
    let values = values(at);
    let top = leaders.iter().copied().max_by(|a, b| values[*a].total_cmp(&values[*b]));
    let Some(top) = top else { return false };
    (0..5)
        .filter(|other| !leaders.contains(other))
        .all(|other| values[top] - values[other] >= SAFE * (error[top] + error[other]))
}
