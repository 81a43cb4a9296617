//! The map of the best use.

use super::{leader, leader_name};
use crate::strategy::Strategy;

/// Selling now in a reading.
pub const SELLING_NOW: &str = word!("Selling now", "Vender ahora");

/// In front of the shades, each with the lead that it stands for.
pub const KEY: &str = word!("lead", "ventaja");

/// Title.
#[must_use]
pub fn title(x: &str, y: &str) -> String {
    say!("Best use by {x} and {y}", "Mejor uso: {x} y {y}")
}

/// In a reading.
#[must_use]
pub fn ahead(margin: &str) -> String {
    say!("ahead by {margin}", "por delante en {margin}")
}

/// Who is best at a point.
#[must_use]
pub fn best(here: &str, who: Option<Strategy>, margin: &str) -> String {
    say!(
        "At {here}, {} is best by {margin}. ",
        "Con {here}, {} es lo mejor por {margin}. ",
        leader(who)
    )
}

/// How much of the map each leader has.
#[must_use]
pub fn shares(shares: &[(Option<Strategy>, String)]) -> String {
    let each: Vec<String> =
        shares.iter().map(|(who, share)| format!("{} {share}", leader(*who))).collect();
    say!("Share of the map: {}.", "Parte del mapa: {}.", each.join(", "))
}

/// A cell of the table.
#[must_use]
pub fn cell(who: Option<Strategy>, margin: &str) -> String {
    say!("{}, by {margin}", "{}, por {margin}", leader_name(who))
}

/// The corner of the table.
#[must_use]
pub fn corner(down: &str, across: &str) -> String {
    say!("{down} by {across}", "{down} por {across}")
}
