//! Converting now, later or never.

/// Title.
pub const TITLE: &str =
    word!("Converting now, later or never", "Convertir ahora, más tarde o nunca");
/// The line of mining on.
pub const NEVER: &str = word!("Never: mine on", "Nunca: seguir minando");
/// The same where a line has no room for what happens then.
pub const NEVER_SHORT: &str = word!("Never", "Nunca");
/// Head of the column of dates.
pub const CONVERTING: &str = word!("Converting", "Convertir");
/// The last row.
pub const NEVER_ROW: &str = word!("never", "nunca");

/// When, by the delay in words; `None`: without any.
#[must_use]
pub fn when(delay: Option<&str>) -> String {
    delay.map_or(word!("now", "ahora").to_owned(), |delay| say!("in {delay}", "dentro de {delay}"))
}

/// Beside the best point.
#[must_use]
pub fn best(npv: &str) -> String {
    say!("best: {npv}", "mejor: {npv}")
}

/// Converting pays.
#[must_use]
pub fn converting_best(name: &str, when: &str, npv: &str, never: &str) -> String {
    say!(
        "Best is {name} {when}: NPV {npv}; never converting is worth {never}.",
        "Lo mejor es {name} {when}: VAN {npv}; no convertir nunca vale {never}."
    )
}

/// Mining on pays more.
#[must_use]
pub fn never_best(npv: &str) -> String {
    say!("Never converting is best: NPV {npv}.", "Lo mejor es no convertir nunca: VAN {npv}.")
}
