//! Lease rates of the day: what contracts ran at, signed or on offer, what hours cost without one.

use crate::analysis::break_even::{BreakEven, Question, break_even};
use crate::analysis::standing::Contender;
use crate::evaluation::Engine;
use crate::scenario::{Document, Input, Scenario, Seen};
use crate::strategy::Strategy;

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

/// The rate of an accelerator-hour on a day.
#[derive(Debug)]
pub struct LeaseRate {
    /// What was rented, for how long, by whom.
    pub what: &'static str,
    /// When, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: &'static str,
    /// USD per accelerator-hour.
    pub usd_per_hour: f64,
    /// Where it comes from.
    pub source: Document,
}

/// The lease rate at which the GPU cloud and colocation are worth the same.
#[must_use]
pub fn overtakes(engine: &mut Engine, scenario: &Scenario) -> BreakEven {
    let [cloud, hall] = [Strategy::GpuCloud, Strategy::Colocation].map(Contender::Strategy);
    let question = Question::Between(cloud, hall);
    break_even(engine, scenario, Input::GpuCloudLeaseRateUsdPerHour, question)
}

/// The lowest and the highest of some rates.
#[must_use]
pub fn span(rates: &'static [LeaseRate]) -> Option<(&'static LeaseRate, &'static LeaseRate)> {
    let by_rate = |a: &&LeaseRate, b: &&LeaseRate| a.usd_per_hour.total_cmp(&b.usd_per_hour);
    Some((rates.iter().min_by(by_rate)?, rates.iter().max_by(by_rate)?))
}
