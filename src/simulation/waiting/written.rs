//! A limit as it is written for JavaScript: its rule and its value side by side.

use super::limit::Limit;
use serde::Serialize;

/// On which side of a limit something is done.
#[derive(Serialize, tsify::Tsify)]
#[serde(rename_all = "snake_case")]
enum LimitRule {
    Above,
    Below,
    /// Everywhere in the usual range.
    Always,
    /// Nowhere in it.
    Never,
    /// On several parts of it.
    Several,
}

/// Where a variable must stand for converting to be worth more than mining on, all else as on the
/// base path.
#[derive(Serialize, tsify::Tsify)]
#[tsify(missing_as_null)]
pub(super) struct ConversionLimit {
    /// Above or below `value`; everywhere or nowhere in its usual range; on several parts of it.
    rule: LimitRule,
    /// The limit, in the variable's own unit; null where there is not one.
    value: Option<f64>,
}

impl From<Limit> for ConversionLimit {
    fn from(limit: Limit) -> ConversionLimit {
        let (rule, value) = match limit {
            Limit::Always => (LimitRule::Always, None),
            Limit::Never => (LimitRule::Never, None),
            Limit::Above(value) => (LimitRule::Above, Some(value)),
            Limit::Below(value) => (LimitRule::Below, Some(value)),
            Limit::Several => (LimitRule::Several, None),
        };
        ConversionLimit { rule, value }
    }
}
