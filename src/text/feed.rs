//! Values of the day, asked of a public service at a press.

use crate::feed::{Failure, FeedReading, ORIGIN, Quantity};
use crate::format::{Format, moment, money, short, value_with_unit};
use crate::scenario::Scenario;

/// The button.
pub const ASK: &str = word!(
    "Get today’s price, difficulty and fees",
    "Traer el precio, la dificultad y las comisiones de hoy"
);
/// Beside it, before anything was asked.
pub const UNASKED: &str = word!(
    "Asks mempool.space, and only when you press. Until then this page asks nobody.",
    "Pregunta a mempool.space, y solo si usted pulsa. Hasta entonces esta página no pregunta a nadie."
);
/// While the answers are on their way.
pub const ASKING: &str = word!("Asking mempool.space …", "Preguntando a mempool.space …");
/// Takes back what came.
pub const UNDO: &str = word!("Undo", "Deshacer");

/// "3 values are set from mempool.space, asked at 2026-11-26 11:40 UTC."
#[must_use]
pub fn outcome(came: usize, asked_at: f64) -> String {
    let (service, when) = (service(), moment(asked_at));
    match came {
        0 => say!(
            "Nothing was changed. {} was asked at {}.",
            "No se cambió nada. Se preguntó a {} el {}.",
            service,
            when
        ),
        1 => say!(
            "One value is set from {}, asked at {}.",
            "Un valor tomado de {}, preguntado el {}.",
            service,
            when
        ),
        came => say!(
            "{} values are set from {}, asked at {}.",
            "{} valores tomados de {}, preguntados el {}.",
            came,
            service,
            when
        ),
    }
}

/// The service without its scheme.
fn service() -> &'static str {
    ORIGIN.trim_start_matches("https://")
}

/// What came, with where it is from: "Network hashrate 1,006 EH/s: difficulty 140.6 trillion, in force since …".
#[must_use]
pub fn reading(format: &dyn Format, reading: &FeedReading) -> String {
    let input = reading.quantity.input();
    let value = value_with_unit(format, input, reading.value);
    let name = input.row().label;
    let when =
        |word: &str| reading.at.map_or_else(String::new, |at| format!(", {word} {}", moment(at)));
    match reading.quantity {
        Quantity::Price => format!("{name} {value}{}.", when(word!("as of", "a fecha de"))),
        Quantity::Difficulty => say!(
            "{} {}: difficulty {} trillion{}, times 2³² / 600 s.",
            "{} {}: dificultad de {} billones{}, por 2³² / 600 s.",
            name,
            value,
            short(format, reading.said / 1e12, 5),
            when(word!("in force since", "vigente desde"))
        ),
        Quantity::Fees => say!(
            "{} {}: the mean of the last day’s blocks.",
            "{} {}: la media de los bloques del último día.",
            name,
            value
        ),
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
    let default = match now == row.default {
        true => say!(", the default of {}", ", el valor por defecto de {}", row.input.note().as_of),
        false => String::new(),
    };
    let reason = reason(format, quantity, failure);
    say!(
        "{} unchanged at {}{}: {}.",
        "{} sin cambio en {}{}: {}.",
        row.label,
        value,
        default,
        reason
    )
}

fn reason(format: &dyn Format, quantity: Quantity, failure: &Failure) -> String {
    let service = service();
    let amount = |value: f64| match quantity {
        Quantity::Price => money(format, value),
        Quantity::Difficulty => {
            say!("{} trillion", "{} billones", short(format, value / 1e12, 4))
        }
        Quantity::Fees => say!("{} BTC a block", "{} BTC por bloque", short(format, value, 4)),
    };
    match failure {
        Failure::Silent => say!("{} did not answer in time", "{} no respondió a tiempo", service),
        Failure::Unreachable => {
            say!("{} could not be reached", "no se pudo llegar a {}", service)
        }
        Failure::TooOften => say!(
            "{} was asked too often (429); try again in some minutes",
            "{} recibió demasiadas preguntas (429); inténtelo dentro de unos minutos",
            service
        ),
        Failure::Status(status) => {
            say!("{} answered with error {}", "{} respondió con el error {}", service, status)
        }
        Failure::Unreadable => say!(
            "the answer of {} could not be read",
            "la respuesta de {} no se pudo leer",
            service
        ),
        Failure::Implausible { said, least, most } => {
            let what = match quantity {
                Quantity::Price => word!("a price", "un precio"),
                Quantity::Difficulty => word!("a difficulty", "una dificultad"),
                Quantity::Fees => word!("fees", "unas comisiones"),
            };
            say!(
                "{} says {} of {}, which is not believed outside {} to {}",
                "{} dice {} de {}, que no se cree fuera de {} a {}",
                service,
                what,
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
            |quantity, value, said, at| reading(&Plain, &FeedReading { quantity, value, said, at });
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
