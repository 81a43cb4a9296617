//! The change of sign nearest to the present value, over the whole accepted range.

use super::super::solve::{At, Tolerance, narrow};
use super::super::sweep::{plausible_around, points};
use crate::scenario::{Input, Kind};

/// A difference and the size of what was compared.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Sample {
    pub f: f64,
    pub size: f64,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::analysis) enum Searched {
    /// No change of sign in the accepted range.
    Nowhere,
    /// The difference is zero as it is.
    Here,
    /// Zero difference at `value`; `beyond` lies a little further out, `far` as far as was looked.
    Zero { value: f64, beyond: f64, far: f64 },
    /// Opposite signs at adjacent values, `near` the present value and `far` from it.
    Jump { near: f64, far: f64 },
}

/// A difference this small against what is compared is zero.
const ZERO: f64 = 1e-9;
/// Points over the plausible range.
const FINE: usize = 49;
/// How much further each point outside the plausible range lies than the one before.
const WIDER: f64 = 1.25;
/// Halvings spent on where a level stretch begins.
const EDGE: usize = 32;
/// Steps spent on a dip towards zero between two points.
const DIP: usize = 24;

/// The difference at a value; `None` if there is nothing to compare.
pub(in crate::analysis) type Difference<'a> = dyn FnMut(f64) -> Option<Sample> + 'a;

/// The change nearest to `present`.
pub(in crate::analysis) fn nearest(
    input: Input,
    present: f64,
    difference: &mut Difference,
) -> Searched {
    all(input, present, difference, 1).into_iter().next().unwrap_or(Searched::Nowhere)
}

/// The changes nearest to `present`, at most `most` (1 or more), nearest first: searched for downwards and upwards.
/// A difference of zero at `present` is the first of them.
pub(in crate::analysis) fn all(
    input: Input,
    present: f64,
    difference: &mut Difference,
    most: usize,
) -> Vec<Searched> {
    let mut here = difference(present);
    let mut found = Vec::new();
    if here.is_some_and(|sample| sample.f.abs() <= ZERO * sample.size) {
        found.push(Searched::Here);
        if most == 1 {
            return found;
        }
        // What lies beyond has a sign of its own.
        here = None;
    }
    let (below, above) = outward(input, present);
    let mut search = Search { input, present, difference };
    for points in [below, above] {
        // What lies beyond the last of those wanted is not looked at.
        let reach = found.get(most - 1).map_or(f64::INFINITY, |last| distance(last, present));
        found.extend(search.along(here, &points, reach, most));
        found.sort_by(|a, b| distance(a, present).total_cmp(&distance(b, present)));
        found.truncate(most);
    }
    found
}

/// How far out from `from`, which lies where the difference has changed sign, it keeps that sign: the value at which it
/// is zero again, or the last before it jumps back. `None` if it keeps it to the end of the accepted range.
pub(in crate::analysis) fn back(
    input: Input,
    present: f64,
    from: f64,
    difference: &mut Difference,
) -> Option<f64> {
    let here = difference(from);
    let (below, above) = outward(input, present);
    let mut points = if from < present { below } else { above };
    points.retain(|x| (x - present).abs() > (from - present).abs());
    let mut search = Search { input, present: from, difference };
    match search.along(here, &points, f64::INFINITY, 1).pop()? {
        Searched::Zero { value: end, .. } | Searched::Jump { near: end, .. } => Some(end),
        Searched::Nowhere | Searched::Here => None,
    }
}

fn distance(found: &Searched, present: f64) -> f64 {
    match found {
        Searched::Zero { value, .. } => (value - present).abs(),
        Searched::Jump { near, far } => (near - present).abs().min((far - present).abs()),
        Searched::Here => 0.0,
        Searched::Nowhere => f64::INFINITY,
    }
}

/// Points below the present value, falling, and above it, rising, to the ends of the accepted range:
/// every value of a whole input; else fine over the plausible range and ever wider outside.
fn outward(input: Input, present: f64) -> (Vec<f64>, Vec<f64>) {
    let row = input.row();
    if row.kind != Kind::Number {
        let steps = |from: f64, to: f64| (1..=(to - from) as usize).map(|i| i as f64);
        return (
            steps(row.min, present).map(|i| present - i).collect(),
            steps(present, row.max).map(|i| present + i).collect(),
        );
    }
    let (low, high) = plausible_around(input, present);
    let inner = points(input, (low, high), FINE);
    let mut below: Vec<f64> = inner.iter().rev().copied().filter(|x| *x < present).collect();
    let mut above: Vec<f64> = inner.iter().copied().filter(|x| *x > present).collect();
    let mut step = (high - low) / FINE as f64;
    if step <= 0.0 {
        step = (row.max - row.min) * 1e-3;
    }
    widen(&mut below, low, row.min, -step);
    widen(&mut above, high, row.max, step);
    (below, above)
}

fn widen(points: &mut Vec<f64>, from: f64, to: f64, mut step: f64) {
    let mut x = from;
    while x != to {
        x = if (to - x).abs() > step.abs() { x + step } else { to };
        points.push(x);
        step *= WIDER;
    }
}

