//! Values by strategy as they are written for JavaScript: by name, not by place.

use crate::strategy::Strategy;
use serde::{Serialize, Serializer};

/// A value for each strategy; null if it is not ready within the horizon, or has none.
#[derive(Serialize, tsify::Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct ByStrategy {
    /// For mining.
    mining: Option<f64>,
    /// For AI colocation.
    colocation: Option<f64>,
    /// For GPU cloud.
    gpu_cloud: Option<f64>,
    /// For the hybrid.
    hybrid: Option<f64>,
}

impl From<&[Option<f64>; 4]> for ByStrategy {
    fn from([mining, colocation, gpu_cloud, hybrid]: &[Option<f64>; 4]) -> Self {
        ByStrategy {
            mining: *mining,
            colocation: *colocation,
            gpu_cloud: *gpu_cloud,
            hybrid: *hybrid,
        }
    }
}

/// Numbers as a [`ByStrategy`].
pub(crate) fn numbers<S: Serializer>(values: &[Option<f64>; 4], to: S) -> Result<S::Ok, S::Error> {
    ByStrategy::from(values).serialize(to)
}

/// A list of [`ByStrategy`].
pub(crate) fn lists<S: Serializer>(values: &[[Option<f64>; 4]], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(values.iter().map(ByStrategy::from))
}

/// Anything, under the names of strategies.
pub(crate) fn any<S: Serializer, T: Serialize>(values: &[T; 4], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(Strategy::ALL.map(Strategy::key).iter().zip(values))
}
