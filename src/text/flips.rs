//! Where the answer changes, as sentences.

use crate::analysis::break_even::{Answer, BreakEven, Side};
use crate::analysis::standing::Contender;
use crate::text::strategy::noun;
use crate::view::format::{Format, accepted, value_with_unit};

/// A sentence about one input, with the value in its middle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flip {
    /// Before the value: "Above ".
    pub before: String,
    /// The value: "$3.27/GPU-hour"; empty if there is none.
    pub value: String,
    /// Behind it: " the GPU cloud earns more than AI colocation."
    pub after: String,
}

/// The value at which another use becomes the best.
///
/// ```
/// use hash_or_host::analysis::break_even::{Question, break_even};
/// use hash_or_host::{evaluation::Engine, scenario::{Input, Scenario}, text, view::format::Plain};
/// let input = Input::GpuCloudLeaseRateUsdPerHour;
/// let found = break_even(&mut Engine::new(), &Scenario::default(), input, Question::Best);
/// let flip = text::flips::flip(&Plain, &found);
/// assert_eq!(flip.before, "Above ");
/// assert_eq!(flip.after, " the GPU cloud earns more than AI colocation.");
/// ```
#[must_use]
pub fn flip(numbers: &dyn Format, found: &BreakEven) -> Flip {
    let (Some(value), Some(turn)) = (found.value(), found.turn) else {
        return none(numbers, found);
    };
    let side = match turn.side {
        Side::Below => "Below ",
        Side::Above => "Above ",
    };
    let jump = match found.answer {
        Answer::Jumps { .. } => " It is a jump: a decision changes there.",
        _ => "",
    };
    Flip {
        before: side.to_owned(),
        value: value_with_unit(numbers, found.input, to_step(found, value)),
        after: format!(" {}{jump}", outcome(turn.from, turn.to)),
    }
}

fn none(numbers: &dyn Format, found: &BreakEven) -> Flip {
    let before = match found.answer {
        Answer::Never => {
            format!("Never within the accepted range, {}.", accepted(numbers, found.input))
        }
        _ => "Exactly here: two uses are level.".to_owned(),
    };
    Flip { before, ..Flip::default() }
}

/// "the GPU cloud earns more than AI colocation."
fn outcome(from: Contender, to: Contender) -> String {
    match (from, to) {
        (Contender::Strategy(from), Contender::Strategy(to)) => {
            format!("{} earns more than {}.", noun(to), noun(from))
        }
        (Contender::Strategy(from), _) => {
            format!("selling now brings more than {}.", noun(from))
        }
        (_, Contender::Strategy(to)) => format!("{} earns more than selling now.", noun(to)),
        _ => "selling now brings more than any use.".to_owned(),
    }
}

/// The value rounded to a tenth of the slider's step: more digits would only look exact.
fn to_step(found: &BreakEven, value: f64) -> f64 {
    let unit = found.input.row().step / 10.0;
    if unit > 0.0 { (value / unit).round() * unit } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::break_even::{Question, Turn};
    use crate::scenario::Input;
    use crate::strategy::Strategy;
    use crate::view::format::Plain;

    fn found(answer: Answer, side: Side, from: Contender, to: Contender) -> BreakEven {
        let (input, question) = (Input::SitePowerPriceUsdPerMwh, Question::Best);
        BreakEven { input, question, present: 45.0, answer, turn: Some(Turn { side, from, to }) }
    }

    #[test]
    fn a_turn_is_a_sentence_with_its_value() {
        let (mining, hybrid) = (Strategy::Mining, Strategy::Hybrid);
        let meets = Answer::Meets { value: 12.345 };
        let text = |flip: Flip| format!("{}{}{}", flip.before, flip.value, flip.after);
        let (from, to) = (Contender::Strategy(hybrid), Contender::Strategy(mining));
        assert_eq!(
            text(flip(&Plain, &found(meets, Side::Below, from, to))),
            "Below $12.35/MWh mining earns more than the hybrid."
        );
        let jumps = Answer::Jumps { below: 80.0, above: 80.5 };
        assert_eq!(
            text(flip(&Plain, &found(jumps, Side::Above, from, Contender::SellNow))),
            "Above $80/MWh selling now brings more than the hybrid. It is a jump: a decision changes there."
        );
        let never = BreakEven { turn: None, ..found(Answer::Never, Side::Above, from, to) };
        assert_eq!(
            text(flip(&Plain, &never)),
            "Never within the accepted range, $0/MWh to $500/MWh."
        );
    }
}
