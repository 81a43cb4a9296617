//! The curve of NPVs over one input.

use super::leader;
use crate::strategy::Strategy;

/// Title.
#[must_use]
pub fn title(label: &str) -> String {
    format!("NPV over {label}")
}

/// One use leads over the whole range.
#[must_use]
pub fn throughout(from: &str, to: &str, who: Option<Strategy>) -> String {
    format!("From {from} to {to}: {} leads throughout.", leader(who))
}

/// The lead changes hands: who has it first, and who takes it from which value on.
#[must_use]
pub fn changing(
    from: &str,
    to: &str,
    first: Option<Strategy>,
    then: &[(Option<Strategy>, String)],
) -> String {
    let then: Vec<String> =
        then.iter().map(|(who, from)| format!("{} from about {from}", leader(*who))).collect();
    format!("From {from} to {to}: {} leads, then {}.", leader(first), then.join(", then "))
}
