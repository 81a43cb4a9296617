//! What the accelerators' hours of each month come to: the same for every generation.

use super::Sales;
use crate::paths::{HOURS_PER_MONTH, Paths};
use crate::strategy::facility::ramp;

/// By month, index 0 to T; nothing before go-live.
#[derive(Clone, Debug)]
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
        let length = paths.months + 1;
        let mut hours = Hours {
            contract: vec![0.0; length],
            spot: vec![0.0; length],
            energy: vec![0.0; length],
            power: vec![0.0; length],
        };
        let opening = sales.go_live + paths.events.delay;
        let month = sales.accelerators * HOURS_PER_MONTH;
        for t in opening + 1..length {
            let ramp = ramp(t, opening, sales.ramp);
            let (billed, used) = (sales.billed * paths.collected[t], sales.utilisation);
            hours.contract[t] = month * billed * ramp;
            hours.spot[t] = month * paths.lease_level[t] * used * ramp;
            hours.energy[t] = sales.critical_load * HOURS_PER_MONTH * ramp;
            hours.power[t] = hours.energy[t] * paths.firm_power(t);
        }
        hours
    }
}
