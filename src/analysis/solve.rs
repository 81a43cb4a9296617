//! Where a function of one number changes sign: Chandrupatla's method.
//!
//! Written out because the last bracket is part of the answer here: a decision that flips makes a
//! jump, which has no root, only two adjacent values of opposite sign.
//!
//! T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a
//! nonlinear function without using derivatives", Advances in Engineering Software 28 (1997).

use crate::math::Within;

/// A function's value at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct At {
    /// The point.
    pub x: f64,
    /// The value.
    pub f: f64,
}

/// What the search ends with: `inner` is the end with the smaller value, `outer` the other end of
/// the bracket. Both are the same point if the function is zero there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bracket {
    pub inner: At,
    pub outer: At,
}

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tolerance {
    /// A value this close to zero is zero.
    pub f: f64,
    /// Points this close are adjacent, beside what numbers of their size can tell apart.
    pub x: f64,
}

/// Narrows a change of sign between `a` and `b`, whose values have opposite signs.
pub(crate) fn narrow(mut f: impl FnMut(f64) -> f64, a: At, b: At, tolerance: Tolerance) -> Bracket {
    // `new` and `old` always enclose the change; `past` is the point given up last.
    let (mut new, mut old) = (b, a);
    let mut t = 0.5;
    for _ in 0..200 {
        let x = new.x + t * (old.x - new.x);
        let at = At { x, f: f(x) };
        let past = if (at.f > 0.0) == (new.f > 0.0) {
            std::mem::replace(&mut new, at)
        } else {
            let past = old;
            (old, new) = (new, at);
            past
        };
        let (inner, outer) = if new.f.abs() < old.f.abs() { (new, old) } else { (old, new) };
        if inner.f.abs() <= tolerance.f {
            return Bracket { inner, outer: if inner.f == 0.0 { inner } else { outer } };
        }
        let adjacent = 2.0 * f64::EPSILON * inner.x.abs() + tolerance.x;
        let least = adjacent / (old.x - new.x).abs();
        if least >= 0.5 {
            return Bracket { inner, outer };
        }
        t = step(new, old, past).within(least, 1.0 - least);
    }
    let (inner, outer) = if new.f.abs() < old.f.abs() { (new, old) } else { (old, new) };
    Bracket { inner, outer }
}

/// How far from `new` towards `old` to look next: inverse quadratic interpolation where it is safe,
/// else the middle.
fn step(new: At, old: At, past: At) -> f64 {
    let xi = (new.x - old.x) / (past.x - old.x);
    let phi = (new.f - old.f) / (past.f - old.f);
    if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
        new.f / (old.f - new.f) * past.f / (old.f - past.f)
            + (past.x - new.x) / (old.x - new.x) * new.f / (past.f - new.f) * old.f
                / (past.f - old.f)
    } else {
        0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(f: impl Fn(f64) -> f64, x: f64) -> At {
        At { x, f: f(x) }
    }

    const FINE: Tolerance = Tolerance { f: 0.0, x: 0.0 };

    #[test]
    fn a_smooth_root_takes_few_steps() {
        let mut calls = 0;
        let f = |x: f64| x * x * x - 2.0 * x - 5.0;
        let counted = |x| {
            calls += 1;
            f(x)
        };
        let tolerance = Tolerance { f: 1e-12, x: 0.0 };
        let found = narrow(counted, at(f, 2.0), at(f, 3.0), tolerance);
        // Wallis's equation of 1685.
        assert!((found.inner.x - 2.094_551_481_542_326_5).abs() < 1e-12, "{found:?}");
        assert!(calls < 12, "{calls}");
    }

    #[test]
    fn a_jump_ends_in_adjacent_numbers() {
        let f = |x: f64| if x < 0.3 { -1.0 } else { 2.0 };
        let found = narrow(f, at(f, 0.0), at(f, 1.0), FINE);
        assert!(found.inner.x < 0.3 && found.outer.x >= 0.3, "{found:?}");
        assert!(found.outer.x - found.inner.x < 3e-16, "{found:?}");
    }

    #[test]
    fn a_flat_root_is_found() {
        let f = |x: f64| (x - 1.0) * (x - 1.0) * (x - 1.0);
        let found = narrow(f, at(f, 0.0), at(f, 3.5), Tolerance { f: 1e-24, x: 0.0 });
        assert!((found.inner.x - 1.0).abs() < 1e-7, "{found:?}");
    }
}
