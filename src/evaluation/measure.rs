//! One number of an evaluation, by name: what can be solved for, tabled and compared.

use super::{Evaluation, Figure, Figures};
use crate::strategy::Strategy;

/// A number of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A figure of a strategy.
    Of(Strategy, Figure),
    /// NPV of the first strategy less that of the second, USD.
    Lead(Strategy, Strategy),
}

impl Measure {
    /// The number, in the figure's unit; `None` where there is none: a strategy that is not ready, a
    /// rate that does not exist, cash that never pays back.
    #[must_use]
    pub fn of(self, evaluation: &Evaluation) -> Option<f64> {
        match self {
            Measure::Of(strategy, figure) => evaluation.outcome(strategy)?.figures.number(figure),
            Measure::Lead(ahead, behind) => Some(evaluation.npv(ahead)? - evaluation.npv(behind)?),
        }
    }
}

impl Figures {
    /// A figure as a number: money in USD, rates and shares as fractions, time in months.
    #[must_use]
    pub fn number(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::Npv => Some(self.npv_usd),
            Figure::NpvPerMw => Some(self.npv_usd_per_mw),
            Figure::Irr => self.irr.ok(),
            Figure::EquityIrr => self.equity_irr.ok(),
            Figure::Payback => self.payback_months.map(|months| months as f64),
            Figure::InitialCapex => Some(self.initial_capex_usd),
            Figure::PeakFunding => Some(self.peak_funding_usd),
            Figure::RevenuePerMwh => self.revenue_usd_per_mwh,
            Figure::EbitdaPerMwh => self.ebitda_usd_per_mwh,
            Figure::Capex => Some(self.capex_usd),
            Figure::MinDscr => self.min_dscr,
            Figure::EbitdaMargin => self.ebitda_margin,
            Figure::EbitdaPerMwYear => self.ebitda_usd_per_mw_year,
            Figure::YieldOnCost => self.yield_on_cost,
            Figure::Revenue => Some(self.revenue_usd),
            Figure::Energy => Some(self.energy_mwh),
            Figure::MonthsOperated => Some(self.months_operated as f64),
            Figure::BridgeNpv => Some(self.bridge_npv_usd),
        }
    }
}
