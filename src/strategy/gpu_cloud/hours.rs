//! What the accelerators' hours of each month come to: the same for every generation.

use super::Sales;
use crate::paths::{HOURS_PER_MONTH, Paths, firm};
use crate::strategy::facility::ramp;

/// By month, index 0 to T; nothing before go-live.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// Hours billed under contract, ramp included: `n x 730 x contract_billed_share x collected x ramp`.
    pub contract: Vec<f64>,
    /// Hours sold on the spot market at level 1, ramp included: `n x 730 x level x spot_utilisation x
    /// ramp`.
    pub spot: Vec<f64>,
    /// Energy at the meter, MWh.
    pub energy: Vec<f64>,
    /// Its cost, USD.
    pub power: Vec<f64>,
}

impl Hours {
    /// The hours that `sales` has to sell if the world follows `paths`.
    #[must_use]
    pub fn of(sales: &Sales, paths: &Paths) -> Hours {
        let mut hours = Hours::default();
        hours.fill(sales, paths);
        hours
    }

    /// Overwrites them, keeping the memory.
    pub(super) fn fill(&mut self, sales: &Sales, paths: &Paths) {
        let length = paths.months + 1;
        let opening = sales.go_live + paths.events.delay;
        for series in [&mut self.contract, &mut self.spot, &mut self.energy, &mut self.power] {
            series.resize(length, 0.0);
            series[..length.min(opening + 1)].fill(0.0);
        }
        let month = sales.accelerators * HOURS_PER_MONTH;
        // Slices of one length: so months need no check of their own.
        let (contract, spot) = (&mut self.contract[..length], &mut self.spot[..length]);
        let (energy, power) = (&mut self.energy[..length], &mut self.power[..length]);
        let (collected, level) = (&paths.collected[..length], &paths.lease_level[..length]);
        let (bought, premium) = (&paths.power[..length], &paths.premium[..length]);
        for t in opening + 1..length {
            let ramp = ramp(t, opening, sales.ramp);
            let (billed, used) = (sales.billed * collected[t], sales.utilisation);
            contract[t] = month * billed * ramp;
            spot[t] = month * level[t] * used * ramp;
            energy[t] = sales.critical_load * HOURS_PER_MONTH * ramp;
            power[t] = energy[t] * firm(bought[t], premium[t]);
        }
    }
}
