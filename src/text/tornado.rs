//! The words around the tornado: what is watched, who decides, why an input has no effect.

use crate::analysis::tornado::{NoEffect, Target};
use crate::strategy::Strategy;
use crate::text::strategy::{name, noun};

/// Heading of the section.
pub const HEADING: &str = "What moves the result, and what decides";
/// Under it.
pub const LEAD: &str = "Each assumption alone at the low and at the high end of its plausible range. Those that change the best use come first.";
/// The chooser.
pub const WATCH: &str = "Watch";
/// The lead, whoever has it.
pub const THE_LEAD: &str = "The lead of the best use over the next";
/// Opens the rest of the bars.
pub const ALL: &str = "All that have an effect";
/// Closes them again.
pub const FEWER: &str = "The largest only";
/// Groups of the chooser: NPV, differences, equity IRR, DSCR.
pub const GROUPS: [&str; 4] =
    ["Net present value", "Difference of two", "IRR on equity", "Lowest debt cover (DSCR)"];

/// What is watched.
#[must_use]
pub fn target(target: Target) -> String {
    match target {
        Target::Npv(strategy) => format!("NPV of {}", noun(strategy)),
        Target::Difference(a, b) => format!("{} less {}", name(a), noun(b)),
        Target::EquityIrr(strategy) => format!("Equity IRR of {}", noun(strategy)),
        Target::MinDscr(strategy) => format!("Lowest debt cover of {}", noun(strategy)),
    }
}

/// How many of those that decide are named.
const NAMED: usize = 5;

/// "Any of nine assumptions can alone take the lead from AI colocation. The five that weigh most:
/// rent; …". `labels` are in that order.
#[must_use]
pub fn deciding(best: Option<Strategy>, labels: &[&str]) -> String {
    let leader = best.map_or("selling now", noun);
    match labels {
        [] => format!(
            "No assumption alone, within its plausible range, takes the lead from {leader}."
        ),
        [one] => format!("One assumption can alone take the lead from {leader}: {one}."),
        several => {
            let count = counted(several.len());
            let named = several.get(..NAMED).unwrap_or(several).join("; ");
            let which = if several.len() > NAMED {
                format!(". The {} that weigh most: {named}", counted(NAMED))
            } else {
                format!(": {named}")
            };
            format!("Any of {count} assumptions can alone take the lead from {leader}{which}.")
        }
    }
}

fn counted(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let word = count.checked_sub(2).and_then(|index| WORDS.get(index));
    word.map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Heads the inputs that change nothing.
#[must_use]
pub fn without_effect(count: usize) -> String {
    format!("{count} assumptions that change nothing here, and why")
}

/// Why an input has no effect.
#[must_use]
pub fn no_effect(reason: NoEffect) -> String {
    match reason {
        NoEffect::SinglePoint => "their plausible range is a single value".to_owned(),
        NoEffect::UncertaintyOnly => "only random futures and stress tests use them".to_owned(),
        NoEffect::CashOnly => "only the lowest cash balance of a stress test uses them".to_owned(),
        NoEffect::OtherStrategy => "they belong to a use that is not watched".to_owned(),
        NoEffect::DebtOnly => "they belong to debt, and an NPV is of cash before debt".to_owned(),
        NoEffect::NotDiscounted => {
            "they are discount rates, and what is watched is not discounted".to_owned()
        }
        NoEffect::NoValue => "what is watched has no value".to_owned(),
        NoEffect::SwitchedOff { by } => format!("switched off by “{}”", by.row().label),
        NoEffect::ScalesAway => {
            "they are sizes, and a rate or a cover is the same at every size".to_owned()
        }
        NoEffect::WithinRange => "nothing within their plausible range changes it".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_decide_are_counted_in_words() {
        let best = Some(Strategy::Colocation);
        assert_eq!(
            deciding(best, &["Rent", "Tax"]),
            "Any of two assumptions can alone take the lead from AI colocation: Rent; Tax."
        );
        assert!(deciding(best, &["x"; 12]).starts_with("Any of twelve assumptions"));
        assert!(deciding(best, &["x"; 13]).starts_with("Any of 13 assumptions"));
        let six = deciding(best, &["a", "b", "c", "d", "e", "f"]);
        assert!(six.ends_with(". The five that weigh most: a; b; c; d; e."), "{six}");
        assert!(deciding(None, &[]).ends_with("takes the lead from selling now."));
    }
}
