//! One input moved while the rest stay: its range and the points on it.

use super::standing::Standing;
use crate::evaluation::{Engine, sell_now};
use crate::math::{exp, ln};
use crate::scenario::{Input, Kind, Scale, Scenario};

/// From the lower to the higher end of a range, both as stored.
pub type Range = (f64, f64);

/// The input's plausible range, widened to hold the scenario's value.
#[must_use]
pub fn plausible(scenario: &Scenario, input: Input) -> Range {
    plausible_around(input, scenario.get(input))
}

/// The input's plausible range, widened to hold `present`.
#[must_use]
pub fn plausible_around(input: Input, present: f64) -> Range {
    let row = input.row();
    (row.low.min(present), row.high.max(present))
}

/// About `n` points over `range`, both ends among them: equal steps or, for inputs on a log scale,
/// equal factors; whole numbers only where the input takes no others. At least one point.
#[must_use]
pub fn points(input: Input, (low, high): Range, n: usize) -> Vec<f64> {
    if high <= low {
        return vec![low];
    }
    let steps = n.max(2) - 1;
    let row = input.row();
    let at = |i: usize| position(input, (low, high), i as f64 / steps as f64);
    if row.kind == Kind::Number {
        return (0..=steps).map(at).collect();
    }
    if high - low <= steps as f64 {
        let count = (high - low) as usize;
        return (0..=count).map(|i| low + i as f64).collect();
    }
    let mut points: Vec<f64> = (0..=steps).map(|i| at(i).round()).collect();
    points.dedup();
    points
}

/// The value at `share` (0 to 1) of a range on the input's scale.
#[must_use]
pub fn position(input: Input, (low, high): Range, share: f64) -> f64 {
    if share <= 0.0 {
        low
    } else if share >= 1.0 {
        high
    } else if input.row().scale == Scale::Log && low > 0.0 {
        exp(ln(low) + share * (ln(high) - ln(low)))
    } else {
        low + share * (high - low)
    }
}

/// Where `value` lies on a range, 0 to 1 on the input's scale: the inverse of [`position`].
#[must_use]
pub fn share(input: Input, (low, high): Range, value: f64) -> f64 {
    if high <= low {
        0.0
    } else if input.row().scale == Scale::Log && low > 0.0 && value > 0.0 {
        (ln(value) - ln(low)) / (ln(high) - ln(low))
    } else {
        (value - low) / (high - low)
    }
}

/// An engine and a scenario of which one input moves.
pub(crate) struct Sweep<'a> {
    pub engine: &'a mut Engine,
    pub scenario: &'a Scenario,
    pub input: Input,
}

impl Sweep<'_> {
    /// How the strategies stand with the input at `value`.
    pub(crate) fn at(&mut self, value: f64) -> Standing {
        let moved = self.scenario.nearest(self.input, value);
        Standing { npvs: self.engine.npvs(&moved), sell_now_usd: sell_now(&moved) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_run_from_end_to_end_on_the_inputs_scale() {
        let linear = points(Input::SitePowerPriceUsdPerMwh, (20.0, 60.0), 5);
        assert_eq!(linear, [20.0, 30.0, 40.0, 50.0, 60.0]);
        let log = points(Input::SiteGridMw, (10.0, 1000.0), 3);
        assert!((log[1] - 100.0).abs() < 1e-9 && log[0] == 10.0 && log[2] == 1000.0, "{log:?}");
        assert_eq!(points(Input::SiteHorizonYears, (17.0, 20.0), 9), [17.0, 18.0, 19.0, 20.0]);
        assert_eq!(points(Input::SiteHorizonYears, (1.0, 30.0), 4), [1.0, 11.0, 20.0, 30.0]);
        assert_eq!(points(Input::NetworkSubsidyBtc, (3.125, 3.125), 9), [3.125]);
    }

    #[test]
    fn share_undoes_position() {
        for (input, range) in
            [(Input::SiteGridMw, (20.0, 500.0)), (Input::NetworkBtcPriceGrowth, (-0.05, 0.2))]
        {
            for at in [0.0, 0.1, 0.77, 1.0] {
                let back = share(input, range, position(input, range, at));
                assert!((back - at).abs() < 1e-12, "{input:?} {at} {back}");
            }
        }
    }
}
