//! What shocks do to markets and to cash.

/// The line of the calm path.
pub const BEFORE: &str = word!("before", "antes");

/// What may move, in the order of the panels.
pub const MARKETS: [&str; 7] = word!(
    [
        "Bitcoin price",
        "Network hashrate",
        "Hashprice",
        "Power price",
        "GPU lease level, 1 = as entered",
        "Share of rent collected",
        "Share of leases collected",
    ],
    [
        "Precio del bitcoin",
        "Hashrate de la red",
        "Hashprice",
        "Precio de la energía",
        "Nivel de tarifas de GPU, 1 = el introducido",
        "Parte de la renta cobrada",
        "Parte de los contratos cobrada"
    ]
);

/// The line under the shocks.
#[must_use]
pub fn after(shocks: &str) -> String {
    say!("after: {shocks}", "después: {shocks}")
}

/// On the valuation date.
pub const AT_THE_START: &str = word!("at the start", "al inicio");

/// A panel whose lowest point is marked; no month is the start.
#[must_use]
pub fn lowest(panel: &str, value: &str, month: Option<&str>) -> String {
    let at_the_start = || AT_THE_START.to_owned();
    let when = month.map_or_else(at_the_start, |month| say!("in {month}", "en {month}"));
    say!("{panel}: at its lowest {value} {when}.", "{panel}: mínimo de {value} {when}.")
}

/// A panel without such a point.
#[must_use]
pub fn ends(panel: &str, after: &str, before: &str) -> String {
    say!(
        "{panel}: {after} at the end, {before} before.",
        "{panel}: {after} al final, {before} antes."
    )
}

/// Heads of a panel's two columns.
#[must_use]
pub fn heads(panel: &str) -> [String; 2] {
    [say!("{panel}, before", "{panel}, antes"), say!("{panel}, after", "{panel}, después")]
}
