//! Break-evens as sentences: "Below $1.90/GPU-hour the GPU cloud loses to AI colocation."

use crate::analysis::break_even::{Answer, BreakEven, Question, Side, Turn};
use crate::analysis::standing::Contender;
use crate::format::{Format, Screen, percent, value_with_unit};
use crate::scenario::{Input, Kind};
use crate::text::strategy::noun;

/// Heading of the section.
pub const HEADING: &str = word!("What would change the answer", "Qué cambiaría la respuesta");
/// Under it.
pub const LEAD: &str = word!(
    "One number at a time, everything else as it stands: where the best use changes, and where its value is gone. A value can be pressed to set it.",
    "Un dato cada vez, lo demás como está: dónde cambia el mejor uso y dónde se agota su valor. Al pulsar un valor, se fija."
);
/// Asks for another input.
pub const ANOTHER: &str = word!("The same for another assumption", "Lo mismo para otro supuesto");
/// Nothing is chosen yet.
pub const CHOOSE: &str = word!("Choose one", "Elija uno");

/// A sentence around a value that can be set.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// In front of the value.
    pub before: String,
    /// The value in words, and as stored.
    pub value: Option<(String, f64)>,
    /// Behind it.
    pub after: String,
    /// How far away it is, in words; empty where that says nothing.
    pub distance: String,
}

impl Phrase {
    fn without_value(text: String) -> Phrase {
        Phrase { before: text, value: None, after: String::new(), distance: String::new() }
    }

    /// As text.
    #[must_use]
    pub fn text(&self) -> String {
        let value = self.value.as_ref().map_or("", |(words, _)| words);
        format!("{}{value}{}", self.before, self.after)
    }
}

/// The break-even as a sentence.
#[must_use]
pub fn phrase(numbers: &dyn Format, found: &BreakEven) -> Phrase {
    match (found.answer, found.turn) {
        (Answer::Never, _) => Phrase::without_value(never(numbers, found)),
        (_, None) => Phrase::without_value(
            word!(
                "Level as it is: any change decides.",
                "Empatado tal como está: cualquier cambio decide."
            )
            .to_owned(),
        ),
        (answer, Some(turn)) => turning(numbers, found, answer, turn),
    }
}

fn turning(numbers: &dyn Format, found: &BreakEven, answer: Answer, turn: Turn) -> Phrase {
    let whole = found.input.row().kind != Kind::Number;
    let below = turn.side == Side::Below;
    // Of two neighbouring whole numbers the one beyond the change is named.
    let (value, inclusive, jumps) = match answer {
        Answer::Jumps { below: low, above: high } if whole => {
            (if below { low } else { high }, true, false)
        }
        Answer::Jumps { below: low, above: high } => (if below { high } else { low }, false, true),
        Answer::Meets { value } => (value, whole, false),
        Answer::Never => (found.present, false, false),
    };
    let (before, link) = match (below, inclusive) {
        (true, false) => (word!("Below ", "Por debajo de "), word!(" ", ", ")),
        (false, false) => (word!("Above ", "Por encima de "), word!(" ", ", ")),
        (true, true) => (word!("At ", "Con "), word!(" or less ", " o menos, ")),
        (false, true) => (word!("At ", "Con "), word!(" or more ", " o más, ")),
    };
    let jump = if jumps {
        word!(", at a jump: a decision flips there.", ", de un salto: ahí cambia una decisión.")
    } else {
        "."
    };
    Phrase {
        before: before.to_owned(),
        value: Some((value_with_unit(numbers, found.input, value), value)),
        after: format!("{link}{}{jump}", outcome(turn)),
        distance: distance(numbers, found.input, found.present, value),
    }
}

/// "the GPU cloud loses to AI colocation".
fn outcome(turn: Turn) -> String {
    match (turn.from, turn.to) {
        (Contender::Strategy(strategy), Contender::Zero) => {
            say!("the NPV of {} is negative", "el VAN de {} es negativo", noun(strategy))
        }
        (Contender::Zero, Contender::Strategy(strategy)) => {
            say!("the NPV of {} is positive", "el VAN de {} es positivo", noun(strategy))
        }
        (from, to) => say!("{} loses to {}", "{} pierde frente a {}", who(from), who(to)),
    }
}

fn who(contender: Contender) -> &'static str {
    match contender {
        Contender::Strategy(strategy) => noun(strategy),
        Contender::SellNow => word!("selling now", "vender ahora"),
        Contender::Zero => word!("nothing", "nada"),
    }
}

