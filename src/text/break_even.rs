//! Break-evens as sentences: "Below $1.90/GPU-hour the GPU cloud loses to AI colocation."

use crate::analysis::break_even::{Answer, BreakEven, Question, Side, Turn};
use crate::analysis::standing::Contender;
use crate::analysis::step::snapped;
use crate::format::{Format, Screen, percent, value_with_unit};
use crate::language::{SPANISH, capital, small};
use crate::scenario::{Input, Kind};
use crate::text::strategy::{contender, noun};

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
        (Answer::Never, _) => Phrase::without_value(never(found)),
        (_, None) => Phrase::without_value(level(numbers, found)),
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
    if let Some(until) = found.until {
        return stretch(numbers, found, turn, value, until);
    }
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
    let value = on_step(found, value);
    Phrase {
        before: before.to_owned(),
        value: Some((value_with_unit(numbers, found.input, value), value)),
        after: format!("{link}{}{jump}", outcome(turn)),
        distance: distance(numbers, found.input, found.present, value),
    }
}

/// Further out it turns back: "From 5.042 years to 5.125 years the GPU cloud loses to AI colocation."
fn stretch(numbers: &dyn Format, found: &BreakEven, turn: Turn, value: f64, until: f64) -> Phrase {
    let words = |x: f64| value_with_unit(numbers, found.input, x);
    let on_steps = (on_step(found, value), on_step(found, until));
    // What is narrower than a step is said as it is.
    let alike = words(on_steps.0) == words(on_steps.1);
    let (value, until) = if alike { (value, until) } else { on_steps };
    let (near, far) = (words(value), words(until));
    let (before, to) = if near == far {
        (word!("At ", "Con ").to_owned(), String::new())
    } else if turn.side == Side::Below {
        (say!("From {far} to ", "De {far} a "), String::new())
    } else {
        (word!("From ", "De ").to_owned(), say!(" to {far}", " a {far}"))
    };
    let link = word!(" ", ", ");
    Phrase {
        before,
        value: Some((near, value)),
        after: format!("{to}{link}{}.", outcome(turn)),
        distance: distance(numbers, found.input, found.present, value),
    }
}

/// Further from the value than this share of it, a step would be another value.
const NEAR: f64 = 0.02;

/// A value as it is said and set: on the input's step, unless that is where it stands already or too
/// coarse.
fn on_step(found: &BreakEven, value: f64) -> f64 {
    let step = snapped(found.input, value);
    let coarse = (step - value).abs() > NEAR * value.abs();
    let is_number = found.input.row().kind == Kind::Number;
    if !is_number || coarse || step == found.present { value } else { step }
}

/// Nothing turns: both are worth the same as it is, or they touch further off.
fn level(numbers: &dyn Format, found: &BreakEven) -> String {
    match found.value().filter(|value| *value != found.present) {
        None => word!(
            "Level as it is: any other change decides.",
            "Empatado tal como está: cualquier otro cambio decide."
        )
        .to_owned(),
        Some(value) => {
            let value = value_with_unit(numbers, found.input, on_step(found, value));
            say!(
                "Level at {value}, and nothing turns there.",
                "Empatado con {value}, y ahí nada cambia."
            )
        }
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
        (from, to) => {
            say!("{} loses to {}", "{} pierde frente a {}", contender(from), contender(to))
        }
    }
}

/// "The NPV of AI colocation stays positive at any bitcoin price." What the page accepts is no news.
fn never(found: &BreakEven) -> String {
    let row = found.input.row();
    if row.min >= row.max {
        return word!("It takes one value only.", "Solo admite un valor.").to_owned();
    }
    let label = within_a_sentence(row.label);
    let any = any_value(&label);
    match (found.question, found.ahead) {
        (Question::Best, Some(best)) => capital(&say!(
            "{} stays best at any {any}.",
            "{} sigue siendo lo mejor con cualquier {any}.",
            contender(best)
        )),
        (Question::Between(one, Contender::Zero), Some(ahead)) => {
            let sign = if ahead == Contender::Zero {
                word!("negative", "negativo")
            } else {
                word!("positive", "positivo")
            };
            say!(
                "The NPV of {} stays {sign} at any {any}.",
                "El VAN de {} sigue siendo {sign} con cualquier {any}.",
                contender(one)
            )
        }
        (Question::Between(..), Some(ahead)) => capital(&say!(
            "{} stays ahead at any {any}.",
            "{} sigue por delante con cualquier {any}.",
            contender(ahead)
        )),
        (_, None) => say!("No {} decides that.", "Ningún cambio de {} decide eso.", label),
    }
}

/// What stands behind "any": in Spanish a plural has a value of its own, "valor de meses".
fn any_value(label: &str) -> String {
    let is_plural = SPANISH && label.split(' ').next().is_some_and(|word| word.ends_with('s'));
    if is_plural { format!("valor de {label}") } else { label.to_owned() }
}

