//! What the model makes of a case beside what its parties state.

use super::Preset;
use super::contract::months as contract;
use crate::evaluation::{Evaluation, Outcome};
use crate::finance::Column;
use crate::keys::keys;
use crate::scenario::Scenario;
use crate::strategy::Strategy;

keys! {
    /// A figure that parties to a deal state of it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Guided {
        /// EBITDA over revenue, over the contract's years.
        Margin = "margin",
        /// Revenue, the yearly mean of the contract's years, USD.
        RevenuePerYear = "revenue_usd_per_year",
        /// EBITDA, the yearly mean of the contract's years, USD.
        IncomePerYear = "income_usd_per_year",
        /// EBITDA of the first twelve months after the ramp over what was invested by go-live.
        YieldOnCost = "yield_on_cost",
        /// The lease rate at which it pays, USD per accelerator-hour.
        RateNeeded = "rate_usd_per_hour",
    }
}

impl Guided {
    /// Whether it is a share, so that two of them differ by points.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, Guided::Margin | Guided::YieldOnCost)
    }
}

/// One figure, ours beside theirs, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize, tsify::Tsify), tsify(missing_as_null, rename = "Beside"))]
pub struct Compared {
    /// The figure, as in `guidance`.
    #[cfg_attr(js, tsify(type = "string"))]
    pub figure: Guided,
    /// What comes out here; none if the model has none.
    pub ours: Option<f64>,
    /// What the parties state.
    pub theirs: f64,
}

impl Compared {
    /// How far ours lies from theirs: the difference of two shares, else ours over theirs less one.
    #[must_use]
    pub fn deviation(&self) -> Option<f64> {
        let ours = self.ours?;
        Some(if self.figure.is_share() { ours - self.theirs } else { ours / self.theirs - 1.0 })
    }
}

/// What the case's parties state beside what `evaluation`, that of `scenario`, makes of it. The
/// scenario may have been moved since the case was loaded. [`Guided::RateNeeded`] needs a search:
/// see [`super::account()`].
#[must_use]
pub fn beside(preset: &Preset, scenario: &Scenario, evaluation: &Evaluation) -> Vec<Compared> {
    let outcome = evaluation.outcome(preset.strategy);
    let compared = |(figure, theirs): &(Guided, f64)| {
        let ours = outcome.and_then(|outcome| ours(*figure, preset.strategy, scenario, outcome));
        Compared { figure: *figure, ours, theirs: *theirs }
    };
    preset.guidance.iter().map(compared).collect()
}

fn ours(figure: Guided, strategy: Strategy, scenario: &Scenario, outcome: &Outcome) -> Option<f64> {
    let (first, last) = contract(strategy, scenario, outcome.ledger.months())?;
    let years = (last + 1 - first) as f64 / 12.0;
    let sum = |column| outcome.ledger.column(column)[first..=last].iter().sum::<f64>();
    match figure {
        Guided::Margin => {
            let revenue = sum(Column::Revenue);
            (revenue > 0.0).then(|| sum(Column::Ebitda) / revenue)
        }
        Guided::RevenuePerYear => Some(sum(Column::Revenue) / years),
        Guided::IncomePerYear => Some(sum(Column::Ebitda) / years),
        Guided::YieldOnCost => outcome.figures.yield_on_cost,
        Guided::RateNeeded => None,
    }
}
