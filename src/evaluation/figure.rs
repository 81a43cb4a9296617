//! The figures of a strategy by name, in the order of the comparison.

/// One figure of a strategy, in the order of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Net present value, bridge included.
    Npv,
    /// What of it is left to the owner after debt.
    EquityNpv,
    /// What of it the final sale brings.
    ExitNpv,
    /// NPV per MW of grid.
    NpvPerMw,
    /// Rate of free cash flow.
    Irr,
    /// Rate on what selling now would bring.
    IrrOnSaleValue,
    /// Rate of equity cash flow.
    EquityIrr,
    /// Payback.
    Payback,
    /// Capex through go-live.
    InitialCapex,
    /// Deepest cumulative cash.
    PeakFunding,
    /// Revenue per MWh.
    RevenuePerMwh,
    /// EBITDA per MWh.
    EbitdaPerMwh,
    /// All capex.
    Capex,
    /// Lowest debt service coverage.
    MinDscr,
    /// The same within the first lease or contract.
    MinDscrInContract,
    /// EBITDA over revenue.
    EbitdaMargin,
    /// Mean yearly EBITDA per MW.
    EbitdaPerMwYear,
    /// First full year's EBITDA over initial capex.
    YieldOnCost,
    /// All revenue.
    Revenue,
    /// All energy.
    Energy,
    /// Months with energy.
    MonthsOperated,
    /// NPV of the owned mine on its way out.
    BridgeNpv,
}

/// Which of two values a reader prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The larger one.
    Higher,
    /// The smaller one.
    Lower,
    /// Neither: it describes.
    Neither,
}

impl Figure {
    /// All figures, in the order of the comparison.
    pub const ALL: [Figure; 22] = [
        Figure::Npv,
        Figure::EquityNpv,
        Figure::ExitNpv,
        Figure::NpvPerMw,
        Figure::Irr,
        Figure::IrrOnSaleValue,
        Figure::EquityIrr,
        Figure::Payback,
        Figure::InitialCapex,
        Figure::PeakFunding,
        Figure::RevenuePerMwh,
        Figure::EbitdaPerMwh,
        Figure::Capex,
        Figure::MinDscr,
        Figure::MinDscrInContract,
        Figure::EbitdaMargin,
        Figure::EbitdaPerMwYear,
        Figure::YieldOnCost,
        Figure::Revenue,
        Figure::Energy,
        Figure::MonthsOperated,
        Figure::BridgeNpv,
    ];

    /// How many are always in sight: the first ones.
    pub const MAIN: usize = 12;

    /// The contract's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Figure::Npv => "npv_usd",
            Figure::EquityNpv => "equity_npv_usd",
            Figure::ExitNpv => "exit_npv_usd",
            Figure::NpvPerMw => "npv_usd_per_mw",
            Figure::Irr => "irr",
            Figure::IrrOnSaleValue => "irr_on_sale_value",
            Figure::EquityIrr => "equity_irr",
            Figure::Payback => "payback_months",
            Figure::InitialCapex => "initial_capex_usd",
            Figure::PeakFunding => "peak_funding_usd",
            Figure::RevenuePerMwh => "revenue_usd_per_mwh",
            Figure::EbitdaPerMwh => "ebitda_usd_per_mwh",
            Figure::Capex => "capex_usd",
            Figure::MinDscr => "min_dscr",
            Figure::MinDscrInContract => "min_dscr_in_contract",
            Figure::EbitdaMargin => "ebitda_margin",
            Figure::EbitdaPerMwYear => "ebitda_usd_per_mw_year",
            Figure::YieldOnCost => "yield_on_cost",
            Figure::Revenue => "revenue_usd",
            Figure::Energy => "energy_mwh",
            Figure::MonthsOperated => "months_operated",
            Figure::BridgeNpv => "bridge_npv_usd",
        }
    }

    /// The figure of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.key() == key)
    }

    /// Whether it is always in sight.
    #[must_use]
    pub fn is_main(self) -> bool {
        (self as usize) < Figure::MAIN
    }

    /// Those that are always in sight.
    #[must_use]
    pub fn main() -> &'static [Figure] {
        &Figure::ALL[..Figure::MAIN]
    }

    /// The others.
    #[must_use]
    pub fn more() -> &'static [Figure] {
        &Figure::ALL[Figure::MAIN..]
    }

    /// Which way is better.
    #[must_use]
    pub fn better(self) -> Better {
        match self {
            Figure::Payback | Figure::InitialCapex | Figure::PeakFunding | Figure::Capex => {
                Better::Lower
            }
            Figure::ExitNpv | Figure::Energy | Figure::MonthsOperated | Figure::BridgeNpv => {
                Better::Neither
            }
            _ => Better::Higher,
        }
    }
}
