//! The steps of an input: what a slider stops at, and what a key press adds.

use super::sweep::{position, share};
use crate::math::Within;
use crate::scenario::{Input, Row};

/// What a slider runs over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The lower end, as stored.
    pub low: f64,
    /// The higher end, as stored.
    pub high: f64,
}

impl Span {
    /// The plausible range of an input, widened to hold `value`; the accepted one where the
    /// plausible one is a point.
    #[must_use]
    pub fn of(input: Input, value: f64) -> Span {
        let row = input.row();
        let (low, high) = if row.low < row.high { (row.low, row.high) } else { (row.min, row.max) };
        Span { low: low.min(value), high: high.max(value) }
    }

    /// Where a value stands, 0 to 1.
    #[must_use]
    pub fn position(self, input: Input, value: f64) -> f64 {
        share(input, (self.low, self.high), value).within(0.0, 1.0)
    }

    /// The value at a position, on the input's step unless it is an end.
    #[must_use]
    pub fn value(self, input: Input, at: f64) -> f64 {
        let value = position(input, (self.low, self.high), at.within(0.0, 1.0));
        snap(input.row(), value).within(self.low, self.high)
    }
}

/// The multiple of the input's step that is nearest to `value`, without the noise of the division.
fn snap(row: &Row, value: f64) -> f64 {
    let steps = (value / row.step).round();
    // 1/step is exact where step is a power of ten written in decimals.
    let inverse = (1.0 / row.step).round();
    if row.step < 1.0 && (inverse * row.step - 1.0).abs() < 1e-9 {
        steps / inverse
    } else {
        steps * row.step
    }
}

/// The accepted value on the input's step that is nearest to `value`.
#[must_use]
pub fn snapped(input: Input, value: f64) -> f64 {
    let row = input.row();
    snap(row, value).within(row.min, row.max)
}

/// The value so many steps on, within what is accepted: the first step ends at the next multiple, so
/// that none is left out.
#[must_use]
pub fn stepped(input: Input, value: f64, steps: f64) -> f64 {
    let row = input.row();
    let nearest = snap(row, value);
    let noise = 1e-9 * row.step.max(value.abs());
    // Between two multiples, the way to the one ahead is the first step.
    let ahead = (nearest - value) * steps.signum() > noise;
    let rest = if ahead { steps - steps.signum() } else { steps };
    snap(row, nearest + rest * row.step).within(row.min, row.max)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRICE: Input = Input::SitePowerPriceUsdPerMwh;

    #[test]
    fn a_span_holds_the_value_and_gives_multiples_of_the_step() {
        let row = PRICE.row();
        let above = row.high + 10.0 * row.step;
        let span = Span::of(PRICE, above);
        assert_eq!((span.low, span.high), (row.low, above));
        assert_eq!((span.position(PRICE, span.low), span.position(PRICE, above)), (0.0, 1.0));
        let inside = span.value(PRICE, 0.37);
        assert!((inside / row.step - (inside / row.step).round()).abs() < 1e-9, "{inside}");
        assert_eq!(span.value(PRICE, 2.0), above, "an end need not be a multiple");
    }

    #[test]
    fn a_step_ends_where_values_are_no_longer_accepted() {
        let row = PRICE.row();
        assert_eq!(stepped(PRICE, row.max, 1.0), row.max);
        assert_eq!(stepped(PRICE, row.min, -1.0), row.min);
        assert_eq!(snapped(PRICE, row.max * 2.0), row.max);
        // From between two multiples: the next one, in both directions.
        for (input, from, below, above) in [
            (PRICE, 38.3, 38.0, 38.5),
            (PRICE, 38.5, 38.0, 39.0),
            (PRICE, 38.1, 38.0, 38.5),
            (Input::SiteGridMw, 0.5, 0.1, 1.0),
            (Input::MiningEfficiencyJPerTh, 17.3, 17.0, 17.5),
            (Input::NetworkBtcPriceUsd, 84_760.0, 84_700.0, 84_800.0),
        ] {
            assert_eq!(stepped(input, from, 1.0), above, "{from}");
            assert_eq!(stepped(input, from, -1.0), below, "{from}");
        }
        assert_eq!(stepped(PRICE, 38.3, 10.0), 43.0);
        assert_eq!(stepped(PRICE, 38.3, -10.0), 33.5);
        // Three tenths, without the noise of a division.
        let share = Input::HybridAiShare;
        assert_eq!(snapped(share, 0.1 + 0.2), 0.3);
    }
}
