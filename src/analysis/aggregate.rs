//! A headline's dollars and gigawatts beside the site's own: "90 billion dollars for 3.7 GW".

use crate::evaluation::Evaluation;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

/// A programme of building.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Programme {
    /// Its cost, USD.
    pub cost_usd: f64,
    /// Its power at the grid, GW.
    pub power_gw: f64,
}

/// A programme's cost by power, and the site's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aggregate {
    /// USD per GW; `None` without power.
    pub usd_per_gw: Option<f64>,
    /// USD per MW; `None` without power.
    pub usd_per_mw: Option<f64>,
    /// Capex through go-live per MW of grid of each strategy, by [`Strategy`], USD; `None` if not
    /// ready within the horizon.
    pub site_usd_per_mw: [Option<f64>; 4],
    /// What the programme's power would cost at the site's own capex, by [`Strategy`], USD.
    pub at_site_cost_usd: [Option<f64>; 4],
}

/// The programme beside the site of an evaluation of `scenario`.
#[must_use]
pub fn aggregate(programme: Programme, scenario: &Scenario, evaluation: &Evaluation) -> Aggregate {
    let grid_mw = scenario.get(Input::SiteGridMw);
    let power_mw = programme.power_gw * 1000.0;
    let usd_per_mw = (power_mw > 0.0).then(|| programme.cost_usd / power_mw);
    let site_usd_per_mw = Strategy::ALL
        .map(|strategy| Some(evaluation.outcome(strategy)?.figures.initial_capex_usd / grid_mw));
    Aggregate {
        usd_per_gw: usd_per_mw.map(|usd| usd * 1000.0),
        usd_per_mw,
        site_usd_per_mw,
        at_site_cost_usd: site_usd_per_mw.map(|usd| usd.map(|usd| usd * power_mw)),
    }
}
