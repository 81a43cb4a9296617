//! The names of a strategy's figures, and what each means.

use crate::evaluation::Figure;
use crate::finance::NoRate;

/// The name in a row's head.
#[must_use]
pub fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::Npv => "Net present value",
        Figure::ExitNpv => "NPV of the final sale",
        Figure::NpvPerMw => "NPV per MW of grid",
        Figure::Irr => "IRR",
        Figure::IrrOnSaleValue => "IRR on sale value",
        Figure::EquityIrr => "IRR on equity",
        Figure::Payback => "Payback",
        Figure::InitialCapex => "Capex to go-live",
        Figure::Capex => "Capex, all years",
        Figure::PeakFunding => "Deepest funding need",
        Figure::MinDscr => "Lowest debt cover (DSCR)",
        Figure::MinDscrInContract => "Lowest DSCR, first contract",
        Figure::Revenue => "Revenue, all years",
        Figure::Energy => "Energy, all years",
        Figure::RevenuePerMwh => "Revenue per MWh",
        Figure::EbitdaPerMwh => "EBITDA per MWh",
        Figure::EbitdaMargin => "EBITDA margin",
        Figure::EbitdaPerMwYear => "EBITDA per MW and year",
        Figure::YieldOnCost => "Yield on cost",
        Figure::MonthsOperated => "Time in operation",
        Figure::BridgeNpv => "NPV of mining while building",
    }
}

/// One sentence for the reader.
#[must_use]
pub fn help(figure: Figure) -> &'static str {
    match figure {
        Figure::Npv => {
            "All cash after tax and before debt, each use discounted at its own rate, with what the owned mine earns while AI is built."
        }
        Figure::ExitNpv => {
            "What site, building and machines bring when the use is closed or the horizon ends, after tax; part of NPV."
        }
        Figure::NpvPerMw => "NPV per megawatt of the grid connection.",
        Figure::Irr => {
            "The yearly discount rate at which the NPV of cash after tax and before debt is zero."
        }
        Figure::IrrOnSaleValue => {
            "The return on not selling: what selling now would bring is the investment, the bridge is counted in."
        }
        Figure::EquityIrr => "The first rate after loans, interest and repayment.",
        Figure::Payback => {
            "From the start to the month after which cumulative cash stays positive."
        }
        Figure::InitialCapex => "Everything bought up to the first day of service.",
        Figure::Capex => "Everything bought, later generations of machines included.",
        Figure::PeakFunding => "How far cumulative cash before debt falls at its lowest.",
        Figure::MinDscr => {
            "The leanest year's cash over interest and scheduled principal; under 1 the loan is not covered."
        }
        Figure::MinDscrInContract => {
            "The same over the full years within the first lease or contract, on which a lender leans."
        }
        Figure::Revenue => "What customers, the pool and the grid pay.",
        Figure::Energy => "At the meter, paid by the tenant or not.",
        Figure::RevenuePerMwh => "Revenue over energy at the meter.",
        Figure::EbitdaPerMwh => "Revenue less power and operating costs, over energy at the meter.",
        Figure::EbitdaMargin => "The share of revenue left after power and operating costs.",
        Figure::EbitdaPerMwYear => {
            "Mean over the years after build and ramp, per MW of grid connection."
        }
        Figure::YieldOnCost => "First full year's EBITDA over capex to go-live.",
        Figure::MonthsOperated => "Months with energy; the hybrid's are those of its AI part.",
        Figure::BridgeNpv => {
            "What the owned machines earn and fetch while AI capacity is built; part of NPV, in no other figure."
        }
    }
}

/// Why there is no rate.
#[must_use]
pub fn no_rate(reason: NoRate) -> &'static str {
    match reason {
        NoRate::NoInvestment => "no investment",
        NoRate::NeverRepaid => "never repaid",
        NoRate::SeveralRates => "several rates",
        NoRate::NoMeaningfulRate => "no meaningful rate",
    }
}

/// A rate above one that compares with none.
pub const ABOVE_ALL: &str = ">100%";
/// No month of payback.
pub const NEVER: &str = "never";
/// Cumulative cash never fell below zero.
pub const AT_ONCE: &str = "at once";
/// The build does not end within the horizon.
pub const NOT_READY: &str = "not ready within the horizon";
/// Selling now brings nothing, so there is nothing to earn on.
pub const NOTHING_TO_SELL: &str = "nothing to sell";
/// No loan falls due.
pub const NO_DEBT: &str = "no debt";
/// Nothing to divide by.
pub const NONE: &str = "none";
/// Read out beside the best value of a row.
pub const BEST_IN_ROW: &str = "best of the four";
