//! What a case brings within the years of its contract and what only comes after, and which input that
//! nobody has signed decides it.

use super::{Preset, PresetKind};
use crate::analysis::tornado::{Bar, Target, tornado};
use crate::evaluation::{Engine, Evaluation};
use crate::finance::{Column, Discount};
use crate::scenario::{Input, Role, Scenario};
use crate::strategy::Strategy;

/// The NPV of a strategy, without its bridge, by the years of its first lease or contract. Present
/// values at the strategy's own rate, USD: `contract_usd - invested_usd + after_usd`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(rename = "ContractSplit"))]
pub struct Split {
    /// What is bought until the contract ends, as a positive number, USD.
    pub invested_usd: f64,
    /// What comes in until then, after costs and tax, USD.
    pub contract_usd: f64,
    /// What comes after, and what is sold at the end, USD.
    pub after_usd: f64,
    /// Whether the contract reaches to the end of the horizon or beyond.
    #[cfg_attr(js, serde(skip))]
    pub to_the_end: bool,
}

/// The split of a strategy of an evaluation of `scenario`; `None` if it is not ready or signs nothing.
#[must_use]
pub fn split(strategy: Strategy, scenario: &Scenario, evaluation: &Evaluation) -> Option<Split> {
    let outcome = evaluation.outcome(strategy)?;
    let (ledger, horizon) = (&outcome.ledger, outcome.ledger.months());
    let (_, last) = months(strategy, scenario, horizon)?;
    let rate = match strategy {
        Strategy::Colocation => Input::ColocationDiscountRate,
        _ => Input::GpuCloudDiscountRate,
    };
    let discount = Discount::new(scenario.get(rate), horizon);
    let value = |column, range: std::ops::RangeInclusive<usize>| {
        let flows = ledger.column(column);
        range.map(|month| flows[month] * discount.at(month)).sum::<f64>()
    };
    let invested_usd = value(Column::Capex, 0..=last);
    // What is sold at the end belongs to what comes after, also where the contract ends there.
    let sold = if outcome.end <= last { outcome.figures.exit_npv_usd } else { 0.0 };
    Some(Split {
        invested_usd,
        contract_usd: value(Column::FreeCashFlow, 0..=last) + invested_usd - sold,
        after_usd: value(Column::FreeCashFlow, last + 1..=horizon) + sold,
        to_the_end: last == horizon,
    })
}

/// First and last month of the first lease or contract, as far as it lies within `horizon` months;
/// `None` for uses that sign none.
pub(super) fn months(
    strategy: Strategy,
    scenario: &Scenario,
    horizon: usize,
) -> Option<(usize, usize)> {
    let (build, term) = match strategy {
        Strategy::Colocation => (Input::ColocationBuildMonths, Input::ColocationTermYears),
        Strategy::GpuCloud => (Input::GpuCloudBuildMonths, Input::GpuCloudTermYears),
        Strategy::Mining | Strategy::Hybrid => return None,
    };
    let first = scenario.get(build) as usize + 1;
    // Terms become whole months, halves up.
    let term = (12.0 * scenario.get(term) + 0.5).floor() as usize;
    let last = (first + term - 1).min(horizon);
    (term > 0 && first <= last).then_some((first, last))
}

/// The input that decides a case, and what the case is worth at the ends of its plausible range.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "DecidingInput")
)]
pub struct Deciding {
    /// The input.
    #[cfg_attr(js, serde(rename = "key"), tsify(type = "string"))]
    pub input: Input,
    /// The low end of its plausible range, in its own unit.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// The NPV at the low end, USD; none if not ready there.
    pub npv_usd_at_low: Option<f64>,
    /// The NPV at the high end, USD; none if not ready there.
    pub npv_usd_at_high: Option<f64>,
}

/// The input whose plausible range moves the case's NPV most: of what the sources of a deal leave open,
/// since what is signed decides no more; of what any other case does not set. Discount rates and sizes
/// are left out, they say what is asked and of how much.
#[must_use]
pub fn deciding(engine: &mut Engine, preset: &Preset, scenario: &Scenario) -> Option<Deciding> {
    let found = tornado(engine, scenario, Target::Npv(preset.strategy));
    let open = |bar: &&Bar| {
        let said = preset.unstated.iter().any(|unstated| unstated.input == bar.input);
        let open =
            if preset.kind == PresetKind::Deal { said } else { preset.why(bar.input).is_none() };
        open && bar.input.is_numeric() && bar.input.row().role == Role::Plain
    };
    let swing = |bar: &Bar| bar.swing.unwrap_or(0.0);
    let most = found.bars.iter().filter(open).max_by(|a, b| swing(a).total_cmp(&swing(b)))?;
    let Bar { input, low, high, .. } = *most;
    (swing(most) > 0.0).then_some(Deciding {
        input,
        low: low.value,
        high: high.value,
        npv_usd_at_low: low.target,
        npv_usd_at_high: high.target,
    })
}
