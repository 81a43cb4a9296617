//! The best strategy, and by how much, over any two inputs; the frontier between them as lines.
//!
//! Three ways to fill the field, chosen by what the two inputs touch and by what is asked:
//! - if no part of an evaluation depends on both, NPVs add up from one row and one column: exact;
//! - refined: coarse blocks, split where the frontier runs or interpolation is not good enough;
//! - exact: every cell evaluated.
//!
//! A [`MapJob`] works in slices, so that it can be dropped for a newer one.

mod additive;
mod block;
mod field;
mod frontier;

use super::standing::Standing;
use super::sweep::{Range, plausible, points};
use crate::evaluation::{Engine, sell_now};
use crate::math::Within;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use block::Block;
use field::Field;
pub use frontier::Line;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// The input from left to right.
    pub x: Input,
    /// The input from bottom to top.
    pub y: Input,
    /// The range of `x`; `None`: the plausible one, widened to hold the scenario's value.
    pub x_range: Option<Range>,
    /// The range of `y`, likewise.
    pub y_range: Option<Range>,
    /// Points a side; fewer where a whole input has fewer values.
    pub n: usize,
    /// Whether every point is evaluated.
    pub exact: bool,
}

/// One axis of a map.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "MapAxis"))]
pub struct Axis {
    /// The input.
    #[cfg_attr(js, tsify(type = "string"))]
    pub input: Input,
    /// Its present value, in its own unit.
    pub present: f64,
    /// Its values, rising, on the input's scale.
    pub values: Vec<f64>,
}

/// The best use over two inputs. What is said of each point is by row, from the lowest `y`; within a
/// row from the lowest `x`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "BestUseMap")
)]
pub struct Map {
    /// From left to right.
    #[cfg_attr(js, tsify(type = "MapAxis"))]
    pub x: Axis,
    /// From bottom to top.
    #[cfg_attr(js, tsify(type = "MapAxis"))]
    pub y: Axis,
    /// The best strategy at each point; none: selling now.
    pub best: Vec<Option<Strategy>>,
    /// What it is worth there more than the next best use, selling now included, USD.
    pub margin_usd: Vec<f64>,
    /// Whether the point was evaluated rather than interpolated.
    pub exact: Vec<bool>,
    /// Where the best strategy changes.
    #[cfg_attr(js, tsify(type = "FrontierLine[]"))]
    pub frontier: Vec<Line>,
    /// Evaluations spent.
    pub evaluations: usize,
}

/// A map in the making.
#[derive(Clone, Debug)]
pub struct MapJob {
    engine: Engine,
    scenario: Scenario,
    x: Axis,
    y: Axis,
    field: Field,
    plan: Plan,
    /// Points to evaluate next, last first.
    queue: Vec<usize>,
    evaluations: usize,
}

#[derive(Clone, Debug)]
enum Plan {
    /// One row and one column, then sums.
    Additive,
    /// The blocks that wait for the queue.
    Refine(Vec<Block>),
    /// All points.
    Exact,
    Done,
}

/// Intervals a side of the blocks to begin with.
const COARSE: usize = 16;

impl MapJob {
    /// A map of `scenario`, nothing evaluated yet.
    #[must_use]
    pub fn new(scenario: &Scenario, setup: &Setup) -> MapJob {
        let axis = |input: Input, range: Option<Range>| {
            let range = range.unwrap_or_else(|| plausible(scenario, input));
            let (min, max) = (input.row().min, input.row().max);
            let range = (range.0.within(min, max), range.1.within(min, max));
            Axis { input, present: scenario.get(input), values: points(input, range, setup.n) }
        };
        let (x, y) = (axis(setup.x, setup.x_range), axis(setup.y, setup.y_range));
        let field = Field::new(x.values.len(), y.values.len());
        let plan = if additive::adds_up(scenario, setup.x, setup.y) {
            Plan::Additive
        } else if setup.exact {
            Plan::Exact
        } else {
            Plan::Refine(Block::tiles(field.columns, field.rows, COARSE))
        };
        let mut job = MapJob {
            engine: Engine::new(),
            scenario: scenario.clone(),
            x,
            y,
            field,
            plan,
            queue: Vec::new(),
            evaluations: 0,
        };
        job.queue = match &job.plan {
            Plan::Additive => additive::cross(&job.field),
            Plan::Refine(blocks) => job.wanted(blocks),
            Plan::Exact => job.in_order((0..job.field.len()).collect()),
            Plan::Done => Vec::new(),
        };
        job
    }

