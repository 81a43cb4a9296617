//! The figures of a strategy, from its ledger.

use super::record::{Entry, Number, record_of_numbers};
use super::runner::Run;
use crate::finance::{Column, Ledger, NoRate, Running, irr_of};
use crate::strategy::hybrid::Weights;

/// A rate or the reason why there is none.
pub type Rate = Result<f64, NoRate>;

record_of_numbers! {
    /// Every figure of a strategy. Money is nominal USD; shares and rates are fractions.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Figures {
        /// Present value of free cash flow at the strategy's own rate, plus the bridge's, USD.
        pub npv_usd: f64,
        /// Present value of the owned mine on its way out, USD.
        pub bridge_npv_usd: f64,
        /// Present value of equity cash flow at the strategy's own rate, plus the bridge's, USD: what is
        /// left to the owner after debt. `npv_usd` where nothing is borrowed.
        pub equity_npv_usd: f64,
        /// Present value, at the strategy's own rate, of what is sold at closing or at the horizon,
        /// after tax, USD; part of `npv_usd`. What the bridge sells is not in it.
        pub exit_npv_usd: f64,
        /// NPV per MW of grid capacity, USD/MW.
        pub npv_usd_per_mw: f64,
        /// Annual effective rate of free cash flow, or the reason why there is none.
        pub irr: Rate,
        /// Annual effective rate of equity cash flow, or the reason why there is none.
        pub equity_irr: Rate,
        /// Annual effective rate on what selling now brings, bridge included: the return on not
        /// selling. Without a reason, too, if selling now brings nothing.
        pub irr_on_sale_value: Option<Rate>,
        /// First month from whose end on cumulative free cash flow stays at zero or above; 0 if it was
        /// never below. None if it never does.
        pub payback_months: Option<usize>,
        /// Capex through go-live, USD.
        pub initial_capex_usd: f64,
        /// All capex, USD.
        pub capex_usd: f64,
        /// Deepest cumulative free cash flow as a positive number, USD.
        pub peak_funding_usd: f64,
        /// Lowest yearly debt service coverage after go-live and ramp; none without debt service.
        pub min_dscr: Option<f64>,
        /// The same over the years that lie wholly within the first lease or contract; none without,
        /// and for mining.
        pub min_dscr_in_contract: Option<f64>,
        /// All revenue, USD.
        pub revenue_usd: f64,
        /// All energy at the meter, tenant-paid included, MWh.
        pub energy_mwh: f64,
        /// Revenue per MWh, USD; none without energy.
        pub revenue_usd_per_mwh: Option<f64>,
        /// EBITDA per MWh, USD; none without energy.
        pub ebitda_usd_per_mwh: Option<f64>,
        /// EBITDA over revenue; none without revenue.
        pub ebitda_margin: Option<f64>,
        /// Mean yearly EBITDA per MW of grid over the months after build and ramp, to closing or the
        /// horizon, USD; none if there are no such months.
        pub ebitda_usd_per_mw_year: Option<f64>,
        /// EBITDA of the first twelve months after the ramp over initial capex; none without either.
        pub yield_on_cost: Option<f64>,
        /// Months with energy.
        pub months_operated: usize,
    }
}

/// What the figures need beside the ledger and the run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub grid_mw: f64,
    pub sell_now_usd: f64,
    /// Of a hybrid: its weights, and its AI part's figures on the whole site.
    pub ai: Option<(&'a Weights, &'a Figures)>,
}

