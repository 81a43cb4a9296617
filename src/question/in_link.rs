//! How what is set on a page is written in its link, and read from one: shocks, the axes of the map, the limits of the
//! hybrid, the figure that is watched. What one page writes every later one reads.

use super::Watched;
use crate::analysis::frontier::Limits;
use crate::analysis::stress::{Shock, Shocks};
use crate::decimal::{parse, shortest};
use crate::scenario::Input;
use crate::strategy::Strategy;

/// No shock at all.
const NONE: &str = "none";

/// `winter_2022.gpu_glut`, or `none`.
#[must_use]
pub fn write_shocks(shocks: &Shocks) -> String {
    let keys: Vec<&str> = shocks.iter().map(Shock::key).collect();
    if keys.is_empty() { NONE.to_owned() } else { keys.join(".") }
}

/// The shocks of a text, if it knows all of them.
#[must_use]
pub fn read_shocks(text: &str) -> Option<Shocks> {
    if text == NONE { Some(Shocks::NONE) } else { text.split('.').map(Shock::from_key).collect() }
}

/// `gpu.rent`: from left to right, from bottom to top, in the short names of links.
#[must_use]
pub fn write_axes((x, y): &(Input, Input)) -> String {
    format!("{}.{}", x.row().code, y.row().code)
}

/// The two inputs of a text, if there are two.
#[must_use]
pub fn read_axes(text: &str) -> Option<(Input, Input)> {
    let (x, y) = text.split_once('.')?;
    let (x, y) = (Input::from_code(x)?, Input::from_code(y)?);
    (x != y).then_some((x, y))
}

/// `500000000_40_0.25`: funding in USD, MW of IT, weight of the stressed NPV; a limit that is none is left out.
#[must_use]
pub fn write_limits(limits: &Limits) -> String {
    let limit = |limit: Option<f64>| limit.map(shortest).unwrap_or_default();
    let weight = shortest(limits.stress_weight);
    format!("{}_{}_{weight}", limit(limits.peak_funding_usd), limit(limits.ai_mw))
}

/// The limits of a text: none below zero, and a weight from 0 to 1.
#[must_use]
pub fn read_limits(text: &str) -> Option<Limits> {
    let mut parts = text.split('_');
    let (funding, megawatts, weight) = (parts.next()?, parts.next()?, parts.next()?);
    let limit = |text: &str| match text {
        "" => Some(None),
        text => parse(text).filter(|limit| limit.is_finite() && *limit >= 0.0).map(Some),
    };
    let stress_weight = parse(weight).filter(|weight| (0.0..=1.0).contains(weight))?;
    let (peak_funding_usd, ai_mw) = (limit(funding)?, limit(megawatts)?);
    parts.next().is_none().then_some(Limits { peak_funding_usd, ai_mw, stress_weight })
}

/// `lead`, `npv.mining`, `difference.colocation.mining`, `equity_irr.hybrid`, `min_dscr.gpu_cloud`.
#[must_use]
pub fn write_watched(watched: &Watched) -> String {
    match watched {
        Watched::Lead => "lead".to_owned(),
        Watched::Npv(of) => format!("npv.{}", of.key()),
        Watched::Difference(of, less) => format!("difference.{}.{}", of.key(), less.key()),
        Watched::EquityIrr(of) => format!("equity_irr.{}", of.key()),
        Watched::MinDscr(of) => format!("min_dscr.{}", of.key()),
    }
}

/// The figure of a text.
#[must_use]
pub fn read_watched(text: &str) -> Option<Watched> {
    let mut parts = text.split('.');
    let name = parts.next()?;
    let mut of = || parts.next().map(Strategy::from_key);
    let watched = match (name, of(), of(), of()) {
        ("lead", None, ..) => Watched::Lead,
        ("npv", Some(Some(of)), None, _) => Watched::Npv(of),
        ("equity_irr", Some(Some(of)), None, _) => Watched::EquityIrr(of),
        ("min_dscr", Some(Some(of)), None, _) => Watched::MinDscr(of),
        ("difference", Some(Some(of)), Some(Some(less)), None) if of != less => {
            Watched::Difference(of, less)
        }
        _ => return None,
    };
    Some(watched)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shocks_are_read_as_they_are_written() {
        let both: Shocks = [Shock::Winter2022, Shock::GpuGlut].into_iter().collect();
        assert_eq!(write_shocks(&both), "winter_2022.gpu_glut");
        assert_eq!(write_shocks(&Shocks::NONE), "none");
        for shocks in Shock::ALL.map(Shocks::from).into_iter().chain([both, Shocks::NONE]) {
            assert_eq!(read_shocks(&write_shocks(&shocks)), Some(shocks));
        }
        for text in ["", "winter", "winter_2022.", "winter_2022.none", "winter_2022,gpu_glut"] {
            assert_eq!(read_shocks(text), None, "{text}");
        }
    }

    #[test]
    fn axes_are_two_inputs() {
        let axes = (Input::GpuCloudLeaseRateUsdPerHour, Input::ColocationRentUsdPerKwMonth);
        assert_eq!(write_axes(&axes), "gpu.rent");
        assert_eq!(read_axes("gpu.rent"), Some(axes));
        for text in ["", "gpu", "gpu.", "gpu.gpu", "gpu.rent.btc", "gpu.no_such"] {
            assert_eq!(read_axes(text), None, "{text}");
        }
    }

    #[test]
    fn limits_are_read_to_the_last_digit() {
        let limits = Limits { peak_funding_usd: Some(5e8), ai_mw: Some(40.1), stress_weight: 0.25 };
        assert_eq!(write_limits(&limits), "500000000_40.1_0.25");
        for limits in [limits, Limits { peak_funding_usd: None, ai_mw: None, stress_weight: 1.0 }] {
            assert_eq!(read_limits(&write_limits(&limits)), Some(limits));
        }
        for text in ["", "5", "5_4", "5_4_2", "-5_4_0", "5_x_0", "5_4_0_1", "5_4_", "1e999_4_0"] {
            assert_eq!(read_limits(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_watched_has_a_name_each() {
        let watched = [
            ("lead", Watched::Lead),
            ("npv.mining", Watched::Npv(Strategy::Mining)),
            (
                "difference.colocation.mining",
                Watched::Difference(Strategy::Colocation, Strategy::Mining),
            ),
            ("equity_irr.hybrid", Watched::EquityIrr(Strategy::Hybrid)),
            ("min_dscr.gpu_cloud", Watched::MinDscr(Strategy::GpuCloud)),
        ];
        for (text, watched) in watched {
            assert_eq!(write_watched(&watched), text);
            assert_eq!(read_watched(text), Some(watched));
        }
        for text in ["", "npv", "npv.coal", "lead.mining", "npv.mining.hybrid", "difference.mining"]
        {
            assert_eq!(read_watched(text), None, "{text}");
        }
        assert_eq!(read_watched("difference.mining.mining"), None);
    }
}
