//! What a report has by place, as it is written for JavaScript: by name.

use crate::simulation::rows::Driver;
use serde::{Serialize, Serializer};
use tsify::Tsify;

/// Percentiles, in the unit of what they are of.
#[derive(Serialize, Tsify)]
pub(crate) struct Percentiles {
    /// Exceeded by 95 of 100.
    p5: f64,
    /// Exceeded by 75 of 100.
    p25: f64,
    /// Exceeded by half.
    p50: f64,
    /// Exceeded by 25 of 100.
    p75: f64,
    /// Exceeded by 5 of 100.
    p95: f64,
}

/// The percentiles of cash needed, USD.
#[derive(Serialize, Tsify)]
pub(crate) struct CashPercentiles {
    /// Exceeded by 95 of 100.
    p5: f64,
    /// Exceeded by half.
    p50: f64,
    /// Exceeded by 5 of 100.
    p95: f64,
}

/// Percentiles of cumulative free cash flow, bridge left out, at index 0 and each year's end, USD.
#[derive(Serialize, Tsify)]
pub(crate) struct Fan {
    /// Exceeded by 95 of 100.
    p5: Vec<f64>,
    /// Exceeded by 75 of 100.
    p25: Vec<f64>,
    /// Exceeded by half.
    p50: Vec<f64>,
    /// Exceeded by 25 of 100.
    p75: Vec<f64>,
    /// Exceeded by 5 of 100.
    p95: Vec<f64>,
}

/// As [`Percentiles`].
pub(super) fn npv<S: Serializer>(
    [p5, p25, p50, p75, p95]: &[f64; 5],
    to: S,
) -> Result<S::Ok, S::Error> {
    Percentiles { p5: *p5, p25: *p25, p50: *p50, p75: *p75, p95: *p95 }.serialize(to)
}

/// As [`CashPercentiles`].
pub(super) fn cash<S: Serializer>([p5, p50, p95]: &[f64; 3], to: S) -> Result<S::Ok, S::Error> {
    CashPercentiles { p5: *p5, p50: *p50, p95: *p95 }.serialize(to)
}

/// As [`Fan`].
pub(super) fn fan<S: Serializer>(years: &[[f64; 5]], to: S) -> Result<S::Ok, S::Error> {
    let [p5, p25, p50, p75, p95] =
        std::array::from_fn(|at| years.iter().map(|year| year[at]).collect());
    Fan { p5, p25, p50, p75, p95 }.serialize(to)
}

/// As `DriverShares`.
pub(super) fn drivers<S: Serializer>(
    shares: &[Option<f64>; Driver::ALL.len()],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(Driver::ALL.iter().zip(shares))
}
