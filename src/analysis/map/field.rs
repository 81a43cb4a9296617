//! The points of a map: evaluated, interpolated or empty.

use crate::analysis::standing::Standing;

#[derive(Clone, Copy, Debug)]
enum Standpoint {
    Empty,
    Between(Standing),
    Exact(Standing),
}

/// Points by row.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub columns: usize,
    pub rows: usize,
    points: Vec<Standpoint>,
}

const NOTHING: Standing = Standing { npvs: [None; 4], sell_now_usd: 0.0 };

impl Field {
    pub(super) fn new(columns: usize, rows: usize) -> Field {
        Field { columns, rows, points: vec![Standpoint::Empty; columns * rows] }
    }

    pub(super) fn len(&self) -> usize {
        self.points.len()
    }

    pub(super) fn set(&mut self, point: usize, standing: Standing) {
        self.points[point] = Standpoint::Exact(standing);
    }

    /// Sets a point that was not evaluated.
    pub(super) fn guess(&mut self, point: usize, standing: Standing) {
        if !self.is_exact(point) {
            self.points[point] = Standpoint::Between(standing);
        }
    }

    pub(super) fn is_exact(&self, point: usize) -> bool {
        matches!(self.points[point], Standpoint::Exact(_))
    }

    pub(super) fn at(&self, i: usize, j: usize) -> Standing {
        match self.points[j * self.columns + i] {
            Standpoint::Empty => NOTHING,
            Standpoint::Between(standing) | Standpoint::Exact(standing) => standing,
        }
    }

    pub(super) fn standings(&self) -> Vec<Standing> {
        let standing = |index| self.at(index % self.columns, index / self.columns);
        (0..self.len()).map(standing).collect()
    }

    pub(super) fn exact(&self) -> Vec<bool> {
        (0..self.len()).map(|point| self.is_exact(point)).collect()
    }
}
