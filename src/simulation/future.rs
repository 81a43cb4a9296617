//! One future by itself: the world it draws, and what it is worth.

use super::model::Model;
use super::worker::Worker;
use crate::strategy::{Decision, Strategy};

/// One future. Series have T + 1 values, index 0 unused and 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Future {
    /// Bitcoin price, USD.
    pub btc_price_usd: Vec<f64>,
    /// Network hashrate, EH/s.
    pub network_eh_per_s: Vec<f64>,
    /// Hashprice, USD per PH/s per day.
    pub hashprice_usd_per_ph_day: Vec<f64>,
    /// Power price, USD/MWh, without what firm power costs more.
    pub power_usd_per_mwh: Vec<f64>,
    /// GPU lease level, 1 = as entered.
    pub lease_level: Vec<f64>,
    /// Collected share of colocation's rent and of the GPU cloud's contracts; 1 where nothing
    /// befalls them, also without a tenant.
    pub collected: [Vec<f64>; 2],
    /// Whether a tenant is found.
    pub tenant_found: bool,
    /// Months from delivery to a default; `None` if it befalls nobody within the horizon.
    pub default_after_months: Option<usize>,
    /// Months by which the first delivery is late.
    pub delay_months: usize,
    /// What buildings cost, as a factor.
    pub capex_factor: f64,
    /// By [`Strategy`], at the common rate, USD; `None` if not ready within the horizon.
    pub npv_usd: [Option<f64>; 4],
    /// What the owners of the mine and of the GPU cloud decide, year by year.
    pub decisions: [Vec<Decision>; 2],
}

impl Future {
    /// Future `number` of a model, as its simulation counts it.
    #[must_use]
    pub fn of(model: &Model, number: u32) -> Future {
        let mut worker = Worker::new(model);
        let (fate, outcome) = worker.future(number);
        model.behind(&worker.logs, &mut worker.paths);
        let paths = &worker.paths;
        let from_month_1 = |series: &[f64]| {
            let mut series = series.to_vec();
            series[0] = 0.0;
            series
        };
        let ones = vec![1.0; paths.months + 1];
        let befalls = outcome.befallen.contains(&true);
        Future {
            btc_price_usd: from_month_1(&paths.price),
            network_eh_per_s: from_month_1(&paths.network),
            hashprice_usd_per_ph_day: from_month_1(&paths.hashprice),
            power_usd_per_mwh: from_month_1(&paths.power),
            lease_level: from_month_1(&paths.lease_level),
            collected: outcome
                .collected
                .map(|shares| from_month_1(shares.as_ref().unwrap_or(&ones))),
            tenant_found: fate.tenant_found,
            default_after_months: fate.default_after.filter(|_| befalls),
            delay_months: fate.delay,
            capex_factor: fate.capex_factor,
            decisions: outcome.decisions,
            npv_usd: Strategy::ALL.map(|strategy| {
                outcome.counted[strategy as usize].as_ref().map(|counted| counted.npv_usd)
            }),
        }
    }
}