impl Figures {
    /// The figures of a ledger.
    pub(super) fn of(ledger: &Ledger, run: &Run, context: &Context) -> Figures {
        use Column as C;
        let flows = ledger.column(C::FreeCashFlow);
        let equity = ledger.column(C::EquityCashFlow);
        let on_sale = flows_on_sale(ledger, context.sell_now_usd);
        // Without one, free cash flow takes its place and is not asked.
        let sold = on_sale.as_deref().unwrap_or(flows);
        let summed = [C::Revenue, C::EnergyMwh, C::Ebitda, C::Capex];
        let ([running, equity, sold], [revenue, energy, ebitda, all_capex]) =
            Running::of_each([flows, equity, sold], summed.map(|column| ledger.column(column)));
        let back = running.payback();
        let irr = irr_of(&running);
        // Where nothing is borrowed, equity's flows are the same.
        let equity_irr = if equity == running { irr } else { irr_of(&equity) };
        let capex = ledger.column(C::Capex);
        let initial = initial_capex(capex, run, context);
        let per_energy = |amount: f64| (energy > 0.0).then(|| amount / energy);
        Figures {
            npv_usd: run.value(),
            bridge_npv_usd: run.bridge_npv,
            equity_npv_usd: run.equity_npv + run.bridge_npv,
            exit_npv_usd: run.exit_npv,
            npv_usd_per_mw: run.value() / context.grid_mw,
            irr,
            equity_irr,
            irr_on_sale_value: on_sale.as_ref().map(|_| irr_of(&sold)),
            payback_months: back.months,
            initial_capex_usd: initial,
            capex_usd: all_capex,
            peak_funding_usd: back.peak_funding,
            min_dscr: run.coverage.lowest,
            min_dscr_in_contract: run.coverage.lowest_in_contract,
            revenue_usd: revenue,
            energy_mwh: energy,
            revenue_usd_per_mwh: per_energy(revenue),
            ebitda_usd_per_mwh: per_energy(ebitda),
            ebitda_margin: (revenue > 0.0).then(|| ebitda / revenue),
            ebitda_usd_per_mw_year: yearly_ebitda(ledger, run, context),
            yield_on_cost: match context.ai {
                None => yield_on_cost(ledger, initial, run),
                Some((weights, ai)) => ai.yield_on_cost.filter(|_| weights.ai > 0.0),
            },
            months_operated: match context.ai {
                None => ledger.column(C::EnergyMwh).iter().filter(|mwh| **mwh > 0.0).count(),
                Some((weights, _)) if weights.ai == 0.0 => 0,
                Some((_, ai)) => ai.months_operated,
            },
        }
    }
}

/// Capex through go-live; a hybrid's is each part's through its own: a mine's at index 0.
fn initial_capex(capex: &[f64], run: &Run, context: &Context) -> f64 {
    match context.ai {
        Some((weights, ai)) if run.go_live > 0 => weights.ai * ai.initial_capex_usd + capex[0],
        _ => capex[..=run.go_live].iter().sum(),
    }
}

/// Free cash flow and the bridge's, for what selling now brings at index 0; nothing if it brings
/// nothing.
fn flows_on_sale(ledger: &Ledger, sell_now_usd: f64) -> Option<Vec<f64>> {
    if sell_now_usd == 0.0 {
        return None;
    }
    let (free, bridge) =
        (ledger.column(Column::FreeCashFlow), ledger.column(Column::BridgeCashFlow));
    let mut flows: Vec<f64> = free.iter().zip(bridge).map(|(free, bridge)| free + bridge).collect();
    flows[0] -= sell_now_usd;
    Some(flows)
}

/// Mean yearly EBITDA per MW of grid over the months after build and ramp, to closing or T.
fn yearly_ebitda(ledger: &Ledger, run: &Run, context: &Context) -> Option<f64> {
    let (first, ebitda) = (run.go_live + run.ramp + 1, ledger.column(Column::Ebitda));
    let end = match context.ai {
        // A part of no megawatt has nothing to close.
        Some((weights, _)) if weights.ai == 0.0 => ebitda.len().checked_sub(1)?,
        _ => run.end,
    };
    let settled = ebitda.get(first..=end)?;
    let months = settled.len() as f64;
    (months > 0.0).then(|| settled.iter().sum::<f64>() / months * 12.0 / context.grid_mw)
}

/// EBITDA of the first twelve months after the ramp over initial capex.
fn yield_on_cost(ledger: &Ledger, initial_capex: f64, run: &Run) -> Option<f64> {
    let first = run.go_live + run.ramp + 1;
    let year = ledger.column(Column::Ebitda).get(first..first + 12)?;
    (initial_capex > 0.0).then(|| year.iter().sum::<f64>() / initial_capex)
}
