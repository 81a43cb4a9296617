//! Scales: data to drawing and back, and ticks that a person would have chosen.

use crate::math::{Within, ln, log10, pow};
use crate::scenario::Scale as Kind;

/// A scale from data to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    kind: Kind,
    domain: (f64, f64),
    range: (f64, f64),
}

impl Scale {
    /// Equal steps. A domain that is empty or not finite becomes one around its start.
    #[must_use]
    pub fn linear(domain: (f64, f64), range: (f64, f64)) -> Scale {
        Scale::new(Kind::Linear, domain, range)
    }

    /// As `kind` says; a logarithmic one whose domain reaches zero is linear.
    #[must_use]
    pub fn new(kind: Kind, domain: (f64, f64), range: (f64, f64)) -> Scale {
        let finite = |x: f64| if x.is_finite() { x.within(-1e100, 1e100) } else { 0.0 };
        let (from, mut to) = (finite(domain.0), finite(domain.1));
        if from == to {
            to = from + if from == 0.0 { 1.0 } else { from.abs() };
        }
        let kind = if from.min(to) > 1e-100 { kind } else { Kind::Linear };
        Scale { kind, domain: (from, to), range }
    }

    /// Where `value` stands, within the range and a little around it; what is not a number has no
    /// place: NaN, a gap in a line.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        let (from, to) = self.domain;
        let share = match self.kind {
            Kind::Linear => (value / 2.0 - from / 2.0) / (to / 2.0 - from / 2.0),
            Kind::Log => ln(value.max(f64::MIN_POSITIVE) / from) / ln(to / from),
        };
        let share = match share {
            _ if value.is_nan() => return f64::NAN,
            share if share.is_nan() => 0.0,
            share => share.within(-4.0, 5.0),
        };
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The value that stands at `pixel`, kept within the domain.
    #[must_use]
    pub fn value(&self, pixel: f64) -> f64 {
        let (start, end) = self.range;
        let share = (pixel - start) / (end - start);
        let share = if share.is_nan() { 0.0 } else { share.within(0.0, 1.0) };
        let (from, to) = self.domain;
        match self.kind {
            Kind::Linear => from + share * (to - from),
            Kind::Log => from * pow(to / from, share),
        }
    }

    /// About `count` ticks at round values within the domain.
    #[must_use]
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        let (low, high) = (self.domain.0.min(self.domain.1), self.domain.0.max(self.domain.1));
        match self.kind {
            Kind::Linear => ticks(low, high, count),
            Kind::Log => log_ticks(low, high, count),
        }
    }
}

/// The round step (1, 2, 2.5 or 5 times a power of ten) that gives at most `count` steps.
fn step(low: f64, high: f64, count: usize) -> f64 {
    let rough = (high - low) / count.max(1) as f64;
    if !(rough > 0.0 && rough.is_finite()) {
        return 1.0;
    }
    let power = pow(10.0, log10(rough).floor());
    let factor = [1.0, 2.0, 2.5, 5.0].into_iter().find(|f| f * power >= rough * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

/// Round values from `low` to `high`, both included if round, in at most `count` steps.
#[must_use]
pub fn ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && low <= high) {
        return Vec::new();
    }
    let step = step(low, high, count);
    let first = (low / step - 1e-9).ceil();
    let last = (high / step + 1e-9).floor();
    let steps = (last - first).within(-1.0, 200.0);
    (0..=steps as i64).filter(|_| steps >= 0.0).map(|i| (first + i as f64) * step + 0.0).collect()
}

/// Round values a factor apart; a short range falls back to equal steps.
fn log_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    if high / low < 12.0 {
        return ticks(low, high, count);
    }
    let decades = log10(low).floor() as i64..=log10(high).ceil() as i64;
    let fits = |factors: &[f64]| -> Vec<f64> {
        let all =
            decades.clone().flat_map(|d| factors.iter().map(move |f| f * pow(10.0, d as f64)));
        all.filter(|x| (low * (1.0 - 1e-9)..=high * (1.0 + 1e-9)).contains(x)).collect()
    };
    let fine = fits(&[1.0, 2.0, 5.0]);
    if fine.len() <= count.max(2) + 1 { fine } else { fits(&[1.0]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let linear = Scale::linear((-2.0, 6.0), (300.0, 0.0));
        assert_eq!(linear.at(0.0), 225.0);
        assert_eq!(linear.value(225.0), 0.0);
        let log = Scale::new(Kind::Log, (10.0, 1000.0), (0.0, 200.0));
        assert!((log.at(100.0) - 100.0).abs() < 1e-9);
        assert!((log.value(100.0) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_leaves_that_is_not_finite() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN] {
            for scale in [
                Scale::linear((bad, 1.0), (0.0, 10.0)),
                Scale::linear((0.0, bad), (0.0, 10.0)),
                Scale::new(Kind::Log, (bad, bad), (0.0, 10.0)),
                Scale::new(Kind::Log, (f64::MIN_POSITIVE, f64::MAX), (0.0, 10.0)),
                Scale::linear((3.0, 3.0), (5.0, 5.0)),
            ] {
                assert!(scale.at(bad).is_finite() != bad.is_nan(), "{scale:?}");
                assert!(scale.at(1.0).is_finite(), "{scale:?}");
                assert!(scale.value(2.0).is_finite(), "{scale:?}");
                assert!(scale.ticks(5).iter().all(|tick| tick.is_finite()));
            }
        }
    }

    #[test]
    fn round_ticks() {
        assert_eq!(ticks(-0.3, 1.6, 4), [0.0, 0.5, 1.0, 1.5]);
        assert_eq!(ticks(0.0, 100.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(3.0, 3.0, 5), [3.0]);
        assert!(ticks(1.0, 0.0, 5).is_empty());
        assert_eq!(log_ticks(1.0, 100.0, 7), [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
        assert_eq!(log_ticks(1.0, 1e5, 5), [1.0, 10.0, 100.0, 1000.0, 1e4, 1e5]);
    }
}
