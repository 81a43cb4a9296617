//! The curve of NPVs over one input.

use super::leader;
use crate::strategy::Strategy;

/// Title.
#[must_use]
pub fn title(label: &str) -> String {
    say!("NPV over {label}", "VAN según {label}")
}

/// One use leads over the whole range.
#[must_use]
pub fn throughout(from: &str, to: &str, who: Option<Strategy>) -> String {
    say!(
        "From {from} to {to}: {} leads throughout.",
        "De {from} a {to}: {} lidera siempre.",
        leader(who)
    )
}

/// The lead changes hands: who has it first, and who takes it from which value on.
#[must_use]
pub fn changing(
    from: &str,
    to: &str,
    first: Option<Strategy>,
    then: &[(Option<Strategy>, String)],
) -> String {
    let then: Vec<String> = then
        .iter()
        .map(|(who, from)| {
            say!("{} from about {from}", "{} desde {from} aproximadamente", leader(*who))
        })
        .collect();
    say!(
        "From {from} to {to}: {} leads, then {}.",
        "De {from} a {to}: {} lidera; después, {}.",
        leader(first),
        then.join(word!(", then ", "; después, "))
    )
}
