//! What would turn the answer: the headline prices at which another use becomes best.

use super::break_even::{BreakEven, Question, break_even};
use super::standing::Contender;
use crate::evaluation::Engine;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;

/// The prices that the market sets, in the order in which they are told.
pub const PRICES: [Input; 4] = [
    Input::NetworkBtcPriceUsd,
    Input::ColocationRentUsdPerKwMonth,
    Input::GpuCloudLeaseRateUsdPerHour,
    Input::SitePowerPriceUsdPerMwh,
];

/// How many times its present value, or what part of it, a price may be to be within reach.
const REACH: f64 = 4.0;

/// Where the best use changes over one price.
#[must_use]
pub fn turn(engine: &mut Engine, scenario: &Scenario, price: Input) -> BreakEven {
    break_even(engine, scenario, price, Question::Best)
}

/// Who becomes best there, if that is within reach and worth telling: a hybrid is a mixture of two
/// others and wins at a jump only.
#[must_use]
pub fn winner(found: &BreakEven) -> Option<Contender> {
    let value = found.value()?;
    let reached = value * REACH >= found.present && value <= found.present * REACH;
    let to = found.turn.filter(|_| reached)?.to;
    (to != Contender::Strategy(Strategy::Hybrid)).then_some(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::break_even::{Answer, Side, Turn};

    #[test]
    fn what_is_out_of_reach_or_a_mixture_wins_nothing() {
        let of = |value, to| {
            let (mining, to) = (Contender::Strategy(Strategy::Mining), Contender::Strategy(to));
            winner(&BreakEven {
                input: PRICES[0],
                question: Question::Best,
                present: 100.0,
                answer: Answer::Meets { value },
                ahead: Some(mining),
                turn: Some(Turn { side: Side::Below, from: mining, to }),
                until: None,
            })
        };
        let cloud = Contender::Strategy(Strategy::GpuCloud);
        assert_eq!(of(25.0, Strategy::GpuCloud), Some(cloud));
        assert_eq!(of(24.0, Strategy::GpuCloud), None);
        assert_eq!(of(401.0, Strategy::GpuCloud), None);
        assert_eq!(of(110.0, Strategy::Hybrid), None);
    }
}