    /// Evaluates at most `budget` points; whether the map is complete.
    pub fn step(&mut self, budget: usize) -> bool {
        for _ in 0..budget {
            match self.queue.pop() {
                Some(point) => self.evaluate(point),
                None => break,
            }
            if self.queue.is_empty() {
                self.advance();
            }
        }
        matches!(self.plan, Plan::Done)
    }

    /// The finished map, whatever is left evaluated now.
    #[must_use]
    pub fn finish(mut self) -> Map {
        while !self.step(usize::MAX) {}
        let standings = self.field.standings();
        let best: Vec<Option<Strategy>> = standings.iter().map(Standing::best).collect();
        let margin = |(standing, best): (&Standing, &Option<Strategy>)| {
            standing.margin(*best).unwrap_or_default()
        };
        let margin_usd = standings.iter().zip(&best).map(margin).collect();
        let frontier = frontier::lines(&self.x, &self.y, &standings, &best);
        let exact = self.field.exact();
        Map {
            x: self.x,
            y: self.y,
            best,
            margin_usd,
            exact,
            frontier,
            evaluations: self.evaluations,
        }
    }

    fn evaluate(&mut self, point: usize) {
        let (i, j) = (point % self.field.columns, point / self.field.columns);
        let at = self.scenario.nearest(self.x.input, self.x.values[i]);
        let at = at.nearest(self.y.input, self.y.values[j]);
        let npvs = self.engine.npvs(&at);
        self.field.set(point, Standing { npvs, sell_now_usd: sell_now(&at) });
        self.evaluations += 1;
    }

    /// What comes after the queue has run dry.
    fn advance(&mut self) {
        self.plan = match std::mem::replace(&mut self.plan, Plan::Done) {
            Plan::Additive => {
                additive::fill(&mut self.field);
                Plan::Done
            }
            Plan::Refine(mut blocks) => {
                // Blocks whose corners and centres are known already split again at once.
                while !blocks.is_empty() && self.queue.is_empty() {
                    blocks = block::settle(&mut self.field, &blocks);
                    self.queue = self.wanted(&blocks);
                }
                if blocks.is_empty() { Plan::Done } else { Plan::Refine(blocks) }
            }
            Plan::Exact | Plan::Done => Plan::Done,
        };
    }

    /// The points that the blocks need and that are not evaluated yet.
    fn wanted(&self, blocks: &[Block]) -> Vec<usize> {
        let points = blocks.iter().flat_map(|block| block.points(self.field.columns));
        self.in_order(points.filter(|point| !self.field.is_exact(*point)).collect())
    }

    /// Points in the order in which the fewest strategies change from one to the next, last first:
    /// along the input that touches less.
    fn in_order(&self, mut points: Vec<usize>) -> Vec<usize> {
        let columns = self.field.columns;
        let rows = self.field.rows;
        let weight = |input| additive::touched(&self.scenario, input).count_ones();
        let by_row = weight(self.x.input) <= weight(self.y.input);
        if !by_row {
            points.iter_mut().for_each(|p| *p = *p % columns * rows + *p / columns);
        }
        points.sort_unstable();
        points.dedup();
        points.reverse();
        if !by_row {
            points.iter_mut().for_each(|p| *p = *p % rows * columns + *p / rows);
        }
        points
    }
}

/// The whole map at once.
///
/// ```
/// use hash_or_host::analysis::map::{Setup, map};
/// use hash_or_host::scenario::{Input, Scenario};
/// let (x, y) = (Input::NetworkBtcPriceUsd, Input::ColocationRentUsdPerKwMonth);
/// let setup = Setup { x, y, x_range: None, y_range: None, n: 40, exact: false };
/// let map = map(&Scenario::default(), &setup);
/// assert_eq!(map.best.len(), 40 * 40);
/// ```
#[must_use]
pub fn map(scenario: &Scenario, setup: &Setup) -> Map {
    MapJob::new(scenario, setup).finish()
}
