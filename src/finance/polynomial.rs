//! A cash flow as a polynomial in the monthly discount factor, evaluated fast.

use crate::lanes::{LANES, PAIRS, Pair, begun, numbers, pairs};

/// Value and slope of `sum c_t v^t`, by interleaved Horner chains in `v^8`, whose multiplications do
/// not wait for one another: several times as fast as one chain.
pub(super) fn value_and_slope(c: &[f64], v: f64) -> (f64, f64) {
    let (powers, w) = powers(v);
    let (blocks, rest) = c.as_chunks::<LANES>();
    let (w, mut p, mut d) = (Pair::of([w; 2]), begun(rest), begun(&[]));
    for block in blocks.iter().rev() {
        let block = pairs(block);
        for k in 0..PAIRS {
            d[k] = d[k].times_plus(w, p[k]);
            p[k] = p[k].times_plus(w, block[k]);
        }
    }
    let (p, d) = (numbers(p), numbers(d));
    // f(v) = sum v^k p_k(w), w = v^8, so f' = sum k v^(k-1) p_k + v^k d_k 8 v^7.
    let (mut value, mut outer, mut inner) = (p[0], 0.0, d[0]);
    for k in 1..LANES {
        value += p[k] * powers[k];
        outer += k as f64 * p[k] * powers[k - 1];
        inner += d[k] * powers[k];
    }
    (value, outer + inner * 8.0 * powers[LANES - 1])
}

/// The value alone. Not inlined: it takes far longer than a call, and the search for rates asks for it at forty places.
#[inline(never)]
pub(super) fn value(c: &[f64], v: f64) -> f64 {
    let (powers, w) = powers(v);
    let (blocks, rest) = c.as_chunks::<LANES>();
    let (w, mut p) = (Pair::of([w; 2]), begun(rest));
    for block in blocks.iter().rev() {
        let block = pairs(block);
        for k in 0..PAIRS {
            p[k] = p[k].times_plus(w, block[k]);
        }
    }
    let p = numbers(p);
    (1..LANES).fold(p[0], |value, k| value + p[k] * powers[k])
}

/// `v^0` to `v^7`, and `v^8`.
fn powers(v: f64) -> ([f64; LANES], f64) {
    let (square, fourth) = (v * v, v * v * (v * v));
    let low = [1.0, v, square, square * v];
    let mut powers = [0.0; LANES];
    for k in 0..4 {
        (powers[k], powers[k + 4]) = (low[k], low[k] * fourth);
    }
    (powers, fourth * fourth)
}

/// A Newton step below this share of the root doubles its correct digits beyond the last one.
const CLOSE: f64 = 1e-9;

/// The root in `[low, high]`, where the value changes sign, by Newton steps kept inside a
/// shrinking bracket. A step that lands on the bracket is accepted. `rising`: whether the value is
/// negative at `low`.
#[inline(never)]
pub(super) fn root(c: &[f64], rising: bool, mut low: f64, mut high: f64, start: f64) -> f64 {
    let mut v = if start >= low && start <= high { start } else { 0.5 * (low + high) };
    for _ in 0..200 {
        let (f, slope) = value_and_slope(c, v);
        if f == 0.0 {
            return v;
        }
        if (f < 0.0) == rising {
            low = v
        } else {
            high = v
        }
        let newton = v - f / slope;
        let inside = newton >= low && newton <= high;
        let next = if inside { newton } else { 0.5 * (low + high) };
        if (next - v).abs() <= if inside { CLOSE * v } else { 1e-15 * v } {
            return next;
        }
        v = next;
    }
    v
}

/// Sign changes of the running sum `S_t = S_(t-1) q + c_t`, zeros left out: by Laguerre an upper
/// bound, of the right parity, for the number of roots with a growth factor above `q`.
pub(super) fn sign_changes(c: &[f64], q: f64) -> usize {
    changes(c.iter(), q)
}

/// The same from the back, `S_t = S_(t+1) v + c_t`: a bound for the roots with a discount factor
/// above `v`.
pub(super) fn sign_changes_from_back(c: &[f64], v: f64) -> usize {
    changes(c.iter().rev(), v)
}

#[inline(never)]
fn changes<'a>(c: impl Iterator<Item = &'a f64>, factor: f64) -> usize {
    let (mut sum, mut last, mut changes) = (0.0, 0.0_f64, 0);
    for flow in c {
        sum = sum * factor + flow;
        if last * sum < 0.0 {
            changes += 1;
        }
        if sum != 0.0 {
            last = if sum > 0.0 { 1.0 } else { -1.0 };
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_and_slope_agree_with_the_plain_sum() {
        let c: Vec<f64> = (0..23).map(|i| f64::from(i * i % 7) - 2.5).collect();
        let v = 0.97;
        let (mut power, mut plain, mut slope) = (1.0, 0.0, 0.0);
        for (t, x) in c.iter().enumerate() {
            plain += x * power;
            slope += x * t as f64 * power / v;
            power *= v;
        }
        let (f, d) = value_and_slope(&c, v);
        assert!((f - plain).abs() < 1e-12 && (d - slope).abs() < 1e-10, "{f} {plain} {d} {slope}");
        assert!((value(&c, v) - plain).abs() < 1e-12);
    }
}
