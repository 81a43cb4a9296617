//! Values of the day, asked of a public service at a press.

use crate::feed::{Failure, ORIGIN, Quantity, Reading};
use crate::format::{Format, moment, money, number, short, value_with_unit};
use crate::scenario::Scenario;

/// The button.
pub const ASK: &str = "Get today’s price, difficulty and fees";
/// Beside it, before anything was asked.
pub const UNASKED: &str =
    "Asks mempool.space, and only when you press. Until then this page asks nobody.";
/// While the answers are on their way.
pub const ASKING: &str = "Asking mempool.space …";
/// Takes back what came.
pub const UNDO: &str = "Undo";

/// "Set from mempool.space, asked at 2026-11-26 11:40 UTC." Nothing came: "Nothing was changed".
#[must_use]
pub fn outcome(came: usize, asked_at: f64) -> String {
    let service = service();
    let when = moment(asked_at);
    match came {
        0 => format!("Nothing was changed. {service} was asked at {when}."),
        1 => format!("One value is set from {service}, asked at {when}."),
        came => format!("{came} values are set from {service}, asked at {when}."),
    }
}

/// The service without its scheme.
fn service() -> &'static str {
    ORIGIN.trim_start_matches("https://")
}

/// What came, with where it is from: "Network hashrate 1,006 EH/s: difficulty 140.6 trillion, since …, times 2^32 / 600 s".
#[must_use]
pub fn reading(format: &dyn Format, reading: &Reading) -> String {
    let input = reading.quantity.input();
    let value = value_with_unit(format, input, reading.value);
    let name = input.row().label;
    let when =
        |word: &str| reading.at.map_or_else(String::new, |at| format!(", {word} {}", moment(at)));
    match reading.quantity {
        Quantity::Price => format!("{name} {value}{}.", when("as of")),
        Quantity::Difficulty => format!(
            "{name} {value}: difficulty {} trillion{}, times 2³² / 600 s.",
            short(format, reading.said / 1e12, 5),
            when("in force since")
        ),
        Quantity::Fees => format!("{name} {value}: the mean of the last day’s blocks."),
    }
}

/// What did not come, why, and what stands instead.
#[must_use]
pub fn failure(
    format: &dyn Format,
    quantity: Quantity,
    failure: &Failure,
    scenario: &Scenario,
) -> String {
    let input = quantity.input();
    let row = input.row();
    let now = scenario.get(input);
    let value = value_with_unit(format, input, now);
    let default =
        if now == row.default { format!(", the default of {}", row.as_of) } else { String::new() };
    format!("{} unchanged at {value}{default}: {}.", row.label, reason(format, quantity, failure))
}

fn reason(format: &dyn Format, quantity: Quantity, failure: &Failure) -> String {
    let service = service();
    let amount = |value: f64| match quantity {
        Quantity::Price => money(format, value),
        Quantity::Difficulty => format!("{} trillion", short(format, value / 1e12, 4)),
        Quantity::Fees => format!("{} BTC a block", short(format, value, 4)),
    };
    match failure {
        Failure::Silent => format!("{service} did not answer in time"),
        Failure::Unreachable => format!("{service} could not be reached"),
        Failure::TooOften => {
            format!("{service} was asked too often (429); try again in some minutes")
        }
        Failure::Status(status) => {
            format!(
                "{service} answered with error {}",
                number(&crate::format::Plain, f64::from(*status), 0)
            )
        }
        Failure::Unreadable => format!("the answer of {service} could not be read"),
        Failure::Implausible { said, least, most } => {
            let what = match quantity {
                Quantity::Price => "a price",
                Quantity::Difficulty => "a difficulty",
                Quantity::Fees => "fees",
            };
            format!(
                "{service} says {what} of {}, which is not believed outside {} to {}",
                amount(*said),
                amount(*least),
                amount(*most)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;

    #[test]
    fn what_came_is_told_with_its_time() {
        let told =
            |quantity, value, said, at| reading(&Plain, &Reading { quantity, value, said, at });
        assert_eq!(
            told(Quantity::Price, 84_712.0, 84_712.0, Some(1_795_693_161.0)),
            "Bitcoin price $84,712/BTC, as of 2026-11-26 11:39 UTC."
        );
        assert_eq!(
            told(Quantity::Difficulty, 901.0, 125_807_076_547_197.55, Some(1_787_431_520.0)),
            "Network hashrate 901 EH/s: difficulty 125.81 trillion, in force since 2026-08-22 20:45 UTC, times 2³² / 600 s."
        );
        assert_eq!(
            told(Quantity::Fees, 0.1312, 0.131_174_825_4, None),
            "Transaction fees 0.1312 BTC/block: the mean of the last day’s blocks."
        );
    }

    #[test]
    fn what_did_not_come_says_why_and_what_stands() {
        let default = Scenario::default();
        let told = |quantity, why| failure(&Plain, quantity, &why, &default);
        assert_eq!(
            told(Quantity::Price, Failure::TooOften),
            "Bitcoin price unchanged at $84,700/BTC, the default of 2026-10-03: mempool.space was asked too often (429); try again in some minutes."
        );
        assert_eq!(
            told(Quantity::Fees, Failure::Silent),
            "Transaction fees unchanged at 0.022 BTC/block, the default of 2026-08: mempool.space did not answer in time."
        );
        let odd = Failure::Implausible { said: 3.1251e13, least: 3.5145e13, most: 5.6232e14 };
        assert_eq!(
            told(Quantity::Difficulty, odd),
            "Network hashrate unchanged at 930 EH/s, the default of 2026-11: mempool.space says a difficulty of 31.25 trillion, which is not believed outside 35.15 trillion to 562.3 trillion."
        );
        let moved = default.nearest(Quantity::Price.input(), 90_000.0);
        assert_eq!(
            failure(&Plain, Quantity::Price, &Failure::Status(503), &moved),
            "Bitcoin price unchanged at $90,000/BTC: mempool.space answered with error 503."
        );
        assert_eq!(
            outcome(0, 0.0),
            "Nothing was changed. mempool.space was asked at 1970-01-01 00:00 UTC."
        );
    }
}
