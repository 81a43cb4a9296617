//! The figures of a strategy, from its ledger.

use crate::finance::{Column, Ledger, NoRate, irr, payback};

/// A rate or the reason why there is none.
pub type Rate = Result<f64, NoRate>;

/// Every figure of a strategy. Money in nominal USD, shares and rates as fractions.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Present value of free cash flow at the strategy's own rate, plus the bridge's.
    pub npv_usd: f64,
    /// Present value of the owned mine on its way out.
    pub bridge_npv_usd: f64,
    /// NPV per MW of grid capacity.
    pub npv_usd_per_mw: f64,
    /// Annual effective rate of free cash flow.
    pub irr: Rate,
    /// Annual effective rate of equity cash flow.
    pub equity_irr: Rate,
    /// First month from whose end on cumulative free cash flow stays at zero or above.
    pub payback_months: Option<usize>,
    /// Capex through go-live.
    pub initial_capex_usd: f64,
    /// All capex.
    pub capex_usd: f64,
    /// Deepest cumulative free cash flow, as a positive number.
    pub peak_funding_usd: f64,
    /// Lowest yearly debt service coverage; `None` without debt service.
    pub min_dscr: Option<f64>,
    /// All revenue.
    pub revenue_usd: f64,
    /// All energy at the meter, MWh.
    pub energy_mwh: f64,
    /// Revenue per MWh; `None` without energy.
    pub revenue_usd_per_mwh: Option<f64>,
    /// EBITDA per MWh; `None` without energy.
    pub ebitda_usd_per_mwh: Option<f64>,
    /// EBITDA over revenue; `None` without revenue.
    pub ebitda_margin: Option<f64>,
    /// Mean yearly EBITDA per MW of grid over the months after build and ramp; `None` if there are none.
    pub ebitda_usd_per_mw_year: Option<f64>,
    /// EBITDA of the first twelve months after the ramp over initial capex; `None` without either.
    pub yield_on_cost: Option<f64>,
    /// Months with energy.
    pub months_operated: usize,
}

/// What the figures need beside the ledger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    pub grid_mw: f64,
    /// Month of go-live: the last one of the build.
    pub go_live: usize,
    /// Months of ramp.
    pub ramp: usize,
    pub npv: f64,
    pub bridge_npv: f64,
    pub min_dscr: Option<f64>,
}

impl Figures {
    /// The figures of a ledger that stands alone.
    pub(super) fn of(ledger: &Ledger, context: Context) -> Figures {
        use Column as C;
        let flows = ledger.column(C::FreeCashFlow);
        let back = payback(flows);
        let (revenue, energy) = (ledger.sum(C::Revenue), ledger.sum(C::EnergyMwh));
        let ebitda = ledger.sum(C::Ebitda);
        let capex = ledger.column(C::Capex);
        let initial = capex[..=context.go_live].iter().sum::<f64>();
        let per_energy = |amount: f64| (energy > 0.0).then(|| amount / energy);
        let npv = context.npv + context.bridge_npv;
        Figures {
            npv_usd: npv,
            bridge_npv_usd: context.bridge_npv,
            npv_usd_per_mw: npv / context.grid_mw,
            irr: irr(flows),
            equity_irr: irr(ledger.column(C::EquityCashFlow)),
            payback_months: back.months,
            initial_capex_usd: initial,
            capex_usd: capex.iter().sum(),
            peak_funding_usd: back.peak_funding,
            min_dscr: context.min_dscr,
            revenue_usd: revenue,
            energy_mwh: energy,
            revenue_usd_per_mwh: per_energy(revenue),
            ebitda_usd_per_mwh: per_energy(ebitda),
            ebitda_margin: (revenue > 0.0).then(|| ebitda / revenue),
            ebitda_usd_per_mw_year: yearly_ebitda(ledger, &context),
            yield_on_cost: yield_on_cost(ledger, initial, &context),
            months_operated: ledger.column(C::EnergyMwh).iter().filter(|mwh| **mwh > 0.0).count(),
        }
    }
}

/// Mean yearly EBITDA per MW of grid over the months after build and ramp, to T.
fn yearly_ebitda(ledger: &Ledger, context: &Context) -> Option<f64> {
    let settled = ledger.column(Column::Ebitda).get(context.go_live + context.ramp + 1..)?;
    let months = settled.len() as f64;
    (months > 0.0).then(|| settled.iter().sum::<f64>() / months * 12.0 / context.grid_mw)
}

/// EBITDA of the first twelve months after the ramp over initial capex.
fn yield_on_cost(ledger: &Ledger, initial_capex: f64, context: &Context) -> Option<f64> {
    let first = context.go_live + context.ramp + 1;
    let year = ledger.column(Column::Ebitda).get(first..first + 12)?;
    (initial_capex > 0.0).then(|| year.iter().sum::<f64>() / initial_capex)
}
