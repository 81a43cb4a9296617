//! The field's own question in one sentence: from which lease rate on owning the chips beats letting
//! the hall, beside what was signed and what hours cost now.

use crate::analysis::break_even::{Answer, BreakEven, Side};
use crate::analysis::standing::Contender;
use crate::cases::rates::{CONTRACTS, LeaseRate, ON_DEMAND, span};
use crate::format::{Format, value_with_unit};
use crate::language::capital;
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::text::month::dated;
use crate::text::turns::Piece;

/// "The GPU cloud overtakes AI colocation at $3.60/GPU-hour: contracts for Blackwell chips, signed or on offer, ran from
/// $2.91 (November 2025) to $5.30 (September 2026) a GPU-hour; on demand an hour costs $7.87 (September 2026)."
///
/// `found` is the break-even of the lease rate between the GPU cloud and colocation, `before` what is said in front of it:
/// a rate that stands there is not said again.
#[must_use]
pub fn question(numbers: &dyn Format, found: &BreakEven, before: &[Piece]) -> String {
    let market = market(numbers);
    let said = found.value().map(|value| rate(numbers, value));
    if before.iter().any(|piece| {
        piece.value.as_ref().map(|(words, _)| words) == said.as_ref() && said.is_some()
    }) {
        return format!("{}.", capital(&market));
    }
    format!("{}: {market}.", overtakes(numbers, found))
}

/// To the cent: contracts are signed to no more.
fn rate(numbers: &dyn Format, usd: f64) -> String {
    value_with_unit(numbers, Input::GpuCloudLeaseRateUsdPerHour, (100.0 * usd).round() / 100.0)
}

fn overtakes(numbers: &dyn Format, found: &BreakEven) -> String {
    let cloud = Contender::Strategy(Strategy::GpuCloud);
    let Some(value) = found.value() else {
        return word!(
            "No lease rate decides between the GPU cloud and AI colocation here",
            "Ninguna tarifa decide aquí entre la nube de GPU y la colocación para IA"
        )
        .to_owned();
    };
    let leads = found.turn.is_none_or(|turn| (turn.from == cloud) == (turn.side == Side::Below));
    let at = rate(numbers, value);
    let jump =
        if matches!(found.answer, Answer::Jumps { .. }) { word!(" about", " unos") } else { "" };
    if leads {
        say!(
            "The GPU cloud overtakes AI colocation at{jump} {at}",
            "La nube de GPU supera a la colocación para IA a partir de{jump} {at}"
        )
    } else {
        say!(
            "AI colocation overtakes the GPU cloud at{jump} {at}",
            "La colocación para IA supera a la nube de GPU a partir de{jump} {at}"
        )
    }
}

/// "contracts for Blackwell chips, signed or on offer, ran from $2.91 (November 2025) to $5.30 (September 2026) a GPU-hour;
/// on demand an hour costs $7.87 (September 2026)".
fn market(numbers: &dyn Format) -> String {
    let rate = |rate: &LeaseRate| {
        let usd = format!("${}", numbers.decimal(rate.usd_per_hour, 2));
        format!("{usd} ({})", dated(rate.date))
    };
    let mut parts = Vec::new();
    if let Some((least, most)) = span(&CONTRACTS) {
        parts.push(say!(
            "contracts for Blackwell chips, signed or on offer, ran from {} to {} a GPU-hour",
            "los contratos de chips Blackwell, firmados u ofrecidos, fueron de {} a {} por hora de GPU",
            rate(least),
            rate(most)
        ));
    }
    if let Some(latest) = ON_DEMAND.last() {
        parts.push(say!(
            "on demand an hour costs {}",
            "bajo demanda, la hora cuesta {}",
            rate(latest)
        ));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::break_even::{Question, Turn};
    use crate::format::Plain;

    fn found(answer: Answer, turn: Option<Turn>) -> BreakEven {
        let input = Input::GpuCloudLeaseRateUsdPerHour;
        BreakEven {
            input,
            question: Question::Best,
            present: 3.7,
            answer,
            ahead: None,
            turn,
            until: None,
        }
    }

    #[test]
    fn the_question_stands_beside_the_market() {
        let cloud = Contender::Strategy(Strategy::GpuCloud);
        let colocation = Contender::Strategy(Strategy::Colocation);
        let market = "contracts for Blackwell chips, signed or on offer, ran from $2.91 (November 2025) to $5.30 (September 2026) a GPU-hour; on demand an hour costs $7.87 (September 2026).";
        let below = Turn { side: Side::Below, from: cloud, to: colocation };
        let above = Turn { side: Side::Above, from: colocation, to: cloud };
        for turn in [below, above] {
            assert_eq!(
                question(&Plain, &found(Answer::Meets { value: 3.5987 }, Some(turn)), &[]),
                format!("The GPU cloud overtakes AI colocation at $3.60/GPU-hour: {market}")
            );
        }
        assert_eq!(
            question(&Plain, &found(Answer::Never, None), &[]),
            format!("No lease rate decides between the GPU cloud and AI colocation here: {market}")
        );
        let lease = Input::GpuCloudLeaseRateUsdPerHour;
        let said =
            |text: &str| Piece { text: String::new(), value: Some((text.to_owned(), lease)) };
        let at = found(Answer::Meets { value: 3.5987 }, Some(above));
        assert_eq!(
            question(&Plain, &at, &[said("$3.60/GPU-hour")]),
            market.replacen("contracts", "Contracts", 1)
        );
        assert!(question(&Plain, &at, &[said("$3.92/GPU-hour")]).starts_with("The GPU cloud"));
    }
}