struct Search<'a, 'b> {
    input: Input,
    present: f64,
    difference: &'a mut Difference<'b>,
}

impl Search<'_, '_> {
    /// The first changes of sign along `points`, at most `most`, not looked for beyond `reach` from the
    /// present.
    fn along(
        &mut self,
        here: Option<Sample>,
        points: &[f64],
        reach: f64,
        most: usize,
    ) -> Vec<Searched> {
        let mut found = Vec::new();
        let mut before: Option<(f64, Sample)> = None;
        let mut last = here.map(|sample| (self.present, sample));
        for x in points {
            if found.len() == most || last.is_some_and(|(x, _)| (x - self.present).abs() > reach) {
                break;
            }
            let next = (self.difference)(*x).map(|sample| (*x, sample));
            if let (Some(a), Some(b)) = (last, next) {
                // A zero at `a` has been found from the other side.
                if a.1.f * b.1.f <= 0.0 && a.1.f != 0.0 {
                    found.push(self.narrow(a, b));
                } else if let Some(before) = before
                    && before.1.f * a.1.f > 0.0
                    && let Some((near, far)) = self.dip(before, a, b)
                {
                    found.push(self.narrow(near, far));
                    if found.len() < most && far.1.f * b.1.f < 0.0 {
                        found.push(self.narrow(far, b));
                    }
                }
            }
            (before, last) = (last, next);
        }
        found
    }

    /// Narrows a change of sign between `a` and `b`, which lies further out.
    fn narrow(&mut self, a: (f64, Sample), b: (f64, Sample)) -> Searched {
        let size = a.1.size.max(b.1.size);
        let is_zero = |f: f64| f.abs() <= ZERO * size;
        if self.input.row().kind != Kind::Number {
            return if is_zero(b.1.f) {
                Searched::Zero { value: b.0, beyond: b.0, far: b.0 }
            } else {
                Searched::Jump { near: a.0, far: b.0 }
            };
        }
        if b.1.f == 0.0 {
            let value = self.edge(a, b.0);
            return Searched::Zero { value, beyond: b.0, far: b.0 };
        }
        let row = self.input.row();
        let tolerance = Tolerance { f: 1e-12 * size, x: 1e-15 * (row.max - row.min) * 1e-3 };
        let difference = &mut *self.difference;
        let sign = a.1.f;
        // Where there is nothing to compare there is no change either.
        let found = narrow(
            |x| difference(x).map_or(sign, |sample| sample.f),
            At { x: a.0, f: a.1.f },
            At { x: b.0, f: b.1.f },
            tolerance,
        );
        if is_zero(found.inner.f) {
            let zero = found.inner;
            let value = if zero.f == 0.0 { self.edge(a, zero.x) } else { zero.x };
            return Searched::Zero { value, beyond: value + 1e-6 * (b.0 - value), far: b.0 };
        }
        let (x, y) = (found.inner.x, found.outer.x);
        let inner_is_near = (x - self.present).abs() < (y - self.present).abs();
        let (near, far) = if inner_is_near { (x, y) } else { (y, x) };
        Searched::Jump { near, far }
    }

    /// The end nearer to `a` of the stretch on which the difference is zero, as at `zero`: a figure in whole steps is level
    /// for a while.
    fn edge(&mut self, a: (f64, Sample), zero: f64) -> f64 {
        let mut at = |x: f64| (self.difference)(x).map_or(a.1.f, |sample| sample.f);
        if at(zero + 1e-9 * (a.0 - zero)) != 0.0 {
            return zero;
        }
        let (mut outside, mut inside) = (a.0, zero);
        for _ in 0..EDGE {
            let x = outside + 0.5 * (inside - outside);
            *(if at(x) == 0.0 { &mut inside } else { &mut outside }) = x;
        }
        inside
    }

    /// Looks for a change of sign where the difference dips towards zero between three points of one
    /// sign: golden section on its size. The bracket, nearer end first.
    fn dip(
        &mut self,
        before: (f64, Sample),
        lowest: (f64, Sample),
        after: (f64, Sample),
    ) -> Option<((f64, Sample), (f64, Sample))> {
        let size = |at: &(f64, Sample)| at.1.f.abs();
        let dips = size(&lowest) < size(&before) && size(&lowest) < size(&after);
        if !dips || self.input.row().kind != Kind::Number {
            return None;
        }
        let (mut left, mut middle, mut right) = (before, lowest, after);
        for _ in 0..DIP {
            let into_right = (right.0 - middle.0).abs() > (middle.0 - left.0).abs();
            let towards = if into_right { right.0 } else { left.0 };
            let x = middle.0 + 0.381_966 * (towards - middle.0);
            let at = (x, (self.difference)(x)?);
            if at.1.f * middle.1.f <= 0.0 {
                return Some(if into_right { (middle, at) } else { (left, at) });
            }
            match (size(&at) < size(&middle), into_right) {
                (true, true) => (left, middle) = (middle, at),
                (true, false) => (right, middle) = (middle, at),
                (false, true) => right = at,
                (false, false) => left = at,
            }
        }
        None
    }
}