/// "Never within the accepted range, $0/MWh to $500/MWh."
fn never(numbers: &dyn Format, found: &BreakEven) -> String {
    let row = found.input.row();
    if row.min >= row.max {
        return word!("It takes one value only.", "Solo admite un valor.").to_owned();
    }
    let show = |value| value_with_unit(numbers, found.input, value);
    let what = match found.question {
        Question::Best => word!("The best use never changes", "El mejor uso no cambia nunca"),
        Question::Between(one, Contender::Zero) => &say!(
            "The NPV of {} never changes sign",
            "El VAN de {} no cambia nunca de signo",
            who(one)
        ),
        Question::Between(..) => word!("That never changes", "Eso no cambia nunca"),
    };
    say!(
        "{what} within the accepted range, {} to {}.",
        "{what} dentro del rango admitido, de {} a {}.",
        show(row.min),
        show(row.max)
    )
}

/// "31% lower than now".
fn distance(numbers: &dyn Format, input: Input, present: f64, value: f64) -> String {
    let row = input.row();
    let is_amount = row.kind == Kind::Number && !Screen::of(row.unit).percent && present > 0.0;
    if !is_amount || value < 0.0 || value == present {
        return String::new();
    }
    let change = value / present - 1.0;
    let way = if change < 0.0 { word!("lower", "menos") } else { word!("higher", "más") };
    if change > 9.0 {
        return say!(
            "{} times what it is now",
            "{} veces el valor actual",
            numbers.decimal(value / present, 0)
        );
    }
    let digits = usize::from(change.abs() < 0.0995);
    say!("{} {way} than now", "{} {way} que ahora", percent(numbers, change.abs(), digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::strategy::Strategy;

    const RATE: Input = Input::GpuCloudLeaseRateUsdPerHour;
    const CLOUD: Contender = Contender::Strategy(Strategy::GpuCloud);
    const HALLS: Contender = Contender::Strategy(Strategy::Colocation);

    fn found(input: Input, present: f64, answer: Answer, turn: Option<Turn>) -> BreakEven {
        BreakEven { input, question: Question::Best, present, answer, turn }
    }

    fn turn(side: Side, from: Contender, to: Contender) -> Option<Turn> {
        Some(Turn { side, from, to })
    }

    #[test]
    fn a_meeting_names_loser_and_winner() {
        let at = Answer::Meets { value: 1.9 };
        let phrase = phrase(&Plain, &found(RATE, 3.8, at, turn(Side::Below, CLOUD, HALLS)));
        assert_eq!(phrase.text(), "Below $1.90/GPU-hour the GPU cloud loses to AI colocation.");
        assert_eq!(phrase.value, Some(("$1.90/GPU-hour".to_owned(), 1.9)));
        assert_eq!(phrase.distance, "50% lower than now");
    }

    #[test]
    fn a_jump_is_called_one() {
        let at = Answer::Jumps { below: 4.0, above: 4.000_000_1 };
        let phrase = phrase(&Plain, &found(RATE, 3.2, at, turn(Side::Above, HALLS, CLOUD)));
        assert_eq!(
            phrase.text(),
            "Above $4/GPU-hour AI colocation loses to the GPU cloud, at a jump: a decision flips there."
        );
        assert_eq!(phrase.distance, "25% higher than now");
    }

    #[test]
    fn whole_numbers_name_the_first_on_the_other_side() {
        let years = Input::SiteHorizonYears;
        let at = Answer::Jumps { below: 7.0, above: 8.0 };
        let text = |side, from, to| phrase(&Plain, &found(years, 20.0, at, turn(side, from, to)));
        let below = text(Side::Below, HALLS, Contender::SellNow);
        assert_eq!(below.text(), "At 7 years or less AI colocation loses to selling now.");
        assert_eq!(below.value.map(|(_, value)| value), Some(7.0));
        assert_eq!(
            text(Side::Above, HALLS, CLOUD).text(),
            "At 8 years or more AI colocation loses to the GPU cloud."
        );
    }

    #[test]
    fn zero_and_never_are_said() {
        let zero = BreakEven {
            question: Question::Between(HALLS, Contender::Zero),
            ..found(RATE, 2.0, Answer::Never, None)
        };
        let text = phrase(&Plain, &zero).text();
        assert!(
            text.starts_with(
                "The NPV of AI colocation never changes sign within the accepted range, $0"
            ),
            "{text}"
        );
        let at = Answer::Meets { value: 1.0 };
        let lost = found(RATE, 2.0, at, turn(Side::Below, HALLS, Contender::Zero));
        assert_eq!(
            phrase(&Plain, &lost).text(),
            "Below $1/GPU-hour the NPV of AI colocation is negative."
        );
        let level = phrase(&Plain, &found(RATE, 2.0, Answer::Meets { value: 2.0 }, None));
        assert_eq!(level.text(), "Level as it is: any change decides.");
    }
}
