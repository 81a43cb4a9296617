//! What would turn the answer, in one sentence: "AI colocation wins with a lease rate under
//! $3.40/GPU-hour; mining with bitcoin over $250,000."

use super::break_even::phrase;
use crate::analysis::break_even::{BreakEven, Side};
use crate::analysis::standing::Contender;
use crate::format::{Format, value_with_unit};
use crate::language::capital;
use crate::scenario::Input;
use crate::text::strategy::contender;

/// A piece of the sentence: words, and behind them a value of an input.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The value in words, and its input; none at the end.
    pub value: Option<(String, Input)>,
}

/// The sentence. `found` holds where the best use changes over each price, and who wins there; none
/// wins where that is out of reach.
#[must_use]
pub fn sentence(numbers: &dyn Format, found: &[(BreakEven, Option<Contender>)]) -> Vec<Piece> {
    let only = |text: &str| vec![Piece { text: text.to_owned(), value: None }];
    if found.iter().any(|(found, _)| found.turn.is_none() && found.value() == Some(found.present)) {
        return only(word!(
            "Two uses are worth the same here: the smallest change makes one of them win.",
            "Dos usos valen lo mismo aquí: el menor cambio hace ganar a uno de ellos."
        ));
    }
    let mut winners: Vec<Contender> = Vec::new();
    for winner in found.iter().filter_map(|(_, winner)| *winner) {
        if !winners.contains(&winner) {
            winners.push(winner);
        }
    }
    if winners.is_empty() {
        return only(NOTHING);
    }
    let (mut pieces, mut end) = (Vec::new(), String::new());
    for (at, winner) in winners.iter().enumerate() {
        let wins = found.iter().filter(|(_, to)| *to == Some(*winner)).map(|(found, _)| found);
        let wins: Vec<&BreakEven> = wins.collect();
        for (i, found) in wins.iter().enumerate() {
            let before = match (at, i) {
                (0, 0) => capital(&say!("{} wins with ", "{} gana con ", contender(*winner))),
                (_, 0) => say!("; {} with ", "; {} con ", contender(*winner)),
                _ if i + 1 == wins.len() => word!(" or ", " o ").to_owned(),
                _ => ", ".to_owned(),
            };
            pieces.push(piece(numbers, &(end + &before), found));
            end = until(numbers, found);
        }
    }
    pieces.push(Piece { text: end + ".", value: None });
    pieces
}

/// No price is within reach.
const NOTHING: &str = word!(
    "None of these prices alone turns that within a factor of four: bitcoin, rent, lease rate, power.",
    "Ninguno de estos precios lo cambia por sí solo dentro de un factor de cuatro: bitcoin, renta, tarifa de GPU, energía."
);

fn piece(numbers: &dyn Format, before: &str, found: &BreakEven) -> Piece {
    let what = match found.input {
        Input::NetworkBtcPriceUsd => "bitcoin",
        Input::ColocationRentUsdPerKwMonth => word!("rent", "la renta"),
        Input::GpuCloudLeaseRateUsdPerHour => word!("a lease rate", "una tarifa de GPU"),
        _ => word!("power", "la energía"),
    };
    let side = match found.turn.map(|turn| turn.side) {
        Some(Side::Below) => word!("under", "por debajo de"),
        _ => word!("over", "por encima de"),
    };
    // As the section says it.
    let said = phrase(numbers, found).value.map(|(words, _)| words);
    let value = said.unwrap_or_else(|| value_with_unit(numbers, found.input, found.present));
    let value = value.trim_end_matches("/BTC").to_owned();
    Piece { text: format!("{before}{what} {side} "), value: Some((value, found.input)) }
}

/// How far that goes, where another use wins beyond.
fn until(numbers: &dyn Format, found: &BreakEven) -> String {
    let Some(until) = found.until else { return String::new() };
    let until = value_with_unit(numbers, found.input, until);
    let until = until.trim_end_matches("/BTC");
    if found.value().is_some_and(|value| value < found.present) {
        say!(" (down to {until})", " (hasta {until})")
    } else {
        say!(" (up to {until})", " (hasta {until})")
    }
}

/// As text.
#[must_use]
pub fn text(pieces: &[Piece]) -> String {
    let value = |piece: &Piece| piece.value.as_ref().map(|(words, _)| words.clone());
    pieces.iter().map(|piece| piece.text.clone() + &value(piece).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::break_even::{Answer, Question, Turn};
    use crate::format::Plain;
    use crate::strategy::Strategy;

    const CLOUD: Contender = Contender::Strategy(Strategy::GpuCloud);
    const HALLS: Contender = Contender::Strategy(Strategy::Colocation);
    const MINE: Contender = Contender::Strategy(Strategy::Mining);

    fn turns(
        input: Input,
        value: f64,
        side: Side,
        to: Contender,
    ) -> (BreakEven, Option<Contender>) {
        let (present, question) = (input.row().default, Question::Best);
        let (answer, turn) = (Answer::Meets { value }, Some(Turn { side, from: CLOUD, to }));
        (
            BreakEven { input, question, present, answer, ahead: Some(CLOUD), turn, until: None },
            Some(to),
        )
    }

    fn said(found: &[(BreakEven, Option<Contender>)]) -> String {
        text(&sentence(&Plain, found))
    }

    #[test]
    fn winners_are_told_with_their_prices() {
        let btc = turns(Input::NetworkBtcPriceUsd, 251_234.5, Side::Above, MINE);
        let rent = turns(Input::ColocationRentUsdPerKwMonth, 140.04, Side::Above, HALLS);
        let lease = turns(Input::GpuCloudLeaseRateUsdPerHour, 3.4, Side::Below, HALLS);
        assert_eq!(
            said(&[btc, rent, lease]),
            "Mining wins with bitcoin over $251,200; AI colocation with rent over $140/kW-mo or a lease rate under $3.40/GPU-hour."
        );
        let ends = |(mut found, to): (BreakEven, _), until| {
            found.until = Some(until);
            (found, to)
        };
        assert_eq!(
            said(&[ends(rent, 150.0), ends(lease, 3.1)]),
            "AI colocation wins with rent over $140/kW-mo (up to $150/kW-mo) or a lease rate under $3.40/GPU-hour (down to $3.10/GPU-hour)."
        );
        assert_eq!(said(&[lease]), "AI colocation wins with a lease rate under $3.40/GPU-hour.");
    }

    #[test]
    fn what_is_out_of_reach_and_what_is_level_is_said() {
        let mut btc = turns(Input::NetworkBtcPriceUsd, 9e5, Side::Above, MINE);
        btc.1 = None;
        assert_eq!(said(&[btc]), NOTHING);
        let (present, question) = (84_700.0, Question::Best);
        let answer = Answer::Meets { value: present };
        let input = Input::NetworkBtcPriceUsd;
        let level = BreakEven {
            input,
            question,
            present,
            answer,
            ahead: Some(CLOUD),
            turn: None,
            until: None,
        };
        assert_eq!(
            said(&[(level, None)]),
            "Two uses are worth the same here: the smallest change makes one of them win."
        );
    }
}
