//! The dollars and gigawatts of a headline, as they stand in the field of a page.

use super::Format;
use super::field::taken;

/// The most that a programme costs, USD: all that the world makes in a year.
const MOST_USD: f64 = 1e14;
/// The most that it takes, GW: all the power stations there are.
const MOST_GW: f64 = 10_000.0;

/// Dollars from a text in billions: "90", "90 bn", "$90 billion"; `None` if it says no cost.
#[must_use]
pub fn programme_usd(format: &dyn Format, text: &str) -> Option<f64> {
    let (value, found) = taken(format, "USD", text)?;
    // A bare number is in billions, as the field says; one with a multiplier says its own.
    let usd = if found.power == 0 { value * 1e9 } else { value };
    (usd > 0.0 && usd <= MOST_USD).then_some(usd)
}

/// Gigawatts: "3.7", "3,700 MW"; `None` if it says no power.
#[must_use]
pub fn programme_gw(format: &dyn Format, text: &str) -> Option<f64> {
    let (gw, _) = taken(format, "GW", text)?;
    (gw > 0.0 && gw <= MOST_GW).then_some(gw)
}

#[cfg(test)]
mod tests {
    use super::super::Plain;
    use super::*;

    #[test]
    fn headlines_as_they_are_written() {
        for text in ["90", "$90", "90bn", "$90 billion", "90,000 million", "USD 90"] {
            assert_eq!(programme_usd(&Plain, text), Some(90e9), "{text}");
        }
        for text in ["3.7", "3,7", "3.7 GW", "3700 MW", "3,700 MW"] {
            assert_eq!(programme_gw(&Plain, text), Some(3.7), "{text}");
        }
        for text in ["", "0", "-3", "2e9", "much", "3 years", "1e400"] {
            assert_eq!(programme_gw(&Plain, text), None, "{text}");
            assert_eq!(programme_usd(&Plain, text), None, "{text}");
        }
    }
}