/// A label inside a sentence: "bitcoin price", "GPU lease rate"; what follows a comma is left out.
fn within_a_sentence(label: &str) -> String {
    let label = label.split(',').next().unwrap_or(label);
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = label.get(first.len_utf8()..).unwrap_or_default();
            format!("{}{rest}", small(first))
        }
        _ => label.to_owned(),
    }
}

/// "31% lower than now".
fn distance(numbers: &dyn Format, input: Input, present: f64, value: f64) -> String {
    let row = input.row();
    let is_amount =
        row.kind == Kind::Number && !Screen::of(numbers, row.unit).percent && present > 0.0;
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
        BreakEven {
            input,
            question: Question::Best,
            present,
            answer,
            ahead: Some(HALLS),
            turn,
            until: None,
        }
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
    fn what_turns_back_says_from_where_to_where() {
        let said = |present, answer, side, until| {
            let turn = turn(side, CLOUD, HALLS);
            let found = BreakEven { until: Some(until), ..found(RATE, present, answer, turn) };
            phrase(&Plain, &found)
        };
        let above = said(2.0, Answer::Jumps { below: 3.0, above: 3.000_000_1 }, Side::Above, 4.5);
        assert_eq!(
            above.text(),
            "From $3/GPU-hour to $4.50/GPU-hour the GPU cloud loses to AI colocation."
        );
        assert_eq!(above.value, Some(("$3/GPU-hour".to_owned(), 3.0)));
        let below = said(4.0, Answer::Meets { value: 3.0 }, Side::Below, 2.5);
        assert_eq!(
            below.text(),
            "From $2.50/GPU-hour to $3/GPU-hour the GPU cloud loses to AI colocation."
        );
        assert_eq!(below.value, Some(("$3/GPU-hour".to_owned(), 3.0)));
        // Closer together than a step, and than what is written of them.
        let near = said(4.0, Answer::Meets { value: 3.012 }, Side::Below, 3.006);
        assert_eq!(
            near.text(),
            "From $3.006/GPU-hour to $3.012/GPU-hour the GPU cloud loses to AI colocation."
        );
        let point = said(4.0, Answer::Meets { value: 3.012 }, Side::Below, 3.012 - 1e-9);
        assert_eq!(point.text(), "At $3.012/GPU-hour the GPU cloud loses to AI colocation.");
    }

    #[test]
    fn zero_and_never_are_said() {
        let zero = BreakEven {
            question: Question::Between(HALLS, Contender::Zero),
            ..found(RATE, 2.0, Answer::Never, None)
        };
        let text = phrase(&Plain, &zero).text();
        assert_eq!(text, "The NPV of AI colocation stays positive at any GPU lease rate.");
        let at = Answer::Meets { value: 1.0 };
        let lost = found(RATE, 2.0, at, turn(Side::Below, HALLS, Contender::Zero));
        assert_eq!(
            phrase(&Plain, &lost).text(),
            "Below $1/GPU-hour the NPV of AI colocation is negative."
        );
        let level = phrase(&Plain, &found(RATE, 2.0, Answer::Meets { value: 2.0 }, None));
        assert_eq!(level.text(), "Level as it is: any other change decides.");
        let touch = phrase(&Plain, &found(RATE, 2.0, Answer::Meets { value: 3.0 }, None));
        assert_eq!(touch.text(), "Level at $3/GPU-hour, and nothing turns there.");
    }

    #[test]
    fn what_never_turns_says_what_stays() {
        let text = |input, ahead| {
            let never = BreakEven { ahead, ..found(input, 2.0, Answer::Never, None) };
            phrase(&Plain, &never).text()
        };
        let btc = Input::NetworkBtcPriceUsd;
        assert_eq!(text(btc, Some(CLOUD)), "The GPU cloud stays best at any bitcoin price.");
        let rent = Input::ColocationRentUsdPerKwMonth;
        assert_eq!(text(rent, Some(Contender::SellNow)), "Selling now stays best at any rent.");
        assert_eq!(text(btc, None), "No bitcoin price decides that.");
    }

    #[test]
    fn a_value_is_said_and_set_on_a_step() {
        let step = |present, value| {
            let at = Answer::Meets { value };
            let found = found(RATE, present, at, turn(Side::Below, CLOUD, HALLS));
            phrase(&Plain, &found).value.map(|(_, value)| value)
        };
        let on = RATE.row().step;
        assert_eq!(step(3.8, 3.353_018_278), Some((3.353_018_278 / on).round() * on));
        // Nearer than a step: the value itself, or pressing it would do nothing.
        assert_eq!(step(3.8, 3.8 - 0.1 * on), Some(3.8 - 0.1 * on));
    }
}
