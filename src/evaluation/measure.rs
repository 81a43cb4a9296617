//! One number of an evaluation, by name: what can be solved for, tabled and compared.

use super::{Evaluation, Figure, Figures};
use crate::finance::NoRate;
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

impl Measure {
    /// The name in files and on the command line: `mining.npv_usd`, `lead.colocation.mining`.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Measure::Of(strategy, figure) => format!("{}.{}", strategy.key(), figure.key()),
            Measure::Lead(ahead, behind) => format!("lead.{}.{}", ahead.key(), behind.key()),
        }
    }

    /// The number of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Measure> {
        let (first, rest) = key.split_once('.')?;
        if first == "lead" {
            let (ahead, behind) = rest.split_once('.')?;
            let (ahead, behind) = (Strategy::from_key(ahead)?, Strategy::from_key(behind)?);
            return (ahead != behind).then_some(Measure::Lead(ahead, behind));
        }
        Some(Measure::Of(Strategy::from_key(first)?, Figure::from_key(rest)?))
    }
}

impl Figures {
    /// A figure as a number: money in USD, rates and shares as fractions, time in months.
    #[must_use]
    pub fn number(&self, figure: Figure) -> Option<f64> {
        match figure {
            Figure::Npv => Some(self.npv_usd),
            Figure::EquityNpv => Some(self.equity_npv_usd),
            Figure::ExitNpv => Some(self.exit_npv_usd),
            Figure::NpvPerMw => Some(self.npv_usd_per_mw),
            Figure::Irr => self.irr.ok(),
            Figure::IrrOnSaleValue => self.irr_on_sale_value.and_then(Result::ok),
            Figure::EquityIrr => self.equity_irr.ok(),
            Figure::Payback => self.payback_months.map(|months| months as f64),
            Figure::InitialCapex => Some(self.initial_capex_usd),
            Figure::PeakFunding => Some(self.peak_funding_usd),
            Figure::RevenuePerMwh => self.revenue_usd_per_mwh,
            Figure::EbitdaPerMwh => self.ebitda_usd_per_mwh,
            Figure::Capex => Some(self.capex_usd),
            Figure::MinDscr => self.min_dscr,
            Figure::MinDscrInContract => self.min_dscr_in_contract,
            Figure::EbitdaMargin => self.ebitda_margin,
            Figure::EbitdaPerMwYear => self.ebitda_usd_per_mw_year,
            Figure::YieldOnCost => self.yield_on_cost,
            Figure::Revenue => Some(self.revenue_usd),
            Figure::Energy => Some(self.energy_mwh),
            Figure::MonthsOperated => Some(self.months_operated as f64),
            Figure::BridgeNpv => Some(self.bridge_npv_usd),
        }
    }

    /// Why a rate has no number; `None` where it has one, and of what is no rate.
    #[must_use]
    pub fn reason(&self, figure: Figure) -> Option<NoRate> {
        match figure {
            Figure::Irr => self.irr.err(),
            Figure::EquityIrr => self.equity_irr.err(),
            Figure::IrrOnSaleValue => self.irr_on_sale_value.and_then(Result::err),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_found_by_its_name() {
        for strategy in Strategy::ALL {
            for figure in Figure::ALL {
                let measure = Measure::Of(strategy, figure);
                assert_eq!(Measure::from_key(&measure.key()), Some(measure));
            }
        }
        let lead = Measure::Lead(Strategy::GpuCloud, Strategy::Mining);
        assert_eq!(Measure::from_key("lead.gpu_cloud.mining"), Some(lead));
        for wrong in ["", "npv_usd", "mining", "mining.npv", "lead.mining", "lead.mining.mining"] {
            assert_eq!(Measure::from_key(wrong), None, "{wrong}");
        }
    }
}
