//! The words around the map.

/// Heading of the section.
pub const HEADING: &str = "The frontier between the uses";
/// Under it.
pub const LEAD: &str = "Best use, and by how much, over any two assumptions; the others as they stand. Drag the point, or press anywhere: both inputs follow.";
/// The chooser of the input from left to right.
pub const ACROSS: &str = "Across";
/// The chooser of the input from bottom to top.
pub const UPWARDS: &str = "Upwards";
/// Exchanges the two.
pub const SWAP: &str = "Swap";
/// How the point is moved by keyboard.
pub const KEYS: &str =
    "Left and right arrow keys move the first input, up and down the second; with Shift ten steps.";
/// What the point is.
pub const POINT: &str = "Your site on the map";
/// A role for the point that says that it moves two ways.
pub const POINT_ROLE: &str = "point on a map";

/// "Bitcoin price $84,700/BTC, Rent $120/kW-month; AI colocation is best by $45m".
#[must_use]
pub fn place(x: (&str, &str), y: (&str, &str), outcome: &str) -> String {
    format!("{} {}, {} {}; {outcome}", x.0, x.1, y.0, y.1)
}
