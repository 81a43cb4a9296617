//! The hybrid over its AI share.

/// Title.
pub const TITLE: &str =
    word!("The hybrid over its share of AI", "La opción híbrida según su parte de IA");
/// Name of the axis.
pub const AXIS: &str = word!("share of grid MW given to AI →", "parte de los MW de red para IA →");
/// Head of the column of shares.
pub const SHARE: &str = word!("Share of AI", "Parte de IA");
/// At the scenario's share.
pub const NOW: &str = word!("now", "ahora");
/// At the best share.
pub const BEST: &str = word!("best", "mejor");
/// No share respects the limits.
pub const NONE: &str = word!("No share meets the limits.", "Ninguna parte respeta los límites.");

/// The series under a stress.
#[must_use]
pub fn stressed(stress: &str) -> String {
    format!("{}, {stress}", super::NPV)
}

/// Beside the line of a limit.
#[must_use]
pub fn limit(value: &str) -> String {
    say!("limit {value}", "límite {value}")
}

/// Beside a marked share.
#[must_use]
pub fn marked(name: &str, share: &str, npv: &str) -> String {
    format!("{name} {share}: {npv}")
}

/// A share in the description.
#[must_use]
pub fn at(share: &str, npv: &str, funding: &str) -> String {
    say!(
        "{share}: NPV {npv}, deepest funding need {funding}",
        "{share}: VAN {npv}, mayor necesidad de fondos {funding}"
    )
}

/// Where the scenario stands.
#[must_use]
pub fn now_at(at: &str) -> String {
    say!("Now {at}.", "Ahora {at}.")
}

/// Where the best share under the limits is.
#[must_use]
pub fn best_at(at: &str) -> String {
    say!("Best under the limits at {at}.", "La mejor dentro de los límites: {at}.")
}

/// Over a reading.
#[must_use]
pub fn heading(share: &str) -> String {
    say!("{share} AI", "{share} de IA")
}
